import { comparableKey } from "../kernel/names";
import { busyHours } from "../schedule/busy-hours";
import type { AllRows } from "../workbook/sheet-rows";
import type { Plan } from "./plan-result";
import { resourceLoads } from "./resource-loads";

/** The resource that limits the plan, and how full it is. */
export interface Constraint {
  readonly resource: string;
  /** Required ÷ available over the next four weeks. */
  readonly load: number;
  /** True: in one of these weeks work waits for it. */
  readonly demandWaits: boolean;
}

/** What hours of work are worth. */
export interface HourPrices {
  /** The constraint, while demand waits for it; undefined: none waits. */
  readonly waitedFor: WaitedFor | undefined;
  /** Money per hour of overtime, by resource; those without an Overtime rate are missing. */
  readonly overtimeRates: ReadonlyMap<string, number>;
}

export interface WaitedFor {
  readonly resource: string;
  /** Contribution that an hour on it earns; undefined: not known, or it earns nothing. */
  readonly perHour: number | undefined;
}

/** The limited resource with the highest load ahead; undefined: nothing is planned on any. */
export function constraintOf(plan: Plan): Constraint | undefined {
  const loads = resourceLoads(plan).filter(({ load }) => load > 0);
  if (loads.length === 0) return undefined;
  const { resource, load, full } = loads.reduce((a, b) => (b.load > a.load ? b : a));
  return { resource: plan.problem.resources[resource]!.id, load, demandWaits: full };
}

/** `rows`: where Material cost is. */
export function hourPrices(plan: Plan, rows: AllRows): HourPrices {
  const constraint = constraintOf(plan);
  const resource = constraint?.demandWaits ? constraint.resource : undefined;
  return {
    waitedFor:
      resource === undefined ? undefined : { resource, perHour: perHourOn(resource, plan, rows) },
    overtimeRates: new Map(
      plan.model.resources.flatMap(({ id, overtimeRate }) =>
        overtimeRate === undefined ? [] : [[id, overtimeRate]],
      ),
    ),
  };
}

/**
 * Contribution (Value less Material cost) of the open orders that need a resource, for each hour that
 * they take of it. Undefined where no order has both figures, or they earn nothing.
 */
function perHourOn(resource: string, plan: Plan, rows: AllRows): number | undefined {
  const { model, problem, solution } = plan;
  const materialCost = new Map(
    rows.Products.rows.map((row) => [comparableKey(row.product), row.materialCost]),
  );
  const at = problem.resources.findIndex(({ id }) => id === resource);
  let [contribution, hours] = [0, 0];
  problem.orders.forEach(({ jobs }, index) => {
    const { value, product, quantity } = model.orders[index]!;
    const cost = materialCost.get(comparableKey(product));
    if (value === undefined || cost === undefined) return;
    const work = jobs
      .flatMap((job) => problem.jobs[job]!.operations)
      .flatMap((operation) => solution.placements[operation] ?? []);
    const taken = busyHours(problem, work)[at]!;
    if (taken === 0) return;
    contribution += value - cost * quantity;
    hours += taken;
  });
  return hours > 0 && contribution > 0 ? contribution / hours : undefined;
}
