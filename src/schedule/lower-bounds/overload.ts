import type { Seconds } from "../../kernel/moment";
import { OperationHeap } from "../operation-heap";

/** Work that one supply has to do, each piece between its earliest and its latest moment. */
export interface Demand {
  readonly operations: Int32Array;
  /** By place in `operations`, in what the supply gives: work, and what is given before it can begin; ascending. */
  readonly work: Float64Array;
  readonly release: Float64Array;
  /** What the supply gives until a moment. */
  readonly until: (at: Seconds) => number;
}

/**
 * True when the supply cannot do all work in its windows, even in pieces: the one with the earliest
 * deadline goes first (Jackson 1955; for heads and tails Carlier 1982).
 */
export function isOverloaded(demand: Demand, latestEnd: Float64Array): boolean {
  const { operations, work, release, until } = demand;
  const count = operations.length;
  const left = new Float64Array(work);
  const due = new Float64Array(count);
  for (let i = 0; i < count; i++) due[i] = until(latestEnd[operations[i]!]!);
  const ready = new OperationHeap();
  let now = 0;
  let next = 0;
  while (next < count || ready.size > 0) {
    if (ready.size === 0 && release[next]! > now) now = release[next]!;
    for (; next < count && release[next]! <= now; next++) ready.push(next, due[next]!);
    const first = ready.operations[0]!;
    const step = Math.min(left[first]!, next < count ? release[next]! - now : Infinity);
    now += step;
    left[first]! -= step;
    if (left[first]! > 0) continue;
    ready.pop();
    if (now > due[first]! + 1e-6 + 1e-9 * now) return true;
  }
  return false;
}
