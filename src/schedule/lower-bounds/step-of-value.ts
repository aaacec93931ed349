/** Weights are known to a thousandth. */
const PARTS = 1000;
/** Rounding of sums of weights, in steps. */
const SLIVER = 1e-6;

/**
 * The step of which every sum of whole multiples of the weights is a multiple: their greatest common
 * divisor; 0 when a weight is finer than a thousandth, or there are none.
 */
export function stepOf(weights: Iterable<number>): number {
  let step = 0;
  for (const weight of weights) {
    let a = step;
    let b = Math.round(weight * PARTS);
    if (Math.abs(b - weight * PARTS) > SLIVER) return 0;
    while (b > 0) [a, b] = [b, a % b];
    step = a;
  }
  return step / PARTS;
}

/** The least multiple of a step that a value not below `bound` can have; `bound` itself for step 0. */
export function roundedUp(bound: number, step: number): number {
  if (step <= 0 || bound <= 0) return bound;
  return Math.max(bound, Math.ceil(bound / step - SLIVER) * step);
}
