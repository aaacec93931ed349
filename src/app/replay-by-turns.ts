import type { Seconds } from "../kernel/moment";
import { type ReplayRequest, type ReplayResult, replayInSlices } from "../replay/replay";
import { byTurns, type SharedThread, threadOf } from "./by-turns";
import type { Clock, Replayer, ReplayWatch } from "./ports";

/** Progress is told so often. */
const TELL: Seconds = 0.1;

/** Replays in this thread, slice by slice, so that a wish to stop is heard and progress shown in between. */
export async function replayByTurns(
  request: ReplayRequest,
  { onProgress, stopped }: ReplayWatch,
  thread: SharedThread,
): Promise<ReplayResult> {
  let toldAt = -Infinity;
  const end = await byTurns(replayInSlices(request), thread, {
    onStep: ({ done, of }, at) => {
      if (at - toldAt < TELL) return false;
      toldAt = at;
      onProgress?.(done, of);
      return false;
    },
    stopped,
  });
  return (end.kind === "done" ? end.result : end.step).result();
}

/** Replays in the thread that a clock belongs to. */
export function replayerOn(clock: Clock): Replayer {
  const thread = threadOf(clock);
  return (request, watch) => replayByTurns(request, watch, thread);
}
