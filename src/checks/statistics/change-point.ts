import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { seededRandom } from "../../kernel/random";
import { countBelow } from "./count-below";

export interface ChangePoint {
  /** The first value of the new level: its index in the series. */
  readonly at: number;
  /** Chance of so clear a break, or a clearer one, in a series without any; in (0, 1]. */
  readonly chance: number;
}

/** Orderings drawn for the chance of a clear cut in a series without any break. */
const ORDERINGS = 999;
const SEED = 20261127;

/**
 * Where a series changed its level, and whether it did: the cut with the largest standardised
 * Mann-Whitney statistic, among those that leave `before` and `after` values at least. Its chance
 * is that of so clear a cut among drawn orderings of as many ranks (the same on every machine);
 * where none of them is as clear, the normal bound over all cuts tells how small it is. Ties are
 * in the spread. Undefined where the series is too short or all values are equal.
 * Source: Pettitt, Applied Statistics 28 (1979) 126–135.
 */
export function changePoint(
  values: readonly number[],
  before: number,
  after: number,
): ChangePoint | undefined {
  const n = values.length;
  if (n < before + after) return undefined;
  const ranks = midranks(values);
  const spread = rankVariance(ranks);
  if (spread === 0) return undefined;
  const best = clearestCut(ranks, cutScales(n, spread), before, after);
  const drawn = drawnClarities(n, before, after);
  const clearer = drawn.length - countBelow(drawn, best.clarity - 1e-9);
  const cuts = n - after - before + 1;
  const bound = Math.max(2 * cuts * normalCdf(-best.clarity, 0, 1), Number.MIN_VALUE);
  const chance = (clearer + 1) / (ORDERINGS + 1);
  return { at: best.at, chance: clearer === 0 ? Math.min(chance, bound) : chance };
}

/** Two-sided chance that values before and after a given cut are of one kind (Mann-Whitney, with ties). */
export function chanceOfNoStep(values: readonly number[], cut: number): number {
  const ranks = midranks(values);
  const spread = rankVariance(ranks);
  if (cut < 1 || cut >= values.length || spread === 0) return 1;
  const path = rankPath(ranks);
  const clarity = Math.abs(path[cut - 1]!) * cutScales(values.length, spread)[cut]!;
  return Math.min(1, 2 * normalCdf(-clarity, 0, 1));
}

/** Pettitt's U after each value: 2 × the sum of the ranks so far − so many × (n + 1). */
export function rankPath(ranks: readonly number[]): number[] {
  let sum = 0;
  return ranks.map((rank, i) => {
    sum += rank;
    return 2 * sum - (i + 1) * (ranks.length + 1);
  });
}

/** Ranks from 1; equal values share the mean of theirs. */
export function midranks(values: readonly number[]): number[] {
  const sorted = new Float64Array(values).sort();
  /** By the first place of each value. */
  const ranks = new Float64Array(sorted.length);
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    ranks[from] = (from + 1 + to) / 2;
    from = to;
  }
  return values.map((value) => ranks[countBelow(sorted, value)]!);
}

function rankVariance(ranks: ArrayLike<number>): number {
  const centre = (ranks.length + 1) / 2;
  let sum = 0;
  for (let i = 0; i < ranks.length; i++) sum += (ranks[i]! - centre) * (ranks[i]! - centre);
  return sum / Math.max(1, ranks.length - 1);
}

/** By length of the first part: 1 ÷ the deviation of Pettitt's U over all orderings. */
function cutScales(n: number, variance: number): Float64Array {
  const scales = new Float64Array(n + 1);
  for (let k = 1; k < n; k++) scales[k] = 1 / (2 * Math.sqrt((variance * k * (n - k)) / n));
  return scales;
}

function clearestCut(
  ranks: ArrayLike<number>,
  scales: Float64Array,
  before: number,
  after: number,
) {
  const n = ranks.length;
  let sum = 0;
  let best = { at: before, clarity: -1 };
  for (let k = 1; k <= n - after; k++) {
    sum += ranks[k - 1]!;
    if (k < before) continue;
    const clarity = Math.abs(2 * sum - k * (n + 1)) * scales[k]!;
    if (clarity > best.clarity) best = { at: k, clarity };
  }
  return best;
}

const known = new Map<string, Float64Array>();

/** The clearest cut of each drawn ordering, ascending. It hangs on the length alone, so it is kept. */
function drawnClarities(n: number, before: number, after: number): Float64Array {
  const length = Math.max(drawnLength(n), before + after);
  const key = `${length} ${before} ${after}`;
  const kept = known.get(key);
  if (kept) return kept;
  const random = seededRandom(SEED);
  const ranks = Float64Array.from({ length }, (_, i) => i + 1);
  const scales = cutScales(length, rankVariance(ranks));
  const drawn = new Float64Array(ORDERINGS);
  for (let done = 0; done < ORDERINGS; done++) {
    for (let i = length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      const rank = ranks[i]!;
      ranks[i] = ranks[j]!;
      ranks[j] = rank;
    }
    drawn[done] = clearestCut(ranks, scales, before, after).clarity;
  }
  known.set(key, drawn.sort());
  return drawn;
}

/**
 * A series is looked up by the next length of a few, up to 500: a longer one has more cuts to be
 * clear by chance, so this errs to the safe side, and the chances hardly change with it.
 */
function drawnLength(n: number): number {
  let length = 13;
  while (length < n && length < 500) length = Math.ceil(length * 1.12);
  return length;
}
