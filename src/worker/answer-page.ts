import type { SolveOutcome, SolveProgress } from "../app/ports";
import { replayByTurns } from "../app/replay-by-turns";
import { solveByTurns } from "../app/solve-by-turns";
import type { SharedThread } from "../app/by-turns";
import { type Task, TaskInParts } from "./request-parts";
import { type Post, postOutcome, type ToWorker } from "./worker-messages";

/** What a worker does with each message; one task at a time. */
export function answerPage(post: Post, thread: SharedThread): (message: ToWorker) => Promise<void> {
  let parts: TaskInParts | undefined;
  let isStopped = false;
  const stopped = () => isStopped;
  return async (message) => {
    switch (message.kind) {
      case "head":
        [parts, isStopped] = [new TaskInParts(message.head), false];
        return;
      case "more":
        parts?.add(message.lists);
        return;
      case "stop":
        isStopped = true;
        return;
      case "begin": {
        const begun = parts;
        parts = undefined;
        try {
          if (begun) await doTask(begun.whole(), stopped, post, thread);
        } catch (error) {
          post({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
        }
      }
    }
  };
}

async function doTask(
  { task, request }: Task,
  stopped: () => boolean,
  post: Post,
  thread: SharedThread,
): Promise<void> {
  if (task === "replay") {
    const onProgress = (done: number, of: number) => post({ kind: "replays", done, of });
    const result = await replayByTurns(request, { onProgress, stopped }, thread);
    post({ kind: "replayed", result });
    return;
  }
  const watch = {
    onProgress: (progress: SolveProgress) => post({ kind: "progress", progress }),
    onBest: (best: SolveOutcome) => postOutcome(post, "best", best),
    stopped,
  };
  postOutcome(post, "done", await solveByTurns(request, watch, thread));
}
