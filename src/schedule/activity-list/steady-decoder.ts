import type { Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";
import type { ListDecoder } from "./list-decoder";
import type { MovableWork } from "./movable-work";
import { PoolTimeline } from "./pool-timeline";
import type { SteadyPools } from "./steady-pools";

/** What a pass costs besides, in operations placed. */
const CLEARING = 8;

/** Serial generation where the capacity of pools never changes, so that work never pauses. */
export class SteadyDecoder implements ListDecoder {
  readonly choice: Int32Array;
  readonly start: Int32Array;
  readonly runStart: Int32Array;
  readonly end: Int32Array;
  work = 0;
  private readonly timeline: PoolTimeline;
  private readonly setup: Int32Array;
  private readonly run: Int32Array;
  /** By choice, 1: setup and run hold different amounts. */
  private readonly parts: Uint8Array;
  private readonly runNode: Int32Array;
  private readonly endNode: Int32Array;
  private readonly tally: Int32Array;
  private readonly horizon: Seconds;

  constructor(
    private readonly movable: MovableWork,
    pools: SteadyPools,
  ) {
    const { count, mode, compiled } = movable;
    const { words } = pools.packing;
    this.horizon = compiled.problem.horizon;
    this.choice = Int32Array.from(movable.modeFirst.subarray(0, count));
    this.start = new Int32Array(count);
    this.runStart = new Int32Array(count);
    this.end = new Int32Array(count);
    this.runNode = new Int32Array(count);
    this.endNode = new Int32Array(count);
    this.setup = Int32Array.from(mode, (m) => compiled.modeSetup[m]!);
    this.run = Int32Array.from(mode, (m) => compiled.modeRun[m]!);
    this.parts = Uint8Array.from(mode, (_, c) => {
      if (this.setup[c] === 0) return 0;
      for (let w = 0; w < words; w++) {
        const at = 2 * c * words + w;
        if (pools.demands[at] !== pools.demands[at + words]) return 1;
      }
      return 0;
    });
    const most = 3 * count;
    const { packing, demands, full, fixed } = pools;
    this.timeline = new PoolTimeline(words, packing.guards, demands, full, fixed, most);
    this.tally = new Int32Array(this.timeline.time.length);
  }

  forward(list: Int32Array): boolean {
    const { timeline, movable, choice, end, endNode, horizon } = this;
    const { release, deadline, predFirst, pred, predWait } = movable;
    timeline.clear();
    this.work += list.length + CLEARING;
    for (let k = 0; k < list.length; k++) {
      const i = list[k]!;
      let from = release[i]!;
      let node = timeline.head;
      for (let row = predFirst[i]!, last = predFirst[i + 1]!; row < last; row++) {
        const before = pred[row]!;
        const ready = end[before]! + predWait[row]!;
        if (ready > from) {
          from = ready;
          node = endNode[before]!;
        }
      }
      if (choice[i]! < 0) this.choose(i, from, node);
      this.placeEarliest(i, choice[i]!, from, node);
      if (end[i]! > horizon || end[i]! > deadline[i]!) return false;
    }
    return true;
  }

  /** Puts an operation where its run starts earliest, not before `from`. */
  private placeEarliest(i: number, c: number, from: Seconds, near: number): void {
    const { timeline } = this;
    const setup = this.setup[c]!;
    if (setup > 0) return this.placeWithSetup(i, c, from, near);
    const length = this.run[c]!;
    let node = timeline.nodeAt(from, near);
    let start = from;
    if (length > 0) {
      start = timeline.earliest(2 * c + 1, length, from, node);
      node = timeline.found;
    }
    node = timeline.split(node, start);
    this.start[i] = start;
    this.runStart[i] = start;
    this.end[i] = start + length;
    this.runNode[i] = node;
    this.endNode[i] = timeline.take(2 * c + 1, node, start + length);
  }

  private placeWithSetup(i: number, c: number, from: Seconds, near: number): void {
    const { timeline } = this;
    const start = this.earliestWithSetup(c, from, near);
    this.occupy(i, c, start, timeline.nodeAt(start, timeline.found));
  }

  /** The start of setup with which the run starts earliest; `found` of the timeline is near. */
  private earliestWithSetup(c: number, from: Seconds, near: number): Seconds {
    const { timeline } = this;
    const setup = this.setup[c]!;
    const run = this.run[c]!;
    let start = from > setup ? from - setup : 0;
    let node = timeline.nodeAt(start, near);
    if (this.parts[c] === 0) return timeline.earliest(2 * c + 1, setup + run, start, node);
    for (;;) {
      start = timeline.earliest(2 * c, setup, start, node);
      node = timeline.found;
      if (run === 0) return start;
      const runFrom = start + setup;
      const runStart = timeline.earliest(2 * c + 1, run, runFrom, timeline.nodeAt(runFrom, node));
      timeline.found = node;
      if (runStart === runFrom) return start;
      start = runStart - setup;
      node = timeline.nodeAt(start, node);
    }
  }

  /** Takes setup and run from a start on; `node` holds at it. */
  private occupy(i: number, c: number, start: Seconds, node: number): void {
    const { timeline } = this;
    const runStart = start + this.setup[c]!;
    const end = runStart + this.run[c]!;
    const first = timeline.split(node, start);
    const runNode = timeline.take(2 * c, first, runStart);
    this.start[i] = start;
    this.runStart[i] = runStart;
    this.end[i] = end;
    this.runNode[i] = runNode;
    this.endNode[i] = timeline.take(2 * c + 1, runNode, end);
  }

  /** Notes the mode that ends first; of several the one with the shortest setup, then the one that starts last. */
  private choose(i: number, from: Seconds, near: number): void {
    const { timeline, movable } = this;
    let best = NEVER;
    let chosen = -1;
    for (let c = movable.modeFirst[i]!; c < movable.modeFirst[i + 1]!; c++) {
      const setup = this.setup[c]!;
      const run = this.run[c]!;
      let end = from;
      if (setup > 0) end = this.earliestWithSetup(c, from, near) + setup + run;
      else if (run > 0)
        end = timeline.earliest(2 * c + 1, run, from, timeline.nodeAt(from, near)) + run;
      if (end > best) continue;
      if (end === best && setup > this.setup[chosen]!) continue;
      if (end === best && setup === this.setup[chosen]! && run >= this.run[chosen]!) continue;
      best = end;
      chosen = c;
    }
    this.choice[i] = chosen;
  }

  backward(list: Int32Array, limit: Int32Array): void {
    const { timeline, movable, choice, runStart, runNode } = this;
    const { deadline, succFirst, succ, succWait } = movable;
    timeline.clear();
    this.work += list.length + CLEARING;
    for (let k = 0; k < list.length; k++) {
      const i = list[k]!;
      let to = limit[i]! < deadline[i]! ? limit[i]! : deadline[i]!;
      let near = timeline.tail;
      for (let row = succFirst[i]!, last = succFirst[i + 1]!; row < last; row++) {
        const after = succ[row]!;
        const latest = runStart[after]! - succWait[row]!;
        if (latest < to) {
          to = latest;
          near = runNode[after]!;
        }
      }
      this.placeLatest(i, choice[i]!, to, timeline.nodeBefore(to, near));
    }
  }

  /** Puts an operation where it ends latest, not after `to`; `node` holds right before `to`. */
  private placeLatest(i: number, c: number, to: Seconds, node: number): void {
    const { timeline } = this;
    const setup = this.setup[c]!;
    const length = setup + this.run[c]!;
    if (length === 0) {
      this.start[i] = this.runStart[i] = this.end[i] = to;
      this.runNode[i] = this.endNode[i] = timeline.split(timeline.nodeAt(to, node), to);
      return;
    }
    if (this.parts[c] === 1) {
      const start = this.latestInParts(c, to, node);
      return this.occupy(i, c, start, timeline.nodeAt(start, node));
    }
    const row = 2 * c + 1;
    const end = timeline.latest(row, length, to, node);
    const start = end - length;
    const first = timeline.split(timeline.found, start);
    this.start[i] = start;
    this.runStart[i] = start + setup;
    this.end[i] = end;
    this.endNode[i] = timeline.take(row, first, end);
    if (setup > 0)
      this.runNode[i] = timeline.split(timeline.nodeAt(start + setup, first), start + setup);
    else this.runNode[i] = first;
  }

  private latestInParts(c: number, to: Seconds, node: number): Seconds {
    const { timeline } = this;
    const setup = this.setup[c]!;
    const run = this.run[c]!;
    let end = to;
    for (;;) {
      if (run > 0) end = timeline.latest(2 * c + 1, run, end, timeline.nodeBefore(end, node));
      const runStart = end - run;
      const before = timeline.nodeBefore(runStart, node);
      const ready = timeline.latest(2 * c, setup, runStart, before);
      if (ready === runStart) return runStart - setup;
      end = ready + run;
    }
  }

  lastFirst(list: Int32Array, into: Int32Array): void {
    this.tallyBy(this.endNode, list, true);
    this.layOut(this.endNode, list, into, true);
  }

  firstFirst(list: Int32Array, into: Int32Array): void {
    this.tallyBy(this.runNode, list, false);
    this.layOut(this.runNode, list, into, true);
  }

  inOrderOfStart(list: Int32Array, into: Int32Array): void {
    this.tallyBy(this.runNode, list, false);
    this.layOut(this.runNode, list, into, false);
  }

  /** By node the position of its first operation, in the order of time or against it. */
  private tallyBy(nodes: Int32Array, list: Int32Array, descending: boolean): void {
    const { tally, timeline } = this;
    const along = descending ? timeline.previous : timeline.next;
    const last = descending ? timeline.head : timeline.tail;
    tally.fill(0, 0, timeline.size);
    for (let k = 0; k < list.length; k++) tally[nodes[list[k]!]!]!++;
    let position = 0;
    for (let node = descending ? timeline.tail : timeline.head; ; node = along[node]!) {
      const here = tally[node]!;
      tally[node] = position;
      position += here;
      if (node === last) return;
    }
  }

  /** A counting sort; what shares a node stays in the order of `list`, or is turned round. */
  private layOut(nodes: Int32Array, list: Int32Array, into: Int32Array, turned: boolean): void {
    const { tally } = this;
    const count = list.length;
    for (let k = 0; k < count; k++) {
      const i = list[turned ? count - 1 - k : k]!;
      into[tally[nodes[i]!]!++] = i;
    }
  }
}
