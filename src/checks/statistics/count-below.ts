/** Values one after the other: an array, or something that reckons each when it is asked. */
export interface Series<T> {
  readonly length: number;
  /** Undefined where there is none; indexes are not below 0. */
  at(index: number): T | undefined;
}

/** How many of ascending values lie below a limit: the place of the first that does not. */
export function countBelow(ascending: Series<number>, limit: number): number {
  return firstWhere(0, ascending.length, (at) => ascending.at(at)! >= limit);
}

/** How many of ascending values lie above a limit. */
export function countAbove(ascending: Series<number>, limit: number): number {
  const { length } = ascending;
  return length - firstWhere(0, length, (at) => ascending.at(at)! > limit);
}

/** The first whole number from `from` on, `to` at most, from which on it holds. */
export function firstWhere(from: number, to: number, holds: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
