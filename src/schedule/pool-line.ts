import type { Seconds } from "../kernel/moment";
import type { Calendar } from "./calendar";
import { LONG_AGO, NEVER } from "./calendar";
import type { Profile } from "./working-time";

/** What is free of a pool over time: steps in thousandths, from each to the next. */
export class PoolLine {
  times: Int32Array;
  free: Int32Array;
  count: number;
  private hint = 0;
  private tidyAt: number;

  constructor(capacity: Profile) {
    const steps = capacity.times.length;
    this.times = new Int32Array(steps + 64);
    this.free = new Int32Array(steps + 64);
    this.times[0] = LONG_AGO;
    this.times.set(capacity.times, 1);
    this.free.set(capacity.amounts, 1);
    this.count = steps + 1;
    this.tidyAt = 2 * this.count + 64;
  }

  copyFrom(other: PoolLine): void {
    if (this.times.length < other.count) {
      this.times = new Int32Array(other.times.length);
      this.free = new Int32Array(other.times.length);
    }
    this.times.set(other.times.subarray(0, other.count));
    this.free.set(other.free.subarray(0, other.count));
    this.count = other.count;
    this.tidyAt = other.tidyAt;
    this.hint = 0;
  }

  /** The step that holds at `at`. */
  stepAt(at: Seconds): number {
    const { times, count } = this;
    let low = this.hint < count ? this.hint : 0;
    if (times[low]! <= at) {
      for (let near = 0; near < 4; near++) {
        if (low + 1 >= count || times[low + 1]! > at) return (this.hint = low);
        low++;
      }
    } else {
      low = 0;
    }
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (times[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return (this.hint = low);
  }

  /**
   * Where `amount` is not free for all of `from` to `to`: the moment from which it is free again
   * after the first shortage; LONG_AGO when it is free throughout.
   */
  shortUntil(from: Seconds, to: Seconds, amount: number): Seconds {
    const { times, free, count } = this;
    let i = this.stepAt(from);
    while (free[i]! >= amount) {
      i++;
      if (i >= count || times[i]! >= to) return LONG_AGO;
    }
    while (i < count && free[i]! < amount) i++;
    return i < count ? times[i]! : NEVER;
  }

  /**
   * Looking back from `to`: the moment at which the last shortage before it begins; NEVER when
   * `amount` is free throughout.
   */
  shortFrom(from: Seconds, to: Seconds, amount: number): Seconds {
    const { times, free } = this;
    let i = this.stepAt(to - 1);
    while (free[i]! >= amount) {
      if (times[i]! <= from) return NEVER;
      i--;
    }
    while (i > 0 && free[i - 1]! < amount) i--;
    return times[i]!;
  }

  /** Holds `amount` (less than 0: gives it back) in the working time of `calendar` from `from` to `to`. */
  hold(calendar: Calendar, from: Seconds, to: Seconds, amount: number): void {
    if (amount === 0 || to <= from) return;
    if (this.count > this.tidyAt) this.tidy();
    for (let i = calendar.index(from); i < calendar.count; i++) {
      const start = calendar.starts[i]!;
      if (start >= to) return;
      const end = calendar.ends[i]!;
      this.change(start > from ? start : from, end < to ? end : to, amount);
    }
  }

  private change(from: Seconds, to: Seconds, amount: number): void {
    const begin = this.split(from);
    const end = this.split(to);
    for (let i = begin; i < end; i++) this.free[i]! -= amount;
  }

  /**
   * Takes away the beginnings of steps where nothing changes. Those of work that was moved away are
   * left until they are many: what is put back finds its own again.
   */
  private tidy(): void {
    const { times, free, count } = this;
    let kept = 1;
    for (let i = 1; i < count; i++) {
      if (free[i] === free[kept - 1]) continue;
      times[kept] = times[i]!;
      free[kept++] = free[i]!;
    }
    this.count = kept;
    this.tidyAt = 2 * kept + 64;
    this.hint = 0;
  }

  /** Makes a step begin at `at`; its index. */
  private split(at: Seconds): number {
    const i = this.stepAt(at);
    if (this.times[i] === at) return i;
    if (this.count === this.times.length) this.grow();
    this.times.copyWithin(i + 2, i + 1, this.count);
    this.free.copyWithin(i + 2, i + 1, this.count);
    this.times[i + 1] = at;
    this.free[i + 1] = this.free[i]!;
    this.count++;
    return i + 1;
  }

  private grow(): void {
    const times = new Int32Array(this.times.length * 2);
    const free = new Int32Array(times.length);
    times.set(this.times);
    free.set(this.free);
    this.times = times;
    this.free = free;
  }
}
