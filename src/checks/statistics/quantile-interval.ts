import { chanceOfAtLeast, chanceOfAtMost } from "./binomial-test";
import { firstWhere, type Series } from "./count-below";

/** Ranks (1 is the smallest value) between which a quantile lies; an end is undefined when n is too small for it. */
export interface RankInterval {
  readonly low: number | undefined;
  readonly high: number | undefined;
}

export interface ValueInterval {
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/**
 * The distribution-free interval of the `share` quantile of `n` values at `confidence`, as ranks:
 * each end is missed with at most half of what is left.
 * Source: Hahn & Meeker, Statistical Intervals (1991), ch. 5.2.
 */
export function quantileRanks(n: number, share: number, confidence: number): RankInterval {
  const tail = (1 - confidence) / 2;
  const low = firstWhere(0, n, (rank) => chanceOfAtMost(rank, n, share) > tail);
  const high = firstWhere(1, n + 1, (rank) => chanceOfAtLeast(rank, n, share) <= tail);
  return { low: low === 0 ? undefined : low, high: high === n + 1 ? undefined : high };
}

/** The interval of the median in the unit of the values. */
export function medianInterval(values: readonly number[], confidence: number): ValueInterval {
  return middleOf(ascending(values), confidence);
}

/** The interval of the median of ascending values. */
export function middleOf(sorted: Series<number>, confidence: number): ValueInterval {
  const ranks = ranksOfMedian(sorted.length, confidence);
  return {
    low: ranks.low === undefined ? undefined : sorted.at(ranks.low - 1),
    high: ranks.high === undefined ? undefined : sorted.at(ranks.high - 1),
  };
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  return quantile(ascending(values), 0.5);
}

/** The `share` quantile of ascending values, linear between ranks (type 7 of Hyndman & Fan 1996). */
export function quantile(sorted: Series<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted.at(Math.floor(place)) ?? NaN;
  const above = sorted.at(Math.ceil(place)) ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** The values themselves where they are ascending already. */
export function ascending(values: readonly number[]): Series<number> {
  for (let i = 1; i < values.length; i++)
    if (!(values[i - 1]! <= values[i]!)) return new Float64Array(values).sort();
  return values;
}

const known = new Map<string, RankInterval>();

/** The ranks hang on n alone and are asked for often. */
function ranksOfMedian(n: number, confidence: number): RankInterval {
  const key = `${n} ${confidence}`;
  const found = known.get(key) ?? quantileRanks(n, 0.5, confidence);
  if (known.size > 5000) known.clear();
  known.set(key, found);
  return found;
}
