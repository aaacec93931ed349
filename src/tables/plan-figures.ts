import { DAY } from "../kernel/moment";
import type { PlanningModel } from "../model/planning-model";
import type { SchedulingProblem } from "../schedule/problem";
import type { CaseSchedule } from "../schedule/schedule-case";
import { effectMoney, type OvertimeHours, type PricedFigures, spreadOf } from "./effect-money";
import type { HourPrices } from "./hour-worth";

/** What a schedule comes to, as far as two of them are compared. */
export interface PlanFigures extends PricedFigures {
  /** Order lines that finish after their due date; what the horizon leaves out is among them. */
  readonly lateOrders: number;
  /** Good units of order lines that finish by their due date. */
  readonly unitsOnTime: number;
  /** Of the goal's first criterion. */
  readonly value: number;
}

/**
 * Planned orders and made materials are late for somebody else, and do not count.
 * `waitedFor`: the resource that demand waits for, if any.
 */
export function planFigures(
  { orders }: PlanningModel,
  problem: SchedulingProblem,
  schedule: CaseSchedule,
  waitedFor: string | undefined,
): PlanFigures {
  let [lateOrders, lateDays, unitsOnTime, penalty] = [0, 0, 0, 0];
  problem.orders.forEach(({ due, countsAsLate, penaltyPerDay, jobs }, index) => {
    if (!countsAsLate || due === undefined || jobs.length === 0) return;
    const late = ((schedule.finish[index] ?? problem.horizon) - due) / DAY;
    if (late <= 0) unitsOnTime += orders[index]!.quantity;
    else {
      lateOrders++;
      lateDays += late;
      penalty += late * penaltyPerDay;
    }
  });
  const priced = problem.orders.some(({ penaltyPerDay }) => penaltyPerDay > 0);
  return {
    lateOrders,
    lateDays,
    unitsOnTime,
    penalty: priced ? penalty : undefined,
    busyHours: new Map(problem.resources.map(({ id }, r) => [id, schedule.busyHours[r]!])),
    overtime: overtimeHours(problem, schedule, waitedFor),
    value: schedule.value,
  };
}

function overtimeHours(
  { resources, operations }: SchedulingProblem,
  { overtime, placements }: CaseSchedule,
  waitedFor: string | undefined,
): OvertimeHours {
  const awaited = resources.findIndex(({ id }) => id === waitedFor);
  const takesIt = (operation: number) => {
    const { modes } = operations[operation]!;
    const mode = modes[placements[operation]!.mode]!;
    return mode.resource === awaited || mode.needs.some(({ resource }) => resource === awaited);
  };
  const [all, elsewhere] = [new Map<string, number>(), new Map<string, number>()];
  for (const { operation, resource, hours } of overtime) {
    const { id } = resources[resource]!;
    all.set(id, (all.get(id) ?? 0) + hours);
    if (!takesIt(operation)) elsewhere.set(id, (elsewhere.get(id) ?? 0) + hours);
  }
  return { all, elsewhere };
}

/** What a change does to a plan: with it less without it. */
export interface PlanEffect {
  readonly lateOrders: number;
  /** Above 0: later. */
  readonly lateDays: number;
  /** Units that come on time; above 0: more. */
  readonly units: number;
  /** Penalties, hours of the constraint and overtime; below 0: it costs. Undefined: not known. */
  readonly money: number | undefined;
  /** True: no more than another search changes by itself. */
  readonly withinNoise: boolean;
}

/** `same`: the plan without the change, searched from several seeds. */
export function planEffect(
  before: PlanFigures,
  after: PlanFigures,
  same: readonly PlanFigures[],
  prices: HourPrices,
): PlanEffect {
  const lateDays = after.lateDays - before.lateDays;
  const value = after.value - before.value;
  const lateNoise = spreadOf(same.map((each) => each.lateDays));
  const valueNoise = spreadOf(same.map((each) => each.value));
  const noisy = lateNoise > 0 || valueNoise > 0;
  return {
    lateOrders: after.lateOrders - before.lateOrders,
    lateDays,
    units: after.unitsOnTime - before.unitsOnTime,
    money: effectMoney(before, after, same, prices),
    withinNoise: noisy && Math.abs(lateDays) <= lateNoise && Math.abs(value) <= valueNoise,
  };
}
