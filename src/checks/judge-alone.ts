import { FEWEST, type Verdict } from "./finding";
import { correctsLeadTime, leadTimeVerdict, viewWaits } from "./lead-time-verdict";
import { correctsStandard, ratioVerdict, viewRatios } from "./ratio-verdict";
import { RATE_MARGIN } from "./standard-cases";
import { discoveryLimit } from "./statistics/false-discoveries";
import { waitQuantile } from "./statistics/kaplan-meier";
import { median, medianInterval } from "./statistics/quantile-interval";

/** What a list of figures without dates says about one assumption. */
export interface LoneFinding {
  readonly verdict: Verdict;
  /** The reliability of a lead time as a share, or the median of what was reached; undefined of nothing. */
  readonly observed: number | undefined;
  /** Ends of what the figures allow of `observed`; undefined where they are too few. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** What to plan with; undefined where the plan should stay. */
  readonly suggested: number | undefined;
}

const NOTHING: LoneFinding = {
  ...{ verdict: "Unproven", observed: undefined, low: undefined, high: undefined },
  suggested: undefined,
};

/**
 * Judges a planned lead time by those of received orders, as the sheet Assumptions does where this
 * is all that it tests; its family of tests are those of this one assumption. The order of `days`
 * does not matter. Planned above 0, days 0 or more, service level and confidence in (0, 1).
 */
export function judgeLeadTime(
  plannedDays: number,
  days: readonly number[],
  serviceLevel: number,
  confidence: number,
): LoneFinding {
  if (days.length === 0) return NOTHING;
  const view = viewWaits(
    days.map((took) => ({ age: Infinity, took, promised: undefined, planned: plannedDays })),
    serviceLevel,
    confidence,
  );
  const limit = discoveryLimit([view.optimistic, view.padded], 1 - confidence);
  const verdict = leadTimeVerdict(view, serviceLevel, limit);
  const waits = days.map((time) => ({ time, ended: true }));
  return {
    verdict,
    observed: view.within / view.n,
    ...view.interval,
    suggested: correctsLeadTime(verdict) ? waitQuantile(waits, serviceLevel) : undefined,
  };
}

/**
 * Judges a standard of which more is better by what was reached, as `judgeLeadTime` does. Without
 * dates there is no shift and no review: the order of `reached` does not matter, and the verdict is
 * never Stale. All figures above 0 and in the unit of the plan; confidence in (0, 1).
 */
export function judgeStandard(
  planned: number,
  reached: readonly number[],
  confidence: number,
): LoneFinding {
  if (reached.length === 0) return NOTHING;
  if (reached.length < FEWEST) return { ...NOTHING, observed: median(reached) };
  const ratios = reached.map((figure) => figure / planned);
  const seen = viewRatios(ratios, RATE_MARGIN, confidence);
  const limit = discoveryLimit(Object.values(seen.tests), 1 - confidence);
  const of = { margin: RATE_MARGIN, singles: true, shifted: false, old: false };
  const verdict = ratioVerdict(seen, of, limit);
  return {
    verdict,
    observed: median(reached),
    ...medianInterval(reached, confidence),
    suggested: correctsStandard(verdict) ? median(reached) : undefined,
  };
}
