import type { Solver } from "../app/ports";
import { type SharedThread, solveByTurns } from "../app/solve-by-turns";

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

/** Solves in slices between which the page lives on: for a page that hands in no worker. */
export const pageSolver: Solver = (request, watch) => solveByTurns(request, watch, pageThread);
