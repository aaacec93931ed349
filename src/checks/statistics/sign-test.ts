import { chanceOfAtLeast } from "./binomial-test";

/**
 * One-sided p value that the median lies below `margin`: counts of the values how many do. A value
 * on the margin speaks for neither side and is counted against the claim, which keeps it honest.
 * Source: Conover, Practical Nonparametric Statistics, 3rd ed. (1999), ch. 3.4.
 */
export function medianBelow(values: ArrayLike<number>, margin: number): number {
  return chanceOfAtLeast(
    count(values, (value) => value < margin),
    values.length,
    0.5,
  );
}

/** One-sided p value that the median lies above `margin`. */
export function medianAbove(values: ArrayLike<number>, margin: number): number {
  return chanceOfAtLeast(
    count(values, (value) => value > margin),
    values.length,
    0.5,
  );
}

function count(values: ArrayLike<number>, holds: (value: number) => boolean): number {
  let found = 0;
  for (let i = 0; i < values.length; i++) if (holds(values[i]!)) found++;
  return found;
}
