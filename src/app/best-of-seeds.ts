import type { Seconds } from "../kernel/moment";
import { isBetterSolution } from "../schedule/better-solution";
import { compareValues } from "../schedule/objective";
import type { Goal } from "../schedule/problem";
import type { SolveOutcome, SolveProgress, Solver } from "./ports";

/** However many searches there are, together they tell progress no more often than one. */
const TELL: Seconds = 0.1;

/**
 * So many searches side by side, with the request's seed and the numbers after it, each with all the
 * iterations. The best schedule wins; of equals that of the lowest seed, so that the same request
 * gives the same schedule whichever search ends first.
 */
export function bestOfSeeds(solver: Solver, seeds: number): Solver {
  if (seeds <= 1) return solver;
  return async (request, watch) => {
    const { problem, seed } = request;
    const { onProgress } = watch;
    let failed = false;
    const stopped = () => failed || (watch.stopped?.() ?? false);
    const tell = onProgress && bestProgress(problem.goal, onProgress);
    const search = async (_: unknown, place: number): Promise<SolveOutcome> => {
      const own = tell && { onProgress: (progress: SolveProgress) => tell(place, progress) };
      try {
        return await solver({ ...request, seed: seed + place }, { stopped, ...own });
      } catch (error) {
        failed = true;
        throw error;
      }
    };
    const outcomes = await Promise.all(Array.from({ length: seeds }, search));
    const best = outcomes.reduce((a, b) =>
      isBetterSolution(problem, b.solution, a.solution) ? b : a,
    );
    return { ...best, interrupted: outcomes.some(({ interrupted }) => interrupted) };
  };
}

/** Tells of the search that is best so far whenever one of them has something to tell. */
function bestProgress(goal: Goal, tell: (progress: SolveProgress) => void) {
  const latest = new Map<number, SolveProgress>();
  let toldAt = -Infinity;
  return (place: number, progress: SolveProgress) => {
    latest.set(place, progress);
    const { seconds } = progress;
    if (seconds - toldAt < TELL) return;
    toldAt = seconds;
    const best = [...latest.values()].reduce((a, b) => (isAhead(goal, b, a) ? b : a));
    tell({ ...best, seconds });
  };
}

function isAhead(goal: Goal, a: SolveProgress, b: SolveProgress): boolean {
  if (a.unscheduled !== b.unscheduled) return a.unscheduled < b.unscheduled;
  return compareValues(goal, a.value, b.value) < 0;
}
