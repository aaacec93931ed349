import type { SolveOutcome, SolveProgress, SolveRequest, SolveWatch } from "../app/ports";
import { ownThread } from "./own-thread";
import { requestParts } from "./request-parts";
import {
  type FromWorker,
  type PackedOutcome,
  unpackOutcome,
  type WorkerPort,
} from "./solver-messages";

/** A wish to stop is looked for so often, in milliseconds. */
const LOOK = 10;
/** So long the worker has to answer a stop, in milliseconds; then this side's copy counts. */
const PATIENCE = 60;
/** So long a worker has to start, in milliseconds. */
const START = 10_000;
/** So many looks without a word and the worker is dead: about a minute in which this side was awake. */
const SILENCE = 6000;
/** After so many silent looks the seconds of the last progress are told anew: about one second. */
const TICK = 100;

export type SearchEnd =
  | { readonly kind: "done" | "stopped"; readonly outcome: SolveOutcome }
  | { readonly kind: "no worker" }
  | { readonly kind: "died"; readonly best: SolveOutcome | undefined; readonly message: string };

/** One search in a worker, seen from the thread that wants it. */
export class WorkerSearch {
  /** Unpacked when it is needed: most of them are followed by a better one. */
  private best: PackedOutcome | undefined;
  private progress: SolveProgress | undefined;
  private askedAt: number | undefined;
  private heardAt = performance.now();
  private silentLooks = 0;
  private ended = false;

  constructor(
    private readonly worker: WorkerPort,
    private readonly watch: SolveWatch,
    private isReady: boolean,
  ) {}

  run(request: SolveRequest): Promise<SearchEnd> {
    return new Promise((resolve) => {
      const end = (how: SearchEnd | undefined) => {
        if (!how || this.ended) return;
        this.ended = true;
        clearInterval(looking);
        resolve(how);
      };
      const looking = setInterval(() => end(this.look()), LOOK);
      this.worker.onmessage = ({ data }) => end(this.hear(data));
      this.worker.onerror = ({ message }) => end(this.died(message || "its thread ended"));
      this.send(request).catch((error) => end(this.died(String(error))));
    });
  }

  private async send(request: SolveRequest): Promise<void> {
    for (const part of requestParts(request)) {
      if (this.ended) return;
      this.worker.postMessage(part);
      await ownThread.nextTurn();
    }
  }

  private hear(message: FromWorker): SearchEnd | undefined {
    [this.heardAt, this.silentLooks] = [performance.now(), 0];
    switch (message.kind) {
      case "ready":
        this.isReady = true;
        return undefined;
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
    }
  }

  private look(): SearchEnd | undefined {
    this.silentLooks++;
    const silence = performance.now() - this.heardAt;
    if (!this.isReady) return silence > START ? { kind: "no worker" } : undefined;
    if (this.silentLooks > SILENCE) return this.died("it has not answered for a minute");
    if (this.progress && this.silentLooks % TICK === 0) {
      const seconds = this.progress.seconds + silence / 1000;
      this.watch.onProgress?.({ ...this.progress, seconds });
    }
    const stopped = this.isOverdue() && this.best;
    return stopped ? { kind: "stopped", outcome: unpackOutcome(stopped) } : undefined;
  }

  /** True when the worker was asked to stop and does not answer in time. */
  private isOverdue(): boolean {
    if (this.askedAt === undefined) {
      if (!this.watch.stopped?.()) return false;
      this.askedAt = performance.now();
      this.worker.postMessage({ kind: "stop" });
    }
    return performance.now() - this.askedAt >= PATIENCE;
  }

  private died(message: string): SearchEnd {
    if (!this.isReady) return { kind: "no worker" };
    return { kind: "died", best: this.best && unpackOutcome(this.best), message };
  }
}
