import { compileProblem } from "./compiled-problem";
import { Construction } from "./construct";
import { compareValues, firstCriterion } from "./objective";
import type { SchedulingProblem } from "./problem";
import type { Solution } from "./solution";
import { solutionOf } from "./solution-of-board";

export interface SolveOptions {
  /** Seed of the search; 1 unless given. */
  readonly seed?: number;
  /** Steps of improvement at most; the first schedule does not count. */
  readonly iterations?: number;
  /** Asked between slices; true: end with the best so far. Clock and stop button stand behind it. */
  readonly stop?: () => boolean;
  /** Told of every slice. */
  readonly report?: (progress: Progress) => void;
  /** A schedule of the same problem to start from. */
  readonly warmStart?: Solution;
}

export interface Progress {
  /** The goal's first criterion of the best schedule so far. */
  readonly value: number;
  /** No schedule can be better than this. */
  readonly bound: number;
  /** (value − bound) ÷ value, 0 when both are 0. */
  readonly gap: number;
  readonly iterations: number;
}

export interface SolveResult {
  readonly solution: Solution;
  readonly progress: Progress;
}

/** The one door: the best schedule that is found until the options say stop. */
export function solve(problem: SchedulingProblem, options: SolveOptions = {}): SolveResult {
  const search = solveInSlices(problem, options);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
    options.report?.(step.value.progress);
    if (options.stop?.()) return step.value;
  }
}

/** The same in slices: a result after every rule or step of improvement, each complete and valid. */
export function* solveInSlices(
  problem: SchedulingProblem,
  _options: SolveOptions = {},
): Generator<SolveResult, SolveResult> {
  const construction = new Construction(compileProblem(problem));
  let best: SolveResult | undefined;
  for (let rule = 0; rule < construction.rules.length; rule++) {
    const solution = solutionOf(problem, construction.schedule(rule));
    if (!best || isBetter(problem, solution, best.solution)) {
      best = { solution, progress: progressOf(problem, solution, 0, 0) };
      yield best;
    }
  }
  return best!;
}

function isBetter(problem: SchedulingProblem, a: Solution, b: Solution): boolean {
  if (a.unscheduled.length !== b.unscheduled.length)
    return a.unscheduled.length < b.unscheduled.length;
  return compareValues(problem.goal, a.value, b.value) < 0;
}

function progressOf(
  problem: SchedulingProblem,
  solution: Solution,
  bound: number,
  iterations: number,
): Progress {
  const value = firstCriterion(problem.goal, solution.value);
  return { value, bound, gap: value > 0 ? Math.max(0, (value - bound) / value) : 0, iterations };
}
