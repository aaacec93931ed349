/** What stands for a factor of 0, as a share of the other side's: small enough to be its limit. */
const SMALL = 1e-100;

/**
 * Effects of factors on a product by the logarithmic mean Divisia index (LMDI-I, additive): each
 * factor's share of `Π actual − Π planned` is `L(actual, planned) × ln(actual factor ÷ planned
 * factor)`, with L the logarithmic mean; nothing is left over.
 *
 * Zeros by the limits that Ang and Liu give: a factor that is 0 on one side is taken as all but 0,
 * and a factor that is 0 on both sides, like every factor that did not change, has no effect.
 * Products of different signs, and negative factors, have no logarithm: their effects are NaN.
 *
 * @param planned any number of factors, at least 0
 * @param actual as many
 * @returns one effect for each factor, actual − planned, in the unit of the product
 * @throws RangeError for another number of factors in both
 * @see B. W. Ang, The LMDI approach to decomposition analysis: a practical guide, Energy Policy 33, 2005
 * @see B. W. Ang, N. Liu, Handling zero values in the LMDI decomposition approach, Energy Policy 35, 2007
 */
export function lmdiEffects(planned: readonly number[], actual: readonly number[]): number[] {
  if (planned.length !== actual.length)
    throw new RangeError("LMDI takes the same number of factors.");
  if ([...planned, ...actual].some((factor) => !(factor >= 0))) return planned.map(() => NaN);
  const [before, after] = [product(planned), product(actual)];
  if (before === 0 && after === 0) return planned.map(() => 0);
  const logarithms = planned.map((plan, at) => logRatio(plan, actual[at]!));
  const total = logarithms.reduce((sum, each) => sum + each, 0);
  // Where one product is 0, L × ln tends to the whole difference shared by the logarithms.
  if (before === 0 || after === 0)
    return logarithms.map((each) => (total === 0 ? 0 : ((after - before) * each) / total));
  const mean = logarithmicMean(after, before);
  return logarithms.map((each) => mean * each);
}

/** (a − b) ÷ ln(a ÷ b) of two positive numbers, a where they are equal. */
export function logarithmicMean(a: number, b: number): number {
  const x = (a - b) / b;
  // The quotient loses its digits where a and b are all but equal; the series does not.
  return Math.abs(x) < 1e-6 ? b * (1 + x / 2 - (x * x) / 12) : (a - b) / Math.log(a / b);
}

function logRatio(plan: number, actual: number): number {
  if (plan === actual) return 0;
  if (plan === 0) return Math.log(1 / SMALL);
  return Math.log(actual === 0 ? SMALL : actual / plan);
}

const product = (factors: readonly number[]) => factors.reduce((all, each) => all * each, 1);
