import type { Seconds } from "../../kernel/moment";

/** False proves that no schedule meets the deadline. */
export type DeadlineTest = (deadline: Seconds) => boolean;

/**
 * Looks, in multiples of `grain`, for the latest deadline from `from` on that a test proves
 * impossible: first in steps that double, then by halves. Gives a moment before which no schedule
 * is done, whatever the test misses.
 */
export function latestImpossible(
  from: Seconds,
  grain: Seconds,
  firstStep: Seconds,
  horizon: Seconds,
  possible: DeadlineTest,
): Seconds {
  const upTo = (at: Seconds) => Math.ceil(at / grain) * grain;
  let low = upTo(from);
  if (possible(low)) return from;
  let step = upTo(firstStep);
  while (low + step < horizon && !possible(low + step)) {
    low += step;
    step *= 2;
  }
  let high = low + step;
  while (high - low > grain) {
    const middle = upTo((low + high) / 2);
    if (possible(middle)) high = middle;
    else low = middle;
  }
  return low + grain;
}
