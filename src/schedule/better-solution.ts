import { HOUR } from "../kernel/moment";
import { compareValues } from "./objective";
import type { SchedulingProblem } from "./problem";
import type { ObjectiveValue, Solution } from "./solution";

/**
 * True when `a` is the better schedule of the problem, by the order in which the search itself ranks
 * schedules: real orders left out, then planned ones (where lateness comes first, as if they were
 * late until the horizon), then the goal's criteria. Of equals neither is better.
 */
export function isBetterSolution(problem: SchedulingProblem, a: Solution, b: Solution): boolean {
  const [left, right] = [leftOut(problem, a), leftOut(problem, b)];
  if (left.orders !== right.orders) return left.orders < right.orders;
  const lateFirst = problem.goal !== "Throughput" && problem.goal !== "Cost";
  if (!lateFirst && left.planned !== right.planned) return left.planned < right.planned;
  const worth = ({ value }: Solution, hours: number): ObjectiveValue => ({
    ...value,
    weightedTardinessHours: value.weightedTardinessHours + hours,
  });
  return compareValues(problem.goal, worth(a, left.hours), worth(b, right.hours)) < 0;
}

/** Real and planned orders without a place, and the weighted hours until the horizon of the planned ones. */
function leftOut({ horizon, orders }: SchedulingProblem, { unscheduled }: Solution) {
  const sums = { orders: 0, planned: 0, hours: 0 };
  for (const { order } of unscheduled) {
    const { countsAsLate, due, weight } = orders[order]!;
    if (countsAsLate) sums.orders++;
    else {
      sums.planned++;
      sums.hours += (weight * Math.max(0, horizon - (due ?? horizon))) / HOUR;
    }
  }
  return sums;
}
