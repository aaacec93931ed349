import type { Moment } from "../kernel/moment";
import type { RatioJob } from "./ratio-case";
import { type ChangePoint, chanceOfNoStep, changePoint } from "./statistics/change-point";

/** A level before a shift must be known from as many jobs, and the one after it from as many. */
const BEFORE = 5;
const AFTER = 8;

/** In time order; jobs before the review of a standard count only while nothing changed with it. */
export function jobsSinceReview(
  jobs: readonly RatioJob[],
  reviewed: Moment | undefined,
  confidence: number,
): RatioJob[] {
  const sorted = [...jobs].sort((a, b) => a.at - b.at || a.ratio - b.ratio);
  if (reviewed === undefined) return sorted;
  const cut = sorted.filter((job) => job.at < reviewed).length;
  const ratios = sorted.map((job) => job.ratio);
  return chanceOfNoStep(ratios, cut) <= 1 - confidence ? sorted.slice(cut) : sorted;
}

/** The likeliest shift in ratios that are in time order. */
export function shiftIn(ratios: readonly number[]): ChangePoint | undefined {
  return changePoint(ratios, BEFORE, AFTER);
}
