import { DAY } from "../kernel/moment";
import type { PlanningModel } from "../model/planning-model";
import type { SchedulingProblem } from "../schedule/problem";
import type { CaseSchedule } from "../schedule/schedule-case";
import type { HourWorth } from "./hour-worth";

/** What a schedule comes to, as far as two of them are compared. */
export interface PlanFigures {
  /** Order lines that finish after their due date; what the horizon leaves out is among them. */
  readonly lateOrders: number;
  /** Elapsed days late of those together. */
  readonly lateDays: number;
  /** Good units of order lines that finish by their due date. */
  readonly unitsOnTime: number;
  /** What being late costs by Penalty per day; undefined: no order has one. */
  readonly penalty: number | undefined;
  /** Hours of open work by resource. */
  readonly busyHours: ReadonlyMap<string, number>;
  /** Of the goal's first criterion. */
  readonly value: number;
}

/** Planned orders and made materials are late for somebody else, and do not count. */
export function planFigures(
  { orders }: PlanningModel,
  problem: SchedulingProblem,
  schedule: CaseSchedule,
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
    value: schedule.value,
  };
}

/** What a change does to a plan: with it less without it. */
export interface PlanEffect {
  readonly lateOrders: number;
  /** Above 0: later. */
  readonly lateDays: number;
  /** Units that come on time; above 0: more. */
  readonly units: number;
  /** Penalties and hours of the constraint; below 0: it costs. Undefined: neither has a price. */
  readonly money: number | undefined;
  /** True: no more than another search changes by itself. */
  readonly withinNoise: boolean;
}

/**
 * `same`: the plan without the change, searched from several seeds.
 * `worth`: what an hour on the constraint is worth; undefined: not known, or no demand waits for it.
 */
export function planEffect(
  before: PlanFigures,
  after: PlanFigures,
  same: readonly PlanFigures[],
  worth: HourWorth | undefined,
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
    money: moneyOf(before, after, worth),
    withinNoise: noisy && Math.abs(lateDays) <= lateNoise && Math.abs(value) <= valueNoise,
  };
}

function moneyOf(before: PlanFigures, after: PlanFigures, worth: HourWorth | undefined) {
  const penalty =
    before.penalty === undefined || after.penalty === undefined
      ? undefined
      : before.penalty - after.penalty;
  const hours = worth && hoursOn(before, worth) - hoursOn(after, worth);
  const constraint = worth && hours !== undefined ? hours * worth.perHour : undefined;
  if (penalty === undefined && constraint === undefined) return undefined;
  return (penalty ?? 0) + (constraint ?? 0);
}

const hoursOn = ({ busyHours }: PlanFigures, { resource }: HourWorth) =>
  busyHours.get(resource) ?? 0;

function spreadOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}
