import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { seededRandom } from "../../kernel/random";

export interface ChangePoint {
  /** The first value of the new level: its index in the series. */
  readonly at: number;
  /** Chance of so clear a break, or a clearer one, in a series without any; in (0, 1]. */
  readonly chance: number;
}

/** Orderings drawn at most, and how many clearer ones end the drawing. */
const ORDERINGS = 1999;
const ENOUGH_CLEARER = 20;
const SEED = 20261127;

/**
 * Where a series changed its level, and whether it did: the cut with the largest standardised
 * Mann-Whitney statistic, among those that leave `before` and `after` values at least. The chance
 * is drawn over orderings of the same values (exact in kind, the same on every machine); where none
 * of them is as clear, the normal bound over all cuts tells how small it is. Undefined where the
 * series is too short or all values are equal.
 * Sources: Pettitt, Applied Statistics 28 (1979) 126–135; Besag & Clifford, Biometrika 78 (1991) 301–304.
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
  const scales = cutScales(n, spread);
  const best = clearestCut(ranks, scales, before, after);
  const drawn = drawnChance(ranks, scales, before, after, best.clarity);
  const cuts = n - after - before + 1;
  const bound = Math.max(2 * cuts * normalCdf(-best.clarity, 0, 1), Number.MIN_VALUE);
  return {
    at: best.at,
    chance: drawn.clearer === 0 ? Math.min(drawn.chance, bound) : drawn.chance,
  };
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
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

function rankVariance(ranks: readonly number[]): number {
  const centre = (ranks.length + 1) / 2;
  let sum = 0;
  for (const rank of ranks) sum += (rank - centre) * (rank - centre);
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

function drawnChance(
  ranks: readonly number[],
  scales: Float64Array,
  before: number,
  after: number,
  clarity: number,
) {
  const random = seededRandom(SEED);
  const drawn = Float64Array.from(ranks);
  let clearer = 0;
  for (let done = 1; done <= ORDERINGS; done++) {
    for (let i = drawn.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      const kept = drawn[i]!;
      drawn[i] = drawn[j]!;
      drawn[j] = kept;
    }
    if (clearestCut(drawn, scales, before, after).clarity >= clarity - 1e-9) clearer++;
    if (clearer === ENOUGH_CLEARER) return { clearer, chance: clearer / done };
  }
  return { clearer, chance: (clearer + 1) / (ORDERINGS + 1) };
}
