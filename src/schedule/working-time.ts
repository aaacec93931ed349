import type { Seconds } from "../kernel/moment";

/**
 * The stretches in which something works, in whole seconds from plan start: ascending, disjoint,
 * and merged where they touch. `before[i]` is the working time ahead of stretch i, so that adding
 * working time is a binary search.
 */
export interface WorkingTime {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly before: Float64Array;
}

/** A level that changes over time: `amounts[i]` holds from `times[i]` to the next; before the first it is 0. */
export interface Profile {
  readonly times: Int32Array;
  /** Thousandths of a head or machine, so that half a person counts exactly. */
  readonly amounts: Int32Array;
}

/** Thousandths in one head or machine. */
export const WHOLE = 1000;

export interface Stretch {
  readonly start: Seconds;
  readonly end: Seconds;
}

/** Working time of stretches in any order; those that touch or overlap become one. */
export function workingTime(stretches: readonly Stretch[]): WorkingTime {
  const sorted = stretches.filter((s) => s.end > s.start).sort((a, b) => a.start - b.start);
  const merged: { start: Seconds; end: Seconds }[] = [];
  for (const { start, end } of sorted) {
    const last = merged[merged.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  const before = new Float64Array(merged.length);
  for (let i = 1; i < merged.length; i++) {
    const previous = merged[i - 1]!;
    before[i] = before[i - 1]! + previous.end - previous.start;
  }
  return {
    starts: Int32Array.from(merged, (s) => s.start),
    ends: Int32Array.from(merged, (s) => s.end),
    before,
  };
}
