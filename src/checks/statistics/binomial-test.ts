import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";

/** Exact chance of at most `hits` of `n` when each hits with chance `share`; a p value in [0, 1]. */
export function chanceOfAtMost(hits: number, n: number, share: number): number {
  if (hits >= n) return 1;
  return hits < 0 ? 0 : rememberedCdf(hits, n, share);
}

/** Exact chance of at least `hits` of `n`; counted from the other end, so small tails stay exact. */
export function chanceOfAtLeast(hits: number, n: number, share: number): number {
  return chanceOfAtMost(n - hits, n, 1 - share);
}

/** Many records have the same few lengths, so that the same chances are asked for again and again. */
const known = new Map<number, Map<number, number>>();
const MOST_KNOWN = 100_000;
const MOST_SHARES = 50;

function rememberedCdf(hits: number, n: number, share: number): number {
  if (known.size > MOST_SHARES) known.clear();
  const ofShare = known.get(share) ?? new Map<number, number>();
  known.set(share, ofShare);
  if (ofShare.size > MOST_KNOWN) ofShare.clear();
  const key = n * 2 ** 24 + hits;
  const found = ofShare.get(key) ?? binomialCdf(hits, n, share);
  ofShare.set(key, found);
  return found;
}
