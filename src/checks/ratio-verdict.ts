import { type ValueInterval, ascending, middleOf, quantile } from "./statistics/quantile-interval";
import { chanceOfAtMost } from "./statistics/binomial-test";
import { countBelow, type Series } from "./statistics/count-below";
import { medianAbove, medianBelow } from "./statistics/sign-test";
import type { Verdict } from "./finding";

/** The tests of a standard on the ratios of its jobs; p values. */
export interface RatioTests {
  /** That half of the jobs miss the standard by more than the margin. */
  readonly below: number;
  /** That half of them are better by more than the margin. */
  readonly above: number;
  /** That fewer than a quarter of the jobs reach the standard. */
  readonly outOfReach: number;
}

export interface RatioView {
  readonly n: number;
  readonly median: number;
  readonly interval: ValueInterval;
  /** How many reach the standard. */
  readonly reach: number;
  readonly tests: RatioTests;
}

const QUARTER = 0.25;
/** Within this of the standard, an interval that contains it says that it holds. */
const CLOSE = 0.1;

export function viewRatios(
  ratios: readonly number[],
  margin: number,
  confidence: number,
): RatioView {
  return viewAscending(ascending(ratios), margin, confidence);
}

/** The same of ratios that are ascending. */
export function viewAscending(
  sorted: Series<number>,
  margin: number,
  confidence: number,
): RatioView {
  const reach = sorted.length - countBelow(sorted, 1);
  return {
    n: sorted.length,
    median: quantile(sorted, 0.5),
    interval: middleOf(sorted, confidence),
    reach,
    tests: {
      below: medianBelow(sorted, 1 - margin),
      above: medianAbove(sorted, 1 + margin),
      outOfReach: chanceOfAtMost(reach, sorted.length, QUARTER),
    },
  };
}

export interface VerdictCase {
  readonly margin: number;
  readonly singles: boolean;
  /** A lasting shift was proven, and the jobs since are off the standard. */
  readonly shifted: boolean;
  /** The last review is longer ago than Review days. */
  readonly old: boolean;
}

/** Whether the standard should become the median that was seen; one that is not achieved should not. */
export function correctsStandard(verdict: Verdict): boolean {
  return verdict === "Too tight" || verdict === "Too loose" || verdict === "Stale";
}

/** The first that fits, in the order of the guide. */
export function ratioVerdict(view: RatioView, of: VerdictCase, limit: number): Verdict {
  const { tests, interval } = view;
  const low = interval.low ?? -Infinity;
  const high = interval.high ?? Infinity;
  if (tests.below <= limit) {
    if (!of.singles || tests.outOfReach <= limit) return "Too tight";
    if (view.reach >= view.n * QUARTER) return "Not achieved";
  }
  if (tests.above <= limit) return "Too loose";
  const contains = low <= 1 && high >= 1;
  // What a quarter of the jobs reach has not aged: at worst it is not achieved.
  const reached = of.singles && view.reach >= view.n * QUARTER;
  const apart = low > 1 + of.margin || (high < 1 - of.margin && !reached);
  if (of.shifted || (of.old && apart)) return "Stale";
  if (contains && low >= 1 - CLOSE && high <= 1 + CLOSE) return "Holds";
  return low >= 1 - of.margin && high <= 1 + of.margin ? "Holds" : "Unproven";
}
