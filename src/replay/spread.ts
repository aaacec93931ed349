/**
 * How something varies, as factors of what was planned: 1 is as planned, 1.2 a fifth more. A table
 * of quantiles, straight lines in between: `factors[i]` is not exceeded with the chance
 * `shares[i]`. Both ascend; the shares run from 0 to 1.
 */
export interface Spread {
  readonly shares: readonly number[];
  readonly factors: readonly number[];
}

/** Exactly as planned. */
export const AS_PLANNED: Spread = { shares: [0, 1], factors: [1, 1] };

/**
 * The spread of observed factors, in any order: the smallest is the quantile 0, the largest the
 * quantile 1, the others evenly between (type 7 of Hyndman and Fan 1996). Throws when there are none.
 */
export function spreadOfSample(factors: readonly number[]): Spread {
  const sorted = factors.slice().sort((a, b) => a - b);
  const only = sorted[0];
  if (only === undefined) throw new Error("A spread needs at least one observation.");
  if (sorted.length === 1) return { shares: [0, 1], factors: [only, only] };
  return { shares: sorted.map((_, i) => i / (sorted.length - 1)), factors: sorted };
}

/**
 * The spread of a whole of which the share `steady` never changes and the rest varies as `spread`:
 * of planned run time when only its scrap or its stops vary.
 */
export function spreadOfPart(steady: number, spread: Spread): Spread {
  return {
    shares: spread.shares,
    factors: spread.factors.map((factor) => steady + (1 - steady) * factor),
  };
}

/** Mean and coefficient of variation (standard deviation ÷ mean) of a spread. */
export function momentsOf({ shares, factors }: Spread): {
  readonly mean: number;
  readonly variation: number;
} {
  let mean = 0;
  let square = 0;
  for (let i = 1; i < shares.length; i++) {
    const [a, b, width] = [factors[i - 1]!, factors[i]!, shares[i]! - shares[i - 1]!];
    mean += (width * (a + b)) / 2;
    square += (width * (a * a + a * b + b * b)) / 3;
  }
  return { mean, variation: Math.sqrt(Math.max(0, square - mean * mean)) / mean };
}
