import { chanceOfAtLeast, chanceOfAtMost } from "./binomial-test";

/** An order and what became of it. */
export interface AgedWait {
  /** How long ago it began. */
  readonly age: number;
  /** How long it took; undefined while it is open. */
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
  const times = [...new Set(waits.flatMap((wait) => wait.took ?? []))].sort((a, b) => a - b);
  let low: number | undefined;
  for (const time of times) {
    const { ended, old } = endedBy(waits, time);
    if (low === undefined && chanceOfAtMost(ended, old, of) > tail) low = time;
    if (chanceOfAtLeast(ended, old, of) <= tail) return { low, high: time };
  }
  return { low, high: undefined };
}

function endedBy(waits: readonly AgedWait[], time: number) {
  let ended = 0;
  let old = 0;
  for (const wait of waits) {
    if (wait.age < time) continue;
    old++;
    if (wait.took !== undefined && wait.took <= time) ended++;
  }
  return { ended, old };
}
