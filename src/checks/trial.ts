import type { Finding } from "./finding";

/** What a test must reach to count, after Benjamini-Hochberg over all tests of the run. */
export interface Limits {
  /** A test counts when its p value is at most this. */
  readonly limit: number;
  /** What one more test would have to reach: never 0, for reckoning how much data would decide. */
  readonly reach: number;
}

/** An assumption on trial: its tests are part of the family of all tests of the run. */
export interface Trial {
  /** p values of its tests on all jobs, the one for a shift included. */
  readonly chances: readonly number[];
  /** Decides whether there was a shift. */
  settle(limits: Limits): SettledTrial;
}

export interface SettledTrial {
  /** p values of its tests on the jobs that count, and still the one for a shift. */
  readonly chances: readonly number[];
  judge(limits: Limits): Finding;
}

/** A trial in which nothing can shift. */
export function steadyTrial(chances: readonly number[], judge: (limits: Limits) => Finding): Trial {
  return { chances, settle: () => ({ chances, judge }) };
}
