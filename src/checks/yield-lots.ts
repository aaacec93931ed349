import type { Moment } from "../kernel/moment";
import type { RatioJob } from "./ratio-case";

export interface YieldJob {
  readonly at: Moment;
  /** Units; both above or at 0. */
  readonly good: number;
  readonly scrap: number;
}

/** So many bad units must be expected in a lot before its yield says anything about half of all lots. */
const EXPECTED_SCRAP = 6;
const LEAST_SCRAP_SHARE = 0.01;

/** Units that a lot needs to be judged by itself. */
export function unitsToJudge(standard: number): number {
  return Math.ceil(EXPECTED_SCRAP / Math.max(1 - standard, LEAST_SCRAP_SHARE));
}

/**
 * Yield ÷ standard yield of each job, in time order. Small lots are joined with their neighbours
 * first: most lots of 20 units have no scrap at all although 2 % of the units are bad, so that half
 * of the lots would always look better than the standard.
 */
export function yieldRatios(jobs: readonly YieldJob[], standard: number): RatioJob[] {
  const enough = unitsToJudge(standard);
  const ratios: RatioJob[] = [];
  let good = 0;
  let started = 0;
  for (const job of [...jobs].sort((a, b) => a.at - b.at)) {
    good += job.good;
    started += job.good + job.scrap;
    if (started < enough) continue;
    ratios.push({ at: job.at, ratio: good / started / standard });
    good = 0;
    started = 0;
  }
  return ratios;
}
