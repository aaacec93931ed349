import type { Finding } from "./finding";
import { discoveryLimit } from "./statistics/false-discoveries";
import type { Limits, Trial } from "./trial";

/**
 * Findings in the order of the trials. All tests are one family: many checks at once would
 * otherwise find something in any record. Shifts are decided first, with the tests on all jobs;
 * then the jobs that count are tested, and the family is judged anew.
 */
export function judgeAll(trials: readonly Trial[], confidence: number): Finding[] {
  const shifts = limitsOf(
    trials.flatMap((trial) => trial.chances),
    confidence,
  );
  const settled = trials.map((trial) => trial.settle(shifts));
  const limits = limitsOf(
    settled.flatMap((trial) => trial.chances),
    confidence,
  );
  return settled.map((trial) => trial.judge(limits));
}

function limitsOf(chances: readonly number[], confidence: number): Limits {
  const level = 1 - confidence;
  const limit = discoveryLimit(chances, level);
  return { limit, reach: Math.max(limit, level / Math.max(1, chances.length)) };
}
