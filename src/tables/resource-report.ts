import { comparableKey } from "../kernel/names";
import type { Placement } from "../schedule/solution";
import type { Plan } from "./plan-result";
import type { Help } from "./help";
import { sayHours, sayTime } from "./say-time";

/** How much work a resource has, and what an hour more is worth there and elsewhere. */
export interface ResourceReport {
  readonly resource: string;
  /** One line: its work, and how much of that is for late orders. */
  readonly headline: string;
  /** An hour more on it, tried alone; undefined: none of its work waits for working time. */
  readonly hour: Help | undefined;
  /** An hour more on every other resource whose work does, what saves most first. */
  readonly others: readonly Help[];
}

/** The plan's resource of that name; undefined: it has none. */
export function resourceNamed({ problem }: Plan, name: string): number | undefined {
  const wanted = comparableKey(name);
  const found = problem.resources.findIndex(({ id }) => comparableKey(id) === wanted);
  return found < 0 ? undefined : found;
}

/** `hours`: by resource, as tried. */
export function resourceReport(
  plan: Plan,
  resource: number,
  hours: readonly { readonly resource: number; readonly help: Help }[],
): ResourceReport {
  const [own] = hours.filter((each) => each.resource === resource);
  const others = hours.filter((each) => each.resource !== resource);
  return {
    resource: plan.problem.resources[resource]!.id,
    headline: headlineOf(plan, resource),
    hour: own?.help,
    others: others.map(({ help }) => help),
  };
}

function headlineOf(plan: Plan, resource: number): string {
  const { problem, model } = plan;
  const name = problem.resources[resource]!.id;
  const work = workOn(plan, resource);
  if (work.length === 0) return `${name} has no work in this plan.`;
  const seconds = work.reduce((sum, at) => sum + heldFor(plan, at, resource), 0);
  const end = Math.max(...work.map((at) => at.end));
  const until = sayTime(model.planStart + end, model.planStart);
  const late = lateOrders(plan);
  const here = new Set(work.map(({ operation }) => orderOf(plan, operation)));
  const count = work.length === 1 ? "1 operation" : `${work.length} operations`;
  const over = late.filter((order) => here.has(order)).length;
  return `${name} has ${count}, ${sayHours(seconds)} in all, until ${until}. ${sayLate(over, late.length)}`;
}

function sayLate(over: number, late: number): string {
  if (late === 0) return "No order is late.";
  if (late === 1) return `The only late order ${over === 1 ? "passes" : "does not pass"} over it.`;
  return `${over === late ? `All ${late}` : `${over} of the ${late}`} late orders pass over it.`;
}

/** What is not finished and holds the resource, as its own or besides. */
function workOn({ problem, solution }: Plan, resource: number): readonly Placement[] {
  return solution.placements.flatMap((at) => {
    const { modes, state } = problem.operations[at?.operation ?? 0]!;
    const mode = at && state.kind !== "finished" ? modes[at.mode] : undefined;
    const holds =
      mode?.resource === resource || mode?.needs.some((need) => need.resource === resource);
    return at && holds ? [at] : [];
  });
}

/** So long it holds the resource: a setter only while it is set up. */
function heldFor({ problem }: Plan, { operation, mode, setup, run }: Placement, resource: number) {
  const own = problem.operations[operation]!.modes[mode]!;
  if (own.resource === resource) return setup + run;
  const held = own.needs.filter((need) => need.resource === resource).map(({ during }) => during);
  if (held.includes("all")) return setup + run;
  return (held.includes("setup") ? setup : 0) + (held.includes("run") ? run : 0);
}

/** The order that hangs on an operation, over the made materials that it makes. */
function orderOf({ problem }: Plan, operation: number): number | undefined {
  const seen = new Set<number>();
  let job = problem.jobs[problem.operations[operation]!.job]!;
  while (job.order === undefined && job.consumer !== undefined && !seen.has(job.consumer)) {
    seen.add(job.consumer);
    job = problem.jobs[problem.operations[job.consumer]!.job]!;
  }
  return job.order;
}

/** Indexes into the problem's orders. */
function lateOrders({ problem, solution }: Plan): readonly number[] {
  return problem.orders.flatMap(({ jobs, due, countsAsLate }, index) => {
    const ends = jobs.flatMap((job) =>
      problem.jobs[job]!.operations.map((operation) => solution.placements[operation]?.end ?? 0),
    );
    const late = due !== undefined && ends.some((end) => end > due);
    return countsAsLate && late ? [index] : [];
  });
}
