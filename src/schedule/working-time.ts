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

/** Its stretches, ascending. */
export function stretchesOf({ starts, ends }: WorkingTime): Stretch[] {
  return Array.from(starts, (start, i) => ({ start, end: ends[i]! }));
}

/** The parts of a stretch in which it does not work, ascending. */
export function without({ start, end }: Stretch, time: WorkingTime): Stretch[] {
  const free: Stretch[] = [];
  let from = start;
  for (let i = stretchAfter(time, start); i < time.starts.length && time.starts[i]! < end; i++) {
    if (time.starts[i]! > from) free.push({ start: from, end: time.starts[i]! });
    from = time.ends[i]!;
  }
  if (from < end) free.push({ start: from, end });
  return free;
}

/** The first stretch that ends after `at`; the number of stretches when there is none. */
export function stretchAfter(time: WorkingTime, at: Seconds): number {
  let low = 0;
  let high = time.ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time.ends[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first moment at or after `at` in which it works; undefined when there is none. */
export function nextWorking(time: WorkingTime, at: Seconds): Seconds | undefined {
  const i = stretchAfter(time, at);
  return i < time.starts.length ? Math.max(at, time.starts[i]!) : undefined;
}

/** Working time before `at`, counted from the first stretch. */
export function workDone(time: WorkingTime, at: Seconds): Seconds {
  const i = stretchAfter(time, at);
  if (i < time.starts.length) return time.before[i]! + Math.max(0, at - time.starts[i]!);
  return i === 0 ? 0 : time.before[i - 1]! + time.ends[i - 1]! - time.starts[i - 1]!;
}

/** Working time from `from` to `to`. */
export function workBetween(time: WorkingTime, from: Seconds, to: Seconds): Seconds {
  return to <= from ? 0 : workDone(time, to) - workDone(time, from);
}

/** The end of `work` seconds of working time that begin at or after `at`; undefined when there is not as much. */
export function addWork(time: WorkingTime, at: Seconds, work: Seconds): Seconds | undefined {
  if (work <= 0) return at;
  const target = workDone(time, at) + work;
  let low = 0;
  let high = time.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time.before[middle]! + time.ends[middle]! - time.starts[middle]! >= target) high = middle;
    else low = middle + 1;
  }
  return low < time.starts.length ? time.starts[low]! + target - time.before[low]! : undefined;
}

/** The latest moment from which exactly `work` seconds of working time pass until `at`; undefined when there are fewer. */
export function subtractWork(time: WorkingTime, at: Seconds, work: Seconds): Seconds | undefined {
  if (work <= 0) return at;
  const target = workDone(time, at) - work;
  if (target < 0) return undefined;
  let i = time.starts.length - 1;
  let low = 0;
  while (low < i) {
    const middle = (low + i + 1) >> 1;
    if (time.before[middle]! <= target) low = middle;
    else i = middle - 1;
  }
  return time.starts[low]! + target - time.before[low]!;
}

/** The time in which both work. */
export function intersect(a: WorkingTime, b: WorkingTime): WorkingTime {
  const stretches: Stretch[] = [];
  let i = 0;
  let j = 0;
  while (i < a.starts.length && j < b.starts.length) {
    const start = Math.max(a.starts[i]!, b.starts[j]!);
    const end = Math.min(a.ends[i]!, b.ends[j]!);
    if (start < end) stretches.push({ start, end });
    if (a.ends[i]! < b.ends[j]!) i++;
    else j++;
  }
  return workingTime(stretches);
}

/** The same working time without what lies outside `from` to `to`. */
export function clip(time: WorkingTime, from: Seconds, to: Seconds): WorkingTime {
  const stretches: Stretch[] = [];
  for (let i = stretchAfter(time, from); i < time.starts.length && time.starts[i]! < to; i++) {
    stretches.push({ start: Math.max(from, time.starts[i]!), end: Math.min(to, time.ends[i]!) });
  }
  return workingTime(stretches);
}

/** The longest stretch, or what is left of it, from `from` on; 0 when it never works again. */
export function longestStretch(time: WorkingTime, from: Seconds): Seconds {
  let longest = 0;
  for (let i = stretchAfter(time, from); i < time.starts.length; i++) {
    longest = Math.max(longest, time.ends[i]! - Math.max(from, time.starts[i]!));
  }
  return longest;
}

/** The level of a profile at a moment. */
export function levelAt(profile: Profile, at: Seconds): number {
  let low = 0;
  let high = profile.times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (profile.times[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low === 0 ? 0 : profile.amounts[low - 1]!;
}

/** The time in which a profile is at least `amount`; its last level holds until `end`. */
export function timeWithAtLeast(profile: Profile, amount: number, end: Seconds): WorkingTime {
  const stretches: Stretch[] = [];
  for (let i = 0; i < profile.times.length; i++) {
    if (profile.amounts[i]! < amount) continue;
    stretches.push({ start: profile.times[i]!, end: profile.times[i + 1] ?? end });
  }
  return clip(workingTime(stretches), -2147483648, end);
}

/** Thousandths × seconds that a profile gives between two moments. */
export function profileWork(profile: Profile, from: Seconds, to: Seconds): number {
  let sum = 0;
  for (let i = 0; i < profile.times.length; i++) {
    const start = Math.max(from, profile.times[i]!);
    const end = Math.min(to, profile.times[i + 1] ?? to);
    if (end > start) sum += profile.amounts[i]! * (end - start);
  }
  return sum;
}
