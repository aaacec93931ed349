import { chanceOfAtLeast } from "./binomial-test";
import { countAbove, countBelow, type Series } from "./count-below";

/**
 * One-sided p value that the median of ascending values lies below `margin`: counts how many do. A
 * value on the margin speaks for neither side and is counted against the claim, which keeps it honest.
 * Source: Conover, Practical Nonparametric Statistics, 3rd ed. (1999), ch. 3.4.
 */
export function medianBelow(ascending: Series<number>, margin: number): number {
  return chanceOfAtLeast(countBelow(ascending, margin), ascending.length, 0.5);
}

/** One-sided p value that the median of ascending values lies above `margin`. */
export function medianAbove(ascending: Series<number>, margin: number): number {
  return chanceOfAtLeast(countAbove(ascending, margin), ascending.length, 0.5);
}
