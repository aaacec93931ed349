import type { BoardSchedule } from "./construct";
import { compareValues, valueOf } from "./objective";
import type { Goal } from "./problem";
import type { ObjectiveValue } from "./solution";

/** A schedule and what it is worth. */
export interface ScoredSchedule {
  readonly schedule: BoardSchedule;
  readonly value: ObjectiveValue;
}

export function scored(schedule: BoardSchedule): ScoredSchedule {
  return { schedule, value: valueOf(schedule.board) };
}

/** A schedule that leaves fewer orders out is better, whatever else it is worth. */
export function isBetter(goal: Goal, a: ScoredSchedule, b: ScoredSchedule): boolean {
  const more = a.schedule.leftOut.unscheduled.length - b.schedule.leftOut.unscheduled.length;
  return more !== 0 ? more < 0 : compareValues(goal, a.value, b.value) < 0;
}
