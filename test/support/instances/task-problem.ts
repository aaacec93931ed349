import type {
  Mode,
  Operation,
  ProblemOrder,
  ProblemResource,
  SchedulingProblem,
} from "../../../src/schedule/problem";
import { WHOLE, workingTime } from "../../../src/schedule/working-time";

/** Seconds in one unit of an instance's time: a minute, as the sheets of a workbook have it. */
export const UNIT = 60;
/** Units of an instance's time in an hour, in which the engine counts. */
export const UNITS_PER_HOUR = 3600 / UNIT;

/** An operation as the published formats know it; times in the instance's own units. */
export interface Task {
  /** Alternatives: resource and duration. */
  readonly modes: readonly { readonly resource: number; readonly run: number }[];
  /** Indexes, over all jobs, of the tasks that must end first. */
  readonly after: readonly number[];
  /** Units of pools that it holds besides. */
  readonly holds?: readonly { readonly resource: number; readonly amount: number }[];
  /** Setup where nothing ran before, and the changeover family (0: none). */
  readonly setup?: number;
  readonly family?: number;
}

export interface TaskJob {
  readonly tasks: readonly Task[];
  /** Due date in the instance's units; undefined: none. */
  readonly due?: number;
  readonly weight?: number;
}

/** A resource: one machine, a pool of so many units, or room for any number at once. */
export type TaskResource = "machine" | "unlimited" | { readonly pool: number };

export interface TaskProblem {
  readonly goal: "Throughput" | "On time";
  readonly resources: readonly TaskResource[];
  readonly jobs: readonly TaskJob[];
  /** Setup units at `from × families + to` on every machine; family 0 stands for none. */
  readonly changeovers?: { readonly families: number; readonly table: readonly number[] };
}

const FREE = { perHour: 0, perExtraHour: 0, extra: undefined };

/** The scheduling problem of an instance; nothing is left out, since all of it fits one after another. */
export function problemOf(instance: TaskProblem): SchedulingProblem {
  const tasks = instance.jobs.flatMap((job) => job.tasks);
  const families = instance.changeovers?.families ?? 1;
  const horizon = horizonOf(tasks, instance);
  const table =
    instance.changeovers && Int32Array.from(instance.changeovers.table, (t) => t * UNIT);
  let first = 0;
  const jobs = instance.jobs.map((job, j) => {
    const operations = job.tasks.map((_, k) => first + k);
    first += job.tasks.length;
    return { id: `J${j + 1}`, order: j, consumer: undefined, operations };
  });
  return {
    horizon,
    goal: instance.goal,
    direction: "Forward",
    resources: instance.resources.map((resource, r) => resourceOf(resource, r, horizon)),
    families: Array.from({ length: families }, (_, f) => (f === 0 ? "" : `F${f}`)),
    changeovers: instance.resources.map((r) => (r === "machine" ? table : undefined)),
    materials: [],
    orders: instance.jobs.map(orderOf),
    jobs,
    operations: jobs.flatMap(({ operations }, j) =>
      operations.map((index, k) => operationOf(instance.jobs[j]!.tasks[k]!, index, j)),
    ),
  };
}

/** All work and the longest setups in a row, in seconds. */
function horizonOf(tasks: readonly Task[], { changeovers }: TaskProblem): number {
  const longest = (changeovers?.table ?? []).reduce((most, t) => Math.max(most, t), 0);
  const work = tasks.reduce(
    (sum, { modes, setup = 0 }) =>
      sum + modes.reduce((most, { run }) => Math.max(most, run), 0) + Math.max(setup, longest),
    0,
  );
  return Math.min(UNIT * (work + 1), 2 ** 30);
}

function resourceOf(resource: TaskResource, r: number, horizon: number): ProblemResource {
  const id = `M${r + 1}`;
  const always = workingTime([{ start: 0, end: horizon }]);
  if (resource === "machine") {
    return { kind: "units", id, units: [always], lastFamily: [-1], cost: FREE };
  }
  if (resource === "unlimited") return { kind: "unlimited", id, time: always, cost: FREE };
  const capacity = { times: Int32Array.of(0), amounts: Int32Array.of(resource.pool * WHOLE) };
  return { kind: "pool", id, capacity, cost: FREE };
}

function orderOf({ due, weight = 1 }: TaskJob, j: number): ProblemOrder {
  return {
    id: `J${j + 1}`,
    due: due === undefined ? undefined : due * UNIT,
    weight,
    penaltyPerDay: 0,
    countsAsLate: true,
    jobs: [j],
  };
}

function operationOf(task: Task, index: number, job: number): Operation {
  const needs = (task.holds ?? []).map(({ resource, amount }) => ({
    resource,
    amount: amount * WHOLE,
    during: "all" as const,
  }));
  const modes = task.modes.map(({ resource, run }): Mode => ({
    resource,
    setup: (task.setup ?? 0) * UNIT,
    family: task.family ?? 0,
    run: run * UNIT,
    fixed: run * UNIT,
    interruptible: true,
    setupNeedsMaterial: false,
    needs,
  }));
  return {
    index,
    job,
    label: `${job + 1}/${index}`,
    startQuantity: 1,
    goodQuantity: 1,
    modes,
    predecessors: task.after.map((operation) => ({ operation, wait: 0, transferBatch: 0 })),
    release: 0,
    materials: [],
    state: { kind: "open" },
    published: undefined,
  };
}
