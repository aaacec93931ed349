import type { CriticalPath } from "./critical-path";
import type { MachineGraph } from "./machine-graph";
import { ELSEWHERE, type MoveChoice } from "./move-choice";
import type { TabuMemory } from "./tabu-memory";

/**
 * Moves of critical nodes to other lines. Between the nodes of a line that must come before and those
 * that must come after, only places are looked at where the node would meet what runs then
 * (Mastrolilli and Gambardella 2000); of each option the best place is offered, by the longest path
 * through the node that moves.
 */
export class ReassignMoves {
  /** Nodes visited so far. */
  work = 0;
  /** Found by `place`. */
  private anchor = -1;

  constructor(
    private readonly graph: MachineGraph,
    private readonly path: CriticalPath,
    private readonly memory: TabuMemory,
    private readonly choice: MoveChoice,
  ) {}

  offerAll(): void {
    const { nodes, length } = this.path;
    const { optionFirst } = this.graph.shop;
    for (let i = 0; i < length; i++) {
      const x = nodes[i]!;
      if (optionFirst[x + 1]! - optionFirst[x]! > 1) this.offerNode(x);
    }
  }

  private offerNode(x: number): void {
    const { graph, choice } = this;
    const { optionFirst, optionLine, optionSetup, optionRun } = graph.shop;
    const ready = graph.runReady(x);
    const after = graph.after[x]!;
    for (let option = optionFirst[x]!; option < optionFirst[x + 1]!; option++) {
      if (option === graph.option[x]!) continue;
      const setup = optionSetup[option]!;
      const from = ready > setup ? ready - setup : 0;
      const time = setup + optionRun[option]!;
      if (from + time + after > choice.limit) continue;
      const sentinel = graph.count + optionLine[option]!;
      const estimate = this.place(x, sentinel, from, time, after);
      if (this.anchor < 0) continue;
      if (estimate > choice.limit) {
        choice.offered++;
        continue;
      }
      const tabu = this.memory.forbidsLine(x, sentinel, choice.now);
      choice.offer(ELSEWHERE, x, this.anchor, option, estimate, tabu);
    }
  }

  /** The longest path through x at the best place on a line that cannot close a circle; sets `anchor`, -1: none. */
  private place(x: number, sentinel: number, from: number, time: number, after: number): number {
    const { graph } = this;
    const { behind, end, tail } = graph;
    let best = 1073741824;
    this.anchor = -1;
    let previous = sentinel;
    let next = this.behindWithout(sentinel, x);
    // What ends before x could start comes before it at no cost.
    while (next !== sentinel && end[next]! <= from && this.mayFollow(x, next)) {
      previous = next;
      next = this.behindWithout(next, x);
      this.work++;
    }
    for (;;) {
      this.work++;
      const at = end[previous]! > from ? end[previous]! : from;
      if (at + time + after > this.choice.limit) break;
      const left = tail[next]! > after ? tail[next]! : after;
      const through = at + time + left;
      if (through < best && (next === sentinel || graph.cannotBeReached(next, x))) {
        best = through;
        this.anchor = previous;
      }
      // Behind this place what remains is less than what must follow x anyway: later is no better.
      if (next === sentinel || tail[next]! <= after || !this.mayFollow(x, next)) break;
      previous = next;
      next = behind[next]! === x ? behind[x]! : behind[next]!;
    }
    return best;
  }

  private mayFollow(x: number, previous: number): boolean {
    return this.graph.cannotReach(x, previous);
  }

  private behindWithout(y: number, x: number): number {
    const next = this.graph.behind[y]!;
    return next === x ? this.graph.behind[x]! : next;
  }
}
