import type { Issue } from "../kernel/issue";
import { comparableKey } from "../kernel/names";
import type { OperationKey, ScheduleLock } from "../intake/plan-context";
import type { Order } from "../model/planning-model";
import { type Plan, stepOf } from "./plan-result";
import { type NotScheduled, promisesOf } from "./promises";
import { sayOrder } from "./run-report";
import { sayDay } from "./say-time";
import { sayConflict, sayOperation } from "./words";

/** What the schedule itself has to say: locks that gave way, and orders that have no place. */
export function planIssues(plan: Plan, locks: readonly ScheduleLock[]): readonly Issue[] {
  return [...conflictIssues(plan, locks), ...unscheduledIssues(plan)];
}

function conflictIssues(plan: Plan, locks: readonly ScheduleLock[]): readonly Issue[] {
  const places = new Map(locks.map((lock) => [keyOf(lock), lock]));
  return plan.solution.conflicts.map((conflict): Issue => {
    const { job, state } = plan.problem.operations[conflict.operation]!;
    const planned = plan.model.jobs[job]!;
    const step = stepOf(plan, conflict.operation).step;
    const lock = places.get(keyOf({ order: planned.shownOrder, line: planned.line, step }));
    const frozen = state.kind === "fixed" && state.by === "freeze";
    return {
      severity: "warning",
      code: frozen ? "frozen-start-not-kept" : "lock-not-kept",
      sheet: frozen ? "" : (lock?.sheet ?? ""),
      cell: frozen ? "" : (lock?.cell ?? ""),
      value: frozen || !lock ? "" : "Yes",
      what: `${sayOperation(plan, conflict.operation)} could not keep its ${frozen ? "published" : "locked"} start: ${sayConflict(plan, conflict)}.`,
      how: frozen
        ? "Nothing needs to be done; publish the plan if the new start is right."
        : "Set Locked to No, or change the start or resource of one of the two.",
    };
  });
}

const keyOf = ({ order, line, step }: OperationKey) =>
  [order, line, step].map(comparableKey).join("\u0001");

/** Orders that were read well and still have no place; faulty rows have issues of their own. */
function unscheduledIssues(plan: Plan): readonly Issue[] {
  const issues: Issue[] = [];
  const tooLate: LeftOver[] = [];
  for (const { order, notScheduled } of promisesOf(plan)) {
    if (!notScheduled || order.leftOut || order.source === "Material") continue;
    const left = { order, notScheduled };
    if (order.source === "Plan" && notScheduled.isPastHorizon) tooLate.push(left);
    else issues.push(unscheduledIssue(left));
  }
  const sheets = new Set(tooLate.map(({ notScheduled }) => notScheduled.sheet));
  const notes = [...sheets].map((sheet) =>
    pastHorizonNote(
      plan,
      tooLate.filter(({ notScheduled }) => notScheduled.sheet === sheet),
    ),
  );
  return [...issues, ...notes];
}

interface LeftOver {
  readonly order: Order;
  readonly notScheduled: NotScheduled;
}

function unscheduledIssue({ order, notScheduled }: LeftOver): Issue {
  return {
    severity: order.source === "Order" ? "error" : "warning",
    code: "order-not-scheduled",
    sheet: notScheduled.sheet,
    cell: notScheduled.cell,
    value: order.order,
    what: `${sayOrder(order)} is not scheduled: ${notScheduled.reason}.`,
    how: "Change what the reason names: the horizon, the calendar, the resource or the standard.",
  };
}

/** The last weeks of a plan end behind every horizon: one note for all of a sheet, Promises names each. */
function pastHorizonNote({ model }: Plan, left: readonly LeftOver[]): Issue {
  const { order, notScheduled } = left[0]!;
  const who =
    left.length === 1
      ? `The planned order ${order.order}`
      : `${left.length} planned orders, the first ${order.order},`;
  const horizon = sayDay(model.horizonEnd, model.planStart);
  return {
    severity: "note",
    code: "planned-past-horizon",
    sheet: notScheduled.sheet,
    cell: notScheduled.cell,
    value: order.order,
    what: `${who} would end after the horizon (${horizon}) and ${left.length === 1 ? "is" : "are"} not scheduled; see Promises.`,
    how: "Set Horizon days higher if they matter now; else nothing needs to be done.",
  };
}
