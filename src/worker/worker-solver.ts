import type { Solver } from "../app/ports";
import type { WorkerPort } from "./solver-messages";
import { WorkerSearch } from "./worker-search";

export interface WorkerSolverParts {
  readonly start: () => WorkerPort;
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
export function workerSolver({ start, inPage, onTrouble }: WorkerSolverParts): Solver {
  const idle = new Set<WorkerPort>();
  return async (request, watch) => {
    const known = taken(idle);
    const worker = known ?? tryStart(start);
    if (!worker) return inPage(request, watch);
    const end = await new WorkerSearch(worker, watch, known !== undefined).run(request);
    if (end.kind === "done") idle.add(worker);
    else worker.terminate();
    worker.onerror = () => idle.delete(worker);
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

function taken(idle: Set<WorkerPort>): WorkerPort | undefined {
  const [first] = idle;
  if (first) idle.delete(first);
  return first;
}

function tryStart(start: () => WorkerPort): WorkerPort | undefined {
  try {
    return start();
  } catch {
    return undefined;
  }
}
