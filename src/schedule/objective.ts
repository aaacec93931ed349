import { HOUR, type Seconds } from "../kernel/moment";
import type { Goal, Mode, ProblemOrder, ResourceCost, SchedulingProblem } from "./problem";
import type { ObjectiveValue, Placement } from "./solution";
import { WHOLE, workBetween, type WorkingTime } from "./working-time";

type Placements = readonly (Placement | undefined)[];
type Criterion = keyof ObjectiveValue;

/**
 * What each goal looks at, in this order: the first criterion that differs decides. The last ones
 * follow `On time`: weighted tardiness (Σ w T, the classical total weighted tardiness of Pinedo,
 * Scheduling, 3.6), then changeovers, then work in process, then change.
 */
const CRITERIA: Readonly<Record<Goal, readonly Criterion[]>> = {
  "On time": ["weightedTardinessHours", "changeoverHours", "flowHours", "changeHours"],
  "Fewest late": [
    "weightedLateOrders",
    "weightedTardinessHours",
    "changeoverHours",
    "flowHours",
    "changeHours",
  ],
  Throughput: [
    "makespanHours",
    "weightedTardinessHours",
    "changeoverHours",
    "flowHours",
    "changeHours",
  ],
  Cost: ["cost", "weightedTardinessHours", "changeoverHours", "flowHours", "changeHours"],
  Stable: ["weightedTardinessHours", "changeHours", "changeoverHours", "flowHours"],
};

/** The criteria of a goal, the first one being that of bound and gap. */
export function criteriaOf(goal: Goal): readonly Criterion[] {
  return CRITERIA[goal];
}

/** The figure that bound and gap refer to. */
export function firstCriterion(goal: Goal, value: ObjectiveValue): number {
  return value[CRITERIA[goal][0]!];
}

/** Less than 0 when `a` is better than `b` for the goal, 0 when they are alike. */
export function compareValues(goal: Goal, a: ObjectiveValue, b: ObjectiveValue): number {
  for (const criterion of CRITERIA[goal]) {
    const difference = a[criterion] - b[criterion];
    if (difference !== 0) return difference;
  }
  return 0;
}

/** All criteria of a schedule. Orders that are not scheduled add nothing. */
export function valueOf(problem: SchedulingProblem, placements: Placements): ObjectiveValue {
  const finish = finishes(problem, placements);
  const late = lateness(problem.orders, finish);
  const planned = plannedSums(problem, placements);
  const working = placements.reduce((sum, p) => sum + (p ? workCost(problem, p) : 0), 0);
  return {
    weightedTardinessHours: late.weighted / HOUR,
    lateOrders: late.orders,
    weightedLateOrders: late.ordersByWeight,
    changeoverHours: planned.setup / HOUR,
    makespanHours: placements.reduce((last, p) => Math.max(last, p ? p.end : 0), 0) / HOUR,
    flowHours: flow(problem, placements) / HOUR,
    changeHours: planned.change / HOUR,
    cost: working + late.penalty,
  };
}

/** End of the last operation of each order; undefined when an open one of it is not placed. */
export function finishes(
  problem: SchedulingProblem,
  placements: Placements,
): (Seconds | undefined)[] {
  return problem.orders.map((order) => {
    let finish: Seconds | undefined;
    for (const job of order.jobs) {
      for (const operation of problem.jobs[job]!.operations) {
        const placement = placements[operation];
        if (!placement) return undefined;
        if (finish === undefined || placement.end > finish) finish = placement.end;
      }
    }
    return finish;
  });
}

function lateness(orders: readonly ProblemOrder[], finish: readonly (Seconds | undefined)[]) {
  const sums = { weighted: 0, orders: 0, ordersByWeight: 0, penalty: 0 };
  orders.forEach((order, i) => {
    const end = finish[i];
    if (end === undefined || order.due === undefined || end <= order.due) return;
    sums.weighted += order.weight * (end - order.due);
    sums.penalty += (order.penaltyPerDay * (end - order.due)) / (24 * HOUR);
    if (!order.countsAsLate) return;
    sums.orders++;
    sums.ordersByWeight += order.weight;
  });
  return sums;
}

/** Setup and change against the published schedule, of what has not begun. */
function plannedSums(problem: SchedulingProblem, placements: Placements) {
  const sums = { setup: 0, change: 0 };
  for (const placement of placements) {
    if (!placement) continue;
    const { state, published } = problem.operations[placement.operation]!;
    if (state.kind === "finished" || state.kind === "running") continue;
    sums.setup += placement.setup;
    if (published) sums.change += Math.abs(placement.start - published.start);
  }
  return sums;
}

/** First Start to last End of each job, summed. */
function flow(problem: SchedulingProblem, placements: Placements): Seconds {
  let sum = 0;
  for (const job of problem.jobs) {
    let start = Infinity;
    let end = -Infinity;
    for (const operation of job.operations) {
      const placement = placements[operation];
      if (!placement) continue;
      start = Math.min(start, placement.start);
      end = Math.max(end, placement.end);
    }
    if (end > start) sum += end - start;
  }
  return sum;
}

/** Money for the hours of all that a planned or running operation holds, from plan start on. */
function workCost(problem: SchedulingProblem, placement: Placement): number {
  const { state, modes } = problem.operations[placement.operation]!;
  const mode = modes[placement.mode];
  if (!mode || state.kind === "finished") return 0;
  let sum = holdCost(problem, mode.resource, WHOLE, placement, "all");
  for (const need of mode.needs)
    sum += holdCost(problem, need.resource, need.amount, placement, need.during);
  return sum;
}

function holdCost(
  problem: SchedulingProblem,
  resource: number,
  amount: number,
  placement: Placement,
  during: Mode["needs"][number]["during"],
): number {
  const { cost } = problem.resources[resource]!;
  if (cost.perHour === 0 && cost.perExtraHour === 0) return 0;
  const setup = during === "run" ? 0 : placement.setup;
  const run = during === "setup" ? 0 : placement.run;
  const from = Math.max(0, during === "run" ? placement.runStart : placement.start);
  const to = during === "setup" ? placement.runStart : placement.end;
  return (
    (amount / WHOLE) * hoursCost(cost, setup + run, extraWork(cost.extra, from, to, setup + run))
  );
}

function hoursCost(cost: ResourceCost, work: Seconds, extra: Seconds): number {
  return ((work - extra) * cost.perHour + extra * cost.perExtraHour) / HOUR;
}

/** Working time that falls into extra hours; what pauses there is not counted twice. */
function extraWork(
  extra: WorkingTime | undefined,
  from: Seconds,
  to: Seconds,
  work: Seconds,
): Seconds {
  return extra ? Math.min(work, workBetween(extra, from, to)) : 0;
}
