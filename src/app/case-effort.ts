import type { SchedulingProblem } from "../schedule/problem";
import type { CaseEffort } from "../schedule/schedule-case";

const SEED = 1;
/** Steps by which each case is improved, and the plan that it is compared with. */
const STEPS = 4;

/**
 * Above so many operations every sequence stays as it is. `asked`: somebody waits for the answer.
 * `checked`: it is part of a run that tells how far it is, and that tries fewer cases of a larger plan.
 */
const LARGEST = { asked: 2000, checked: 5000 } as const;

/** How long cases of a plan are searched; 0 iterations: sequences are kept. */
export function caseEffort(
  { operations }: SchedulingProblem,
  why: keyof typeof LARGEST,
): CaseEffort {
  return { seed: SEED, iterations: operations.length <= LARGEST[why] ? STEPS : 0 };
}
