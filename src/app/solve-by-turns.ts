import type { Seconds } from "../kernel/moment";
import { type Slice, solveInSlices } from "../schedule/solve";
import type { Solution } from "../schedule/solution";
import type { SolveOutcome, SolveRequest, SolveWatch } from "./ports";

/** So long the search may keep the thread; then signals, timers and clicks have their turn. */
const TURN: Seconds = 0.03;
/** Progress is told so often. */
const TELL: Seconds = 0.1;
/** A better schedule is handed out so often, the first one at once. */
const HAND_OUT: Seconds = 1;

/** The thread that the search shares with others. */
export interface SharedThread {
  /** Seconds with fractions since some beginning. */
  elapsed(): Seconds;
  /** Lets everybody else have their turn. */
  nextTurn(): Promise<void>;
}

export interface TurnWatch extends SolveWatch {
  /** The best schedule so far, as the outcome that it would be if the search were stopped now. */
  readonly onBest?: (outcome: SolveOutcome) => void;
}

/** Solves in this thread, slice by slice, so that a wish to stop is heard and progress shown in between. */
export async function solveByTurns(
  request: SolveRequest,
  watch: TurnWatch,
  thread: SharedThread,
): Promise<SolveOutcome> {
  const began = thread.elapsed();
  const best = new BestSoFar(watch);
  const search = solveInSlices(request.problem, optionsOf(request));
  let turnEnds = began + TURN;
  for (;;) {
    const step = search.next();
    const at = thread.elapsed();
    if (step.done) return best.outcome(step.value, false);
    best.see(step.value, at - began);
    if (request.seconds !== undefined && at - began >= request.seconds) {
      return best.outcome(step.value, false);
    }
    if (at < turnEnds) continue;
    await thread.nextTurn();
    if (watch.stopped?.()) return best.outcome(step.value, true);
    turnEnds = thread.elapsed() + TURN;
  }
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
  private handedOutAt = -Infinity;
  private isNew = false;

  constructor(private readonly watch: TurnWatch) {}

  see(slice: Slice, seconds: Seconds): void {
    if (slice.improved) {
      this.solution = undefined;
      this.isNew = true;
    }
    const { onProgress, onBest } = this.watch;
    if (onBest && this.isNew && seconds - this.handedOutAt >= HAND_OUT) {
      [this.isNew, this.handedOutAt] = [false, seconds];
      onBest(this.outcome(slice, true));
    }
    if (!onProgress || seconds - this.toldAt < TELL) return;
    this.toldAt = seconds;
    const { value, unscheduled } = this.solutionOf(slice);
    const { bound, gap } = slice.progress;
    onProgress({ value, bound, gap, unscheduled: unscheduled.length, seconds });
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
