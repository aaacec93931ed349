import type { Solver } from "../app/ports";
import { WorkerPool } from "../worker/worker-pool";
import { workerSolver } from "../worker/worker-solver";
import type { CommandContext } from "./command-context";
import { Interrupted } from "./exit-status";
import { sliceSolver } from "./slice-solver";

/**
 * Searches in a thread of its own where there is one, so that Ctrl+C is heard and progress shown
 * however long a step of the search takes; else in this thread. Ctrl+C ends the command at once
 * unless the best schedule so far is to be kept.
 */
export function commandSolver(context: CommandContext): Solver {
  const search = searchOf(context);
  return async (request, watch) => {
    const outcome = await search(request, watch);
    if (!context.interrupted()) {
      // What a thread left behind when it died is written: only the user interrupts a command.
      return { ...outcome, interrupted: false };
    }
    if (context.planning.keepBest !== true) throw new Interrupted();
    return outcome;
  };
}

function searchOf({ terminal, progress }: CommandContext): Solver {
  const here = sliceSolver(terminal);
  const { startThread } = terminal;
  if (!startThread) return here;
  const onTrouble = (what: string) => {
    progress.end();
    terminal.err(`plumbline: ${what}\n`);
  };
  return workerSolver({ workers: new WorkerPool(startThread), inPage: here, onTrouble });
}
