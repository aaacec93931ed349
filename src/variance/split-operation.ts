import type { Moment } from "../kernel/moment";
import type { FloorRecord } from "../record/floor-record";
import { GapCells, type GapCell } from "./gap-cells";
import { runSpread, type OperationShares, planSpread } from "./operation-shares";
import { meanOfOthers } from "./shapley";
import { timeAccount, type TimeAccount } from "./time-causes";
import type { BookedShare, PlannedShare } from "./window-shares";

/** Faster than this many times the plan, the time that was booked is not credible. */
const FASTEST = 10;

/** Run hours × units an hour × good share, and what a good unit earns. */
interface Factors {
  readonly time: number;
  readonly speed: number;
  readonly yield: number;
}

/**
 * Splits planned − actual earned hours of one operation in the window into effects that sum to it,
 * by resource and day.
 *
 * An operation that was planned and run: earned hours = time really run × rate × yield × hours a
 * good unit, split over the first three by the Shapley value; the part of time is worth the same
 * for every hour, so that each cause has its hours times that. What was run without a plan in the
 * window stands under Ran off plan, what was planned and not run under Not run; in both, what the
 * last plan committed in the window had moved in or out stands under Plan changed.
 *
 * Where no time, or no credible time, is booked for what was made, it counts as run at the planned
 * rate, and the difference of time as an early end or extra time.
 */
export function splitOperation(
  shares: OperationShares,
  stepBefore: Moment | undefined,
  record: FloorRecord,
): GapCell[] {
  const { planned, booked } = shares;
  const { time } = record;
  const cells = new GapCells();
  const wanted = planned.reduce((total, each) => total + each.earned, 0);
  const earned = sum(booked, ({ good }) => good) * hoursPerGood(shares, wanted);
  if (wanted > 0) cells.plan(wanted, planSpread(planned, time));
  const made = runSpread(booked, time, ({ good }) => good);
  if (booked.length > 0) cells.act(earned, made);
  if (wanted <= 0) {
    const changed = Math.min(earned, shares.laterEarned ?? 0);
    cells.add("planChanged", -changed, made);
    cells.add("ranOffPlan", changed - earned, made);
  } else if (booked.length === 0) {
    const where = planSpread(planned, time);
    const changed = Math.max(0, wanted - (shares.laterEarned ?? wanted));
    cells.add("planChanged", changed, where);
    cells.add("notRun", wanted - changed, where);
  } else {
    splitMatched(shares, wanted, stepBefore, record, cells);
  }
  return cells.settled();
}

function splitMatched(
  shares: OperationShares,
  wanted: number,
  stepBefore: Moment | undefined,
  record: FloorRecord,
  cells: GapCells,
): void {
  const { planned, booked } = shares;
  const units = sum(booked, (each) => each.good + each.scrap);
  const goodUnits = sum(booked, (each) => each.good);
  const plan = plannedFactors(planned);
  const timed = planned.some((each) => each.run > 0);
  const account = timed
    ? credible(timeAccount(shares, stepBefore, record), plan, units)
    : undefined;
  const byUnits = runSpread(booked, record.time, (each) => each.good + each.scrap);
  const actual: Factors = {
    time: account?.run ?? (plan.speed > 0 ? units / plan.speed : 0),
    speed: account && account.run > 0 && units > 0 ? units / account.run : plan.speed,
    yield: units > 0 ? goodUnits / units : plan.yield,
  };
  const worth = worthOf(plan, actual, hoursPerGood(shares, wanted));
  cells.add("speed", (plan.speed - actual.speed) * worth.speed, byUnits);
  cells.add("yield", (plan.yield - actual.yield) * worth.yield, byUnits);
  if (account) {
    for (const { effect, hours, spread } of account.causes)
      cells.add(effect, hours * worth.time, spread);
  } else {
    const lost = plan.time - actual.time;
    cells.add(lost > 0 ? "earlyEnd" : "extraTime", lost * worth.time, byUnits);
  }
}

/** Where a plan has units and no time, they stand for the time. */
function plannedFactors(planned: readonly PlannedShare[]): Factors {
  const total = (of: (share: PlannedShare) => number) =>
    planned.reduce((all, share) => all + of(share), 0);
  const [started, run] = [total((each) => each.started), total((each) => each.run)];
  const good = total((each) => each.good) / started;
  return run > 0
    ? { time: run, speed: started / run, yield: good }
    : { time: started, speed: 1, yield: good };
}

/** By what was planned in the window, else by the standard. */
function hoursPerGood({ planned, perGood }: OperationShares, wanted: number): number {
  return wanted > 0 ? wanted / planned.reduce((all, { good }) => all + good, 0) : (perGood ?? 0);
}

/** The account; undefined where its time cannot be that of so many units. */
function credible(account: TimeAccount, plan: Factors, units: number): TimeAccount | undefined {
  if (units <= 0) return account;
  return account.run * plan.speed * FASTEST >= units ? account : undefined;
}

/** Hours that one more of each factor is worth, over all orders in which they can change. */
function worthOf(plan: Factors, actual: Factors, hoursPerGood: number): Factors {
  const before = [plan.time, plan.speed, plan.yield];
  const after = [actual.time, actual.speed, actual.yield];
  const worth = (at: number) => meanOfOthers(before, after, at) * hoursPerGood;
  return { time: worth(0), speed: worth(1), yield: worth(2) };
}

const sum = (booked: readonly BookedShare[], of: (share: BookedShare) => number) =>
  booked.reduce((total, share) => total + of(share), 0);
