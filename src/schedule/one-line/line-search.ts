import type { Random } from "../../kernel/random";
import { minusLog } from "../search/minus-log";
import type { LineJobs } from "./line-jobs";
import { LineSequence } from "./line-sequence";

/** Jobs between the ends of an exchange at most. */
const REACH = 100;
/** The longest stretch that moves past others, with and without setups that depend on what was before. */
const STRETCH_WITH_SETUPS = 10;
const STRETCH = 3;
/** A local optimum may be worse than the one before by so much of what kicks lose in the mean. */
const WARMTH = 0.15;
/** After so many kicks without a better best it goes on from the best. */
const PATIENCE = 150;

/**
 * Iterated local search over the sequence of one unit: the local search exchanges two stretches of
 * jobs (single jobs, neighbouring stretches), the kicks exchange some at random. Lourenço, Martin and
 * Stützle (2003); for weighted tardiness den Besten, Stützle and Dorigo (2001), with setups
 * Subramanian, Battarra and Potts (2014).
 */
export class LineSearch {
  readonly best: Int32Array;
  bestCost = Infinity;
  private readonly line: LineSequence;
  /** The local optimum that the last kick went out from. */
  private readonly base: Int32Array;
  private baseCost = Infinity;
  /** Positions in the order in which they are tried. */
  private readonly turns: Int32Array;
  private turn = 0;
  /** Positions tried since the last exchange. */
  private tried = 0;
  private meanLoss = 0;
  private kicks = 0;
  private readonly longest: number;
  private i = 0;
  private j = 0;
  private k = 0;
  private l = 0;

  constructor(
    private readonly jobs: LineJobs,
    start: Int32Array,
    private readonly random: Random,
  ) {
    this.line = new LineSequence(jobs);
    this.best = start.slice();
    this.base = start.slice();
    this.turns = start.map((_, p) => p);
    this.longest = jobs.changesOver ? STRETCH_WITH_SETUPS : STRETCH;
    this.line.load(start);
    if (this.line.lastEnd <= jobs.horizon) this.bestCost = this.line.cost;
  }

  /** Works for so many looks at a job; true when `best` became better. */
  step(work: number): boolean {
    const { line, jobs } = this;
    const before = this.bestCost;
    const until = line.work + work;
    while (line.work < until) {
      if (this.tried >= jobs.count) {
        this.settle();
        this.kick();
      } else if (this.improveAt(this.turns[this.turn]!)) this.tried = 0;
      else {
        this.tried++;
        this.turn = this.turn + 1 < jobs.count ? this.turn + 1 : 0;
      }
    }
    return this.bestCost < before;
  }

  /** Makes the best exchange that begins at a position; false when none is better than none. */
  private improveAt(i: number): boolean {
    const { line, longest } = this;
    const end = Math.min(this.jobs.count, i + REACH);
    const limit = line.cost - 1e-6 - line.cost * 1e-12;
    let least = limit;
    for (let l = i + 2; l <= end; l++) {
      if (l - i > 2) least = this.tryExchange(i, i + 1, l - 1, l, least);
      const most = l - i - 1;
      for (let a = 1; a <= longest && a <= most; a++)
        least = this.tryExchange(i, i + a, i + a, l, least);
      for (let b = 1; b <= longest && b < l - i - longest; b++)
        least = this.tryExchange(i, l - b, l - b, l, least);
    }
    if (least >= limit) return false;
    line.exchange(this.i, this.j, this.k, this.l);
    return true;
  }

  private tryExchange(i: number, j: number, k: number, l: number, limit: number): number {
    const cost = this.line.costWith(i, j, k, l, limit);
    if (cost >= limit) return limit;
    this.i = i;
    this.j = j;
    this.k = k;
    this.l = l;
    return cost;
  }

  /** Decides from where to go on at a local optimum. */
  private settle(): void {
    const { line, random, jobs } = this;
    const loss = line.cost - this.baseCost;
    if (line.cost < this.bestCost && line.lastEnd <= jobs.horizon) {
      this.bestCost = line.cost;
      this.best.set(line.sequence);
      this.kicks = 0;
    }
    if (loss > 0) this.meanLoss += (loss - this.meanLoss) / 16;
    if (!(loss > this.meanLoss * WARMTH * minusLog(1 - random.next()))) {
      this.base.set(line.sequence);
      this.baseCost = line.cost;
    }
    if (++this.kicks < PATIENCE) return;
    this.kicks = 0;
    this.base.set(this.best);
    this.baseCost = this.bestCost;
  }

  private kick(): void {
    const { line, random, base, turns, jobs } = this;
    line.load(base);
    for (let n = 2 + random.below(3); n > 0; n--) this.exchangeAtRandom();
    for (let p = jobs.count - 1; p > 0; p--) {
      const other = random.below(p + 1);
      const turn = turns[p]!;
      turns[p] = turns[other]!;
      turns[other] = turn;
    }
    this.tried = 0;
  }

  private exchangeAtRandom(): void {
    const { random, line } = this;
    const { count } = this.jobs;
    const span = Math.min(count, 2 + random.below(Math.min(20, count - 1)));
    const i = random.below(count - span + 1);
    const a = 1 + random.below(Math.min(4, span - 1));
    const b = 1 + random.below(Math.min(4, span - a));
    line.exchange(i, i + a, i + span - b, i + span);
  }
}
