import type { SolveOutcome, Solver, SolveRequest, SolveWatch } from "../app/ports";
import type { Seconds } from "../kernel/moment";
import { type Slice, solveInSlices } from "../schedule/solve";
import type { Solution } from "../schedule/solution";
import type { Terminal } from "./terminal";

/** So long the search may keep the thread; then signals and timers have their turn. */
const TURN: Seconds = 0.03;
/** Progress is told so often. */
const TELL: Seconds = 0.1;

/** Solves in this thread, slice by slice, so that Ctrl+C is heard and progress shown in between. */
export function sliceSolver(terminal: Pick<Terminal, "elapsed">): Solver {
  return async (request, watch) => {
    const began = terminal.elapsed();
    const best = new BestSoFar(watch);
    const search = solveInSlices(request.problem, optionsOf(request));
    let turnEnds = began + TURN;
    for (;;) {
      const step = search.next();
      const at = terminal.elapsed();
      if (step.done) return best.outcome(step.value, false);
      best.see(step.value, at - began);
      if (request.seconds !== undefined && at - began >= request.seconds) {
        return best.outcome(step.value, false);
      }
      if (at < turnEnds) continue;
      await nextTurn();
      if (watch.stopped?.()) return best.outcome(step.value, true);
      turnEnds = terminal.elapsed() + TURN;
    }
  };
}

function optionsOf({ seed, iterations, seconds, warmStart }: SolveRequest) {
  return {
    seed,
    ...(warmStart === undefined ? {} : { warmStart }),
    ...(iterations === undefined ? {} : { iterations }),
    // Says that time ends the search; this loop holds the clock.
    ...(seconds === undefined ? {} : { stop: () => false }),
  };
}

/** The best schedule so far, unfolded only when somebody wants to see it. */
class BestSoFar {
  private solution: Solution | undefined;
  private toldAt = -Infinity;

  constructor(private readonly watch: SolveWatch) {}

  see(slice: Slice, seconds: Seconds): void {
    if (slice.improved) this.solution = undefined;
    if (!this.watch.onProgress || seconds - this.toldAt < TELL) return;
    this.toldAt = seconds;
    const { value, unscheduled } = this.solutionOf(slice);
    const { bound, gap } = slice.progress;
    this.watch.onProgress({ value, bound, gap, unscheduled: unscheduled.length, seconds });
  }

  outcome(slice: Slice, interrupted: boolean): SolveOutcome {
    if (slice.improved) this.solution = undefined;
    const { bound, gap } = slice.progress;
    return { solution: this.solutionOf(slice), bound, gap, interrupted };
  }

  private solutionOf(slice: Slice): Solution {
    return (this.solution ??= slice.solution());
  }
}

/** Lets signals and timers of the event loop have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
