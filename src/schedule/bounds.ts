import { DAY, HOUR } from "../kernel/moment";
import type { CompiledProblem } from "./compiled-problem";
import type { LeftOut } from "./left-out";
import { Frame } from "./lower-bounds/frame";
import { latenessBound } from "./lower-bounds/lateness-bound";
import { makespanBound } from "./lower-bounds/makespan-bound";
import { roundedUp, stepOf } from "./lower-bounds/step-of-value";
import { leastWorkCost, wayCost } from "./lower-bounds/work-cost";
import type { Goal } from "./problem";
import type { FixedConflict } from "./solution";

/** Sums are rounded in another order than a schedule's own. */
const ROUNDING = 1e-12;

/**
 * A proof that no schedule of the orders that are scheduled can be better in the goal's first
 * criterion, in its unit (hours, weight or money): from the critical path with calendars and, with
 * more care the smaller the problem, from what units and pools can do. Whatever makes either
 * doubtful is relaxed: the shortest setup that anything can leave, any of the units, pools in pieces.
 * `conflicts`: the locks that gave way, all others stand; undefined: any may give way.
 */
export function lowerBound(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  conflicts?: readonly FixedConflict[],
): number {
  const bound = BOUND_OF[compiled.problem.goal](new Frame(compiled, leftOut, conflicts));
  return Math.max(0, bound * (1 - ROUNDING));
}

const BOUND_OF: Readonly<Record<Goal, (frame: Frame) => number>> = {
  "On time": weightedTardiness,
  Stable: weightedTardiness,
  "Fewest late": weightedLateOrders,
  Throughput: (frame) => makespanBound(frame) / HOUR,
  Cost: cost,
};

function weightedTardiness(frame: Frame): number {
  const { orders } = frame.compiled.problem;
  const step = frame.grain * stepOf(orders.map(({ weight }) => weight));
  const late = (order: number) => ({ atOnce: 0, bySecond: orders[order]!.weight });
  return roundedUp(latenessBound(frame, { late, way: undefined }), step) / HOUR;
}

function weightedLateOrders(frame: Frame): number {
  const weights = frame.compiled.problem.orders.map(({ countsAsLate, weight }) =>
    countsAsLate ? weight : 0,
  );
  const step = stepOf(weights);
  const late = (order: number) => ({ atOnce: weights[order]!, bySecond: 0 });
  return roundedUp(latenessBound(frame, { late, way: undefined }), step);
}

/** Work in the cheapest ways with the shortest setups at the lower rates, and unavoidable penalties. */
function cost(frame: Frame): number {
  const { orders } = frame.compiled.problem;
  const way = wayCost(frame);
  const work = leastWorkCost(frame, way);
  const late = (order: number) => ({ atOnce: 0, bySecond: orders[order]!.penaltyPerDay / DAY });
  return work + latenessBound(frame, { late, way });
}
