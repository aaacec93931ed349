import type { Seconds } from "../kernel/moment";
import { LONG_AGO, NEVER } from "../schedule/calendar";
import type { Profile } from "../schedule/working-time";

/** Up to so many steps are moved one by one; more are copied at once. */
const FEW = 48;

/** A pool in a replay: what it has over time, and what of it is lent; both in thousandths. */
export class LentPool {
  private times = new Int32Array(256);
  /** What is lent from times[i] to the next. */
  private lent = new Int32Array(256);
  private count = 1;
  private levelHint = 0;

  constructor(private readonly has: Profile) {
    this.clear();
  }

  /** Nothing is lent. */
  clear(): void {
    this.count = 1;
    this.times[0] = LONG_AGO;
    this.lent[0] = 0;
    this.levelHint = 0;
  }

  /**
   * Where `amount` is not there for all of `from` to `to`: the moment from which it is there again
   * after the first shortage (NEVER when it is not); LONG_AGO when it is there throughout.
   */
  shortUntil(from: Seconds, to: Seconds, amount: number): Seconds {
    const { times, lent, count, has } = this;
    let i = this.stepAt(from);
    let level = this.levelStepAt(from);
    let at = from;
    let isShort = false;
    for (;;) {
      const there = level < 0 ? 0 : has.amounts[level]!;
      const enough = there - lent[i]! >= amount;
      if (enough && isShort) return at;
      isShort ||= !enough;
      const lentUntil = i + 1 < count ? times[i + 1]! : NEVER;
      const hasUntil = level + 1 < has.times.length ? has.times[level + 1]! : NEVER;
      at = lentUntil < hasUntil ? lentUntil : hasUntil;
      if (at >= NEVER || (!isShort && at >= to)) return isShort ? NEVER : LONG_AGO;
      if (lentUntil === at) i++;
      if (hasUntil === at) level++;
    }
  }

  /** Lends `amount` from `from` to `to`. */
  lend(from: Seconds, to: Seconds, amount: number): void {
    const begin = this.split(from);
    const end = this.split(to);
    for (let i = begin; i < end; i++) this.lent[i]! += amount;
  }

  /** The step that holds at `at`; most look near the end. */
  private stepAt(at: Seconds): number {
    const { times, count } = this;
    let i = count - 1;
    for (let near = 0; near < 16 && i > 0; near++, i--) if (times[i]! <= at) return i;
    let low = 0;
    while (low < i) {
      const middle = (low + i + 1) >> 1;
      if (times[middle]! <= at) low = middle;
      else i = middle - 1;
    }
    return low;
  }

  /** The step of what the pool has; -1 ahead of the first, where it has nothing. */
  private levelStepAt(at: Seconds): number {
    const { times } = this.has;
    const hint = this.levelHint;
    let low = -1;
    let high = times.length - 1;
    if (hint <= high && times[hint]! <= at) {
      if (hint === high || times[hint + 1]! > at) return hint;
      low = hint + 1;
      if (low === high || times[low + 1]! > at) return (this.levelHint = low);
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (times[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    if (low >= 0) this.levelHint = low;
    return low;
  }

  /** Makes a step begin at `at`; its index. */
  private split(at: Seconds): number {
    const i = this.stepAt(at);
    if (this.times[i] === at) return i;
    if (this.count === this.times.length) this.grow();
    const { times, lent, count } = this;
    if (count - i > FEW) {
      times.copyWithin(i + 2, i + 1, count);
      lent.copyWithin(i + 2, i + 1, count);
    } else {
      for (let k = count; k > i + 1; k--) {
        times[k] = times[k - 1]!;
        lent[k] = lent[k - 1]!;
      }
    }
    times[i + 1] = at;
    lent[i + 1] = lent[i]!;
    this.count++;
    return i + 1;
  }

  private grow(): void {
    const times = new Int32Array(this.times.length * 2);
    const lent = new Int32Array(times.length);
    times.set(this.times);
    lent.set(this.lent);
    this.times = times;
    this.lent = lent;
  }
}
