import type { NodeOrder } from "./node-order";
import type { PlainShop } from "./plain-shop";

/** Far below every time, and far enough from the end of the integers to be added to. */
const NONE_BEFORE = -1000000000;

/**
 * The graph of a complete solution: arcs of precedence and, on every line, from each node to the
 * next; its longest paths are the times (Roy and Sussmann 1964). A node's head is its start, its tail
 * the time from there to the end of all that must follow, itself included. Every line has a sentinel
 * node before its first and behind its last one; node `none` stands for a missing link.
 *
 * Setup is part of a node's time on its line; it may begin before what the run waits for, so that
 * precedence arcs end `setup` later than the node's start.
 */
export class MachineGraph {
  readonly count: number;
  readonly none: number;
  /** True when no node has more than one predecessor or follower in precedence. */
  readonly chains: boolean;
  readonly option: Int32Array;
  readonly line: Int32Array;
  readonly time: Int32Array;
  readonly setup: Int32Array;
  /** The node before and behind on the line. */
  readonly before: Int32Array;
  readonly behind: Int32Array;
  /** In chains: the one before and behind in precedence, and the arc's length into the node. */
  readonly jobBefore: Int32Array;
  readonly jobBehind: Int32Array;
  readonly lag: Int32Array;
  /** Earliest start by precedence alone, and by release. */
  readonly ready: Int32Array;
  readonly release: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The tail behind the node by precedence alone; 0 or more. */
  readonly after: Int32Array;
  readonly tail: Int32Array;
  /** Nodes in an order that no arc goes against, and each node's place in it; sentinels: -1. */
  readonly order: Int32Array;
  readonly place: Int32Array;
  makespan = 0;
  private readonly mark: Int32Array;
  private marks = 0;
  private readonly aside: Int32Array;

  constructor(readonly shop: PlainShop) {
    const { count, lineCount } = shop;
    const size = count + lineCount + 1;
    this.count = count;
    this.none = size - 1;
    this.chains = isChains(shop);
    const array = () => new Int32Array(size);
    this.option = array();
    this.line = array();
    this.time = array();
    this.setup = array();
    this.before = array();
    this.behind = array();
    this.jobBefore = array().fill(this.none);
    this.jobBehind = array().fill(this.none);
    this.lag = array();
    this.ready = array();
    this.release = array();
    this.start = array();
    this.end = array();
    this.after = array();
    this.tail = array();
    this.order = new Int32Array(count);
    this.place = array().fill(-1);
    this.mark = array();
    this.aside = new Int32Array(count);
    this.start[this.none] = NONE_BEFORE;
    this.end[this.none] = NONE_BEFORE;
    this.tail[this.none] = NONE_BEFORE;
    for (let l = 0; l < lineCount; l++) {
      this.line[count + l] = l;
      this.end[count + l] = shop.lineFree[l]!;
    }
    if (this.chains) this.linkChains();
  }

  private linkChains(): void {
    const { shop } = this;
    for (let x = 0; x < this.count; x++) {
      const at = shop.predFirst[x]!;
      if (at === shop.predFirst[x + 1]!) continue;
      this.jobBefore[x] = shop.pred[at]!;
      this.jobBehind[shop.pred[at]!] = x;
    }
  }

  /** Gives a node one of its options; its links on lines are not touched. */
  choose(x: number, option: number): void {
    const { shop } = this;
    this.option[x] = option;
    this.line[x] = shop.optionLine[option]!;
    const setup = shop.optionSetup[option]!;
    this.setup[x] = setup;
    this.time[x] = setup + shop.optionRun[option]!;
    const release = shop.release[x]! - setup;
    this.release[x] = release > 0 ? release : 0;
    const at = shop.predFirst[x]!;
    if (this.chains && at < shop.predFirst[x + 1]!) this.lag[x] = shop.predWait[at]! - setup;
  }

  load(solution: NodeOrder): void {
    const { count, before, behind, order, place } = this;
    for (let l = 0; l < this.shop.lineCount; l++) {
      before[count + l] = count + l;
      behind[count + l] = count + l;
    }
    order.set(solution.order);
    for (let i = 0; i < count; i++) {
      const x = order[i]!;
      place[x] = i;
      this.choose(x, solution.option[x]!);
      const sentinel = count + this.line[x]!;
      this.link(x, before[sentinel]!);
    }
    this.updateHeads(0, count - 1);
    this.updateTails(count - 1, 0);
  }

  save(into: NodeOrder): void {
    into.order.set(this.order);
    for (let x = 0; x < this.count; x++) into.option[x] = this.option[x]!;
    into.makespan = this.makespan;
  }

  /** Puts a node behind another, or behind the sentinel of a line. */
  link(x: number, previous: number): void {
    const { before, behind } = this;
    const next = behind[previous]!;
    before[x] = previous;
    behind[x] = next;
    behind[previous] = x;
    before[next] = x;
  }

  unlink(x: number): void {
    const { before, behind } = this;
    behind[before[x]!] = behind[x]!;
    before[behind[x]!] = before[x]!;
  }

  /**
   * Heads from place `from` on: those up to `until` at least, and as far as changes reach. Returns the
   * number of nodes visited.
   */
  updateHeads(from: number, until: number): number {
    const visited = this.chains ? this.chainHeads(from, until) : this.graphHeads(from, until);
    const { count, end, before } = this;
    let makespan = 0;
    for (let s = count; s < this.none; s++) {
      const last = end[before[s]!]!;
      if (last > makespan) makespan = last;
    }
    this.makespan = makespan;
    return visited;
  }

  updateTails(from: number, until: number): number {
    return this.chains ? this.chainTails(from, until) : this.graphTails(from, until);
  }

  /** Puts node x behind `anchor` on the anchor's line, with that option; -1: the one it has. */
  move(x: number, anchor: number, option: number): number {
    const { place, before, behind } = this;
    let low = place[x]!;
    let high = low;
    const oldNext = behind[x]!;
    const oldPrevious = before[x]!;
    this.unlink(x);
    if (option >= 0) this.choose(x, option);
    this.link(x, anchor);
    const next = behind[x]!;
    let fine = true;
    if (place[anchor]! > low) {
      high = place[anchor]!;
      fine = this.orderLater(x, high);
    } else if (next < this.count && place[next]! < low) {
      low = place[next]!;
      fine = this.orderEarlier(x, low);
    }
    if (!fine) throw new Error(`Moving node ${x} behind ${anchor} closes a circle.`);
    return this.update(low, high, x, oldPrevious, oldNext);
  }

  /** Times after the nodes from place `low` to `high` and around x, now and before, changed their links. */
  private update(low: number, high: number, x: number, previous: number, next: number): number {
    const { place, before, behind } = this;
    const from = place[next]! >= 0 && place[next]! < low ? place[next]! : low;
    let until = high;
    if (place[next]! > until) until = place[next]!;
    if (place[behind[x]!]! > until) until = place[behind[x]!]!;
    const visited = this.updateHeads(from, until);
    const down = place[previous]! > high ? place[previous]! : high;
    let to = low;
    if (place[previous]! >= 0 && place[previous]! < to) to = place[previous]!;
    const now = place[before[x]!]!;
    if (now >= 0 && now < to) to = now;
    // The arcs into x are as long as its option says.
    const { predFirst, pred } = this.shop;
    for (let k = predFirst[x]!; k < predFirst[x + 1]!; k++) {
      if (place[pred[k]!]! < to) to = place[pred[k]!]!;
    }
    return visited + this.updateTails(down, to);
  }

  private chainHeads(from: number, until: number): number {
    const { order, place, time, before, behind, jobBefore, jobBehind, lag } = this;
    const { ready, release, start, end } = this;
    let last = until;
    let i = from;
    for (; i <= last; i++) {
      const x = order[i]!;
      // The greater of two without a branch that cannot be foreseen: b - ((b - a) & sign).
      const released = release[x]!;
      let gap = (released - end[jobBefore[x]!]! - lag[x]!) | 0;
      const at = (released - (gap & (gap >> 31))) | 0;
      ready[x] = at;
      gap = (at - end[before[x]!]!) | 0;
      const from = (at - (gap & (gap >> 31))) | 0;
      start[x] = from;
      const until = (from + time[x]!) | 0;
      if (end[x]! === until) continue;
      end[x] = until;
      const p = place[behind[x]!]!;
      if (p > last) last = p;
      const q = place[jobBehind[x]!]!;
      if (q > last) last = q;
    }
    return i - from;
  }

  private chainTails(from: number, until: number): number {
    const { order, place, time, before, behind, jobBefore, jobBehind, lag, after, tail } = this;
    let last = until;
    let i = from;
    for (; i >= last; i--) {
      const x = order[i]!;
      const follower = jobBehind[x]!;
      let at = (tail[follower]! + lag[follower]!) | 0;
      at &= ~(at >> 31);
      after[x] = at;
      const gap = (at - tail[behind[x]!]!) | 0;
      at = (at - (gap & (gap >> 31)) + time[x]!) | 0;
      if (tail[x]! === at) continue;
      tail[x] = at;
      const p = place[before[x]!]!;
      if (p < last && p >= 0) last = p;
      const q = place[jobBefore[x]!]!;
      if (q < last && q >= 0) last = q;
    }
    return from - i;
  }

  private graphHeads(from: number, until: number): number {
    const { order, place, time, setup, before, behind, ready, release, start, end } = this;
    const { predFirst, pred, predWait, succFirst, succ } = this.shop;
    let last = until;
    let i = from;
    for (; i <= last; i++) {
      const x = order[i]!;
      let at = release[x]!;
      const own = setup[x]!;
      for (let k = predFirst[x]!; k < predFirst[x + 1]!; k++) {
        const arrives = end[pred[k]!]! + predWait[k]! - own;
        if (at < arrives) at = arrives;
      }
      ready[x] = at;
      const free = end[before[x]!]!;
      if (at < free) at = free;
      start[x] = at;
      at += time[x]!;
      if (end[x]! === at) continue;
      end[x] = at;
      const p = place[behind[x]!]!;
      if (p > last) last = p;
      for (let k = succFirst[x]!; k < succFirst[x + 1]!; k++) {
        const q = place[succ[k]!]!;
        if (q > last) last = q;
      }
    }
    return i - from;
  }

  private graphTails(from: number, until: number): number {
    const { order, place, time, setup, before, behind, after, tail } = this;
    const { predFirst, pred, succFirst, succ, succWait } = this.shop;
    let last = until;
    let i = from;
    for (; i >= last; i--) {
      const x = order[i]!;
      let at = 0;
      for (let k = succFirst[x]!; k < succFirst[x + 1]!; k++) {
        const s = succ[k]!;
        const needed = tail[s]! + succWait[k]! - setup[s]!;
        if (at < needed) at = needed;
      }
      after[x] = at;
      const next = tail[behind[x]!]!;
      if (at < next) at = next;
      at += time[x]!;
      if (tail[x]! === at) continue;
      tail[x] = at;
      const p = place[before[x]!]!;
      if (p < last && p >= 0) last = p;
      for (let k = predFirst[x]!; k < predFirst[x + 1]!; k++) {
        const q = place[pred[k]!]!;
        if (q < last) last = q;
      }
    }
    return from - i;
  }

  /** Earliest run start of a node by precedence and release, whatever its option. */
  runReady(x: number): number {
    const { end } = this;
    const { release, predFirst, pred, predWait } = this.shop;
    let at = release[x]!;
    for (let k = predFirst[x]!; k < predFirst[x + 1]!; k++) {
      const arrives = end[pred[k]!]! + predWait[k]!;
      if (at < arrives) at = arrives;
    }
    return at;
  }

  /**
   * True when no path can lead from what follows u in precedence to v: such a path is no longer than
   * the follower's tail.
   */
  cannotReach(u: number, v: number): boolean {
    const { tail, time } = this;
    const bound = tail[v]! - this.setup[v]!;
    if (this.chains) {
      const s = this.jobBehind[u]!;
      return s !== v && tail[s]! - time[s]! < bound;
    }
    const { succFirst, succ } = this.shop;
    for (let k = succFirst[u]!; k < succFirst[u + 1]!; k++) {
      const s = succ[k]!;
      if (s === v || tail[s]! - time[s]! >= bound) return false;
    }
    return true;
  }

  /** True when no path can lead from u to what comes before v in precedence. */
  cannotBeReached(u: number, v: number): boolean {
    const { start, setup } = this;
    const bound = this.end[u]!;
    if (this.chains) {
      const j = this.jobBefore[v]!;
      return j !== u && start[j]! + setup[j]! < bound;
    }
    const { predFirst, pred } = this.shop;
    for (let k = predFirst[v]!; k < predFirst[v + 1]!; k++) {
      const j = pred[k]!;
      if (j === u || start[j]! + setup[j]! >= bound) return false;
    }
    return true;
  }

  /**
   * Makes the order right again after node `x`, now behind one at place `until`, was put later on a
   * line: x and what must follow it go behind that place. False when that is a circle.
   */
  orderLater(x: number, until: number): boolean {
    const { order, place, mark, aside, chains, jobBefore, before } = this;
    const { predFirst, pred } = this.shop;
    const marked = ++this.marks;
    mark[x] = marked;
    const stop = order[until]!;
    let at = place[x]!;
    let moved = 0;
    aside[moved++] = x;
    for (let i = at + 1; i <= until; i++) {
      const y = order[i]!;
      let follows = mark[before[y]!]! === marked;
      if (chains) follows ||= mark[jobBefore[y]!]! === marked;
      else
        for (let k = predFirst[y]!; k < predFirst[y + 1]!; k++)
          follows ||= mark[pred[k]!]! === marked;
      if (follows) {
        mark[y] = marked;
        aside[moved++] = y;
      } else {
        order[at] = y;
        place[y] = at++;
      }
    }
    for (let k = 0; k < moved; k++) {
      const y = aside[k]!;
      order[at] = y;
      place[y] = at++;
    }
    return mark[stop]! !== marked;
  }

  /** The same for node `x` put earlier on a line, before the one at place `until`. */
  orderEarlier(x: number, until: number): boolean {
    const { order, place, mark, aside, chains, jobBehind, behind } = this;
    const { succFirst, succ } = this.shop;
    const marked = ++this.marks;
    mark[x] = marked;
    const stop = order[until]!;
    let at = place[x]!;
    let moved = 0;
    aside[moved++] = x;
    for (let i = at - 1; i >= until; i--) {
      const y = order[i]!;
      let leads = mark[behind[y]!]! === marked;
      if (chains) leads ||= mark[jobBehind[y]!]! === marked;
      else
        for (let k = succFirst[y]!; k < succFirst[y + 1]!; k++)
          leads ||= mark[succ[k]!]! === marked;
      if (leads) {
        mark[y] = marked;
        aside[moved++] = y;
      } else {
        order[at] = y;
        place[y] = at--;
      }
    }
    for (let k = 0; k < moved; k++) {
      const y = aside[k]!;
      order[at] = y;
      place[y] = at--;
    }
    return mark[stop]! !== marked;
  }
}

function isChains({ count, predFirst, succFirst }: PlainShop): boolean {
  for (let x = 0; x < count; x++) {
    if (predFirst[x + 1]! - predFirst[x]! > 1 || succFirst[x + 1]! - succFirst[x]! > 1)
      return false;
  }
  return true;
}
