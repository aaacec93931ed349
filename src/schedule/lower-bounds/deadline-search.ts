import type { Seconds } from "../../kernel/moment";

/** A test of a deadline that pauses now and then; false proves that no schedule meets it. */
export type DeadlineTest = (deadline: Seconds) => Generator<void, boolean>;

/**
 * Looks, in multiples of `grain`, for the latest deadline from `from` on that a test proves
 * impossible: first in steps that double, then by halves. Gives a moment before which no schedule
 * is done, whatever the test misses; pauses with the best moment so far.
 */
export function* latestImpossible(
  from: Seconds,
  grain: Seconds,
  firstStep: Seconds,
  horizon: Seconds,
  possible: DeadlineTest,
): Generator<Seconds, Seconds> {
  const upTo = (at: Seconds) => Math.ceil(at / grain) * grain;
  let low = upTo(from);
  if (yield* tested(possible(low), from)) return from;
  let step = upTo(firstStep);
  while (low + step < horizon) {
    if (yield* tested(possible(low + step), low + grain)) break;
    low += step;
    step *= 2;
  }
  let high = low + step;
  while (high - low > grain) {
    const middle = upTo((low + high) / 2);
    if (yield* tested(possible(middle), low + grain)) high = middle;
    else low = middle;
  }
  return low + grain;
}

/** The outcome of a test; its pauses carry what is proven already. */
function* tested(test: Generator<void, boolean>, proven: Seconds): Generator<Seconds, boolean> {
  for (;;) {
    const { value, done } = test.next();
    if (done) return value;
    yield proven;
  }
}
