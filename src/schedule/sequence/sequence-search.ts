import type { Random } from "../../kernel/random";
import type { CompiledProblem } from "../compiled-problem";
import { Arrangement, boardOf } from "../search/arrangement";
import { minusLog } from "../search/minus-log";
import type { Improver, ImproverMaker } from "../search/improver";
import { SequenceTimes } from "./sequence-times";
import { turnOptions, type TurnOptions } from "./turn-options";
import { TurnMoves } from "./turn-moves";
import { Worth } from "./worth";

/** Work of one step, in operations whose times are found. */
const STEP = 6_000;
/**
 * The temperature begins where this share of losing moves loses less. The median is far too hot: many
 * moves far along a line are catastrophic, and say nothing of the ones that are worth taking.
 */
const SHARE = 0.2;
/** The first rounds are colder: so many until the full temperature. */
const WARM = 3;
/** Each round is so much longer than the one before. */
const LONGER = 1.3;
/** What a proposal costs besides, in the same measure. */
const PROPOSAL = 4;

/**
 * Simulated annealing over the sequences of units (Kirkpatrick, Gelatt, Vecchi 1983; for job shops
 * van Laarhoven, Aarts, Lenstra 1992), in rounds of growing length that each begin at the best.
 */
export const sequenceSearch: ImproverMaker = (compiled, start, random) => {
  const options = turnOptions(compiled, start);
  return options.movable.length > 0
    ? new SequenceSearch(compiled, start, options, random)
    : undefined;
};

class SequenceSearch implements Improver {
  readonly best: Arrangement;
  private times!: SequenceTimes;
  private worth!: Worth;
  private moves!: TurnMoves;
  private bestSum = Infinity;
  private temperature = 0;
  private hottest = 0;
  private round = 0;
  private movesLeft = 0;
  private roundLength: number;

  constructor(
    private readonly compiled: CompiledProblem,
    start: Arrangement,
    private readonly options: TurnOptions,
    private readonly random: Random,
  ) {
    this.best = new Arrangement(compiled.count);
    this.best.copyFrom(start);
    this.roundLength = Math.max(1000, Math.min(20_000, this.options.movable.length * 40));
    this.load();
    this.bestSum = this.worth.sum;
    if (this.times.settle()) {
      this.worth.count();
      this.keepIfBest();
    }
    this.hottest = this.smallLoss();
    this.begin();
  }

  step(): boolean {
    const { times } = this;
    const before = this.bestSum;
    const from = times.work;
    const shifted = times.lines.work;
    let proposals = 0;
    while (times.work - from + ((times.lines.work - shifted) >> 4) + proposals * PROPOSAL < STEP) {
      proposals++;
      if (this.movesLeft-- <= 0) {
        this.load();
        this.begin();
        break;
      }
      this.tryMove();
    }
    return this.bestSum < before;
  }

  private tryMove(): void {
    const { times, worth, moves, random } = this;
    this.temperature *= this.cooling;
    if (!moves.propose()) return;
    const limit = this.temperature * minusLog(1 - random.next());
    if (!times.change(moves.operation, moves.mode, moves.variant, moves.line, moves.after)) return;
    if (worth.follow() > limit) {
      worth.undo();
      times.undo();
    } else if (worth.sum < this.bestSum) this.keepIfBest();
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

  private load(): void {
    const now = new Arrangement(this.compiled.count);
    now.copyFrom(this.best);
    this.times = new SequenceTimes(this.compiled, now, boardOf(this.compiled, now));
    this.worth = new Worth(this.times);
    this.moves = new TurnMoves(this.times, this.worth, this.options, this.random);
  }

  private keepIfBest(): void {
    if (this.worth.sum >= this.bestSum) return;
    this.bestSum = this.worth.sum;
    this.best.copyFrom(this.times.now);
  }

  /** What the milder of moves lose that lose anything. */
  private smallLoss(): number {
    const { times, worth, moves } = this;
    const losses: number[] = [];
    for (let tries = 0; tries < 200 && losses.length < 60; tries++) {
      if (!moves.propose()) continue;
      if (!times.change(moves.operation, moves.mode, moves.variant, moves.line, moves.after))
        continue;
      const grown = worth.follow();
      worth.undo();
      times.undo();
      if (grown > 0) losses.push(grown);
    }
    losses.sort((a, b) => a - b);
    return losses[Math.floor(losses.length * SHARE)] ?? 0;
  }
}

/** The temperature falls to a three-hundredth of its beginning: by which factor at each of so many moves. */
function coolingOver(moves: number): number {
  // (1 - x)^moves = 1/300 with x = ln 300 / moves, near enough for x this small.
  return 1 - Math.min(0.5, 5.7038 / Math.max(1, moves));
}
