import type { Random } from "../../kernel/random";
import { CriticalPath } from "./critical-path";
import type { MachineGraph } from "./machine-graph";
import { ELSEWHERE, LATER, MoveChoice } from "./move-choice";
import { NodeOrder } from "./node-order";
import { QuickRandom } from "./quick-random";
import { ReassignMoves } from "./reassign-moves";
import { RunHash } from "./run-hash";
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
  private readonly memory = new TabuMemory();
  private readonly hash: RunHash;
  private readonly path: CriticalPath;
  private readonly choice: MoveChoice;
  private readonly sequences: SequenceMoves;
  private readonly reassignments: ReassignMoves | undefined;
  private readonly run: Int32Array;
  private readonly tenure: number;
  private readonly spread: number;
  private patience = 0;
  private improvedAt = 0;

  constructor(
    private readonly graph: MachineGraph,
    random: Random,
  ) {
    const { count, shop } = graph;
    this.random = new QuickRandom(random);
    this.best = new NodeOrder(count);
    this.hash = new RunHash(count, shop.lineCount, this.random);
    this.path = new CriticalPath(graph, this.random);
    this.choice = new MoveChoice(this.memory, this.random);
    this.sequences = new SequenceMoves(graph, this.path, this.hash, this.choice);
    const flexible = shop.optionLine.length > count;
    this.reassignments = flexible
      ? new ReassignMoves(graph, this.path, this.hash, this.choice)
      : undefined;
    this.run = new Int32Array(count);
    const perLine = count / Math.max(1, shop.lineCount);
    this.tenure = Math.floor(10 + perLine / Math.max(1, shop.lineCount));
    this.spread = this.tenure;
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
    const { graph, choice, hash, memory } = this;
    const { kind, node, anchor } = choice;
    const until = this.iterations + this.tenure + this.random.below(this.spread);
    if (kind === ELSEWHERE) {
      memory.forbid(hash.ofPlace(node, graph.count + graph.line[node]!), until);
      return graph.move(node, anchor, choice.option);
    }
    const from = kind === LATER ? node : anchor;
    const to = kind === LATER ? anchor : node;
    const { run } = this;
    let length = 0;
    run[length++] = from;
    for (let x = from; x !== to;) {
      x = graph.behind[x]!;
      run[length++] = x;
    }
    if (kind === LATER) {
      for (let n = 1; n < length; n++) memory.forbid(hash.ofPair(node, run[n]!), until);
    } else {
      for (let n = 0; n < length - 1; n++) memory.forbid(hash.ofPair(run[n]!, node), until);
    }
    return graph.move(node, kind === LATER ? anchor : graph.before[anchor]!, -1);
  }
}
