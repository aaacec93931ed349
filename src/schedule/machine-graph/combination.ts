import type { MachineGraph } from "./machine-graph";
import type { NodeOrder } from "./node-order";
import type { QuickRandom } from "./quick-random";

/** Of a thousand runs of nodes, how many come from the first parent. */
const SHARE = 800;
const LONGEST_RUN = 8;

/** Makes new solutions, out of others or by chance. */
export class Combination {
  private readonly taken: Uint8Array;
  private readonly waiting: Int32Array;
  private readonly keys: Float64Array;

  constructor(
    private readonly graph: MachineGraph,
    private readonly random: QuickRandom,
  ) {
    this.taken = new Uint8Array(graph.count);
    this.waiting = new Int32Array(graph.count);
    this.keys = new Float64Array(graph.count);
  }

  /** Puts the nodes of a solution that the graph holds in the order of their run starts. */
  sortByStart(solution: NodeOrder): void {
    const { graph, keys } = this;
    const { count, start, setup, order } = graph;
    for (let i = 0; i < count; i++) {
      const x = order[i]!;
      keys[i] = (start[x]! + setup[x]!) * count + i;
    }
    keys.sort();
    for (let i = 0; i < count; i++) solution.order[i] = order[keys[i]! % count]!;
  }

  /**
   * A solution between two others (precedence preserving crossover, Bierwirth, Mattfeld and Kopfer
   * 1996), close to `a`: what both have in the same order stays so.
   */
  between(a: NodeOrder, b: NodeOrder, into: NodeOrder): void {
    const { taken, random } = this;
    const { count } = this.graph;
    taken.fill(0);
    let ia = 0;
    let ib = 0;
    let left = 0;
    let fromA = true;
    for (let i = 0; i < count; i++) {
      if (left === 0) {
        left = 1 + random.below(LONGEST_RUN);
        fromA = random.below(1000) < SHARE;
      }
      left--;
      while (ia < count && taken[a.order[ia]!] === 1) ia++;
      while (ib < count && taken[b.order[ib]!] === 1) ib++;
      const x = fromA ? a.order[ia]! : b.order[ib]!;
      taken[x] = 1;
      into.order[i] = x;
      into.option[x] = fromA ? a.option[x]! : b.option[x]!;
    }
  }

  /** Any nodes that can be next, one after another, each with any of its options. */
  byChance(into: NodeOrder): void {
    const { waiting, random } = this;
    const { count, shop } = this.graph;
    const { predFirst, succFirst, succ, optionFirst } = shop;
    const open: number[] = [];
    for (let x = 0; x < count; x++) {
      waiting[x] = predFirst[x + 1]! - predFirst[x]!;
      if (waiting[x] === 0) open.push(x);
      into.option[x] =
        optionFirst[x]! + random.below(Math.min(32768, optionFirst[x + 1]! - optionFirst[x]!));
    }
    for (let i = 0; i < count; i++) {
      const k = random.below(Math.min(32768, open.length));
      const x = open[k]!;
      open[k] = open[open.length - 1]!;
      open.pop();
      into.order[i] = x;
      for (let s = succFirst[x]!; s < succFirst[x + 1]!; s++) {
        if (--waiting[succ[s]!]! === 0) open.push(succ[s]!);
      }
    }
  }
}
