import type { CriticalPath } from "./critical-path";
import type { MachineGraph } from "./machine-graph";
import { EARLIER, LATER, type MoveChoice } from "./move-choice";
import type { TabuMemory } from "./tabu-memory";

/**
 * Moves within the blocks of a critical path (N7: Zhang, Li, Guan and Rao 2007, after Balas and
 * Vazacopoulos 1998): an inner node to the block's edge, or an edge node inwards; only those that
 * cannot close a circle. What a move would give is estimated by the longest path through the nodes
 * that it passes, from the heads and tails around them.
 */
export class SequenceMoves {
  /** Nodes visited so far. */
  work = 0;
  /** False: in whatever order its lines are worked, the path offered last stays as long. */
  movable = false;
  private readonly starts: Int32Array;
  private readonly nodes: Int32Array;

  constructor(
    private readonly graph: MachineGraph,
    private readonly path: CriticalPath,
    private readonly memory: TabuMemory,
    private readonly choice: MoveChoice,
  ) {
    this.starts = new Int32Array(graph.count);
    this.nodes = path.nodes;
  }

  offerAll(): void {
    const { path, graph } = this;
    const { blocks, blockFirst, nodes } = path;
    this.movable = false;
    for (let b = 0; b < blocks; b++) {
      const first = blockFirst[b]!;
      const last = blockFirst[b + 1]! - 1;
      if (first === last) continue;
      const x = nodes[first]!;
      // A block that nothing holds back but its line ends when it ends, in whatever order.
      const front = b > 0 || graph.start[x]! > graph.end[graph.count + graph.line[x]!]!;
      const back = b < blocks - 1;
      this.movable ||= front || back;
      this.offerBlock(first, last, front, back);
    }
  }

  /** `front`, `back`: whether it can help to change the block's first node, and its last. */
  private offerBlock(first: number, last: number, front: boolean, back: boolean): void {
    const { graph, nodes } = this;
    const v = nodes[last]!;
    if (front) {
      this.offerFirstLater(first, last);
      for (let k = first + 2; k <= last; k++) this.offerEarlier(first, k);
    }
    if (back) {
      const innermost = front ? first + 1 : first;
      for (let k = last - 1; k >= innermost; k--) {
        if (graph.cannotReach(nodes[k]!, v)) this.offerLater(k, last);
      }
      for (let k = last - 2; k >= innermost; k--) {
        if (!this.offerEarlier(k, last)) break;
      }
    }
  }

  private offerFirstLater(first: number, last: number): void {
    const { graph, nodes } = this;
    const u = nodes[first]!;
    for (let k = first + 1; k <= last; k++) {
      if (!graph.cannotReach(u, nodes[k]!)) return;
      this.offerLater(first, k);
    }
  }

  private offerLater(i: number, k: number): void {
    const { choice } = this;
    const estimate = this.estimateLater(i, k, choice.limit);
    if (estimate > choice.limit) {
      choice.offered++;
      return;
    }
    const u = this.nodes[i]!;
    const v = this.nodes[k]!;
    choice.offer(LATER, u, v, -1, estimate, this.memory.forbidsOrder(v, u, choice.now));
  }

  /** False when it would close a circle. */
  private offerEarlier(i: number, k: number): boolean {
    const { choice } = this;
    const u = this.nodes[i]!;
    const v = this.nodes[k]!;
    if (!this.graph.cannotBeReached(u, v)) return false;
    const estimate = this.estimateEarlier(i, k, choice.limit);
    if (estimate > choice.limit) {
      choice.offered++;
      return true;
    }
    choice.offer(EARLIER, v, u, -1, estimate, this.memory.forbidsOrder(v, u, choice.now));
    return true;
  }

  /**
   * The longest path through nodes i to k of the path when i goes behind k: exact where their
   * predecessors and followers stay as they are. Above `limit` any number above it may come.
   */
  estimateLater(i: number, k: number, limit: number): number {
    const { nodes, starts } = this;
    const { before, behind, ready, end, time, after, tail } = this.graph;
    this.work += k - i + 1;
    const u = nodes[i]!;
    let free = end[before[u]!]!;
    for (let n = i + 1; n <= k; n++) {
      const x = nodes[n]!;
      const at = ready[x]!;
      if (free < at) free = at;
      starts[n] = free;
      free += time[x]!;
    }
    const at = ready[u]!;
    if (free < at) free = at;
    let left = tail[behind[nodes[k]!]!]!;
    const needed = after[u]!;
    if (left < needed) left = needed;
    left += time[u]!;
    let longest = free + left;
    for (let n = k; n > i && longest <= limit; n--) {
      const x = nodes[n]!;
      const then = after[x]!;
      if (left < then) left = then;
      left += time[x]!;
      const through = starts[n]! + left;
      if (longest < through) longest = through;
    }
    return longest;
  }

  /** The same when k goes before i. */
  estimateEarlier(i: number, k: number, limit: number): number {
    const { nodes, starts } = this;
    const { before, behind, ready, end, time, after, tail } = this.graph;
    this.work += k - i + 1;
    const v = nodes[k]!;
    let free = end[before[nodes[i]!]!]!;
    const at = ready[v]!;
    if (free < at) free = at;
    const first = free;
    free += time[v]!;
    for (let n = i; n < k; n++) {
      const x = nodes[n]!;
      const from = ready[x]!;
      if (free < from) free = from;
      starts[n] = free;
      free += time[x]!;
    }
    let left = tail[behind[v]!]!;
    let longest = 0;
    for (let n = k - 1; n >= i && longest <= limit; n--) {
      const x = nodes[n]!;
      const then = after[x]!;
      if (left < then) left = then;
      left += time[x]!;
      const through = starts[n]! + left;
      if (longest < through) longest = through;
    }
    const then = after[v]!;
    if (left < then) left = then;
    const through = first + time[v]! + left;
    return longest < through ? through : longest;
  }
}
