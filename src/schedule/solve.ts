import { seededRandom } from "../kernel/random";
import { lowerBound } from "./bounds";
import { Board } from "./board";
import { compileProblem } from "./compiled-problem";
import { Construction, type BoardSchedule } from "./construct";
import { backToPublished } from "./back-to-published";
import { justInTime } from "./just-in-time";
import { scheduleInOrder, schedulePlaces, waysOfKeeping } from "./keep-places";
import { firstCriterion } from "./objective";
import type { SchedulingProblem } from "./problem";
import { isBetter, scored, type ScoredSchedule } from "./scored-schedule";
import { Portfolio } from "./search/portfolio";
import type { Solution } from "./solution";
import { solutionOf } from "./solution-of-board";
import { publishedPlaces, samePlaces, warmPlaces, type WarmStart } from "./warm-start";

/** A value nearer to its bound than sums of floats are exact has reached it. */
const ROUNDING = 2e-12;

export interface SolveOptions {
  /** Seed of the search; 1 unless given. */
  readonly seed?: number;
  /** Steps of improvement at most; the first schedule does not count. Without it: none, or until `stop`. */
  readonly iterations?: number;
  /** Asked after every slice; true: end with the best so far. The caller's clock and stop button stand behind it. */
  readonly stop?: () => boolean;
  /** Told of every slice. */
  readonly report?: (progress: Progress) => void;
  /** A schedule of the same problem to start from. */
  readonly warmStart?: WarmStart;
}

export interface Progress {
  /** The goal's first criterion of the best schedule so far. */
  readonly value: number;
  /** No schedule of the same orders can be better than this. */
  readonly bound: number;
  /** (value − bound) ÷ value, 0 when both are 0. */
  readonly gap: number;
  /** Steps of improvement done. */
  readonly iterations: number;
}

export interface SolveResult {
  readonly solution: Solution;
  readonly progress: Progress;
}

/** One slice of the search; `solution` makes the best schedule so far, complete and valid. */
export interface Slice {
  readonly progress: Progress;
  /** True when this slice found a better schedule. */
  readonly improved: boolean;
  solution(): Solution;
}

/** The one door: the best schedule that is found until the options say stop. */
export function solve(problem: SchedulingProblem, options: SolveOptions = {}): SolveResult {
  const search = solveInSlices(problem, options);
  for (;;) {
    const step = search.next();
    if (step.done) return resultOf(step.value);
    options.report?.(step.value.progress);
    if (options.stop?.()) return resultOf(step.value);
  }
}

function resultOf(slice: Slice): SolveResult {
  return { solution: slice.solution(), progress: slice.progress };
}

/**
 * The search in slices: one for each dispatching rule, then one for each step of improvement, until
 * the iterations are used up or the bound is reached. Whoever drives it may stop after any slice
 * (`stop` and `report` are the driver's; here only that `stop` is given says that time may pass).
 * The same problem, seed and number of iterations give the same schedule everywhere.
 */
export function* solveInSlices(
  problem: SchedulingProblem,
  options: SolveOptions = {},
): Generator<Slice, Slice> {
  const construction = new Construction(compileProblem(problem));
  const search = new Search(problem, construction);
  for (const start of earlierSchedules(construction, options.warmStart))
    yield search.consider(scored(start), 0);
  for (let r = 0; r < construction.rules.length; r++) {
    yield search.consider(scored(construction.schedule(r)), 0);
  }
  const iterations = options.iterations ?? (options.stop ? Infinity : 0);
  let last = search.slice(false, 0);
  if (iterations <= 0 || last.progress.gap <= 0) return last;
  const random = seededRandom(options.seed ?? 1);
  const portfolio = new Portfolio(construction.compiled, search.found!.schedule(), random);
  if (!portfolio.hasWays) return last;
  search.unseen = () => portfolio.unseen();
  for (let i = 1; i <= iterations && last.progress.gap > 0; i++) {
    const found = portfolio.step();
    last = found ? search.consider(found, i) : search.slice(false, i);
    yield last;
  }
  const { iterations: done } = last.progress;
  const better = portfolio.unseen().filter((found) => search.consider(found, done).improved);
  if (better.length > 0) last = search.slice(true, done);
  return last;
}

/** The schedule to start from and the published one, as far as they can still stand. */
function* earlierSchedules(
  construction: Construction,
  warm: WarmStart | undefined,
): Generator<BoardSchedule> {
  const { compiled } = construction;
  const published = publishedPlaces(compiled);
  const last = warm && warmPlaces(compiled, warm);
  const starts = published && last && samePlaces(published, last) ? [last] : [published, last];
  for (const places of starts) {
    if (!places) continue;
    for (const way of waysOfKeeping(construction, places))
      yield schedulePlaces(construction, places, way);
    yield scheduleInOrder(construction, places);
  }
}

/** The best schedule so far and the bound that goes with it. */
class Search {
  best: ScoredSchedule | undefined;
  /** The one of which the best was made: as it was found. */
  found: ScoredSchedule | undefined;
  /** Schedules that were found and not considered yet. */
  unseen: () => readonly ScoredSchedule[] = () => [];
  /** How many slices there were: only the last one knows of schedules not considered yet. */
  private slices = 0;
  private bound = 0;
  private boundFor: string | undefined;

  constructor(
    private readonly problem: SchedulingProblem,
    private readonly construction: Construction,
  ) {}

  consider(next: ScoredSchedule, iterations: number): Slice {
    const { goal } = this.problem;
    if (this.found && !isBetter(goal, next, this.found)) return this.slice(false, iterations);
    this.found = next;
    const settled = this.settled(next);
    const improved = !this.best || isBetter(goal, settled, this.best);
    if (improved) this.best = settled;
    return this.slice(improved, iterations);
  }

  /** For Stable what starts sooner than published goes back there, before schedules are compared. */
  private settled(found: ScoredSchedule): ScoredSchedule {
    const { goal, direction } = this.problem;
    if (goal !== "Stable" || direction !== "Forward") return found;
    const schedule = found.schedule();
    const board = copyOf(schedule.board);
    backToPublished(board, schedule.leftOut);
    const back = scored({ ...schedule, board });
    return isBetter(goal, back, found) ? back : found;
  }

  slice(improved: boolean, iterations: number): Slice {
    const best = this.best!;
    const serial = ++this.slices;
    const { leftOut } = best;
    const without = leftOut.unscheduled.map((u) => u.order).join();
    if (this.boundFor !== without) {
      this.bound = lowerBound(this.construction.compiled, leftOut);
      this.boundFor = without;
    }
    const value = firstCriterion(this.problem.goal, best.value);
    const isReached = Math.abs(value - this.bound) <= ROUNDING * value;
    const bound = isReached ? value : this.bound;
    const gap = value > 0 ? Math.max(0, (value - bound) / value) : 0;
    return {
      progress: { value, bound, gap, iterations },
      improved,
      solution: () => finished(this.problem, serial === this.slices ? this.bestOf(best) : best),
    };
  }

  private bestOf(best: ScoredSchedule): ScoredSchedule {
    const { goal } = this.problem;
    return this.unseen()
      .map((found) => this.settled(found))
      .reduce((a, b) => (isBetter(goal, b, a) ? b : a), best);
  }
}

/** The schedule to show: moved late where the direction says so. */
function finished(problem: SchedulingProblem, best: ScoredSchedule): Solution {
  const schedule = best.schedule();
  if (problem.direction === "Forward") return solutionOf(problem, schedule, undefined);
  const board = copyOf(schedule.board);
  const moved = justInTime(board, schedule.leftOut);
  return solutionOf(problem, { ...schedule, board }, moved);
}

function copyOf(board: Board): Board {
  const copy = new Board(board.compiled);
  copy.copyFrom(board);
  return copy;
}
