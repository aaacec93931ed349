import type { SolveOutcome, SolveProgress, SolveWatch } from "../app/ports";
import {
  type FromWorker,
  type PackedOutcome,
  unpackOutcome,
  type WorkerPort,
} from "./worker-messages";
import { WorkerTask } from "./worker-task";

/** So long the worker has to answer a stop, in milliseconds; then this side's copy counts. */
const PATIENCE = 60;
/** After so many silent looks the seconds of the last progress are told anew: about one second. */
const TICK = 100;

export type SearchEnd =
  | { readonly kind: "done" | "stopped"; readonly outcome: SolveOutcome }
  | { readonly kind: "no worker" }
  | { readonly kind: "died"; readonly best: SolveOutcome | undefined; readonly message: string };

/** One search in a worker; this side has the best schedule so far, whatever becomes of the worker. */
export class WorkerSearch extends WorkerTask<SearchEnd> {
  /** Unpacked when it is needed: most of them are followed by a better one. */
  private best: PackedOutcome | undefined;
  private progress: SolveProgress | undefined;

  constructor(
    worker: WorkerPort,
    private readonly watch: SolveWatch,
    isReady: boolean,
  ) {
    super(worker, watch.stopped, isReady);
  }

  protected hear(message: FromWorker): SearchEnd | undefined {
    switch (message.kind) {
      case "progress":
        this.progress = message.progress;
        this.watch.onProgress?.(message.progress);
        return undefined;
      case "best":
        this.best = message.outcome;
        return undefined;
      case "done":
        return { kind: "done", outcome: unpackOutcome(message.outcome) };
      case "failed":
        return this.died(message.message);
      default:
        return undefined;
    }
  }

  protected wait(): SearchEnd | undefined {
    if (this.progress && this.silentLooks % TICK === 0) {
      const seconds = this.progress.seconds + this.silence() / 1000;
      this.watch.onProgress?.({ ...this.progress, seconds });
    }
    const stopped = this.isOverdue(PATIENCE) && this.best;
    return stopped ? { kind: "stopped", outcome: unpackOutcome(stopped) } : undefined;
  }

  protected died(message: string): SearchEnd {
    if (!this.isReady) return { kind: "no worker" };
    return { kind: "died", best: this.best && unpackOutcome(this.best), message };
  }
}
