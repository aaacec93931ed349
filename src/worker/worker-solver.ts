import type { SolveOutcome, Solver, SolveRequest, SolveWatch } from "../app/ports";
import type { WorkerPort } from "./solver-messages";

/** A wish to stop is looked for so often, in milliseconds. */
const LOOK = 20;
/** So long the worker has to answer a stop, in milliseconds; then the page's own copy counts. */
const PATIENCE = 60;
/** So long a worker has to start, in milliseconds. */
const START = 10_000;

export interface WorkerSolverParts {
  readonly start: () => WorkerPort;
  /** Where no worker can be had. */
  readonly inPage: Solver;
  /** Told in a sentence when the worker died and what became of the search. */
  readonly onTrouble: (what: string) => void;
}

/**
 * Solves in a worker. The page keeps a copy of the best schedule, so that a worker that dies, or
 * one that is too busy to hear a stop, loses nothing; the next search gets a new worker.
 */
export function workerSolver({ start, inPage, onTrouble }: WorkerSolverParts): Solver {
  let idle: WorkerPort | undefined;
  return async (request, watch) => {
    const worker = idle ?? tryStart(start);
    const isFresh = idle === undefined;
    idle = undefined;
    if (!worker) return inPage(request, watch);
    const end = await new Search(worker, watch, isFresh).run(request);
    if (end.kind === "done") idle = worker;
    else worker.terminate();
    switch (end.kind) {
      case "done":
      case "stopped":
        return end.outcome;
      case "no worker":
        return inPage(request, watch);
      case "died":
        if (end.best) {
          onTrouble(`The search ended early (${end.message}). The best schedule so far is kept.`);
          return end.best;
        }
        onTrouble(`The search could not run in the background (${end.message}); it runs here.`);
        return inPage(request, watch);
    }
  };
}

function tryStart(start: () => WorkerPort): WorkerPort | undefined {
  try {
    return start();
  } catch {
    return undefined;
  }
}

type SearchEnd =
  | { readonly kind: "done" | "stopped"; readonly outcome: SolveOutcome }
  | { readonly kind: "no worker" }
  | { readonly kind: "died"; readonly best: SolveOutcome | undefined; readonly message: string };

/** One search in a worker, seen from the page. */
class Search {
  private best: SolveOutcome | undefined;
  private isReady: boolean;
  private askedAt: number | undefined;

  constructor(
    private readonly worker: WorkerPort,
    private readonly watch: SolveWatch,
    isFresh: boolean,
  ) {
    this.isReady = !isFresh;
  }

  run(request: SolveRequest): Promise<SearchEnd> {
    const began = performance.now();
    return new Promise((resolve) => {
      const end = (how: SearchEnd) => {
        clearInterval(looking);
        resolve(how);
      };
      const looking = setInterval(() => {
        if (!this.isReady && performance.now() - began > START) end({ kind: "no worker" });
        else if (this.isOverdue()) end({ kind: "stopped", outcome: this.best! });
      }, LOOK);
      this.listen(end);
      this.worker.postMessage({ kind: "solve", request });
    });
  }

  private listen(end: (how: SearchEnd) => void): void {
    this.worker.onerror = ({ message }) =>
      end(
        this.isReady
          ? { kind: "died", best: this.best, message: message || "its thread ended" }
          : { kind: "no worker" },
      );
    this.worker.onmessage = ({ data }) => {
      switch (data.kind) {
        case "ready":
          this.isReady = true;
          return;
        case "progress":
          this.watch.onProgress?.(data.progress);
          return;
        case "best":
          this.best = data.outcome;
          return;
        case "done":
          end({ kind: "done", outcome: data.outcome });
          return;
        case "failed":
          end({ kind: "died", best: this.best, message: data.message });
      }
    };
  }

  /** True when the worker was asked to stop and does not answer in time, and there is something to keep. */
  private isOverdue(): boolean {
    if (this.askedAt === undefined) {
      if (!this.watch.stopped?.()) return false;
      this.askedAt = performance.now();
      this.worker.postMessage({ kind: "stop" });
      return false;
    }
    return this.best !== undefined && performance.now() - this.askedAt >= PATIENCE;
  }
}
