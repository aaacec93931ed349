import { DAY, HOUR, type Seconds } from "../kernel/moment";
import type { Board } from "./board";
import { NEVER } from "./calendar";
import type { Goal, ModeNeed, ProblemOrder, SchedulingProblem } from "./problem";
import type { ObjectiveValue } from "./solution";
import { type WorkedTimes, workedSeconds } from "./worked-seconds";
import { WHOLE } from "./working-time";

/** Another resource or unit than the published one counts as much as so long another start. */
const OTHER_PLACE: Seconds = HOUR;

type Criterion = keyof ObjectiveValue;

/** As much of a schedule as its value hangs on. */
export type Timetable = WorkedTimes & Pick<Board, "placed" | "line" | "setup">;

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

/**
 * All criteria of a schedule. Orders that are not scheduled add nothing. Without `withCost`, which
 * takes longest, the cost is that of lateness alone.
 */
export function valueOf(board: Timetable, withCost = true): ObjectiveValue {
  const { problem } = board.compiled;
  const late = lateness(board);
  const planned = plannedSums(board, withCost);
  const times = jobTimes(problem, board);
  return {
    weightedTardinessHours: late.weighted / HOUR,
    lateOrders: late.orders,
    weightedLateOrders: late.ordersByWeight,
    changeoverHours: planned.setup / HOUR,
    makespanHours: times.last / HOUR,
    flowHours: times.flow / HOUR,
    changeHours: planned.change / HOUR,
    cost: planned.cost + late.penalty,
  };
}

/** End of the last operation of an order; undefined when it has none, or one that is not placed. */
export function finishOf(board: Timetable, order: ProblemOrder): Seconds | undefined {
  const { jobs } = board.compiled.problem;
  let finish: Seconds | undefined;
  for (const job of order.jobs) {
    for (const operation of jobs[job]!.operations) {
      if (board.placed[operation] === 0) return undefined;
      const end = board.end[operation]!;
      if (finish === undefined || end > finish) finish = end;
    }
  }
  return finish;
}

function lateness(board: Timetable) {
  const sums = { weighted: 0, orders: 0, ordersByWeight: 0, penalty: 0 };
  for (const order of board.compiled.problem.orders) {
    if (order.due === undefined) continue;
    const finish = finishOf(board, order);
    if (finish === undefined || finish <= order.due) continue;
    sums.weighted += order.weight * (finish - order.due);
    sums.penalty += (order.penaltyPerDay * (finish - order.due)) / DAY;
    if (!order.countsAsLate) continue;
    sums.orders++;
    sums.ordersByWeight += order.weight;
  }
  return sums;
}

/** Setup, change against the published schedule and money for work; of what has not begun, and what is left of the running. */
function plannedSums(board: Timetable, withCost: boolean) {
  const { problem, count, happened, publishedStart } = board.compiled;
  const sums = { setup: 0, change: 0, cost: 0 };
  const costs =
    withCost && problem.resources.some(({ cost }) => cost.perHour !== 0 || cost.perExtraHour !== 0);
  for (let o = 0; o < count; o++) {
    if (board.placed[o] === 0) continue;
    const happens = happened[o] === 1;
    if (happens && problem.operations[o]!.state.kind === "finished") continue;
    if (costs && board.mode[o]! >= 0) sums.cost += workCost(board, o);
    if (happens) continue;
    sums.setup += board.setup[o]!;
    const published = publishedStart[o]!;
    if (published === NEVER) continue;
    sums.change += Math.abs(board.start[o]! - published);
    if (changedPlace(board, o)) sums.change += OTHER_PLACE;
  }
  return sums;
}

function changedPlace(board: Timetable, operation: number): boolean {
  const { problem, shapes, modeShape, firstLine } = board.compiled;
  const { resource, unit } = problem.operations[operation]!.published!;
  const line = board.line[operation]!;
  if (shapes[modeShape[board.mode[operation]!]!]!.resource !== resource) return true;
  return unit >= 0 && line >= 0 && line - firstLine[resource]! !== unit;
}

/** First Start to last End of each job, summed, and the last End of all. */
function jobTimes(problem: SchedulingProblem, board: Timetable) {
  const times = { flow: 0, last: 0 };
  for (const job of problem.jobs) {
    let start = Infinity;
    let end = -Infinity;
    for (const operation of job.operations) {
      if (board.placed[operation] === 0) continue;
      if (board.start[operation]! < start) start = board.start[operation]!;
      if (board.end[operation]! > end) end = board.end[operation]!;
    }
    if (end > start) times.flow += end - start;
    if (end > times.last) times.last = end;
  }
  return times;
}

/** Money for the hours of all that an operation holds while it works, from plan start on. */
export function workCost(board: WorkedTimes, operation: number): number {
  const { problem, modeFirst } = board.compiled;
  const { modes } = problem.operations[operation]!;
  const mode = modes[board.mode[operation]! - modeFirst[operation]!]!;
  let sum = holdCost(board, operation, mode.resource, WHOLE, "all");
  for (const need of mode.needs) {
    sum += holdCost(board, operation, need.resource, need.amount, need.during);
  }
  return sum;
}

function holdCost(
  board: WorkedTimes,
  operation: number,
  resource: number,
  amount: number,
  during: ModeNeed["during"],
): number {
  const { problem, book } = board.compiled;
  const { cost } = problem.resources[resource]!;
  if (cost.perHour === 0 && cost.perExtraHour === 0) return 0;
  const work = workedSeconds(board, operation, during, undefined);
  const extra = cost.extra ? workedSeconds(board, operation, during, book.of(cost.extra)) : 0;
  return ((amount / WHOLE) * ((work - extra) * cost.perHour + extra * cost.perExtraHour)) / HOUR;
}
