import type { Replayer, ReplayWatch } from "../app/ports";
import type { ReplayResult } from "../replay/replay";
import { replayParts } from "./request-parts";
import type { FromWorker, WorkerPort } from "./worker-messages";
import type { WorkerPool } from "./worker-pool";
import { WorkerTask } from "./worker-task";

/** So long the worker has to answer a stop, in milliseconds; then there are no replays. */
const PATIENCE = 500;

/**
 * Replays in a worker; where none can be had, or it dies, in the page, which gives the same.
 * A worker that ended well is used again.
 */
export function workerReplayer(workers: WorkerPool, inPage: Replayer): Replayer {
  return async (request, watch) => {
    const taken = workers.take();
    if (!taken) return inPage(request, watch);
    const { worker, isReady } = taken;
    const end = await new WorkerReplays(worker, watch, isReady).run(replayParts(request));
    if (end.kind === "done") workers.giveBack(worker);
    else worker.terminate();
    return end.kind === "died" ? inPage(request, watch) : end.result;
  };
}

type ReplaysEnd =
  { readonly kind: "done" | "stopped"; readonly result: ReplayResult } | { readonly kind: "died" };

class WorkerReplays extends WorkerTask<ReplaysEnd> {
  constructor(
    worker: WorkerPort,
    private readonly watch: ReplayWatch,
    isReady: boolean,
  ) {
    super(worker, watch.stopped, isReady);
  }

  protected hear(message: FromWorker): ReplaysEnd | undefined {
    switch (message.kind) {
      case "replays":
        this.watch.onProgress?.(message.done, message.of);
        return undefined;
      case "replayed":
        return { kind: "done", result: message.result };
      case "failed":
        return this.died();
      default:
        return undefined;
    }
  }

  protected wait(): ReplaysEnd | undefined {
    if (!this.isOverdue(PATIENCE)) return undefined;
    return { kind: "stopped", result: { replays: 0, chances: [] } };
  }

  protected died(): ReplaysEnd {
    return { kind: "died" };
  }
}
