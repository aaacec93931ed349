import { MINUTE } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { cellPosition } from "../kernel/cell-address";
import { addTo } from "../kernel/groups";
import type { Resource } from "../model/planning-model";
import { type AllRows, type SheetRows, addressOf } from "../workbook/sheet-rows";
import { PLAN_KEY, type PlanRow } from "./history";
import type { Chances } from "./chances";
import { type Plan, type PlannedOperation, plannedOperations } from "./plan-result";
import { promisesOf } from "./promises";

const NOTHING: PlanRow = {
  key: undefined,
  order: undefined,
  line: undefined,
  product: undefined,
  step: undefined,
  resource: undefined,
  unit: undefined,
  start: undefined,
  runStart: undefined,
  end: undefined,
  setupMin: undefined,
  runMin: undefined,
  startQuantity: undefined,
  goodQuantity: undefined,
  due: undefined,
  finish: undefined,
  probabilityOnTime: undefined,
  safeDate: undefined,
  ratePerHour: undefined,
  rateCell: undefined,
  setupCell: undefined,
  yield: undefined,
  yieldCell: undefined,
  efficiency: undefined,
  efficiencyCell: undefined,
  uptime: undefined,
  uptimeCell: undefined,
};

/** What a plan says, row by row: itself, then every operation that is not finished, with the assumptions used. */
export function planRows(
  plan: Plan,
  rows: AllRows,
  chances: Chances | undefined,
): readonly PlanRow[] {
  const promised = promiseByOperation(plan, chances);
  const assumptions = new Assumptions(plan, rows);
  const operations = plannedOperations(plan)
    .filter(({ operation }) => operation.state.kind !== "finished")
    .map((operation) => operationRow(operation, promised.get(operation.index), assumptions));
  const { planStart, horizonEnd } = plan.model;
  return [{ ...NOTHING, key: PLAN_KEY, start: planStart, end: horizonEnd }, ...operations];
}

type PromisedDates = Pick<PlanRow, "finish" | "probabilityOnTime" | "safeDate">;

/** What is promised of an order, by the operation that ends it. */
function promiseByOperation(
  plan: Plan,
  chances: Chances | undefined,
): ReadonlyMap<number, PromisedDates> {
  const last = new Map<number, number>();
  for (const { index, job } of plannedOperations(plan)) {
    const known = last.get(job.order);
    const end = plan.solution.placements[index]!.end;
    if (known === undefined || end >= plan.solution.placements[known]!.end)
      last.set(job.order, index);
  }
  const promised = new Map<number, PromisedDates>();
  for (const { index, finish } of promisesOf(plan)) {
    const operation = last.get(index);
    if (operation === undefined || finish === undefined) continue;
    const chance = chances?.ofOrder[index];
    promised.set(operation, {
      finish,
      probabilityOnTime: chance?.onTime,
      safeDate: chance?.safeDate,
    });
  }
  return promised;
}

function operationRow(
  operation: PlannedOperation,
  promised: PromisedDates | undefined,
  assumptions: Assumptions,
): PlanRow {
  const { job, step, placement } = operation;
  const text = (value: string) => (value === "" ? undefined : value);
  return {
    ...NOTHING,
    key: [job.shownOrder, job.line, step.step].join("|"),
    order: job.shownOrder,
    line: text(job.line),
    product: job.product,
    step: step.step,
    resource: operation.resource,
    unit: operation.unit,
    start: operation.start,
    runStart: operation.runStart,
    end: operation.end,
    setupMin: placement.setup / MINUTE,
    runMin: placement.run / MINUTE,
    startQuantity: step.startQuantity,
    goodQuantity: step.goodQuantity,
    due: operation.due,
    ...promised,
    ratePerHour: operation.mode?.ratePerHour,
    yield: step.yield,
    ...assumptions.ofStandard(operation),
    ...assumptions.ofResource(operation.resource),
  };
}

type StandardCells = Partial<Pick<PlanRow, "rateCell" | "setupCell" | "yieldCell">>;
type ResourceAssumptions = Partial<
  Pick<PlanRow, "efficiency" | "efficiencyCell" | "uptime" | "uptimeCell">
>;

/** Where the figures that a plan was made with stand in the workbook. */
class Assumptions {
  private readonly standards = new Map<
    string,
    { readonly row: number; readonly resource: string }[]
  >();
  private readonly capacities = new Map<string, number>();
  private readonly resources: ReadonlyMap<string, Resource>;

  constructor(
    plan: Plan,
    private readonly rows: AllRows,
  ) {
    for (const row of rows.Standards.rows) {
      const resource = comparableKey(row.resource ?? "");
      addTo(this.standards, standardKey(row.product, row.step), { row: row.row, resource });
    }
    for (const row of rows.Capacities.rows)
      this.capacities.set(comparableKey(row.resource ?? ""), row.row);
    this.resources = new Map(plan.model.resources.map((resource) => [resource.id, resource]));
  }

  ofStandard({ job, step, resource }: PlannedOperation): StandardCells {
    const { Standards } = this.rows;
    if (step.sheet !== Standards.sheet) return { rateCell: place(step.sheet, step.cell) };
    const candidates = this.standards.get(standardKey(job.product, step.step)) ?? [];
    const own = comparableKey(resource);
    const group = comparableKey(this.resources.get(resource)?.group ?? "");
    const found =
      candidates.find((candidate) => candidate.resource === own) ??
      candidates.find((candidate) => candidate.resource === group);
    const row = found?.row ?? cellPosition(step.cell)?.row;
    if (row === undefined) return {};
    const cell = (key: string) => cellPlace(Standards, row, key);
    return {
      rateCell: cell("minPerUnit") ?? cell("ratePerHour"),
      setupCell: cell("setupMin"),
      yieldCell: cell("yield"),
    };
  }

  ofResource(id: string): ResourceAssumptions {
    const resource = this.resources.get(id);
    if (!resource) return {};
    const row = this.capacities.get(comparableKey(id));
    const cell = (key: string) =>
      row === undefined ? undefined : cellPlace(this.rows.Capacities, row, key);
    return {
      efficiency: resource.efficiency,
      efficiencyCell: cell("efficiency"),
      uptime: resource.uptime,
      uptimeCell: cell("uptime"),
    };
  }
}

const standardKey = (product: string | undefined, step: string | undefined) =>
  `${comparableKey(product ?? "")}|${comparableKey(step ?? "")}`;

function cellPlace(rows: SheetRows, row: number, column: string): string | undefined {
  return place(rows.sheet, addressOf(rows, row, column));
}

/** `Standards!F7`; undefined where there is no such cell. */
function place(sheet: string, cell: string): string | undefined {
  return sheet === "" || cell === "" ? undefined : `${sheet}!${cell}`;
}
