import type { Random } from "../../kernel/random";
import { seededRandom } from "../../kernel/random";
import { listSearch } from "../activity-list/list-search";
import type { CompiledProblem } from "../compiled-problem";
import type { BoardSchedule } from "../construct";
import { makespanImprover } from "../machine-graph/makespan-improver";
import { oneLineSearch } from "../one-line/one-line-search";
import { reinsertionSearch } from "../reinsertion/reinsertion-search";
import { isBetter, scoredArrangement, type ScoredSchedule } from "../scored-schedule";
import { sequenceSearch } from "../sequence/sequence-search";
import { Arrangement, arrangementOf } from "./arrangement";
import type { Improver, ImproverMaker } from "./improver";
import { relaySearch } from "./relay";

/** The ways of improving, the most specialised first. */
const WAYS: readonly ImproverMaker[] = [
  makespanImprover,
  oneLineSearch,
  listSearch,
  sequenceSearch,
  reinsertionSearch,
];
/** From so many operations on what makes orders late is sought by whole orders and by sequences in turn. */
const LARGE = 2_000;
const LARGE_WAYS: readonly ImproverMaker[] = [oneLineSearch, listSearch, relaySearch];
/** From so many operations on only the first way that applies is used: to begin another takes too long. */
const CROWDED = 60_000;
/** Then what follows each change to its end comes last. */
const CROWDED_WAYS: readonly ImproverMaker[] = [
  makespanImprover,
  listSearch,
  reinsertionSearch,
  sequenceSearch,
];
/** So many steps make a turn. */
const TURN = 32;
/** After so many steps what they found is looked at: that takes as long as a step where operations are many. */
const LOOK = 8;
/** Of so many turns one goes to those that are not ahead. */
const OTHERS = 10;

interface Runner {
  readonly improver: Improver;
  best: ScoredSchedule | undefined;
  /** It has found a better one since `best`. */
  news: boolean;
}

/** A way of improving, begun when it first has a turn. */
interface Way {
  readonly make: ImproverMaker;
  readonly seed: number;
  /** Null: it cannot work with the problem; undefined: nobody has asked it. */
  runner?: Runner | null;
}

/**
 * Several ways of improving the same schedule share the steps: the one that is ahead has most turns,
 * the others one in ten between them, so that one that pays later is not missed.
 */
export class Portfolio {
  private readonly ways: Way[];
  private readonly start: Arrangement;
  private ahead: number;
  private running = 0;
  private steps = 0;
  private turns = 0;
  private nextOther = 0;

  constructor(
    private readonly compiled: CompiledProblem,
    private readonly base: BoardSchedule,
    random: Random,
  ) {
    this.start = arrangementOf(base.board);
    const crowded = compiled.count >= CROWDED;
    const large = compiled.count >= LARGE && compiled.problem.goal !== "Throughput";
    this.ways = (crowded ? CROWDED_WAYS : large ? LARGE_WAYS : WAYS).map((make) => ({
      make,
      seed: random.below(2 ** 31),
    }));
    this.ahead = this.ways.findIndex((way) => this.runnerOf(way) !== undefined);
    if (crowded) this.ways.splice(this.ahead + 1);
  }

  /** False when nothing can be improved in any way. */
  get hasWays(): boolean {
    return this.ahead >= 0;
  }

  /** One step; the best schedule, where a better one was found and is due to be looked at. */
  step(): ScoredSchedule | undefined {
    if (this.steps++ % TURN === 0) this.running = this.nextWay();
    const runner = this.runnerOf(this.ways[this.running]!)!;
    if (runner.improver.step()) runner.news = true;
    if (!runner.news || this.steps % LOOK !== 0) return undefined;
    runner.news = false;
    runner.best = this.scoredBest(runner);
    this.lookWhoIsAhead();
    return runner.best;
  }

  /** Better schedules that have not been looked at yet. */
  unseen(): ScoredSchedule[] {
    return this.ways.flatMap(({ runner }) => (runner?.news ? [this.scoredBest(runner)] : []));
  }

  private scoredBest({ improver }: Runner): ScoredSchedule {
    const copy = new Arrangement(this.compiled.count);
    copy.copyFrom(improver.best);
    return scoredArrangement(this.compiled, copy, this.base);
  }

  /** What a way has made so far; begins it when it has done nothing yet. */
  private runnerOf(way: Way): Runner | undefined {
    if (way.runner === undefined) {
      const improver = way.make(this.compiled, this.start, seededRandom(way.seed));
      way.runner = improver ? { improver, best: undefined, news: false } : null;
    }
    return way.runner ?? undefined;
  }

  private nextWay(): number {
    if (this.turns++ % OTHERS !== OTHERS - 1) return this.ahead;
    const count = this.ways.length;
    for (let k = 0; k < count; k++) {
      this.nextOther = (this.nextOther + 1) % count;
      if (this.nextOther === this.ahead) continue;
      if (this.runnerOf(this.ways[this.nextOther]!)) return this.nextOther;
    }
    return this.ahead;
  }

  private lookWhoIsAhead(): void {
    const { goal } = this.compiled.problem;
    this.ways.forEach(({ runner }, i) => {
      const best = runner?.best;
      const leader = this.ways[this.ahead]!.runner!.best;
      if (best && (!leader || isBetter(goal, best, leader))) this.ahead = i;
    });
  }
}
