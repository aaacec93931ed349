import type { Solver } from "../app/ports";

/** The solver in the page, loaded only where no worker can be had. */
export const lazyPageSolver: Solver = async (request, watch) => {
  const { pageSolver } = await import("./page-solver");
  return pageSolver(request, watch);
};
