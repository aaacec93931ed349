/** Nobody waits for a longer record. */
const MOST = 2000;

/**
 * How many more values like these would decide, when what is decided on so many of them is asked;
 * undefined when no record of up to 2,000 values would. The longer one has the shape of the one there is.
 */
export function howManyMore<T>(
  sorted: ArrayLike<T>,
  decided: (longer: readonly T[]) => boolean,
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
function stretched<T>(sorted: ArrayLike<T>, size: number): T[] {
  const longer = new Array<T>(size);
  for (let i = 0; i < size; i++)
    longer[i] = sorted[Math.floor(((i + 0.5) * sorted.length) / size)]!;
  return longer;
}
