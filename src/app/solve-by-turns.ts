import type { Seconds } from "../kernel/moment";
import { type Slice, solveInSlices } from "../schedule/solve";
import { byTurns, type SharedThread } from "./by-turns";
import type { SolveOutcome, SolveRequest, SolveWatch } from "./ports";

/** Progress is told so often, and a better schedule handed out at most so long after it was found. */
const TELL: Seconds = 0.1;
/** Very large ones less often: making them takes at most one part in so many of the time. */
const SHARE = 5;

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
  const { problem, seconds = Infinity } = request;
  const end = await byTurns(solveInSlices(problem, optionsOf(request)), thread, {
    onStep: (slice, at) => {
      best.see(slice, at);
      return at - best.began >= seconds;
    },
    stopped: watch.stopped,
  });
  const last = end.kind === "done" ? end.result : end.step;
  return best.outcome(last, end.kind === "stopped");
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
