import type { Solver } from "../app/ports";
import { solveParts } from "./request-parts";
import type { WorkerPool } from "./worker-pool";
import { WorkerSearch } from "./worker-search";

export interface WorkerSolverParts {
  readonly workers: WorkerPool;
  /** Where no worker can be had. */
  readonly inPage: Solver;
  /** Told in a sentence when the worker died and what became of the search. */
  readonly onTrouble: (what: string) => void;
}

/**
 * Solves in workers, one for each search that runs at the same time. This side keeps a copy of the
 * best schedule, so that a worker that dies, or one that is too busy to hear a stop, loses nothing;
 * a worker that ended well is used again.
 */
export function workerSolver({ workers, inPage, onTrouble }: WorkerSolverParts): Solver {
  return async (request, watch) => {
    const taken = workers.take();
    if (!taken) return inPage(request, watch);
    const { worker, isReady } = taken;
    const end = await new WorkerSearch(worker, watch, isReady).run(solveParts(request));
    if (end.kind === "done") workers.giveBack(worker);
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
