import type { MachineGraph } from "./machine-graph";
import type { QuickRandom } from "./quick-random";

/** A longest path, cut into blocks: runs of nodes that stand one behind the other on a line. */
export class CriticalPath {
  /** Nodes from the first to the last. */
  readonly nodes: Int32Array;
  /** Block b: nodes blockFirst[b] to blockFirst[b + 1]. */
  readonly blockFirst: Int32Array;
  blocks = 0;
  length = 0;
  private readonly backwards: Int32Array;
  private readonly arcs: Uint8Array;

  constructor(
    private readonly graph: MachineGraph,
    private readonly random: QuickRandom,
  ) {
    this.nodes = new Int32Array(graph.count);
    this.backwards = new Int32Array(graph.count);
    this.arcs = new Uint8Array(graph.count);
    this.blockFirst = new Int32Array(graph.count + 1);
  }

  /** Finds one longest path; where several part, chance chooses. Empty when no node ends last. */
  trace(): void {
    const { graph, backwards, arcs } = this;
    const { count, start, end, before, ready, release } = graph;
    let x = this.lastNode();
    let length = 0;
    while (x >= 0) {
      const at = start[x]!;
      const previous = before[x]!;
      const byLine = previous < count && end[previous]! === at;
      const byJob = ready[x]! === at && at > release[x]!;
      backwards[length] = x;
      const alongLine = byLine && (!byJob || this.random.below(2) === 0);
      arcs[length++] = alongLine ? 1 : 0;
      if (alongLine) x = previous;
      else x = byJob ? this.jobPredecessor(x, at) : -1;
    }
    this.cut(length);
  }

  private cut(length: number): void {
    const { nodes, backwards, arcs, blockFirst } = this;
    this.length = length;
    let blocks = 0;
    for (let i = 0; i < length; i++) {
      const k = length - 1 - i;
      nodes[i] = backwards[k]!;
      if (i === 0 || arcs[k] === 0) blockFirst[blocks++] = i;
    }
    blockFirst[blocks] = length;
    this.blocks = blocks;
  }

  private lastNode(): number {
    const { count, none, end, before, makespan } = this.graph;
    let found = -1;
    let seen = 0;
    for (let s = count; s < none; s++) {
      const x = before[s]!;
      if (x >= count || end[x]! !== makespan) continue;
      seen++;
      if (found < 0 || this.random.below(seen) === 0) found = x;
    }
    return found;
  }

  private jobPredecessor(x: number, at: number): number {
    const { graph } = this;
    if (graph.chains) return graph.jobBefore[x]!;
    const { predFirst, pred, predWait } = graph.shop;
    const arrives = at + graph.setup[x]!;
    for (let k = predFirst[x]!; k < predFirst[x + 1]!; k++) {
      if (graph.end[pred[k]!]! + predWait[k]! === arrives) return pred[k]!;
    }
    throw new Error(`Node ${x} starts when no predecessor lets it.`);
  }
}
