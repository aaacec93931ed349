import { HOUR, MINUTE } from "../kernel/moment";
import { movedOperations } from "../schedule/moved-operations";
import { OPERATION_STATUSES, SCHEDULE } from "../sheets/written-plan";
import type { SheetContent } from "../workbook/sheet-content";
import { type Plan, type PlannedOperation, plannedOperations } from "./plan-result";
import type { SheetContext } from "./sheet-context";
import { columnArea, emptyRow, looks, madeFrom, mainTable, sheetOf } from "./sheet-parts";
import { sayBinding } from "./words";
import type { ContentRow } from "./written-content";
import { shownDayEnd } from "./day-end";

export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** Below this slack an operation is at risk. */
const RISK = 8 * HOUR;

/** The Schedule: a row for each operation, by Start and resource. */
export function scheduleSheet(plan: Plan, context: SheetContext): SheetContent {
  const operations = [...plannedOperations(plan)].sort(byStart);
  const rows = operations.map((operation) => scheduleRow(plan, operation));
  if (rows.length === 0)
    rows.push(
      emptyRow(SCHEDULE, "order", "Nothing is scheduled; see Promises and Issues for why."),
    );
  const table = mainTable(SCHEDULE, rows, context);
  return sheetOf({
    definition: SCHEDULE,
    table,
    title: "Schedule",
    lines: [madeFrom(context, plan.model.planStart), countLine(plan, operations)],
    freezeColumns: 2,
    conditionalFormats: looks(SCHEDULE, table, "status", {
      Late: "bad",
      "At risk": "warn",
      "On time": "good",
      Running: "run",
      Done: "quiet",
    }),
    validations: [
      {
        area: columnArea(SCHEDULE, table, "locked"),
        rule: { kind: "list", choices: ["Yes", "No"] },
        title: "Locked",
        message: "Yes keeps resource, unit and start at the next run.",
        strict: true,
      },
    ],
    tabColor: "1F6F5C",
  });
}

function byStart(a: PlannedOperation, b: PlannedOperation): number {
  return (
    a.start - b.start ||
    (a.resource < b.resource ? -1 : a.resource > b.resource ? 1 : 0) ||
    (a.unit ?? 0) - (b.unit ?? 0) ||
    a.index - b.index
  );
}

function scheduleRow(plan: Plan, operation: PlannedOperation): ContentRow<typeof SCHEDULE> {
  const { job, order, step, placement } = operation;
  const status = operationStatus(operation);
  return {
    order: job.shownOrder,
    line: job.line,
    product: job.product,
    description: operation.description,
    customer: order.customer,
    step: step.step,
    operation: step.operation,
    resource: operation.resource,
    unit: operation.unit,
    labour: operation.mode?.labour,
    start: operation.start,
    runStart: operation.runStart,
    end: operation.end,
    setupMin: placement.setup / MINUTE,
    runMin: placement.run / MINUTE,
    startQuantity: step.startQuantity,
    goodQuantity: step.goodQuantity,
    ratePerHour: operation.ratePerHour,
    due: shownDayEnd(operation.due),
    slackH: status === "Done" || operation.slack === undefined ? undefined : operation.slack / HOUR,
    status,
    objective: order.objective,
    waitsFor: sayBinding(plan, placement),
    locked: isLocked(operation) ? "Yes" : "No",
  };
}

const isLocked = ({ operation }: PlannedOperation) =>
  operation.state.kind === "fixed" && operation.state.by === "lock";

/** Done and Running by what happened; else Late under no slack, At risk under 8 h, without a due date On time. */
export function operationStatus({ operation, slack }: PlannedOperation): OperationStatus {
  if (operation.state.kind === "finished") return "Done";
  if (operation.state.kind === "running") return "Running";
  if (slack === undefined) return "On time";
  if (slack < 0) return "Late";
  return slack < RISK ? "At risk" : "On time";
}

function countLine(plan: Plan, operations: readonly PlannedOperation[]): string {
  const counts = OPERATION_STATUSES.map((status) => {
    const count = operations.filter((operation) => operationStatus(operation) === status).length;
    return count === 0 ? [] : [`${count} ${status.toLowerCase()}`];
  }).flat();
  const all = `${operations.length} ${operations.length === 1 ? "operation" : "operations"}`;
  const moved = movedOperations(plan.problem, plan.solution).operations;
  if (moved > 0) counts.push(`${moved} moved since the last committed plan`);
  return [all, ...counts].join(" · ");
}
