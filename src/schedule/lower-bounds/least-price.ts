import type { Hold } from "./resource-prices";
import { lastNotAfter } from "./time-grid";

/** Cost of a finish at C: `floor` up to `kink`, then more at once and by the second. */
export interface FinishCurve {
  readonly kink: number;
  readonly floor: number;
  readonly jump: number;
  readonly slope: number;
}

export const NO_CURVE: FinishCurve = { kink: Infinity, floor: 0, jump: 0, slope: 0 };

/** Cells of run starts of one way. */
export interface Cells {
  /** Work of the hold's calendar from plan start to the beginning of each cell. */
  readonly work: Int32Array;
  /** Earliest finish after a run start in the cell; only where a curve is given. */
  readonly finish: Int32Array | undefined;
  /** The first cell with a possible run start, and the work before the earliest one. */
  readonly first: number;
  readonly from: number;
  /** The last run start of a cell is so many seconds before the next cell. */
  readonly grain: number;
}

/**
 * Adds to `into[b]`, for every cell from the first on, the least sum of the price of the work from
 * `low` to `high` seconds around a moment in the cell, in seconds of work, and of the cost of its finish.
 * Infinity where nothing works in the cell; the last cell is free.
 */
export function addLeastPrices(
  hold: Hold,
  low: number,
  high: number,
  cells: Cells,
  curve: FinishCurve,
  into: Float64Array,
): void {
  const { work, rate, cost } = hold;
  const { kink, floor, jump, slope } = curve;
  const { finish } = cells;
  const end = work.length - 1;
  const last = cells.work.length - 1;
  let i = -1;
  let j = -1;
  for (let b = cells.first; b < last; b++) {
    const x = b === cells.first ? cells.from : cells.work[b]!;
    const to = cells.work[b + 1]! - cells.grain;
    if (to < x) {
      into[b] = Infinity;
      continue;
    }
    while (i < end && work[i + 1]! <= x + low) i++;
    while (j < end && work[j + 1]! <= x + high) j++;
    let price =
      (j < 0 ? 0 : cost[j]! + rate[j]! * (x + high - work[j]!)) -
      (i < 0 ? 0 : cost[i]! + rate[i]! * (x + low - work[i]!));
    const early = finish ? finish[b]! - x : 0;
    const bend = finish ? kink - early : Infinity;
    let least = price + floor;
    if (x > bend) least += jump + slope * (x - bend);
    let at = x;
    let p = i;
    let q = j;
    while (at < to) {
      const nextLow = p < end ? work[p + 1]! - low : Infinity;
      const nextHigh = q < end ? work[q + 1]! - high : Infinity;
      let next = nextLow < nextHigh ? nextLow : nextHigh;
      if (bend > at && bend < next) next = bend;
      if (next > to) next = to;
      price += ((q < 0 ? 0 : rate[q]!) - (p < 0 ? 0 : rate[p]!)) * (next - at);
      at = next;
      const sum = price + floor + (at > bend ? jump + slope * (at - bend) : 0);
      if (sum < least) least = sum;
      if (nextLow <= at) p++;
      if (nextHigh <= at) q++;
    }
    into[b]! += least;
  }
  const late = finish ? finish[last]! - kink : 0;
  into[last]! += floor + (late > 0 ? jump + slope * late : 0);
}

/** The moment of a cell, in seconds of work, at which that sum is least. */
export function cheapestMoment(
  hold: Hold,
  low: number,
  high: number,
  cells: Cells,
  curve: FinishCurve,
  b: number,
): number {
  const { work } = hold;
  const x = b === cells.first ? cells.from : cells.work[b]!;
  const to = cells.work[b + 1]! - cells.grain;
  const bend = cells.finish ? curve.kink - cells.finish[b]! + x : Infinity;
  let least = Infinity;
  let best = x;
  const look = (at: number) => {
    if (at < x || at > to) return;
    const late = at > bend ? curve.jump + curve.slope * (at - bend) : 0;
    const sum = priceOf(hold, at + high) - priceOf(hold, at + low) + late;
    if (sum >= least) return;
    least = sum;
    best = at;
  };
  look(x);
  look(bend);
  for (const side of [low, high]) {
    for (let k = lastNotAfter(work, x + side) + 1; k < work.length && work[k]! - side < to; k++)
      look(work[k]! - side);
  }
  look(to);
  return best;
}

function priceOf({ work, rate, cost }: Hold, at: number): number {
  const k = lastNotAfter(work, at);
  return k < 0 ? 0 : cost[k]! + rate[k]! * (at - work[k]!);
}
