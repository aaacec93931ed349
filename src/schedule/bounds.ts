import { DAY, HOUR } from "../kernel/moment";
import type { CompiledProblem } from "./compiled-problem";
import type { LeftOut } from "./left-out";
import { Frame, type Bound } from "./lower-bounds/frame";
import { LatenessBound } from "./lower-bounds/lateness-bound";
import { MakespanBound } from "./lower-bounds/makespan-bound";
import { roundedUp, stepOf } from "./lower-bounds/step-of-value";
import { leastWorkCost, wayCost } from "./lower-bounds/work-cost";
import type { Goal } from "./problem";
import type { FixedConflict } from "./solution";

/** Sums are rounded in another order than a schedule's own. */
const ROUNDING = 1e-12;

/**
 * A proof that no schedule of the orders that are scheduled can be better in the goal's first
 * criterion, in its unit (hours, weight or money): what is found without delaying anybody.
 * `conflicts`: the locks that gave way, all others stand; undefined: any may give way.
 */
export function lowerBound(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  conflicts?: readonly FixedConflict[],
): number {
  const { bound, inUnit } = goalBound(new Frame(compiled, leftOut, conflicts));
  for (const _ of bound.atOnce());
  return inUnit(bound.value);
}

/** The same, then sharper ones, never less than the one before; about a fiftieth of a second each. */
export function* lowerBounds(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  conflicts?: readonly FixedConflict[],
): Generator<number, void> {
  const { bound, inUnit } = goalBound(new Frame(compiled, leftOut, conflicts));
  for (const _ of bound.atOnce()) yield inUnit(bound.value);
  yield inUnit(bound.value);
  for (const _ of bound.sharper()) yield inUnit(bound.value);
  yield inUnit(bound.value);
}

interface GoalBound {
  readonly bound: Bound;
  /** From the bound's own unit to that of the criterion. */
  readonly inUnit: (value: number) => number;
}

function goalBound(frame: Frame): GoalBound {
  const { bound, inUnit } = BOUND_OF[frame.compiled.problem.goal](frame);
  return { bound, inUnit: (value) => Math.max(0, inUnit(value) * (1 - ROUNDING)) };
}

const BOUND_OF: Readonly<Record<Goal, (frame: Frame) => GoalBound>> = {
  "On time": weightedTardiness,
  Stable: weightedTardiness,
  "Fewest late": weightedLateOrders,
  Throughput: (frame) => ({ bound: new MakespanBound(frame), inUnit: (value) => value / HOUR }),
  Cost: cost,
};

function weightedTardiness(frame: Frame): GoalBound {
  const { orders } = frame.compiled.problem;
  const step = frame.grain * stepOf(orders.map(({ weight }) => weight));
  const late = (order: number) => ({ atOnce: 0, bySecond: orders[order]!.weight });
  return {
    bound: new LatenessBound(frame, { late, way: undefined }),
    inUnit: (value) => roundedUp(value, step) / HOUR,
  };
}

function weightedLateOrders(frame: Frame): GoalBound {
  const weights = frame.compiled.problem.orders.map(({ countsAsLate, weight }) =>
    countsAsLate ? weight : 0,
  );
  const step = stepOf(weights);
  const late = (order: number) => ({ atOnce: weights[order]!, bySecond: 0 });
  return {
    bound: new LatenessBound(frame, { late, way: undefined }),
    inUnit: (value) => roundedUp(value, step),
  };
}

/** Work in the cheapest ways with the shortest setups at the lower rates, and unavoidable penalties. */
function cost(frame: Frame): GoalBound {
  const { orders } = frame.compiled.problem;
  const way = wayCost(frame);
  const work = leastWorkCost(frame, way);
  const late = (order: number) => ({ atOnce: 0, bySecond: orders[order]!.penaltyPerDay / DAY });
  return {
    bound: new LatenessBound(frame, { late, way }),
    inUnit: (value) => work + value,
  };
}
