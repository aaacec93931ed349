import type { PoolShare, PoolUse } from "./pool-use";
import { lastNotAfter } from "./time-grid";
import type { Windows } from "./windows";

/** Rounding of heads. */
const SLIVER = 1e-6;

/**
 * Time table of a pool: what must run between its latest run start and its earliest end, whenever it
 * starts, holds the pool then; the others fit only around it.
 */
export class PoolTable {
  private readonly all: Float64Array;
  /** Moments at which something changes, and what is free from each to the next. */
  private points: Float64Array;
  private readonly free: Float64Array;

  constructor(
    private readonly use: PoolUse,
    private readonly share: PoolShare,
  ) {
    this.all = new Float64Array(2 * use.operations.length + share.times.length + 1);
    this.points = this.all;
    this.free = new Float64Array(this.all.length);
  }

  /** -1: the windows are too narrow; 1: some became narrower; 0: nothing. */
  narrow(windows: Windows): -1 | 0 | 1 {
    this.layPoints(windows);
    if (!this.holdFixedParts(windows)) return -1;
    const { operations } = this.use;
    let followed: 0 | 1 = 0;
    for (let i = 0; i < operations.length; i++) {
      if (this.share.held[i] === 0 || this.use.run[i] === 0) continue;
      const o = operations[i]!;
      const runFrom = windows.runFrom[o]!;
      const runTo = windows.runTo[o]!;
      const from = this.earliest(i, runFrom, runTo);
      if (from > runTo) return -1;
      const to = this.latest(i, runFrom, runTo);
      if (to < runFrom) return -1;
      if (from > runFrom) windows.floor[o] = from;
      if (to < runTo) windows.ceiling[o] = to;
      if (from > runFrom || to < runTo) followed = 1;
    }
    return followed;
  }

  private layPoints(windows: Windows): void {
    const { operations, run } = this.use;
    const { times, heads, held } = this.share;
    const { all } = this;
    let n = 0;
    all[n++] = 0;
    for (const at of times) if (at > 0) all[n++] = at;
    for (let i = 0; i < operations.length; i++) {
      const from = windows.runTo[operations[i]!]!;
      const to = windows.runFrom[operations[i]!]! + run[i]!;
      if (held[i] === 0 || from >= to) continue;
      all[n++] = from;
      all[n++] = to;
    }
    all.subarray(0, n).sort();
    let count = 1;
    for (let k = 1; k < n; k++) if (all[k]! > all[count - 1]!) all[count++] = all[k]!;
    this.points = all.subarray(0, count);
    for (let k = 0, step = -1; k < count; k++) {
      while (step + 1 < times.length && times[step + 1]! <= all[k]!) step++;
      this.free[k] = step < 0 ? 0 : heads[step]!;
    }
  }

  /** False: what must run at some moment is more than there is. */
  private holdFixedParts(windows: Windows): boolean {
    const { operations, run } = this.use;
    const { held } = this.share;
    const { points, free } = this;
    for (let i = 0; i < operations.length; i++) {
      const from = windows.runTo[operations[i]!]!;
      const to = windows.runFrom[operations[i]!]! + run[i]!;
      if (held[i] === 0 || from >= to) continue;
      for (let k = lastNotAfter(points, from); k < points.length && points[k]! < to; k++) {
        free[k]! -= held[i]!;
        if (free[k]! < -SLIVER) return false;
      }
    }
    return true;
  }

  /** Whether the operation can hold its share after point `k`; its own fixed part lies `from` to `to`. */
  private fits(i: number, k: number, from: number, to: number): boolean {
    const own = this.points[k]! >= from && this.points[k]! < to ? this.share.held[i]! : 0;
    return this.free[k]! + own >= this.share.held[i]! - SLIVER;
  }

  private earliest(i: number, runFrom: number, runTo: number): number {
    const { points } = this;
    const run = this.use.run[i]!;
    let start = runFrom;
    for (let k = lastNotAfter(points, start); k < points.length && points[k]! < start + run; k++) {
      if (this.fits(i, k, runTo, runFrom + run)) continue;
      start = points[k + 1] ?? Infinity;
      if (start > runTo) return start;
    }
    return start;
  }

  private latest(i: number, runFrom: number, runTo: number): number {
    const { points } = this;
    const run = this.use.run[i]!;
    let end = runTo + run;
    for (let k = lastNotAfter(points, end - 1e-3); k >= 0; k--) {
      if ((points[k + 1] ?? Infinity) <= end - run) break;
      if (this.fits(i, k, runTo, runFrom + run)) continue;
      end = points[k]!;
      if (end - run < runFrom) break;
    }
    return end - run;
  }
}
