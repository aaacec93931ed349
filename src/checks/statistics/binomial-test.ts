import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";

/** Exact chance of at most `hits` of `n` when each hits with chance `share`; a p value in [0, 1]. */
export function chanceOfAtMost(hits: number, n: number, share: number): number {
  if (hits >= n) return 1;
  return hits < 0 ? 0 : binomialCdf(hits, n, share);
}

/** Exact chance of at least `hits` of `n`; counted from the other end, so small tails stay exact. */
export function chanceOfAtLeast(hits: number, n: number, share: number): number {
  return chanceOfAtMost(n - hits, n, 1 - share);
}
