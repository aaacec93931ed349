import type { Random } from "../../kernel/random";
import { CriticalPath } from "./critical-path";
import type { MachineGraph } from "./machine-graph";
import { ELSEWHERE, LATER, MoveChoice } from "./move-choice";
import { NodeOrder } from "./node-order";
import { QuickRandom } from "./quick-random";
import { ReassignMoves } from "./reassign-moves";
import { SequenceMoves } from "./sequence-moves";
import { TabuMemory } from "./tabu-memory";

/** What an iteration costs besides the nodes that it visits, in nodes. */
const OVERHEAD = 40;

/**
 * Tabu search over critical paths (after Zhang, Li, Rao and Guan 2008, and Peng, Lü and Cheng 2015):
 * every iteration makes the move of the best estimate that does not bring back a run of nodes which
 * was lately given up.
 */
export class TabuSearch {
  /** The best of this search. */
  readonly best: NodeOrder;
  /** True when a best solution has no move that could help: nothing is shorter. */
  optimal = false;
  iterations = 0;
  private readonly random: QuickRandom;
  private readonly memory: TabuMemory;
  private readonly path: CriticalPath;
  private readonly choice: MoveChoice;
  private readonly sequences: SequenceMoves;
  private readonly reassignments: ReassignMoves | undefined;
  private readonly tenure: number;
  private patience = 0;
  private improvedAt = 0;

  constructor(
    private readonly graph: MachineGraph,
    random: Random,
  ) {
    const { count, shop } = graph;
    this.random = new QuickRandom(random);
    this.best = new NodeOrder(count);
    this.memory = new TabuMemory(count + shop.lineCount, this.random);
    this.path = new CriticalPath(graph, this.random);
    this.choice = new MoveChoice(this.random);
    this.sequences = new SequenceMoves(graph, this.path, this.memory, this.choice);
    const flexible = shop.optionLine.length > count;
    this.reassignments = flexible
      ? new ReassignMoves(graph, this.path, this.memory, this.choice)
      : undefined;
    const perLine = count / Math.max(1, shop.lineCount);
    this.tenure = Math.floor(10 + perLine / Math.max(1, shop.lineCount));
  }

  /** Begins anew at a solution; it ends after `patience` iterations without a better one. */
  begin(at: NodeOrder, patience: number): void {
    this.graph.load(at);
    this.graph.save(this.best);
    this.memory.clear();
    this.iterations = 0;
    this.improvedAt = 0;
    this.patience = patience;
  }

  get done(): boolean {
    return this.optimal || this.iterations - this.improvedAt >= this.patience;
  }

  /** Iterates until so many nodes were visited or the search is done; returns what is left of `work`. */
  work(work: number): number {
    let left = work;
    while (left > 0 && !this.done) left -= this.iterate();
    return left;
  }

  private iterate(): number {
    const { graph, path, choice, sequences, reassignments, best } = this;
    this.iterations++;
    path.trace();
    choice.clear(best.makespan, this.iterations);
    sequences.work = 0;
    sequences.offerAll();
    let visited = OVERHEAD + path.length + sequences.work;
    if (reassignments) {
      reassignments.work = 0;
      reassignments.offerAll();
      visited += reassignments.work;
    }
    if (choice.kind < 0) {
      this.stuck();
      return visited;
    }
    visited += this.make();
    if (graph.makespan < best.makespan) {
      graph.save(best);
      this.improvedAt = this.iterations;
    }
    return visited;
  }

  /** Without a move the search ends; it is at the optimum where that is not for fear of circles. */
  private stuck(): void {
    this.improvedAt = this.iterations - this.patience;
    this.optimal = !this.reassignments && !this.sequences.movable;
  }

  /** Makes the chosen move and forbids what it gives up. */
  private make(): number {
    const { graph, choice, memory } = this;
    const { kind, node, anchor } = choice;
    const until = this.iterations + this.tenure + this.random.below(this.tenure);
    if (kind === ELSEWHERE) {
      memory.forbidLine(node, graph.count + graph.line[node]!, until);
      return graph.move(node, anchor, choice.option);
    }
    if (kind === LATER) {
      for (let x = node; x !== anchor;) {
        x = graph.behind[x]!;
        memory.forbidOrder(node, x, until);
      }
      return graph.move(node, anchor, -1);
    }
    for (let x = node; x !== anchor;) {
      x = graph.before[x]!;
      memory.forbidOrder(x, node, until);
    }
    return graph.move(node, graph.before[anchor]!, -1);
  }
}
