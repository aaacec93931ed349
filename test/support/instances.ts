import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type {
  Mode,
  Operation,
  ProblemResource,
  SchedulingProblem,
} from "../../src/schedule/problem";
import { WHOLE, workingTime } from "../../src/schedule/working-time";

/** Published instances beside the project; tests that need them are skipped where they are not. */
export const INSTANCES = resolve(__dirname, "../../../shared/instances");

export type Family = "jsp" | "fjsp" | "rcpsp";

export interface Instance {
  readonly name: string;
  readonly problem: SchedulingProblem;
  readonly lowerBound: number;
  /** The best makespan known. */
  readonly best: number;
}

interface Task {
  /** Alternatives: resource and duration. */
  readonly modes: readonly { readonly resource: number; readonly run: number }[];
  readonly after: readonly number[];
  readonly holds: readonly { readonly resource: number; readonly amount: number }[];
}

export function hasInstances(): boolean {
  return existsSync(join(INSTANCES, "best-known.json"));
}

export function instancesOf(family: Family): Instance[] {
  const known = JSON.parse(readFileSync(join(INSTANCES, "best-known.json"), "utf8")) as Record<
    string,
    Record<string, { lb: number; ub: number }>
  >;
  const parse = { jsp: jobShop, fjsp: flexibleJobShop, rcpsp: projectOf }[family];
  return readdirSync(join(INSTANCES, family))
    .sort()
    .map((file) => {
      const name = file.replace(/\.[^.]*$/, "");
      const problem = parse(numbersOf(join(INSTANCES, family, file)));
      const bounds = known[family]![name]!;
      return { name, problem, lowerBound: bounds.lb, best: bounds.ub };
    });
}

function numbersOf(path: string): number[] {
  const text = readFileSync(path, "utf8").replace(/^[#].*$/gm, "");
  return (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
}

/** "n m", then per job m pairs of machine (from 0) and duration. */
export function jobShop(numbers: readonly number[]): SchedulingProblem {
  const [jobs, machines] = [numbers[0]!, numbers[1]!];
  const tasks: Task[][] = [];
  let at = 2;
  for (let j = 0; j < jobs; j++) {
    tasks.push(
      Array.from({ length: machines }, (_, k) => ({
        modes: [{ resource: numbers[at++]!, run: numbers[at++]! }],
        after: k > 0 ? [j * machines + k - 1] : [],
        holds: [],
      })),
    );
  }
  return problemOf(machinesOf(machines), tasks);
}

/** "n m flex"; per job its operations, each with k and k pairs of machine (from 1) and duration. */
export function flexibleJobShop(numbers: readonly number[]): SchedulingProblem {
  const tasks: Task[][] = [];
  let at = 3;
  let count = 0;
  for (let j = 0; j < numbers[0]!; j++) {
    const job: Task[] = [];
    const operations = numbers[at++]!;
    for (let k = 0; k < operations; k++) {
      const choices = numbers[at++]!;
      const modes = Array.from({ length: choices }, () => ({
        resource: numbers[at++]! - 1,
        run: numbers[at++]!,
      }));
      job.push({ modes, after: k > 0 ? [count - 1] : [], holds: [] });
      count++;
    }
    tasks.push(job);
  }
  return problemOf(machinesOf(numbers[1]!), tasks);
}

/** Patterson format: activities, resources; capacities; per activity duration, demands, successors. */
export function projectOf(numbers: readonly number[]): SchedulingProblem {
  const [activities, kinds] = [numbers[0]!, numbers[1]!];
  let at = 2;
  const always = workingTime([{ start: 0, end: HORIZON }]);
  const pools = Array.from({ length: kinds }, (_, r): ProblemResource => ({
    kind: "pool",
    id: `R${r + 1}`,
    capacity: { times: Int32Array.of(0), amounts: Int32Array.of(numbers[at++]! * WHOLE) },
    cost: FREE,
  }));
  const site: ProblemResource = { kind: "unlimited", id: "Site", time: always, cost: FREE };
  const after: number[][] = Array.from({ length: activities }, () => []);
  const rest: Omit<Task, "after">[] = [];
  for (let a = 0; a < activities; a++) {
    const run = numbers[at++]!;
    const demands = Array.from({ length: kinds }, () => numbers[at++]!);
    const successors = numbers[at++]!;
    for (let s = 0; s < successors; s++) after[numbers[at++]! - 1]!.push(a);
    const holds = demands.flatMap((amount, resource) => (amount > 0 ? [{ resource, amount }] : []));
    rest.push({ modes: [{ resource: kinds, run }], holds });
  }
  return problemOf([...pools, site], [rest.map((task, a) => ({ ...task, after: after[a]! }))]);
}

const HORIZON = 10_000_000;
const FREE = { perHour: 0, perExtraHour: 0, extra: undefined };

function machinesOf(count: number): ProblemResource[] {
  const always = workingTime([{ start: 0, end: HORIZON }]);
  return Array.from({ length: count }, (_, m) => ({
    kind: "units",
    id: `M${m + 1}`,
    units: [always],
    lastFamily: [-1],
    cost: FREE,
  }));
}

function problemOf(resources: ProblemResource[], tasks: readonly Task[][]): SchedulingProblem {
  const operations: Operation[] = [];
  tasks.forEach((job, j) => {
    for (const task of job) operations.push(operationOf(task, operations.length, j));
  });
  let first = 0;
  const jobs = tasks.map((job, j) => {
    const indexes = job.map((_, k) => first + k);
    first += job.length;
    return { id: `J${j + 1}`, order: j, consumer: undefined, operations: indexes };
  });
  return {
    horizon: HORIZON,
    goal: "Throughput",
    direction: "Forward",
    resources,
    families: [""],
    changeovers: resources.map(() => undefined),
    materials: [],
    orders: tasks.map((_, j) => ({
      id: `J${j + 1}`,
      due: undefined,
      weight: 1,
      penaltyPerDay: 0,
      countsAsLate: true,
      jobs: [j],
    })),
    jobs,
    operations,
  };
}

function operationOf(task: Task, index: number, job: number): Operation {
  const needs = task.holds.map(({ resource, amount }) => ({
    resource,
    amount: amount * WHOLE,
    during: "all" as const,
  }));
  const modes = task.modes.map(({ resource, run }): Mode => ({
    resource,
    setup: 0,
    family: 0,
    run,
    fixed: run,
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
