import type { Operation, SchedulingProblem } from "./problem";
import { WHOLE } from "./working-time";

/** Load or people that could go elsewhere; resources by index. */
export type Move =
  /** What can be done on `from` can also be done on `to`, in the same time and with the same crew. */
  | { readonly kind: "work"; readonly from: number; readonly to: number }
  /** One head of the pool `from` works in the pool `to`, whenever there is anybody in both. */
  | { readonly kind: "head"; readonly from: number; readonly to: number };

/** The problem after the move; all else as it is. */
export function moved(problem: SchedulingProblem, move: Move): SchedulingProblem {
  return move.kind === "work" ? withWorkShared(problem, move) : withHeadMoved(problem, move);
}

/** Operations that a move of work would open for another resource; none: the move means nothing. */
export function sharedWork({ operations }: SchedulingProblem, { from, to }: Move): Operation[] {
  return operations.filter(
    ({ modes, state }) =>
      state.kind === "open" &&
      modes.some(({ resource }) => resource === from) &&
      modes.every(({ resource }) => resource !== to),
  );
}

function withWorkShared(problem: SchedulingProblem, move: Move): SchedulingProblem {
  const shared = new Set(sharedWork(problem, move));
  return {
    ...problem,
    operations: problem.operations.map((each) => {
      if (!shared.has(each)) return each;
      const mode = each.modes.find(({ resource }) => resource === move.from)!;
      return { ...each, modes: [...each.modes, { ...mode, resource: move.to }] };
    }),
  };
}

function withHeadMoved(problem: SchedulingProblem, { from, to }: Move): SchedulingProblem {
  const change = (index: number, heads: number) => {
    const pool = problem.resources[index]!;
    if (pool.kind !== "pool") return pool;
    const { times, amounts } = pool.capacity;
    const changed = amounts.map((amount) => (amount > 0 ? Math.max(0, amount + heads * WHOLE) : 0));
    return { ...pool, capacity: { times, amounts: changed } };
  };
  return {
    ...problem,
    resources: problem.resources.map((each, index) =>
      index === from ? change(from, -1) : index === to ? change(to, 1) : each,
    ),
  };
}
