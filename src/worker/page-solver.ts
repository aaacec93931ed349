import type { Solver } from "../app/ports";
import { solveByTurns } from "../app/solve-by-turns";
import { browserThread } from "./browser-thread";

/** Solves in the page itself, in slices between which the page lives on. */
export const pageSolver: Solver = (request, watch) => solveByTurns(request, watch, browserThread);
