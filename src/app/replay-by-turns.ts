import type { Seconds } from "../kernel/moment";
import { type ReplayRequest, type ReplayResult, replayInSlices } from "../replay/replay";
import type { Clock, Replayer, ReplayWatch } from "./ports";
import type { SharedThread } from "./solve-by-turns";

/** So long the replays may keep the thread; then signals, timers and clicks have their turn. */
const TURN: Seconds = 0.03;
/** Progress is told so often. */
const TELL: Seconds = 0.1;

/** Replays in this thread, slice by slice, so that a wish to stop is heard and progress shown in between. */
export async function replayByTurns(
  request: ReplayRequest,
  watch: ReplayWatch,
  thread: SharedThread,
): Promise<ReplayResult> {
  const replays = replayInSlices(request);
  let toldAt = -Infinity;
  let turnEnds = thread.elapsed() + TURN;
  for (;;) {
    const step = replays.next();
    if (step.done) return step.value.result();
    const at = thread.elapsed();
    if (at - toldAt >= TELL) {
      toldAt = at;
      watch.onProgress?.(step.value.done, step.value.of);
    }
    if (at < turnEnds) continue;
    await thread.nextTurn();
    if (watch.stopped?.()) return step.value.result();
    turnEnds = thread.elapsed() + TURN;
  }
}

/** Replays in the thread that a clock belongs to. */
export function replayerOn(clock: Clock): Replayer {
  const thread: SharedThread = {
    elapsed: () => clock.elapsed(),
    nextTurn: async () => clock.nextTurn?.(),
  };
  return (request, watch) => replayByTurns(request, watch, thread);
}
