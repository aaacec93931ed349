import type { SchedulingProblem } from "./problem";
import type { Binding, Placement, Solution } from "./solution";

/** One operation of a critical chain and why it starts no earlier. */
export interface ChainLink {
  readonly operation: number;
  readonly placement: Placement;
  readonly why: Binding;
}

/**
 * Why an order finishes when it does: from its last operation back, each link waiting for the next
 * one in the list, until something that no operation holds up (plan start, release, material, a
 * calendar, a lock). Empty when the order is not scheduled.
 */
export function chainOf(
  problem: SchedulingProblem,
  solution: Solution,
  order: number,
): ChainLink[] {
  const chain: ChainLink[] = [];
  const seen = new Set<number>();
  let at = lastOperation(problem, solution, order);
  while (at !== undefined && !seen.has(at)) {
    const placement = solution.placements[at];
    if (!placement) break;
    seen.add(at);
    chain.push({ operation: at, placement, why: placement.why });
    at = waitsFor(placement.why);
  }
  return chain;
}

/** The operation that a binding names; undefined when it names none. */
function waitsFor(why: Binding): number | undefined {
  return why.kind === "predecessor" || why.kind === "unit" || why.kind === "need"
    ? why.operation
    : undefined;
}

function lastOperation(
  problem: SchedulingProblem,
  solution: Solution,
  order: number,
): number | undefined {
  let last: Placement | undefined;
  for (const job of problem.orders[order]?.jobs ?? []) {
    for (const operation of problem.jobs[job]!.operations) {
      const placement = solution.placements[operation];
      if (!placement) return undefined;
      if (!last || placement.end > last.end) last = placement;
    }
  }
  return last?.operation;
}
