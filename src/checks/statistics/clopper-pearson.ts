import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";

/** Two ends of what the record allows; both shares in [0, 1], `low` ≤ `high`. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * The exact two-sided interval of a share, `hits` of `n`, at `confidence` (0.95 for 95 %). Covers
 * the truth at least that often; [0, 1] when n is 0.
 * Source: Clopper & Pearson, Biometrika 26 (1934) 404–413.
 */
export function clopperPearson(hits: number, n: number, confidence: number): ShareInterval {
  const tail = (1 - confidence) / 2;
  return {
    low: hits === 0 ? 0 : betaQuantile(tail, hits, n - hits + 1),
    high: hits === n ? 1 : betaQuantile(1 - tail, hits + 1, n - hits),
  };
}
