import type { Moment, Seconds } from "../kernel/moment";

/** A stop or a booking. */
export interface Stretch {
  readonly start: Moment;
  /** Never before start. */
  readonly end: Moment;
}

/**
 * Where those begin that may reach beyond a moment, of stretches that are ascending in start: all
 * before it have ended by then, of those from it on some may have.
 */
export function firstReaching(stretches: readonly Stretch[], moment: Moment): number {
  const earliest = moment - longest(stretches);
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.start >= earliest) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Counted once for each list. */
function longest(stretches: readonly Stretch[]): Seconds {
  const known = lengths.get(stretches);
  if (known !== undefined) return known;
  const length = stretches.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  lengths.set(stretches, length);
  return length;
}

const lengths = new WeakMap<readonly Stretch[], Seconds>();
