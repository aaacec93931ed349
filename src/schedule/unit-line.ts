import type { Seconds } from "../kernel/moment";

/**
 * What one unit does, one entry after the other: own work, and times in which another operation
 * holds it besides its own unit. Entries never overlap.
 */
export class UnitLine {
  starts = new Int32Array(16);
  ends = new Int32Array(16);
  operations = new Int32Array(16);
  /** 1: the operation's own unit, so its family counts for what follows; 0: held besides. */
  own = new Uint8Array(16);
  count = 0;

  copyFrom(other: UnitLine): void {
    if (this.starts.length < other.count) this.grow(other.starts.length);
    this.starts.set(other.starts.subarray(0, other.count));
    this.ends.set(other.ends.subarray(0, other.count));
    this.operations.set(other.operations.subarray(0, other.count));
    this.own.set(other.own.subarray(0, other.count));
    this.count = other.count;
  }

  /** The first entry that ends after `at`. */
  after(at: Seconds): number {
    const { ends, count } = this;
    if (count === 0 || ends[count - 1]! <= at) return count;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The first entry that starts at or after `at`. */
  from(at: Seconds): number {
    const { starts, count } = this;
    if (count === 0 || starts[count - 1]! < at) return count;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! >= at) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  isFree(from: Seconds, to: Seconds): boolean {
    if (to <= from) return true;
    const i = this.after(from);
    return i >= this.count || this.starts[i]! >= to;
  }

  /** The end of the entry that stands in the way of `from` to `to`; `from` when none does. */
  blockedUntil(from: Seconds, to: Seconds): Seconds {
    if (to <= from) return from;
    const i = this.after(from);
    return i < this.count && this.starts[i]! < to ? this.ends[i]! : from;
  }

  /** True when work without length stands at `at`: two of them at once would have no sequence. */
  hasMomentAt(at: Seconds): boolean {
    const i = this.from(at);
    return i < this.count && this.starts[i] === at && this.ends[i] === at;
  }

  /** The own entry before index `i`; -1 when there is none. */
  ownBefore(i: number): number {
    let at = i - 1;
    while (at >= 0 && this.own[at] === 0) at--;
    return at;
  }

  /** The own entry at or after index `i`; `count` when there is none. */
  ownFrom(i: number): number {
    let at = i;
    while (at < this.count && this.own[at] === 0) at++;
    return at;
  }

  insert(start: Seconds, end: Seconds, operation: number, own: 0 | 1): void {
    let i = this.count;
    while (
      i > 0 &&
      (this.starts[i - 1]! > start || (this.starts[i - 1]! === start && this.ends[i - 1]! > end))
    )
      i--;
    this.insertAt(i, start, end, operation, own);
  }

  insertAt(i: number, start: Seconds, end: Seconds, operation: number, own: 0 | 1): void {
    if (this.count === this.starts.length) this.grow(this.count * 2);
    if (i < this.count) {
      this.starts.copyWithin(i + 1, i, this.count);
      this.ends.copyWithin(i + 1, i, this.count);
      this.operations.copyWithin(i + 1, i, this.count);
      this.own.copyWithin(i + 1, i, this.count);
    }
    this.starts[i] = start;
    this.ends[i] = end;
    this.operations[i] = operation;
    this.own[i] = own;
    this.count++;
  }

  /** Takes the entry of `operation` that starts at `start` away. */
  remove(start: Seconds, operation: number): void {
    let i = this.from(start);
    while (i < this.count && this.operations[i] !== operation) i++;
    if (i >= this.count) throw new Error(`No entry of operation ${operation} at ${start}.`);
    this.starts.copyWithin(i, i + 1, this.count);
    this.ends.copyWithin(i, i + 1, this.count);
    this.operations.copyWithin(i, i + 1, this.count);
    this.own.copyWithin(i, i + 1, this.count);
    this.count--;
  }

  /** Index of the own entry of `operation`, which starts at `start`. */
  find(start: Seconds, operation: number): number {
    let i = this.from(start);
    while (i < this.count && (this.operations[i] !== operation || this.own[i] === 0)) i++;
    return i;
  }

  private grow(size: number): void {
    const copy = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.starts = copy(this.starts, new Int32Array(size));
    this.ends = copy(this.ends, new Int32Array(size));
    this.operations = copy(this.operations, new Int32Array(size));
    this.own = copy(this.own, new Uint8Array(size));
  }
}
