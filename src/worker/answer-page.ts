import { solveByTurns, type SharedThread } from "../app/solve-by-turns";
import type { FromWorker, ToWorker } from "./solver-messages";

/** What the worker does with each message; one search at a time. */
export function answerPage(
  post: (message: FromWorker) => void,
  thread: SharedThread,
): (message: ToWorker) => Promise<void> {
  let stopped = false;
  return async (message) => {
    if (message.kind === "stop") {
      stopped = true;
      return;
    }
    stopped = false;
    try {
      const outcome = await solveByTurns(
        message.request,
        {
          onProgress: (progress) => post({ kind: "progress", progress }),
          onBest: (best) => post({ kind: "best", outcome: best }),
          stopped: () => stopped,
        },
        thread,
      );
      post({ kind: "done", outcome });
    } catch (error) {
      post({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  };
}
