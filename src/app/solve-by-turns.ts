import type { Seconds } from "../kernel/moment";
import { type Slice, solveInSlices } from "../schedule/solve";
import type { SolveOutcome, SolveRequest, SolveWatch } from "./ports";

/** So long the search may keep the thread; then signals, timers and clicks have their turn. */
const TURN: Seconds = 0.03;
/** Progress is told so often, and a better schedule handed out at most so long after it was found. */
const TELL: Seconds = 0.1;
/** Very large ones less often: making them takes at most one part in so many of the time. */
const SHARE = 5;

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
  const best = new BestSoFar(watch, thread);
  const search = solveInSlices(request.problem, optionsOf(request));
  let turnEnds = best.began + TURN;
  for (;;) {
    const step = search.next();
    if (step.done) return best.outcome(step.value, false);
    const at = thread.elapsed();
    best.see(step.value, at);
    if (request.seconds !== undefined && at - best.began >= request.seconds) {
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
  readonly began: Seconds;
  private shown: SolveOutcome | undefined;
  /** A better one was found since. */
  private isNew = true;
  private shownAt = -Infinity;
  /** So long the search has the thread for itself before another one is made. */
  private rest: Seconds = 0;
  private toldAt = -Infinity;
  private seenAt: Seconds;

  constructor(
    private readonly watch: TurnWatch,
    private readonly thread: SharedThread,
  ) {
    this.began = this.seenAt = thread.elapsed();
  }

  see(slice: Slice, at: Seconds): void {
    const took = at - this.seenAt;
    this.seenAt = at;
    if (slice.improved) this.isNew = true;
    const { onProgress, onBest } = this.watch;
    if (!onProgress && !onBest) return;
    const waited = at - this.shownAt;
    // The next slice may take as long as the last: what is put off now would come that much later.
    if (this.isNew && waited + took >= TELL && waited >= this.rest) this.show(slice, at);
    if (!onProgress || !this.shown || at - this.toldAt < TELL) return;
    this.toldAt = at;
    const { value, unscheduled } = this.shown.solution;
    const { bound, gap } = this.isNew ? this.shown : slice.progress;
    const seconds = at - this.began;
    onProgress({ value, bound, gap, unscheduled: unscheduled.length, seconds });
  }

  /** Always unfolded anew: a slice may hold a better schedule than it has told of. */
  outcome(slice: Slice, interrupted: boolean): SolveOutcome {
    const { bound, gap } = slice.progress;
    return { solution: slice.solution(), bound, gap, interrupted };
  }

  private show(slice: Slice, at: Seconds): void {
    this.shown = this.outcome(slice, true);
    [this.isNew, this.shownAt] = [false, at];
    this.watch.onBest?.(this.shown);
    this.rest = SHARE * (this.thread.elapsed() - at);
  }
}
