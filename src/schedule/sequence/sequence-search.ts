import type { Random } from "../../kernel/random";
import type { CompiledProblem } from "../compiled-problem";
import { Arrangement, boardOf } from "../search/arrangement";
import { GOAL_WEIGHTS } from "../search/goal-weights";
import { minusLog } from "../search/minus-log";
import type { Improver, ImproverMaker } from "../search/improver";
import { DelayCosts } from "./delay-costs";
import { SequenceTimes } from "./sequence-times";
import { TurnEstimate } from "./turn-estimate";
import { turnOptions, type TurnOptions } from "./turn-options";
import { TurnMoves } from "./turn-moves";
import { Worth } from "./worth";

/** Work of one step, in operations whose times are found. */
const STEP = 6_000;
/** Where the temperature begins, in what a losing move typically loses. */
const HOTTEST = 1.5;
/** Of losses in ascending order the one that is typical. */
const QUANTILE = 0.25;
/** The first rounds are colder: so many until the full temperature. */
const WARM = 8;
/** A change that reaches more operations is not made: what helps one order has no need to. */
const MOST_TOUCHED = 100;
/** What a change without an aim may lose on the way, in what it may lose in the end. */
const HOPE = 3;
/** Each round is so much longer than the one before. */
const LONGER = 1.3;
/** What a proposal costs besides, in the same measure. */
const PROPOSAL = 4;

/** The share of changes that are made whatever the estimate says: it knows nothing of pools and material. */
const UNSEEN = 0.05;
/** After so many proposals the costs of delay are worked out anew. */
const STALE = 3_000;
/** As much work as so many operations, for each operation of which they are worked out. */
const COSTING = 0.1;
/** So many operations cool well from the full temperature; more begin colder, by the square root. */
const COOLABLE = 100;

/**
 * Simulated annealing over the sequences of units (Kirkpatrick, Gelatt, Vecchi 1983; for job shops
 * van Laarhoven, Aarts, Lenstra 1992), in rounds of growing length that each begin at the best.
 */
export const sequenceSearch: ImproverMaker = (compiled, start, random) => {
  const options = turnOptions(compiled, start);
  if (options.movable.length === 0) return undefined;
  const times = timesOf(compiled, start);
  return times && new SequenceSearch(times, options, random);
};

class SequenceSearch implements Improver {
  readonly best: Arrangement;
  private worth!: Worth;
  private moves!: TurnMoves;
  /** Undefined where lateness is not what counts. */
  private costs: DelayCosts | undefined;
  private estimate: TurnEstimate | undefined;
  private untilStale = 0;
  private bestSum = Infinity;
  /** Operations that have changed since `best`. */
  private readonly changed: Int32Array;
  private readonly isChanged: Uint8Array;
  private changedCount = 0;
  private temperature = 0;
  private hottest = 0;
  private round = 0;
  private movesLeft = 0;
  private roundLength: number;

  constructor(
    private times: SequenceTimes,
    private readonly options: TurnOptions,
    private readonly random: Random,
  ) {
    const { count } = times.compiled;
    this.best = new Arrangement(count);
    this.best.copyFrom(times.now);
    this.changed = new Int32Array(count);
    this.isChanged = new Uint8Array(count);
    this.roundLength = Math.max(1000, Math.min(20_000, this.options.movable.length * 40));
    this.use(times);
    this.bestSum = this.worth.sum;
    if (this.times.settle()) {
      this.worth.count();
      this.noteChanged();
      this.keepIfBest();
    }
    this.hottest = this.typicalLoss();
    if (this.estimate) this.hottest *= Math.min(1, Math.sqrt(COOLABLE / options.movable.length));
    this.begin();
  }

  step(): boolean {
    const { times } = this;
    const before = this.bestSum;
    const from = times.work;
    const shifted = times.lines.work;
    let other = 0;
    while (times.work - from + ((times.lines.work - shifted) >> 4) + other < STEP) {
      other += PROPOSAL;
      if (this.movesLeft-- <= 0) {
        this.backToBest();
        this.begin();
        break;
      }
      if (this.costs && this.untilStale-- <= 0) other += this.workOutCosts(this.costs);
      this.tryMove();
    }
    return this.bestSum < before;
  }

  private tryMove(): void {
    const { times, worth, moves, random } = this;
    this.temperature *= this.cooling;
    if (!moves.propose()) return;
    const limit = this.temperature * minusLog(1 - random.next());
    const estimated = this.estimate && random.next() >= UNSEEN;
    if (estimated && this.estimate!.of(moves, limit) > limit) return;
    worth.begin(limit + (moves.aimed < 0 ? HOPE * limit : worth.cost[moves.aimed]!));
    if (!times.change(moves.operation, moves.mode, moves.variant, moves.line, moves.after)) {
      worth.forget();
      return;
    }
    if (worth.follow() > limit) {
      worth.undo();
      times.undo();
      return;
    }
    this.noteChanged();
    if (worth.sum < this.bestSum) this.keepIfBest();
  }

  private workOutCosts(costs: DelayCosts): number {
    this.untilStale = STALE;
    costs.refresh();
    return COSTING * this.times.lines.size;
  }

  private cooling = 1;

  private begin(): void {
    this.round++;
    this.movesLeft = Math.ceil(this.roundLength);
    this.roundLength *= LONGER;
    const warmth = Math.min(1, this.round / WARM);
    this.temperature = this.hottest * warmth * warmth;
    this.cooling = coolingOver(this.movesLeft);
  }

  private backToBest(): void {
    const times = timesOf(this.times.compiled, this.best);
    if (times) this.use(times);
  }

  private use(times: SequenceTimes): void {
    this.times = times;
    this.worth = new Worth(this.times);
    this.times.judge = this.worth;
    this.times.mostTouched = MOST_TOUCHED;
    this.moves = new TurnMoves(this.times, this.worth, this.options, this.random);
    this.forgetChanged();
    if (GOAL_WEIGHTS[times.compiled.problem.goal].tardiness < 1) return;
    this.costs = new DelayCosts(this.times, this.worth);
    this.estimate = new TurnEstimate(this.times, this.costs);
    this.untilStale = 0;
  }

  private keepIfBest(): void {
    if (this.worth.sum >= this.bestSum) return;
    this.bestSum = this.worth.sum;
    for (let k = 0; k < this.changedCount; k++)
      this.best.copyTurn(this.changed[k]!, this.times.now);
    this.forgetChanged();
  }

  private noteChanged(): void {
    const { touched, touchedCount } = this.times;
    for (let k = 0; k < touchedCount; k++) {
      const operation = touched[k]!;
      if (this.isChanged[operation] === 1) continue;
      this.isChanged[operation] = 1;
      this.changed[this.changedCount++] = operation;
    }
  }

  private forgetChanged(): void {
    for (let k = 0; k < this.changedCount; k++) this.isChanged[this.changed[k]!] = 0;
    this.changedCount = 0;
  }

  /**
   * What a loss is measured in: what a late order costs on average, twice; where lateness costs
   * nothing, what a move loses that loses little (far moves can be catastrophic, so no mean would do).
   */
  private typicalLoss(): number {
    const { worth, times } = this;
    let late = 0;
    let cost = 0;
    for (const one of worth.cost) {
      if (one <= 0) continue;
      late++;
      cost += one;
    }
    if (late > 0 && times.compiled.problem.goal !== "Throughput") return (2 * cost) / late;
    const losses = this.someLosses();
    return HOTTEST * (losses[Math.floor(losses.length * QUANTILE)] ?? 0);
  }

  /** What some moves lose that lose anything, ascending. */
  private someLosses(): number[] {
    const { times, worth, moves } = this;
    const losses: number[] = [];
    for (let tries = 0; tries < 200 && losses.length < 60; tries++) {
      if (!moves.propose()) continue;
      worth.begin(Infinity);
      if (!times.change(moves.operation, moves.mode, moves.variant, moves.line, moves.after)) {
        worth.forget();
        continue;
      }
      const grown = worth.follow();
      worth.undo();
      times.undo();
      if (grown > 0) losses.push(grown);
    }
    return losses.sort((a, b) => a - b);
  }
}

/** The times of an arrangement of its own; undefined where sequences cannot tell them. */
function timesOf(compiled: CompiledProblem, start: Arrangement): SequenceTimes | undefined {
  const now = new Arrangement(compiled.count);
  now.copyFrom(start);
  const times = new SequenceTimes(compiled, now, boardOf(compiled, now));
  return times.lines.isWhole ? times : undefined;
}

/** The temperature falls to a ten-thousandth of its beginning: by which factor at each of so many moves. */
function coolingOver(moves: number): number {
  // (1 - x)^moves = 1/10,000 with x = ln 10,000 / moves, near enough for x this small.
  return 1 - Math.min(0.5, 9.2103 / Math.max(1, moves));
}
