import type { Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";

/** Earlier than all that is planned; nothing is taken of the pools before plan start. */
const BEGINNING: Seconds = -1073741824;

/** What is free of the pools from a moment on, packed (`PoolPacking`). */
export interface FreeSteps {
  readonly times: Int32Array;
  /** Words by step, guards set. */
  readonly free: Int32Array;
}

/**
 * What is free of all pools over time, as a linked list of moments at which it changes. A moment,
 * once made, keeps its node until `clear`, so that work which follows begins its search there.
 */
export class PoolTimeline {
  readonly time: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** The node of the first moment. */
  readonly head = 0;
  /** The node after all moments. */
  readonly tail = 1;
  /** The node at which the place found last begins; its time may be earlier than the place. */
  found = 0;
  private readonly free: Int32Array;
  private readonly guard: number;
  private readonly fixedFree: Int32Array;
  private readonly fixedTime: Int32Array;
  private readonly fixedCount: number;
  private count = 0;

  /** `demands`: words by row. `most`: moments that are added between two calls of `clear`. */
  constructor(
    private readonly words: number,
    private readonly guards: Int32Array,
    private readonly demands: Int32Array,
    full: Int32Array,
    fixed: FreeSteps,
    most: number,
  ) {
    const steps = fixed.times.length + 1;
    const nodes = steps + 1 + most;
    this.time = new Int32Array(nodes);
    this.next = new Int32Array(nodes);
    this.previous = new Int32Array(nodes);
    this.free = new Int32Array(nodes * words);
    this.guard = guards[0]!;
    this.fixedCount = steps + 1;
    // Node 0 is the beginning, node 1 the end; the fixed steps follow.
    this.fixedTime = Int32Array.of(BEGINNING, NEVER, ...fixed.times);
    this.fixedFree = new Int32Array(this.fixedCount * words);
    this.fixedFree.set(full, 0);
    this.fixedFree.set(full, words);
    this.fixedFree.set(fixed.free, 2 * words);
    this.clear();
  }

  /** Nodes made so far. */
  get size(): number {
    return this.count;
  }

  /** Only what is fixed stays. */
  clear(): void {
    const { time, next, previous, fixedCount } = this;
    time.set(this.fixedTime);
    this.free.set(this.fixedFree);
    let last = 0;
    for (let node = 2; node < fixedCount; node++) {
      next[last] = node;
      previous[node] = last;
      last = node;
    }
    next[last] = 1;
    previous[1] = last;
    this.count = fixedCount;
  }

  /** Whether the demand of a row is free at a node. */
  private fits(node: number, row: number): boolean {
    const { words, guards, free, demands } = this;
    for (let w = 0; w < words; w++) {
      const left = (free[node * words + w]! - demands[row * words + w]!) & guards[w]!;
      if (left !== guards[w]) return false;
    }
    return true;
  }

  /** The node that holds at a moment; the search begins at `near`. */
  nodeAt(at: Seconds, near: number): number {
    const { time, next, previous } = this;
    let node = near;
    while (time[node]! > at) node = previous[node]!;
    for (let after = next[node]!; time[after]! <= at; after = next[node]!) node = after;
    return node;
  }

  /** The node that holds right before a moment; the search begins at `near`. */
  nodeBefore(at: Seconds, near: number): number {
    const { time, next, previous } = this;
    let node = near;
    while (time[node]! >= at) node = previous[node]!;
    for (let after = next[node]!; time[after]! < at; after = next[node]!) node = after;
    return node;
  }

  /** The earliest moment, not before `from`, from which a row's demand is free for `length`. `node` holds at `from`. */
  earliest(row: number, length: Seconds, from: Seconds, node: number): Seconds {
    const { time, next } = this;
    let start = from;
    let first = node;
    let end = from + length;
    if (this.words === 1) {
      const { free, guard } = this;
      const demand = this.demands[row]!;
      for (let u = node; ;) {
        const after = next[u]!;
        if (((free[u]! - demand) & guard) !== guard) {
          start = time[after]!;
          first = after;
          end = start + length;
        } else if (time[after]! >= end) break;
        u = after;
      }
    } else {
      for (let u = node; ;) {
        const after = next[u]!;
        if (!this.fits(u, row)) {
          start = time[after]!;
          first = after;
          end = start + length;
        } else if (time[after]! >= end) break;
        u = after;
      }
    }
    this.found = first;
    return start;
  }

  /** The latest moment at which a row's demand, free for `length` before it, can end, not after `to`. `node` holds right before `to`. */
  latest(row: number, length: Seconds, to: Seconds, node: number): Seconds {
    const { time, previous, free, guard } = this;
    const single = this.words === 1;
    const demand = this.demands[row * this.words]!;
    let end = to;
    let begin = to - length;
    for (let u = node; ;) {
      const enough = single ? ((free[u]! - demand) & guard) === guard : this.fits(u, row);
      if (!enough) {
        end = time[u]!;
        begin = end - length;
      } else if (time[u]! <= begin) {
        this.found = u;
        return end;
      }
      u = previous[u]!;
    }
  }

  /** Makes a moment; `node` holds at it. */
  split(node: number, at: Seconds): number {
    const { time, next, previous, free, words } = this;
    if (time[node] === at) return node;
    const made = this.count++;
    const after = next[node]!;
    time[made] = at;
    next[made] = after;
    previous[made] = node;
    next[node] = made;
    previous[after] = made;
    if (words === 1) free[made] = free[node]!;
    else for (let w = 0; w < words; w++) free[made * words + w] = free[node * words + w]!;
    return made;
  }

  /** Takes a row's demand from the moment of `first` until `end`; the node of `end`. */
  take(row: number, first: number, end: Seconds): number {
    const { time, next, free, words, demands } = this;
    let u = first;
    if (time[u]! >= end) return u;
    for (;;) {
      const after = next[u]!;
      if (time[after]! > end) this.split(u, end);
      if (words === 1) free[u]! -= demands[row]!;
      else for (let w = 0; w < words; w++) free[u * words + w]! -= demands[row * words + w]!;
      u = next[u]!;
      if (time[u]! >= end) return u;
    }
  }
}
