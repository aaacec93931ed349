import { DAY, HOUR, type Seconds } from "../kernel/moment";
import { NEVER } from "./calendar";
import type { CompiledProblem } from "./compiled-problem";
import { earliestTimes, type EarliestTimes } from "./earliest-times";
import type { LeftOut } from "./left-out";
import { makespanByLoad } from "./load-bounds";
import type { Goal } from "./problem";
import { WHOLE } from "./working-time";

/**
 * A proof that no schedule of the orders that are scheduled can be better in the goal's first
 * criterion. From the critical path with calendars and, for the makespan, the load of units and pools.
 */
export function lowerBound(compiled: CompiledProblem, leftOut: LeftOut): number {
  const times = earliestTimes(compiled, leftOut);
  return BOUND_OF[compiled.problem.goal](compiled, leftOut, times);
}

type Bound = (compiled: CompiledProblem, leftOut: LeftOut, times: EarliestTimes) => number;

const BOUND_OF: Readonly<Record<Goal, Bound>> = {
  "On time": weightedTardiness,
  Stable: weightedTardiness,
  "Fewest late": weightedLateOrders,
  Throughput: (compiled, leftOut, times) => makespanByLoad(compiled, leftOut, times) / HOUR,
  Cost: leastCost,
};

/** The earliest finish of an order by its critical path; undefined when it is not scheduled as a whole. */
function earliestFinish(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  times: EarliestTimes,
  order: number,
): Seconds | undefined {
  let finish: Seconds | undefined;
  for (const job of compiled.problem.orders[order]!.jobs) {
    for (const operation of compiled.problem.jobs[job]!.operations) {
      if (leftOut.operations[operation] === 1 || times.end[operation]! >= NEVER) return undefined;
      finish = Math.max(finish ?? times.end[operation]!, times.end[operation]!);
    }
  }
  return finish;
}

/** Seconds by which each order is late whatever is done, given to `add`. */
function eachLate(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  times: EarliestTimes,
  add: (order: number, late: Seconds) => void,
): void {
  compiled.problem.orders.forEach(({ due }, order) => {
    if (due === undefined) return;
    const finish = earliestFinish(compiled, leftOut, times, order);
    if (finish !== undefined && finish > due) add(order, finish - due);
  });
}

function weightedTardiness(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  times: EarliestTimes,
): number {
  let sum = 0;
  eachLate(compiled, leftOut, times, (order, late) => {
    sum += compiled.problem.orders[order]!.weight * late;
  });
  return sum / HOUR;
}

function weightedLateOrders(
  compiled: CompiledProblem,
  leftOut: LeftOut,
  times: EarliestTimes,
): number {
  let sum = 0;
  eachLate(compiled, leftOut, times, (order) => {
    const { countsAsLate, weight } = compiled.problem.orders[order]!;
    if (countsAsLate) sum += weight;
  });
  return sum;
}

/** Every operation in its cheapest mode with its shortest setup at the lower rate, and unavoidable penalties. */
function leastCost(compiled: CompiledProblem, leftOut: LeftOut, times: EarliestTimes): number {
  const { problem } = compiled;
  let sum = 0;
  for (const operation of problem.operations) {
    const { index, state, modes } = operation;
    if (state.kind === "finished" || leftOut.operations[index] === 1) continue;
    const running = state.kind === "running";
    let least = Infinity;
    modes.forEach((mode, k) => {
      if (running && k !== state.mode) return;
      const setup = running ? 0 : times.leastSetup[compiled.modeFirst[index]! + k]!;
      const run = running ? Math.max(0, state.remaining) : mode.run;
      let cost = 0;
      for (const need of [
        { resource: mode.resource, amount: WHOLE, during: "all" },
        ...mode.needs,
      ]) {
        const rates = problem.resources[need.resource]!.cost;
        const rate = rates.extra ? Math.min(rates.perHour, rates.perExtraHour) : rates.perHour;
        const hours =
          ((need.during === "run" ? 0 : setup) + (need.during === "setup" ? 0 : run)) / HOUR;
        cost += (need.amount / WHOLE) * hours * rate;
      }
      least = Math.min(least, cost);
    });
    if (least < Infinity) sum += least;
  }
  eachLate(compiled, leftOut, times, (order, late) => {
    sum += (problem.orders[order]!.penaltyPerDay * late) / DAY;
  });
  // Sums of money are rounded in another order than the schedule's own.
  return sum * (1 - 1e-12);
}
