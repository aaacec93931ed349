import { chanceOfAtLeast, chanceOfAtMost } from "./binomial-test";
import { countBelow } from "./count-below";

/** An order and what became of it. */
export interface AgedWait {
  /** How long ago it began. */
  readonly age: number;
  /** How long it took, at most `age`; undefined while it is open. */
  readonly took: number | undefined;
}

export interface WaitBounds {
  /** Undefined where the record is too short for the end. */
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/**
 * The distribution-free interval of the time by which the share `of` has ended, open waits
 * included: at each time it looks at the waits that are at least so old, of which it is known
 * whether they had ended by then, and asks whether their exact interval (Clopper-Pearson) contains
 * the share. `low` is the first time at which it does, `high` the first at which it lies above.
 */
export function agedQuantile(
  waits: readonly AgedWait[],
  of: number,
  confidence: number,
): WaitBounds {
  const tail = (1 - confidence) / 2;
  const times = sorted(waits.flatMap((wait) => wait.took ?? []));
  const ages = sorted(waits.map((wait) => wait.age));
  const agesOfEnded = sorted(waits.flatMap(({ age, took }) => (took === undefined ? [] : age)));
  let low: number | undefined;
  for (const [at, time] of times.entries()) {
    if (time === times[at + 1]) continue;
    const old = ages.length - countBelow(ages, time);
    // What ended by then, without what is too young to have been asked.
    const ended = at + 1 - countBelow(agesOfEnded, time);
    if (low === undefined && chanceOfAtMost(ended, old, of) > tail) low = time;
    if (chanceOfAtLeast(ended, old, of) <= tail) return { low, high: time };
  }
  return { low, high: undefined };
}

function sorted(values: readonly number[]): Float64Array {
  return new Float64Array(values).sort();
}
