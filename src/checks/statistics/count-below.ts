/** Values one after the other: an array, or something that reckons each when it is asked. */
export interface Series<T> {
  readonly length: number;
  /** Undefined where there is none; indexes are not below 0. */
  at(index: number): T | undefined;
}

/** How many of ascending values lie below a limit: the place of the first that does not. */
export function countBelow(ascending: Series<number>, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending.at(middle)! >= limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many of ascending values lie above a limit. */
export function countAbove(ascending: Series<number>, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending.at(middle)! > limit) high = middle;
    else low = middle + 1;
  }
  return ascending.length - low;
}
