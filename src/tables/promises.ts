import { DAY, type Moment } from "../kernel/moment";
import type { Order } from "../model/planning-model";
import type { Unscheduled } from "../schedule/solution";
import { waitsMostFor } from "./critical-chain";
import { type Plan, dueOf } from "./plan-result";
import { sayUnscheduled } from "./words";

/** When an order line, a planned order or a made material will be finished. */
export interface Promised {
  readonly order: Order;
  /** Index into the model's orders. */
  readonly index: number;
  /** When it is due; for a made material, when its parent needs it. */
  readonly due: Moment | undefined;
  /** Last End and Ship days; undefined: not scheduled. */
  readonly finish: Moment | undefined;
  /** Days to two decimals, 0 when not late; undefined without a finish or a due date. */
  readonly lateDays: number | undefined;
  readonly waitsMostFor: string;
  /** Why it is not scheduled; undefined: it is. */
  readonly notScheduled: NotScheduled | undefined;
}

export interface NotScheduled {
  /** Begins in lower case. */
  readonly reason: string;
  readonly sheet: string;
  readonly cell: string;
  /** True when it is only too late for the horizon. */
  readonly isPastHorizon: boolean;
}

/** All that is promised, in workbook order: order lines, planned orders, made materials. Done orders are left out. */
export function promisesOf(plan: Plan): readonly Promised[] {
  const known = made.get(plan) ?? makePromises(plan);
  made.set(plan, known);
  return known;
}

/** Every sheet asks for them; they are made once for each plan. */
const made = new WeakMap<Plan, readonly Promised[]>();

function makePromises(plan: Plan): readonly Promised[] {
  const operations = operationsByOrder(plan);
  const causes = causesByOrder(plan);
  return plan.model.orders.flatMap((order, index) =>
    order.status === "Done"
      ? []
      : [promiseOf(plan, order, index, operations[index] ?? [], causes.get(index))],
  );
}

/** Operation indexes by order of the model. */
export function operationsByOrder(plan: Plan): readonly (readonly number[])[] {
  const lists: number[][] = plan.model.orders.map(() => []);
  for (const operation of plan.problem.operations)
    lists[plan.model.jobs[operation.job]!.order]!.push(operation.index);
  return lists;
}

/** By order of the model: what its being left out was reported for. */
function causesByOrder(plan: Plan): ReadonlyMap<number, Unscheduled> {
  const causes = new Map<number, Unscheduled>();
  for (const unscheduled of plan.solution.unscheduled) {
    const jobs = plan.problem.orders[unscheduled.order]?.jobs ?? [];
    for (const job of [plan.problem.operations[unscheduled.operation]!.job, ...jobs]) {
      const order = plan.model.jobs[job]!.order;
      if (!causes.has(order)) causes.set(order, unscheduled);
    }
  }
  return causes;
}

function promiseOf(
  plan: Plan,
  order: Order,
  index: number,
  operations: readonly number[],
  cause: Unscheduled | undefined,
): Promised {
  const due = order.source === "Material" ? needOf(plan, operations) : order.due;
  const base = { order, index, due };
  const left = notScheduled(plan, order, operations, cause);
  if (left)
    return {
      ...base,
      finish: undefined,
      lateDays: undefined,
      waitsMostFor: `Not scheduled: ${left.reason}`,
      notScheduled: left,
    };
  const finish = finishOf(plan, order, operations);
  return {
    ...base,
    finish,
    lateDays: finish === undefined || due === undefined ? undefined : lateDays(finish, due),
    waitsMostFor: waitsMostFor(plan, index, operations),
    notScheduled: undefined,
  };
}

/** (Finish − Due) in days to two decimals, 0 when not late. */
export function lateDays(finish: Moment, due: Moment): number {
  return finish <= due ? 0 : Math.round(((finish - due) / DAY) * 100) / 100;
}

/** True when it is finished after it is due, by however little. */
export function isLate({ finish, due }: Promised): boolean {
  return finish !== undefined && due !== undefined && finish > due;
}

function finishOf(plan: Plan, order: Order, operations: readonly number[]): Moment | undefined {
  let last: number | undefined;
  for (const operation of operations)
    last = Math.max(last ?? -Infinity, plan.solution.placements[operation]!.end);
  return last === undefined ? undefined : plan.model.planStart + last + order.shipDays * DAY;
}

const needOf = (plan: Plan, operations: readonly number[]) =>
  operations[0] === undefined
    ? undefined
    : dueOf(plan, plan.problem.operations[operations[0]]!.job);

function notScheduled(
  plan: Plan,
  order: Order,
  operations: readonly number[],
  cause: Unscheduled | undefined,
): NotScheduled | undefined {
  if (order.leftOut) return { ...order.leftOut, isPastHorizon: false };
  const open = operations.find((index) => plan.solution.placements[index] === undefined);
  if (open === undefined) return undefined;
  const isPastHorizon = cause?.reason.kind === "past the horizon";
  const rest = { sheet: order.sheet, cell: order.cell, isPastHorizon };
  if (!cause) return { reason: "an order that it belongs to is not scheduled", ...rest };
  return { reason: sayUnscheduled(plan, cause.operation, cause.reason), ...rest };
}
