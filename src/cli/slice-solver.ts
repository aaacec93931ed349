import type { Solver } from "../app/ports";
import { solveByTurns } from "../app/solve-by-turns";
import type { Terminal } from "./terminal";

/** Solves in this thread, slice by slice, so that Ctrl+C is heard and progress shown in between. */
export function sliceSolver(terminal: Pick<Terminal, "elapsed">): Solver {
  const thread = { elapsed: () => terminal.elapsed(), nextTurn };
  return (request, watch) => solveByTurns(request, watch, thread);
}

/** Lets signals and timers of the event loop have their turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
