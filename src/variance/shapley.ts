/** Exact enumeration is over all subsets: 2 to the power of this many. */
const MOST_FACTORS = 8;

/**
 * Effects of factors on a product by the Shapley value: each factor's share of
 * `Π actual − Π planned`, the same whichever factor is taken first, and nothing left over.
 *
 * Every factor's effect is its difference times the mean of the other factors' products over all
 * orders in which they can change. Zero factors need no care: nothing is divided.
 *
 * @param planned at most eight factors, all finite
 * @param actual as many
 * @returns one effect for each factor, actual − planned, in the unit of the product
 * @throws RangeError for another number of factors in both, or more than eight
 * @see L. S. Shapley, A value for n-person games, 1953
 */
export function shapleyEffects(planned: readonly number[], actual: readonly number[]): number[] {
  const n = planned.length;
  if (n !== actual.length || n > MOST_FACTORS)
    throw new RangeError(`Shapley takes the same number of factors, at most ${MOST_FACTORS}.`);
  return planned.map((plan, at) => {
    const difference = actual[at]! - plan;
    return difference === 0 ? 0 : difference * meanOfOthers(planned, actual, at);
  });
}

/**
 * What one unit more of a factor is worth, on the mean over all orders: the effect of factor `at`
 * is this times its difference. Two others weigh 1/3, 1/6, 1/6, 1/3; three 1/4 and 1/12 each.
 */
export function meanOfOthers(
  planned: readonly number[],
  actual: readonly number[],
  at: number,
): number {
  const others = planned.map((_, index) => index).filter((index) => index !== at);
  const [a, b, c] = others;
  if (a === undefined) return 1;
  if (b === undefined) return (planned[a]! + actual[a]!) / 2;
  if (others.length === 2) return ofTwo(planned[a]!, actual[a]!, planned[b]!, actual[b]!);
  if (others.length === 3) return ofThree(planned, actual, [a, b, c!]);
  return enumerated(planned, actual, others);
}

const ofTwo = (a0: number, a1: number, b0: number, b1: number) =>
  (2 * a0 * b0 + a0 * b1 + a1 * b0 + 2 * a1 * b1) / 6;

function ofThree(
  planned: readonly number[],
  actual: readonly number[],
  [a, b, c]: readonly [number, number, number],
): number {
  const [a0, b0, c0] = [planned[a]!, planned[b]!, planned[c]!];
  const [a1, b1, c1] = [actual[a]!, actual[b]!, actual[c]!];
  const one = a1 * b0 * c0 + a0 * b1 * c0 + a0 * b0 * c1;
  const two = a1 * b1 * c0 + a1 * b0 * c1 + a0 * b1 * c1;
  return (3 * a0 * b0 * c0 + one + two + 3 * a1 * b1 * c1) / 12;
}

/** Over all subsets of the others that may have changed before: |S|! (n − 1 − |S|)! ÷ n!. */
function enumerated(
  planned: readonly number[],
  actual: readonly number[],
  others: readonly number[],
): number {
  const n = others.length + 1;
  const factorial = [1];
  for (let i = 1; i <= n; i++) factorial.push(factorial[i - 1]! * i);
  let mean = 0;
  for (let subset = 0; subset < 1 << others.length; subset++) {
    let product = 1;
    let size = 0;
    others.forEach((index, bit) => {
      const changed = (subset >> bit) & 1;
      size += changed;
      product *= changed ? actual[index]! : planned[index]!;
    });
    mean += ((factorial[size]! * factorial[n - 1 - size]!) / factorial[n]!) * product;
  }
  return mean;
}
