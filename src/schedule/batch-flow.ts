import type { Seconds } from "../kernel/moment";
import { NEVER, type Calendar } from "./calendar";

/** The operation that hands batches on, as far as its batches go. */
export interface BatchSupplier {
  /** From here on the run's working time counts. */
  readonly from: Seconds;
  /** Working time of the run that is behind it at `from` (running operations; may be less than 0 in setup). */
  readonly done: Seconds;
  readonly end: Seconds;
  readonly run: Seconds;
  readonly fixed: Seconds;
  readonly good: number;
  /** Undefined: finished, all batches are through at `end`. */
  readonly calendar: Calendar | undefined;
}

/** The operation that takes batches up. */
export interface BatchFollower {
  readonly run: Seconds;
  readonly fixed: Seconds;
  readonly quantity: number;
  readonly calendar: Calendar;
}

/** Up to so many batches each one is checked; beyond, the ends of every stretch of either calendar. */
const EACH = 64;
const SLIVER = 1e-9;

/** When batch `k` (from 1) is through, waiting included. */
export function batchThrough(
  supplier: BatchSupplier,
  batch: number,
  wait: Seconds,
  k: number,
): Seconds {
  const { calendar, good, run, fixed, from, done, end } = supplier;
  if (!calendar || k * batch >= good - SLIVER * good) return end + wait;
  const work = Math.ceil(fixed + ((run - fixed) * k * batch) / good - SLIVER * run) - done;
  return (work <= 0 ? from : Math.min(end, calendar.add(from, work))) + wait;
}

/** The earliest run start at which a follower never runs out of units, whatever the two calendars. */
export function runStartForBatches(
  supplier: BatchSupplier,
  follower: BatchFollower,
  batch: number,
  wait: Seconds,
): Seconds {
  const batches = Math.max(1, Math.ceil(supplier.good / batch - SLIVER));
  const needed = Math.min(batches, Math.max(1, Math.ceil(follower.quantity / batch - SLIVER)));
  let earliest = Math.max(
    startForBatch(supplier, follower, batch, wait, 0),
    endBound(follower, batchThrough(supplier, batch, wait, batches)),
  );
  if (needed <= EACH) {
    for (let k = 1; k < needed; k++)
      earliest = Math.max(earliest, startForBatch(supplier, follower, batch, wait, k));
    return earliest;
  }
  for (let k = 1; k < needed;) {
    const last = sameStretch(supplier, follower, batch, wait, k, needed);
    // Both sides are straight lines in between; rounding adds less than two seconds.
    earliest = Math.max(
      earliest,
      startForBatch(supplier, follower, batch, wait, k) + 2,
      startForBatch(supplier, follower, batch, wait, last) + 2,
    );
    k = last + 1;
  }
  return Math.min(earliest, NEVER);
}

/** The earliest run start at which batch `k + 1` is through before the first `k` are used up. */
function startForBatch(
  supplier: BatchSupplier,
  follower: BatchFollower,
  batch: number,
  wait: Seconds,
  k: number,
): Seconds {
  const at = batchThrough(supplier, batch, wait, k + 1);
  if (k === 0) return at;
  const share = Math.min(1, (k * batch) / follower.quantity);
  const before = Math.floor(follower.fixed + (follower.run - follower.fixed) * share);
  return startFor(follower, at, before);
}

/** Run starts from which `before` seconds of work last at least until `at`. */
function startFor(follower: BatchFollower, at: Seconds, before: Seconds): Seconds {
  if (before <= 0) return at;
  const next = follower.calendar.next(at);
  return next === NEVER ? NEVER : follower.calendar.back(next, before);
}

/** Run starts from which the whole run lasts at least until `at`. */
function endBound(follower: BatchFollower, at: Seconds): Seconds {
  const { calendar, run } = follower;
  if (run <= 0) return at;
  if (calendar.lastWorking(at) === at) return calendar.back(at, run);
  return startFor(follower, at, run - 1);
}

/** The last k whose batch k + 1 is through in the same stretch of the supplier and of the follower as that of `k`. */
function sameStretch(
  supplier: BatchSupplier,
  follower: BatchFollower,
  batch: number,
  wait: Seconds,
  k: number,
  needed: number,
): number {
  const at = batchThrough(supplier, batch, wait, k + 1);
  let limit = NEVER;
  // Batches of a running operation that are through already come all at once.
  if (at - wait <= supplier.from) limit = at;
  else if (supplier.calendar) {
    const i = supplier.calendar.index(at - wait - 1);
    if (i < supplier.calendar.count) limit = supplier.calendar.ends[i]! + wait;
  }
  const { calendar } = follower;
  const j = calendar.index(at);
  if (j < calendar.count) {
    const start = calendar.starts[j]!;
    limit = Math.min(limit, start > at ? start - 1 : calendar.ends[j]! - 1);
  }
  let low = k;
  let high = needed - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (batchThrough(supplier, batch, wait, middle + 1) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
