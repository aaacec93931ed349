import type { Solver } from "../app/ports";
import type { SharedThread } from "../app/solve-by-turns";

/** The page's own thread; a message to oneself lets Excel and the user come first. */
const pageThread: SharedThread = {
  elapsed: () => performance.now() / 1000,
  nextTurn: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    }),
};

/** Solves in slices between which the page lives on; the engine is loaded when it is first needed. */
export const pageSolver: Solver = async (request, watch) => {
  const { solveByTurns } = await import("../app/solve-by-turns");
  return solveByTurns(request, watch, pageThread);
};
