import { GraphArrays } from "./graph-arrays";
import { chainHeads, chainTails, graphHeads, graphTails } from "./longest-paths";
import type { NodeOrder } from "./node-order";
import { orderEarlier, orderLater } from "./order-repair";
import type { PlainShop } from "./plain-shop";

/** The graph of one solution after another, with exact times after every move. */
export class MachineGraph extends GraphArrays {
  constructor(shop: PlainShop) {
    super(shop);
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
    const visited = this.chains ? chainHeads(this, from, until) : graphHeads(this, from, until);
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
    return this.chains ? chainTails(this, from, until) : graphTails(this, from, until);
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
      fine = orderLater(this, x, high);
    } else if (next < this.count && place[next]! < low) {
      low = place[next]!;
      fine = orderEarlier(this, x, low);
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
}
