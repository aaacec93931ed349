import type { Series } from "./statistics/count-below";

/** Nobody waits for a longer record. */
const MOST = 2000;

/**
 * How many more values like these would decide, when what is decided on so many of them is asked;
 * undefined when no record of up to 2,000 values would. The longer one has the shape of the one there is.
 */
export function howManyMore<T>(
  sorted: Series<T>,
  decided: (longer: Series<T>) => boolean,
): number | undefined {
  const n = sorted.length;
  if (n === 0) return undefined;
  const decidedAt = (size: number) => decided(stretched(sorted, size));
  let below = n;
  let size = n;
  do {
    below = size;
    size = Math.min(MOST, Math.ceil(size * 1.3) + 1);
    if (size <= below) return undefined;
  } while (!decidedAt(size));
  while (size - below > 1) {
    const middle = (size + below) >> 1;
    if (decidedAt(middle)) size = middle;
    else below = middle;
  }
  return size - n;
}

/** `size` values with the shares of the sorted ones. */
function stretched<T>(sorted: Series<T>, size: number): Series<T> {
  const { length } = sorted;
  return { length: size, at: (i) => sorted.at(Math.floor(((i + 0.5) * length) / size)) };
}

/** All of them, for what must look at each. */
export function valuesOf<T>(series: Series<T>): T[] {
  return Array.from({ length: series.length }, (_, i) => series.at(i)!);
}
