import type { Replayer, Solver } from "../app/ports";
import { ownThread } from "./own-thread";

/** Solves in slices between which the page lives on; the engine is loaded when it is first needed. */
export const pageSolver: Solver = async (request, watch) => {
  const { solveByTurns } = await import("../app/solve-by-turns");
  return solveByTurns(request, watch, ownThread);
};

/** Replays in the page likewise. */
export const pageReplayer: Replayer = async (request, watch) => {
  const { replayByTurns } = await import("../app/replay-by-turns");
  return replayByTurns(request, watch, ownThread);
};
