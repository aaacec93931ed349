import type { Seconds } from "../../kernel/moment";
import type { Calendar } from "../calendar";

/** Time from plan start in buckets: bucket b begins at edges[b], the last one never ends. */
export class TimeGrid {
  readonly buckets: number;
  private readonly byCalendar = new Map<Calendar, Float64Array>();

  /** All edges, and all that is looked at, are multiples of `grain` seconds. */
  constructor(
    readonly edges: Int32Array,
    readonly grain: Seconds,
  ) {
    this.buckets = edges.length;
  }

  bucketOf(at: Seconds): number {
    return lastNotAfter(this.edges, at);
  }

  /** By bucket the work of a calendar from plan start to its beginning. */
  workBefore(calendar: Calendar): Float64Array {
    const known = this.byCalendar.get(calendar);
    if (known) return known;
    const base = calendar.done(0);
    const work = Float64Array.from(this.edges, (at) => calendar.done(at) - base);
    this.byCalendar.set(calendar, work);
    return work;
  }
}

/** Edges at equal shares of a supply until `end`, at most so many; every grain where that is not more. */
export function evenGrid(
  supply: (at: Seconds) => number,
  end: Seconds,
  most: number,
  grain: Seconds,
): TimeGrid {
  const last = Math.ceil(end / grain);
  if (last < most)
    return new TimeGrid(
      Int32Array.from({ length: last + 1 }, (_, k) => k * grain),
      grain,
    );
  const total = supply(last * grain);
  const edges = [0];
  for (let k = 1; k < most; k++) {
    let low = edges[edges.length - 1]! + 1;
    let high = last;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (supply(middle * grain) * most >= total * k) high = middle;
      else low = middle + 1;
    }
    if (low < last) edges.push(low);
  }
  edges.push(last);
  return new TimeGrid(
    Int32Array.from(edges, (k) => k * grain),
    grain,
  );
}

/** The last place of an ascending list whose entry is not after `at`; -1: none. */
export function lastNotAfter(list: ArrayLike<number>, at: number): number {
  let low = -1;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (list[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
