import type { Seconds } from "../kernel/moment";
import type { WorkingTime } from "./working-time";

/** Later than any moment of a plan: there is no such moment. */
export const NEVER: Seconds = 2147483647;
/** Earlier than any moment of a plan. */
export const LONG_AGO: Seconds = -2147483648;

/** Buckets of the look-up from a moment to its stretch. */
const BUCKETS = 2048;

/**
 * Working time made fast for the engine: cut off at the horizon, with a look-up from a moment to
 * its stretch, so that every question is a few steps. Moments are whole seconds from plan start.
 */
export class Calendar {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly before: Float64Array;
  readonly count: number;
  /** All working time there is. */
  readonly total: Seconds;
  private readonly shift: number;
  private readonly lookup: Int32Array;

  constructor(
    readonly id: number,
    time: WorkingTime,
  ) {
    this.starts = time.starts;
    this.ends = time.ends;
    this.before = time.before;
    this.count = time.starts.length;
    const last = this.count - 1;
    const end = last < 0 ? 0 : this.ends[last]!;
    this.total = last < 0 ? 0 : this.before[last]! + end - this.starts[last]!;
    let shift = 0;
    while (end / 2 ** shift >= BUCKETS) shift++;
    this.shift = shift;
    this.lookup = new Int32Array(
      this.count > 2 ? Math.floor(Math.max(end, 0) / 2 ** shift) + 1 : 0,
    );
    for (let bucket = 0, i = 0; bucket < this.lookup.length; bucket++) {
      while (i < this.count && this.ends[i]! <= bucket * 2 ** shift) i++;
      this.lookup[bucket] = i;
    }
  }

  /** The first stretch that ends after `at`; `count` when there is none. */
  index(at: Seconds): number {
    const { ends, count } = this;
    let i = 0;
    if (at >= 0 && count > 2) {
      const bucket = at >> this.shift;
      if (bucket >= this.lookup.length) return count;
      i = this.lookup[bucket]!;
    }
    while (i < count && ends[i]! <= at) i++;
    return i;
  }

  /** The first moment at or after `at` in which it works; NEVER when there is none. */
  next(at: Seconds): Seconds {
    const i = this.index(at);
    if (i >= this.count) return NEVER;
    const start = this.starts[i]!;
    return start > at ? start : at;
  }

  /** Working time before `at`, counted from the first stretch. */
  done(at: Seconds): Seconds {
    const i = this.index(at);
    if (i >= this.count) return this.total;
    const inside = at - this.starts[i]!;
    return this.before[i]! + (inside > 0 ? inside : 0);
  }

  /** The end of `work` seconds of working time that begin at or after `at`; NEVER when there is not as much. */
  add(at: Seconds, work: Seconds): Seconds {
    if (work <= 0) return at;
    let i = this.index(at);
    if (i >= this.count) return NEVER;
    const start = this.starts[i]!;
    let end = (start > at ? start : at) + work;
    if (end <= this.ends[i]!) return end;
    const target = this.before[i]! + (start > at ? 0 : at - start) + work;
    if (target > this.total) return NEVER;
    i = this.stretchAt(target, i + 1);
    end = this.starts[i]! + target - this.before[i]!;
    return end;
  }

  /** The stretch in which the working time done reaches `target` (more than 0), at `from` or later. */
  private stretchAt(target: Seconds, from: number): number {
    const { before, count } = this;
    let i = from;
    for (let steps = 0; steps < 4; steps++, i++) {
      if (i + 1 >= count || before[i + 1]! >= target) return i;
    }
    let low = i;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before[middle + 1]! >= target) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The latest moment from which exactly `work` seconds of working time pass until `at`; LONG_AGO when there are fewer. */
  back(at: Seconds, work: Seconds): Seconds {
    if (work <= 0) return at;
    const target = this.done(at) - work;
    if (target < 0) return LONG_AGO;
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.before[middle]! <= target) low = middle;
      else high = middle - 1;
    }
    return this.starts[low]! + target - this.before[low]!;
  }

  /** The latest end, at or before `at`, of work: `at` itself inside working time, else the end of the stretch before. */
  lastWorking(at: Seconds): Seconds {
    const i = this.index(at);
    if (i < this.count && this.starts[i]! < at) return at;
    return i > 0 ? this.ends[i - 1]! : LONG_AGO;
  }

  /** True when all of `from` to `to` lies in one stretch. */
  covers(from: Seconds, to: Seconds): boolean {
    if (to <= from) return true;
    const i = this.index(from);
    return i < this.count && this.starts[i]! <= from && this.ends[i]! >= to;
  }

  longest(): Seconds {
    let longest = 0;
    for (let i = 0; i < this.count; i++) {
      const length = this.ends[i]! - Math.max(0, this.starts[i]!);
      if (length > longest) longest = length;
    }
    return longest;
  }
}
