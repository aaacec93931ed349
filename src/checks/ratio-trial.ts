import { DAY, type Moment } from "../kernel/moment";
import type { CheckSettings } from "./check-settings";
import { FEWEST, type Finding } from "./finding";
import { howManyMore } from "./how-many-more";
import { jobsSinceReview, shiftIn } from "./jobs-that-count";
import { type RatioCase, type RatioStandard, forCell, inUnit } from "./ratio-case";
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

/**
 * Puts a standard on trial: is it current, and is it achievable? The trials of a run wait for each
 * other; until then each keeps the ratios of its jobs, and not the jobs.
 */
export function ratioTrial({ jobs: all, ...standard }: RatioCase, settings: CheckSettings): Trial {
  const jobs = jobsSinceReview(all, standard.reviewed, settings.confidence);
  const isWhole = jobs.length === all.length;
  const ratios = jobs.map((job) => job.ratio);
  if (jobs.length < FEWEST) return steadyTrial([], () => thin(standard, ratios, isWhole));
  const shift = shiftIn(ratios);
  const shiftedAt = shift && jobs[shift.at]!.at;
  const chanceOfShift = shift ? [shift.chance] : [];
  const whole = viewRatios(ratios, standard.margin, settings.confidence);
  return {
    chances: [...chanceOfShift, ...testsOf(whole, standard)],
    settle(limits) {
      const shifted = shift !== undefined && shift.chance <= limits.limit;
      const counted = shifted ? ratios.slice(shift.at) : ratios;
      const seen = shifted ? viewRatios(counted, standard.margin, settings.confidence) : whole;
      const changed = shifted ? shiftedAt : undefined;
      const isAll = isWhole && changed === undefined;
      return {
        chances: [...chanceOfShift, ...testsOf(seen, standard)],
        judge: (final) => judge({ standard, counted, isAll, changed, seen, settings }, final),
      };
    },
  };
}

function testsOf(seen: RatioView, standard: RatioStandard): number[] {
  const { below, above, outOfReach } = seen.tests;
  return standard.singles ? [below, above, outOfReach] : [below, above];
}

interface Case {
  readonly standard: RatioStandard;
  /** The jobs since the shift; all where there was none. */
  readonly counted: readonly number[];
  /** True: no job was left out. */
  readonly isAll: boolean;
  /** When the shift was. */
  readonly changed: Moment | undefined;
  readonly seen: RatioView;
  readonly settings: CheckSettings;
}

function judge(
  { standard, counted, isAll, changed, seen, settings }: Case,
  limits: Limits,
): Finding {
  const off = Math.abs(seen.median - 1) >= standard.margin && excludesStandard(seen);
  const { reviewed } = standard;
  const of = {
    margin: standard.margin,
    singles: standard.singles,
    shifted: changed !== undefined && off,
    old: reviewed !== undefined && settings.now - reviewed > settings.reviewDays * DAY,
  };
  const verdict = ratioVerdict(seen, of, limits.limit);
  const more =
    verdict !== "Unproven"
      ? undefined
      : howManyMore(ascending(counted), (longer) => {
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
    n: isAll ? standard.n : counted.length,
    observed: inUnit(standard, seen.median),
    low: standard.inverse ? ends[1] : ends[0],
    high: standard.inverse ? ends[0] : ends[1],
    suggested: correctsStandard(verdict) ? forCell(standard, seen.median) : undefined,
    since: off ? changed : undefined,
    cause: "",
    more,
  };
  const sentences = sayRatios(finding, standard, seen, changed, limits.reach);
  return { ...finding, evidence: sentences };
}

function excludesStandard({ interval }: RatioView): boolean {
  return (interval.low ?? -Infinity) > 1 || (interval.high ?? Infinity) < 1;
}

function thin(standard: RatioStandard, ratios: readonly number[], isWhole: boolean): Finding {
  return {
    kind: standard.kind,
    subject: standard.subject,
    verdict: "Unproven",
    planned: standard.believed,
    n: isWhole ? standard.n : ratios.length,
    observed: ratios.length > 0 ? inUnit(standard, median(ratios)) : undefined,
    low: undefined,
    high: undefined,
    suggested: undefined,
    since: undefined,
    cause: "",
    more: FEWEST - ratios.length,
    evidence: [sayThin(ratios.length, FEWEST, standard.word), standard.remark]
      .filter(Boolean)
      .join(" "),
  };
}
