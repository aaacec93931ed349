import { OperationHeap } from "../operation-heap";
import type { NodeOrder } from "./node-order";
import type { PlainShop } from "./plain-shop";

/**
 * Dispatching in time order over a plain shop (non-delay schedules): whenever a line is free, the
 * node with the smallest key among those that wait for it begins; one that could go to several
 * lines goes to the first that takes it. Works in pieces.
 */
export class QuickDispatch {
  /** Smallest first, by node. */
  readonly keys: Float64Array;
  /** The last end so far. */
  makespan = 0;
  private readonly waiting: Int32Array;
  /** Earliest run start, by node. */
  private readonly ready: Int32Array;
  private readonly longestSetup: Int32Array;
  private readonly taken: Uint8Array;
  private readonly lineFree: Int32Array;
  private readonly lineDue: Uint8Array;
  private readonly queues: OperationHeap[];
  /** Nodes that become available, and behind them in number lines that become free. */
  private readonly events = new OperationHeap();
  private placed = 0;

  constructor(private readonly shop: PlainShop) {
    const { count, lineCount, optionFirst, optionSetup } = shop;
    this.keys = new Float64Array(count);
    this.waiting = new Int32Array(count);
    this.ready = new Int32Array(count);
    this.longestSetup = new Int32Array(count);
    this.taken = new Uint8Array(count);
    this.lineFree = new Int32Array(lineCount);
    this.lineDue = new Uint8Array(lineCount);
    this.queues = Array.from({ length: lineCount }, () => new OperationHeap());
    for (let x = 0; x < count; x++) {
      for (let k = optionFirst[x]!; k < optionFirst[x + 1]!; k++) {
        if (optionSetup[k]! > this.longestSetup[x]!) this.longestSetup[x] = optionSetup[k]!;
      }
    }
  }

  begin(): void {
    const { shop, waiting, ready, events } = this;
    const { count, predFirst } = shop;
    this.makespan = 0;
    this.placed = 0;
    this.taken.fill(0);
    this.lineDue.fill(0);
    this.lineFree.set(shop.lineFree);
    ready.set(shop.release);
    events.clear();
    for (const queue of this.queues) queue.clear();
    for (let x = 0; x < count; x++) {
      waiting[x] = predFirst[x + 1]! - predFirst[x]!;
      if (waiting[x] === 0) this.enter(x, 0);
    }
  }

  /** Handles so many events at most; true when everything is placed in `into`. */
  work(most: number, into: NodeOrder): boolean {
    const { events } = this;
    const { count } = this.shop;
    for (let left = most; left > 0 && this.placed < count; left--) {
      const now = events.keys[0]!;
      const next = events.pop();
      if (next < count) this.arrive(next, now);
      else this.decide(next - count, now, into);
    }
    into.makespan = this.makespan;
    return this.placed === count;
  }

  private enter(x: number, now: number): void {
    const at = this.ready[x]! - this.longestSetup[x]!;
    this.events.push(x, at > now ? at : now);
  }

  private arrive(x: number, now: number): void {
    const { optionFirst, optionLine } = this.shop;
    let last = -1;
    for (let k = optionFirst[x]!; k < optionFirst[x + 1]!; k++) {
      const line = optionLine[k]!;
      if (line !== last) this.queues[line]!.push(x, this.keys[x]!);
      last = line;
      this.wake(line, now);
    }
  }

  private wake(line: number, now: number): void {
    if (this.lineDue[line] === 1) return;
    this.lineDue[line] = 1;
    const free = this.lineFree[line]!;
    this.events.push(this.shop.count + line, free > now ? free : now);
  }

  private decide(line: number, now: number, into: NodeOrder): void {
    const queue = this.queues[line]!;
    this.lineDue[line] = 0;
    while (queue.size > 0 && this.taken[queue.operations[0]!] === 1) queue.pop();
    if (queue.size === 0) return;
    this.place(queue.pop(), line, now, into);
    if (queue.size > 0) this.wake(line, now);
  }

  private place(x: number, line: number, now: number, into: NodeOrder): void {
    const { shop, ready } = this;
    const { succFirst, succ, succWait } = shop;
    const k = this.optionOn(x, line);
    const runFrom = now + shop.optionSetup[k]!;
    const end = (runFrom > ready[x]! ? runFrom : ready[x]!) + shop.optionRun[k]!;
    this.taken[x] = 1;
    this.lineFree[line] = end;
    if (end > this.makespan) this.makespan = end;
    into.order[this.placed++] = x;
    into.option[x] = k;
    for (let s = succFirst[x]!; s < succFirst[x + 1]!; s++) {
      const follower = succ[s]!;
      const arrives = end + succWait[s]!;
      if (arrives > ready[follower]!) ready[follower] = arrives;
      if (--this.waiting[follower]! === 0) this.enter(follower, now);
    }
  }

  /** The option that ends a node first on a line. */
  private optionOn(x: number, line: number): number {
    const { optionFirst, optionLine, optionSetup, optionRun } = this.shop;
    let found = -1;
    let least = 0;
    for (let k = optionFirst[x]!; k < optionFirst[x + 1]!; k++) {
      if (optionLine[k] !== line) continue;
      const time = optionSetup[k]! + optionRun[k]!;
      if (found >= 0 && time >= least) continue;
      found = k;
      least = time;
    }
    return found;
  }
}
