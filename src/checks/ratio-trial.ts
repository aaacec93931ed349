import { DAY } from "../kernel/moment";
import type { CheckSettings } from "./check-settings";
import { FEWEST, type Finding } from "./finding";
import { howManyMore } from "./how-many-more";
import { jobsSinceReview, shiftIn } from "./jobs-that-count";
import { type RatioCase, type RatioJob, forCell, inUnit } from "./ratio-case";
import {
  type RatioView,
  correctsStandard,
  ratioVerdict,
  viewAscending,
  viewRatios,
} from "./ratio-verdict";
import { sayRatios } from "./say-ratios";
import { sayThin } from "./say-figures";
import { ascending, median } from "./statistics/quantile-interval";
import { type Limits, type Trial, steadyTrial } from "./trial";

/** Puts a standard on trial: is it current, and is it achievable? */
export function ratioTrial(standard: RatioCase, settings: CheckSettings): Trial {
  const jobs = jobsSinceReview(standard.jobs, standard.reviewed, settings.confidence);
  if (jobs.length < FEWEST) return steadyTrial([], () => thin(standard, jobs));
  const shift = shiftIn(jobs);
  const chanceOfShift = shift ? [shift.chance] : [];
  const whole = view(standard, jobs, settings);
  return {
    chances: [...chanceOfShift, ...testsOf(whole, standard)],
    settle(limits) {
      const shifted = shift !== undefined && shift.chance <= limits.limit;
      const counted = shifted ? jobs.slice(shift.at) : jobs;
      const seen = shifted ? view(standard, counted, settings) : whole;
      return {
        chances: [...chanceOfShift, ...testsOf(seen, standard)],
        judge: (final) => judge({ standard, jobs, counted, seen, settings }, final),
      };
    },
  };
}

function view(standard: RatioCase, jobs: readonly RatioJob[], settings: CheckSettings): RatioView {
  return viewRatios(
    jobs.map((job) => job.ratio),
    standard.margin,
    settings.confidence,
  );
}

function testsOf(seen: RatioView, standard: RatioCase): number[] {
  const { below, above, outOfReach } = seen.tests;
  return standard.singles ? [below, above, outOfReach] : [below, above];
}

interface Case {
  readonly standard: RatioCase;
  readonly jobs: readonly RatioJob[];
  /** The jobs since the shift; all where there was none. */
  readonly counted: readonly RatioJob[];
  readonly seen: RatioView;
  readonly settings: CheckSettings;
}

function judge({ standard, jobs, counted, seen, settings }: Case, limits: Limits): Finding {
  const cut = counted.length < jobs.length;
  const off = Math.abs(seen.median - 1) >= standard.margin && excludesStandard(seen);
  const { reviewed } = standard;
  const of = {
    margin: standard.margin,
    singles: standard.singles,
    shifted: cut && off,
    old: reviewed !== undefined && settings.now - reviewed > settings.reviewDays * DAY,
  };
  const verdict = ratioVerdict(seen, of, limits.limit);
  const more =
    verdict !== "Unproven"
      ? undefined
      : howManyMore(ascending(counted.map((job) => job.ratio)), (longer) => {
          const then = viewAscending(longer, standard.margin, settings.confidence);
          return ratioVerdict(then, of, limits.reach) !== "Unproven";
        });
  const ends = [seen.interval.low, seen.interval.high].map((end) =>
    end === undefined ? undefined : inUnit(standard, end),
  );
  const finding = {
    kind: standard.kind,
    subject: standard.subject,
    verdict,
    planned: standard.believed,
    n: counted.length < standard.jobs.length ? counted.length : standard.n,
    observed: inUnit(standard, seen.median),
    low: standard.inverse ? ends[1] : ends[0],
    high: standard.inverse ? ends[0] : ends[1],
    suggested: correctsStandard(verdict) ? forCell(standard, seen.median) : undefined,
    since: cut && off ? counted[0]!.at : undefined,
    cause: "",
    more,
  };
  const changed = cut ? counted[0]!.at : undefined;
  const sentences = sayRatios(finding, standard, seen, changed, limits.reach);
  return { ...finding, evidence: sentences };
}

function excludesStandard({ interval }: RatioView): boolean {
  return (interval.low ?? -Infinity) > 1 || (interval.high ?? Infinity) < 1;
}

function thin(standard: RatioCase, jobs: readonly RatioJob[]): Finding {
  const ratio = median(jobs.map((job) => job.ratio));
  return {
    kind: standard.kind,
    subject: standard.subject,
    verdict: "Unproven",
    planned: standard.believed,
    n: jobs.length < standard.jobs.length ? jobs.length : standard.n,
    observed: jobs.length > 0 ? inUnit(standard, ratio) : undefined,
    low: undefined,
    high: undefined,
    suggested: undefined,
    since: undefined,
    cause: "",
    more: FEWEST - jobs.length,
    evidence: [sayThin(jobs.length, FEWEST, standard.word), standard.remark]
      .filter(Boolean)
      .join(" "),
  };
}
