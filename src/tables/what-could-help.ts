import type { Placement } from "../schedule/solution";
import { hourOnEach } from "../schedule/extra-hours";
import type { Relaxation } from "../schedule/what-if";
import { criticalChain } from "./critical-chain";
import type { Plan } from "./plan-result";

/**
 * What could be otherwise along an order's chain, nearest to its finish first: an hour more on at most
 * `mostHours` of its resources, and at most `most` other changes.
 */
export function whatCouldHelp(
  plan: Plan,
  order: number,
  most: number,
  mostHours: number,
): readonly Relaxation[] {
  const { problem, solution } = plan;
  const own = problem.orders[order]!.jobs.flatMap((job) => problem.jobs[job]!.operations);
  const found = new Map<string, Relaxation>();
  const add = (what: Relaxation) => {
    const key = JSON.stringify(what);
    if (!found.has(key)) found.set(key, what);
  };
  const chain = criticalChain(plan, own).operations;
  for (const operation of chain)
    for (const what of alongOf(plan, solution.placements[operation]!)) add(what);
  // Of each kind the nearest first, so that one long queue does not take every place.
  const turns = new Map<string, number>();
  const listed = [...found.values()].map((what) => {
    const turn = turns.get(what.kind) ?? 0;
    turns.set(what.kind, turn + 1);
    return { what, turn };
  });
  listed.sort((a, b) => a.turn - b.turn);
  const others = listed.slice(0, most).map(({ what }) => what);
  return [...hourOnEach(problem, solution, chain).slice(0, mostHours), ...others];
}

/** Changes besides hours. */
function* alongOf({ problem }: Plan, at: Placement): Generator<Relaxation> {
  const operation = problem.operations[at.operation]!;
  const mode = operation.modes[at.mode];
  const { why } = at;
  if (why.kind === "release")
    yield { kind: "release", operations: problem.jobs[operation.job]!.operations };
  if (why.kind === "material") yield { kind: "material", material: why.material };
  if (why.kind === "lock" || why.kind === "freeze") yield { kind: "lock", operation: at.operation };
  if (why.kind === "need") yield { kind: "unit", resource: why.resource };
  if (operation.state.kind === "finished" || !mode) return;
  if (why.kind === "unit") yield { kind: "unit", resource: mode.resource };
  if (operation.state.kind === "running") return;
  if (at.setup > 0) yield { kind: "setup", operation: at.operation };
  if (at.run > 0) yield { kind: "run", operation: at.operation };
}
