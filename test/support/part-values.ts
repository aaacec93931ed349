import type { Goal, SchedulingProblem } from "../../src/schedule/problem";
import type { Placement } from "../../src/schedule/solution";
import { workedSeconds, type PartValue } from "./every-schedule";

type Placements = readonly (Placement | undefined)[];

/** The goal's first criterion of what is placed, as scheduling.md has it; orders count as far as they are placed. */
export function partValue(problem: SchedulingProblem): PartValue {
  const byGoal: Readonly<Record<Goal, PartValue>> = {
    "On time": (placements) => tardiness(problem, placements),
    Stable: (placements) => tardiness(problem, placements),
    "Fewest late": (placements) =>
      sumLate(problem, placements, ({ weight, countsAsLate }) => (countsAsLate ? weight : 0)),
    Throughput: (placements) =>
      placements.reduce((last, p) => Math.max(last, (p?.end ?? 0) / 3600), 0),
    Cost: (placements) =>
      sumLate(problem, placements, ({ penaltyPerDay }, late) => (penaltyPerDay * late) / 86_400) +
      placements.reduce((sum, p) => sum + (p ? costOf(problem, p) : 0), 0),
  };
  return byGoal[problem.goal];
}

function tardiness(problem: SchedulingProblem, placements: Placements): number {
  return sumLate(problem, placements, ({ weight }, late) => (weight * late) / 3600);
}

function sumLate(
  problem: SchedulingProblem,
  placements: Placements,
  value: (order: SchedulingProblem["orders"][number], late: number) => number,
): number {
  let sum = 0;
  for (const order of problem.orders) {
    let finish = -Infinity;
    for (const job of order.jobs) {
      for (const o of problem.jobs[job]!.operations)
        finish = Math.max(finish, placements[o]?.end ?? -Infinity);
    }
    if (order.due !== undefined && finish > order.due) sum += value(order, finish - order.due);
  }
  return sum;
}

/** Second by second: what is held, at the rate of the second. */
function costOf(problem: SchedulingProblem, placement: Placement): number {
  const { state, modes } = problem.operations[placement.operation]!;
  const mode = modes[placement.mode];
  if (state.kind === "finished" || !mode) return 0;
  const main = { resource: mode.resource, amount: 1000, during: "all" as const };
  let sum = 0;
  for (const phase of ["setup", "run"] as const) {
    for (const at of workedSeconds(problem, placement, phase)) {
      for (const { resource, amount, during } of [main, ...mode.needs]) {
        if (during !== "all" && during !== phase) continue;
        const { perHour, perExtraHour, extra } = problem.resources[resource]!.cost;
        const isExtra = extra?.starts.some((from, i) => from <= at && at < extra.ends[i]!) ?? false;
        sum += ((amount / 1000) * (isExtra ? perExtraHour : perHour)) / 3600;
      }
    }
  }
  return sum;
}
