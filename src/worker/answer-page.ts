import { solveByTurns, type SharedThread } from "../app/solve-by-turns";
import { RequestInParts } from "./request-parts";
import { type Post, postOutcome, type ToWorker } from "./solver-messages";

/** What a worker does with each message; one search at a time. */
export function answerPage(post: Post, thread: SharedThread): (message: ToWorker) => Promise<void> {
  let request: RequestInParts | undefined;
  let stopped = false;
  const search = async (parts: RequestInParts): Promise<void> => {
    try {
      const outcome = await solveByTurns(
        parts.whole(),
        {
          onProgress: (progress) => post({ kind: "progress", progress }, []),
          onBest: (best) => postOutcome(post, "best", best),
          stopped: () => stopped,
        },
        thread,
      );
      postOutcome(post, "done", outcome);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      post({ kind: "failed", message }, []);
    }
  };
  return async (message) => {
    switch (message.kind) {
      case "head":
        [request, stopped] = [new RequestInParts(message.head), false];
        return;
      case "more":
        request?.add(message.lists);
        return;
      case "stop":
        stopped = true;
        return;
      case "solve": {
        const parts = request;
        request = undefined;
        if (parts) await search(parts);
      }
    }
  };
}
