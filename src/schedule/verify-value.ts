import type { ModeNeed, Operation, SchedulingProblem } from "./problem";
import type { ObjectiveValue, Placement, Solution } from "./solution";
import type { WorkedPiece, WorkedTime } from "./verify-time";
import type { Violations } from "./violation";

type Worked = readonly (WorkedTime | undefined)[];

/** The figures that a solution states are those of its placements. */
export function verifyValue(
  problem: SchedulingProblem,
  solution: Solution,
  worked: Worked,
  violations: Violations,
): void {
  const value = recomputed(problem, solution, worked);
  for (const key of Object.keys(value) as (keyof ObjectiveValue)[]) {
    const difference = Math.abs(value[key] - solution.value[key]);
    if (difference <= 1e-6 * (1 + Math.abs(value[key]))) continue;
    violations.add("wrong-value", -1, `${key} is ${value[key]}, stated is ${solution.value[key]}.`);
  }
}

function recomputed(
  problem: SchedulingProblem,
  solution: Solution,
  worked: Worked,
): ObjectiveValue {
  const value = {
    weightedTardinessHours: 0,
    lateOrders: 0,
    weightedLateOrders: 0,
    changeoverHours: 0,
    makespanHours: 0,
    flowHours: 0,
    changeHours: 0,
    cost: 0,
  };
  for (const order of problem.orders) {
    const ends = order.jobs.flatMap((job) =>
      problem.jobs[job]!.operations.map((operation) => solution.placements[operation]?.end),
    );
    if (order.due === undefined || ends.length === 0 || ends.includes(undefined)) continue;
    const hours = (Math.max(...(ends as number[])) - order.due) / 3600;
    if (hours <= 0) continue;
    value.weightedTardinessHours += order.weight * hours;
    value.cost += (order.penaltyPerDay * hours) / 24;
    if (!order.countsAsLate) continue;
    value.lateOrders += 1;
    value.weightedLateOrders += order.weight;
  }
  for (const job of problem.jobs) {
    const placed = job.operations.flatMap((operation) => solution.placements[operation] ?? []);
    if (placed.length === 0) continue;
    const first = Math.min(...placed.map((p) => p.start));
    const last = Math.max(...placed.map((p) => p.end));
    value.flowHours += (last - first) / 3600;
    value.makespanHours = Math.max(value.makespanHours, last / 3600);
  }
  for (const operation of problem.operations) {
    const placement = solution.placements[operation.index];
    if (!placement || operation.state.kind === "finished") continue;
    value.cost += costOf(problem, operation, placement, worked[operation.index]);
    if (operation.state.kind === "running") continue;
    value.changeoverHours += placement.setup / 3600;
    if (operation.published)
      value.changeHours += changeOf(operation.published, operation, placement);
  }
  return value;
}

/** Hours of change against the published place; another resource or unit counts one more. */
function changeOf(
  published: { readonly start: number; readonly resource: number; readonly unit: number },
  operation: Operation,
  placement: Placement,
): number {
  const sameResource = operation.modes[placement.mode]?.resource === published.resource;
  const otherUnit = published.unit >= 0 && placement.unit >= 0 && placement.unit !== published.unit;
  const hours = Math.abs(placement.start - published.start) / 3600;
  return sameResource && !otherUnit ? hours : hours + 1;
}

/** Hours of all that an operation holds while it works, extra hours at their rate. */
function costOf(
  problem: SchedulingProblem,
  operation: Operation,
  placement: Placement,
  worked: WorkedTime | undefined,
): number {
  const mode = operation.modes[placement.mode];
  if (!mode || !worked) return 0;
  const main: ModeNeed = { resource: mode.resource, amount: 1000, during: "all" };
  let sum = 0;
  for (const { resource, amount, during } of [main, ...mode.needs]) {
    const { perHour, perExtraHour, extra } = problem.resources[resource]!.cost;
    if (perHour === 0 && perExtraHour === 0) continue;
    const pieces = [
      ...(during === "run" ? [] : worked.setup),
      ...(during === "setup" ? [] : worked.run),
    ];
    const all = pieces.reduce((seconds, piece) => seconds + piece.to - piece.from, 0);
    const inExtra = extra
      ? pieces.reduce((seconds, piece) => seconds + overlap(piece, extra), 0)
      : 0;
    sum += ((amount / 1000) * ((all - inExtra) * perHour + inExtra * perExtraHour)) / 3600;
  }
  return sum;
}

function overlap(
  piece: WorkedPiece,
  extra: { readonly starts: Int32Array; readonly ends: Int32Array },
): number {
  let sum = 0;
  for (let i = 0; i < extra.starts.length; i++) {
    if (extra.starts[i]! >= piece.to) break;
    sum += Math.max(0, Math.min(extra.ends[i]!, piece.to) - Math.max(extra.starts[i]!, piece.from));
  }
  return sum;
}
