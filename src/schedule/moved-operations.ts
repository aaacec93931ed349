import { HOUR } from "../kernel/moment";
import type { SchedulingProblem } from "./problem";
import type { Solution } from "./solution";

/** How a schedule differs from the published one. */
export interface Moved {
  /** Planned operations that start at another time or stand on another resource or unit. */
  readonly operations: number;
  /** Planned operations that the published schedule has; 0: there is none. */
  readonly ofPlanned: number;
  /** Of those that moved, how many to another resource or unit. */
  readonly unitsChanged: number;
  /** Hours between published and new start, sooner or later, of those that moved: the median (0: none moved). */
  readonly hoursMedian: number;
  readonly hoursMost: number;
}

/** What moved against the published schedule, of all that has a place in both and has not begun. */
export function movedOperations(problem: SchedulingProblem, solution: Solution): Moved {
  const hours: number[] = [];
  let ofPlanned = 0;
  let unitsChanged = 0;
  for (const { index, published, state, modes } of problem.operations) {
    const placement = solution.placements[index];
    if (!published || !placement) continue;
    if (state.kind === "finished" || state.kind === "running") continue;
    ofPlanned++;
    const sameUnit = published.unit < 0 || placement.unit === published.unit;
    const samePlace = modes[placement.mode]?.resource === published.resource && sameUnit;
    if (samePlace && placement.start === published.start) continue;
    if (!samePlace) unitsChanged++;
    hours.push(Math.abs(placement.start - published.start) / HOUR);
  }
  hours.sort((a, b) => a - b);
  return {
    operations: hours.length,
    ofPlanned,
    unitsChanged,
    hoursMedian: medianOf(hours),
    hoursMost: hours.at(-1) ?? 0,
  };
}

function medianOf(sorted: readonly number[]): number {
  if (sorted.length === 0) return 0;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
