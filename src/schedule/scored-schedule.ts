import { HOUR } from "../kernel/moment";
import type { CompiledProblem } from "./compiled-problem";
import type { BoardSchedule } from "./construct";
import type { LeftOut } from "./left-out";
import { compareValues, valueOf } from "./objective";
import type { Goal } from "./problem";
import { boardOf, timetableOf, type Arrangement } from "./search/arrangement";
import type { ObjectiveValue } from "./solution";

/** A schedule and what it is worth. */
export interface ScoredSchedule {
  readonly leftOut: LeftOut;
  readonly value: ObjectiveValue;
  readonly missing: Missing;
  /** The schedule itself, made when somebody wants to see it. */
  schedule(): BoardSchedule;
}

/** What a schedule leaves out. */
interface Missing {
  /** Real orders. */
  readonly orders: number;
  /** Planned orders. */
  readonly planned: number;
  /** Weighted hours by which the planned ones would be late at the horizon at least. */
  readonly plannedHours: number;
}

export function scored(schedule: BoardSchedule): ScoredSchedule {
  const { board, leftOut } = schedule;
  const missing = missingOf(board.compiled, leftOut);
  return { leftOut, value: valueOf(board), missing, schedule: () => schedule };
}

/** An arrangement of what `base` schedules, which it may not change afterwards. */
export function scoredArrangement(
  compiled: CompiledProblem,
  arrangement: Arrangement,
  base: BoardSchedule,
): ScoredSchedule {
  const { leftOut, conflicts } = base;
  return {
    leftOut,
    value: valueOf(timetableOf(compiled, arrangement), compiled.problem.goal === "Cost"),
    missing: missingOf(compiled, leftOut),
    schedule: () => ({ board: boardOf(compiled, arrangement), leftOut, conflicts }),
  };
}

/**
 * A schedule that leaves fewer real orders out is better, whatever else it is worth. A planned order
 * is never worth a real one's lateness: left out, it counts as late until the horizon; only where
 * lateness does not come first (makespan and cost would reward leaving out) is its number looked at.
 */
export function isBetter(goal: Goal, a: ScoredSchedule, b: ScoredSchedule): boolean {
  if (a.missing.orders !== b.missing.orders) return a.missing.orders < b.missing.orders;
  if (goal === "Throughput" || goal === "Cost") {
    if (a.missing.planned !== b.missing.planned) return a.missing.planned < b.missing.planned;
  }
  return compareValues(goal, withMissing(a), withMissing(b)) < 0;
}

function missingOf(compiled: CompiledProblem, leftOut: LeftOut): Missing {
  const { horizon, orders } = compiled.problem;
  const missing = { orders: 0, planned: 0, plannedHours: 0 };
  for (const { order } of leftOut.unscheduled) {
    const { countsAsLate, due, weight } = orders[order]!;
    if (countsAsLate) missing.orders++;
    else {
      missing.planned++;
      missing.plannedHours += (weight * Math.max(0, horizon - (due ?? horizon))) / HOUR;
    }
  }
  return missing;
}

function withMissing({ value, missing }: ScoredSchedule): ObjectiveValue {
  if (missing.plannedHours === 0) return value;
  return {
    ...value,
    weightedTardinessHours: value.weightedTardinessHours + missing.plannedHours,
  };
}
