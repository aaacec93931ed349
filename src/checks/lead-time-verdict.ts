import type { Verdict } from "./finding";
import { FEWEST } from "./finding";
import type { WaitedDays } from "./lead-time-record";
import { type WaitBounds, agedQuantile } from "./statistics/aged-quantile";
import { chanceOfAtLeast, chanceOfAtMost } from "./statistics/binomial-test";
import { type ShareInterval, clopperPearson } from "./statistics/clopper-pearson";
import { waitQuantile } from "./statistics/kaplan-meier";

/** Waits are judged as shares of what was planned for their material, so that several can be pooled. */
export interface LeadTimeView {
  /** Orders that are older than their planned lead time. */
  readonly n: number;
  /** How many of them came within it. */
  readonly within: number;
  readonly interval: ShareInterval;
  /** The time by which the service level has come, as a share of the plan. */
  readonly quantile: number | undefined;
  readonly bounds: WaitBounds;
  /** p values. */
  readonly optimistic: number;
  readonly padded: number;
}

/** A plan is padded where the service level surely comes within this share of it. */
const WELL_UNDER = 0.85;
/** From so many orders on, a quantile this near to the plan makes it realistic. */
const MANY = 20;
const NEAR = 0.1;
const TINY = 1e-9;

export function viewWaits(
  waits: readonly WaitedDays[],
  service: number,
  confidence: number,
): LeadTimeView {
  const shares = waits.map((wait) => ({
    age: wait.age / wait.planned,
    took: wait.took === undefined ? undefined : wait.took / wait.planned,
  }));
  const old = shares.filter((wait) => wait.age > 1 + TINY);
  const cameWithin = (share: number) =>
    old.filter((wait) => wait.took !== undefined && wait.took <= share + TINY).length;
  const within = cameWithin(1);
  return {
    n: old.length,
    within,
    interval: clopperPearson(within, old.length, confidence),
    quantile: waitQuantile(
      shares.map(({ age, took }) => ({ time: took ?? age, ended: took !== undefined })),
      service,
    ),
    bounds: agedQuantile(shares, service, confidence),
    optimistic: chanceOfAtMost(within, old.length, service),
    padded: chanceOfAtLeast(cameWithin(WELL_UNDER), old.length, service),
  };
}

/** Whether the planned lead time should become the one that was seen. */
export function correctsLeadTime(verdict: Verdict): boolean {
  return verdict === "Optimistic" || verdict === "Padded";
}

export function leadTimeVerdict(view: LeadTimeView, service: number, limit: number): Verdict {
  const { interval, quantile, bounds } = view;
  if (view.n < FEWEST) return "Unproven";
  if (interval.high < service && view.optimistic <= limit) return "Optimistic";
  if (interval.high < service) return "Unproven";
  const wellUnder = bounds.high !== undefined && bounds.high < WELL_UNDER + TINY;
  if (wellUnder && view.padded <= limit) return "Padded";
  if (interval.low > service) return "Realistic";
  const near = quantile !== undefined && Math.abs(quantile - 1) <= NEAR + TINY;
  return view.n >= MANY && near ? "Realistic" : "Unproven";
}
