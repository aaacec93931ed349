/** How many of ascending values lie below a limit: the place of the first that does not. */
export function countBelow(ascending: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! >= limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
