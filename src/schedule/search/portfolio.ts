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

/** The ways of improving, the most specialised first. */
const WAYS: readonly ImproverMaker[] = [
  makespanImprover,
  oneLineSearch,
  listSearch,
  sequenceSearch,
  reinsertionSearch,
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

/**
 * Several ways of improving the same schedule share the steps: the one that is ahead has most turns,
 * the others one in ten between them, so that one that pays later is not missed.
 */
export class Portfolio {
  private readonly runners: Runner[];
  private ahead = 0;
  private running = 0;
  private steps = 0;
  private turns = 0;
  private nextOther = 0;

  constructor(
    private readonly compiled: CompiledProblem,
    private readonly base: BoardSchedule,
    random: Random,
  ) {
    const start = arrangementOf(base.board);
    this.runners = WAYS.flatMap((make) => {
      const improver = make(compiled, start, seededRandom(random.below(2 ** 31)));
      return improver ? [{ improver, best: undefined, news: false }] : [];
    });
  }

  /** False when nothing can be improved in any way. */
  get hasWays(): boolean {
    return this.runners.length > 0;
  }

  /** One step; the best schedule, where a better one was found and is due to be looked at. */
  step(): ScoredSchedule | undefined {
    if (this.steps++ % TURN === 0) this.running = this.nextRunner();
    const runner = this.runners[this.running]!;
    if (runner.improver.step()) runner.news = true;
    if (!runner.news || this.steps % LOOK !== 0) return undefined;
    runner.news = false;
    runner.best = this.scoredBest(runner);
    this.lookWhoIsAhead();
    return runner.best;
  }

  /** Better schedules that have not been looked at yet. */
  unseen(): ScoredSchedule[] {
    return this.runners.filter(({ news }) => news).map((runner) => this.scoredBest(runner));
  }

  private scoredBest({ improver }: Runner): ScoredSchedule {
    const copy = new Arrangement(this.compiled.count);
    copy.copyFrom(improver.best);
    return scoredArrangement(this.compiled, copy, this.base);
  }

  private nextRunner(): number {
    const others = this.runners.length - 1;
    if (others === 0 || this.turns++ % OTHERS !== OTHERS - 1) return this.ahead;
    this.nextOther = (this.nextOther + 1) % this.runners.length;
    if (this.nextOther === this.ahead) this.nextOther = (this.nextOther + 1) % this.runners.length;
    return this.nextOther;
  }

  private lookWhoIsAhead(): void {
    const { goal } = this.compiled.problem;
    this.runners.forEach(({ best }, i) => {
      const leader = this.runners[this.ahead]!.best;
      if (best && (!leader || isBetter(goal, best, leader))) this.ahead = i;
    });
  }
}
