import type { Solver } from "../app/ports";
import { workerSolver } from "../worker/worker-solver";
import type { CommandContext } from "./command-context";
import { sliceSolver } from "./slice-solver";

/**
 * Searches in a thread of its own where there is one, so that Ctrl+C is heard and progress shown
 * however long a step of the search takes; else in this thread.
 */
export function commandSolver({
  terminal,
  progress,
}: Pick<CommandContext, "terminal" | "progress">): Solver {
  const here = sliceSolver(terminal);
  if (!terminal.startThread) return here;
  const inThread = workerSolver({
    start: terminal.startThread,
    inPage: here,
    onTrouble: (what) => {
      progress.end();
      terminal.err(`plumbline: ${what}\n`);
    },
  });
  return async (request, watch) => {
    const outcome = await inThread(request, watch);
    // Only the user interrupts a command: what a thread left behind when it died is written.
    return { ...outcome, interrupted: outcome.interrupted && watch.stopped?.() === true };
  };
}
