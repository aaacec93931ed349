import type { SolveOutcome, Solver, SolveRequest, SolveWatch } from "../app/ports";
import { type SolveResult, solveInSlices } from "../schedule/solve";
import type { Terminal } from "./terminal";

/** Solves in this thread, slice by slice, so that Ctrl+C is heard and progress shown in between. */
export function sliceSolver(terminal: Pick<Terminal, "elapsed">): Solver {
  return async (request: SolveRequest, watch: SolveWatch): Promise<SolveOutcome> => {
    const began = terminal.elapsed();
    const limits = request.iterations === undefined ? {} : { iterations: request.iterations };
    const search = solveInSlices(request.problem, { seed: request.seed, ...limits });
    for (;;) {
      const step = search.next();
      if (step.done) return outcomeOf(step.value, false);
      const seconds = terminal.elapsed() - began;
      const { solution, progress } = step.value;
      watch.onProgress?.({
        value: solution.value,
        bound: progress.bound,
        gap: progress.gap,
        seconds,
      });
      await nextTurn();
      if (watch.stopped?.()) return outcomeOf(step.value, true);
      const timeIsUp =
        request.seconds !== undefined && terminal.elapsed() - began >= request.seconds;
      if (timeIsUp) return outcomeOf(step.value, false);
    }
  };
}

function outcomeOf({ solution, progress }: SolveResult, interrupted: boolean): SolveOutcome {
  return { solution, bound: progress.bound, gap: progress.gap, interrupted };
}

/** Lets signals and timers of the event loop have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
