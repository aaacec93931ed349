import { carriedOver } from "./carry-over";
import type { SchedulingProblem } from "./problem";
import { type CaseEffort, type CaseSchedule, scheduleCase } from "./schedule-case";
import type { WarmStart } from "./warm-start";

/** Seeds over which the base case's own spread is looked at. */
const SEEDS = 5;

export interface CaseProgress {
  readonly done: number;
  readonly of: number;
}

/** A changed problem; made when its turn comes, from the base as it is asked. */
export type ChangedProblem = (asked: SchedulingProblem) => SchedulingProblem;

export interface CaseSchedules {
  /** Nothing changed, searched as long as the cases are: what is compared with them. */
  readonly unchanged: CaseSchedule;
  /** The base over the seeds, which tells what a search changes by itself; empty at 0 iterations. */
  readonly same: readonly CaseSchedule[];
}

/**
 * Schedules a base and cases of it, so that they can be compared: all begin with the base's result
 * and have the same seed and steps. Each case is told when it is there, and need not be kept. Yields
 * after each piece of work; may be left at any.
 * `known`: the base as an earlier call left it unchanged, where both have 0 iterations and the same start.
 */
export function* scheduleCases(
  problem: SchedulingProblem,
  start: WarmStart,
  cases: readonly ChangedProblem[],
  effort: CaseEffort,
  take: (index: number, found: CaseSchedule, problem: SchedulingProblem) => void,
  known?: CaseSchedule,
): Generator<CaseProgress, CaseSchedules> {
  const asked = unpublished(problem);
  const seeds = effort.iterations > 0 ? SEEDS : 0;
  const of = (known ? 0 : 1) + seeds + cases.length;
  let done = 0;
  function* run(one: SchedulingProblem, from: WarmStart, seed: number) {
    const work = scheduleCase(one, from, { ...effort, seed });
    for (;;) {
      const step = work.next();
      if (step.done) {
        done++;
        return step.value;
      }
      yield { done, of };
    }
  }
  const base = known ?? (yield* run(asked, start, effort.seed));
  const same: CaseSchedule[] = [];
  for (let s = 0; s < seeds; s++) same.push(yield* run(asked, base, effort.seed + s));
  for (const [index, change] of cases.entries()) {
    const changed = unpublished(change(asked));
    take(index, yield* run(changed, carriedOver(base, asked, changed), effort.seed), changed);
  }
  return { unchanged: same[0] ?? base, same };
}

/** Nothing is to stay where it is published: the question is what a change makes possible. */
function unpublished(problem: SchedulingProblem): SchedulingProblem {
  if (problem.operations.every((each) => each.published === undefined)) return problem;
  const operations = problem.operations.map((each) => ({ ...each, published: undefined }));
  return { ...problem, operations };
}
