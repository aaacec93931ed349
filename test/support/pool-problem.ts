import fc from "fast-check";
import { seededRandom, type Random } from "../../src/kernel/random";
import type {
  Goal,
  Link,
  Mode,
  ModeNeed,
  Operation,
  OperationState,
  ProblemResource,
  SchedulingProblem,
} from "../../src/schedule/problem";
import { WHOLE, workingTime, type Profile } from "../../src/schedule/working-time";

const HOUR = 3600;
const DAY = 24 * HOUR;
const HORIZON = 60 * DAY;
const FREE = { perHour: 0, perExtraHour: 0, extra: undefined };
const POOLS = 3;

/** What a random problem of pools has. */
export interface PoolProblemShape {
  readonly seed: number;
  readonly operations: number;
  readonly goal: Goal;
  /** Pools change over the day, and some work has a calendar of its own. */
  readonly shifts: boolean;
  readonly alternatives: boolean;
  readonly setups: boolean;
  readonly happened: boolean;
  readonly fixed: boolean;
}

export function poolProblemShapes(most = 14): fc.Arbitrary<PoolProblemShape> {
  return fc.record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    operations: fc.integer({ min: 1, max: most }),
    goal: fc.constantFrom<Goal>("Throughput", "On time", "Fewest late", "Stable"),
    shifts: fc.boolean(),
    alternatives: fc.boolean(),
    setups: fc.boolean(),
    happened: fc.boolean(),
    fixed: fc.boolean(),
  });
}

/** Orders whose operations take pools and no units; the same shape gives the same problem. */
export function poolProblem(shape: PoolProblemShape): SchedulingProblem {
  const random = seededRandom(shape.seed);
  const resources = resourcesOf(shape, random);
  const operations: Operation[] = [];
  const jobs: number[][] = [];
  while (operations.length < shape.operations) {
    const job: number[] = [];
    const length = 1 + random.below(5);
    for (let k = 0; k < length && operations.length < shape.operations; k++) {
      job.push(operations.length);
      operations.push(operationOf(shape, random, operations.length, jobs.length, resources));
    }
    jobs.push(job);
  }
  return {
    horizon: HORIZON,
    goal: shape.goal,
    direction: "Forward",
    resources,
    families: [""],
    changeovers: resources.map(() => undefined),
    materials: [],
    orders: jobs.map((_, j) => ({
      id: `O${j}`,
      due: random.next() < 0.8 ? random.below(4 * DAY) : undefined,
      weight: [0, 0.5, 1, 3][random.below(4)]!,
      penaltyPerDay: 0,
      countsAsLate: random.next() < 0.8,
      jobs: [j],
    })),
    jobs: jobs.map((list, j) => ({
      id: `J${j}`,
      order: j,
      consumer: undefined,
      operations: list,
    })),
    operations,
  };
}

function resourcesOf({ shifts }: PoolProblemShape, random: Random): ProblemResource[] {
  const pools = Array.from({ length: POOLS }, (_, p): ProblemResource => ({
    kind: "pool",
    id: `P${p}`,
    capacity: shifts ? shiftProfile(random) : level(2 + random.below(4)),
    cost: FREE,
  }));
  const always = workingTime([{ start: 0, end: HORIZON }]);
  const days = Array.from({ length: 60 }, (_, day) => ({
    start: day * DAY + 6 * HOUR,
    end: day * DAY + 22 * HOUR,
  }));
  return [
    ...pools,
    { kind: "unlimited", id: "Site", time: shifts ? workingTime(days) : always, cost: FREE },
    { kind: "unlimited", id: "Oven", time: always, cost: FREE },
  ];
}

function level(heads: number): Profile {
  return { times: Int32Array.of(0), amounts: Int32Array.of(heads * WHOLE) };
}

function shiftProfile(random: Random): Profile {
  const times: number[] = [];
  const amounts: number[] = [];
  const heads = [random.below(3), 2 + random.below(4), 2 + random.below(3)];
  for (let at = 0; at < HORIZON; at += 8 * HOUR) {
    times.push(at);
    amounts.push(heads[(at / (8 * HOUR)) % 3]! * WHOLE);
  }
  return { times: Int32Array.from(times), amounts: Int32Array.from(amounts) };
}

function operationOf(
  shape: PoolProblemShape,
  random: Random,
  index: number,
  job: number,
  resources: readonly ProblemResource[],
): Operation {
  const choices = shape.alternatives ? 1 + random.below(3) : 1;
  const modes = Array.from({ length: choices }, () => modeOf(shape, random, resources.length));
  const predecessors: Link[] = [];
  for (let back = 1; back <= 4 && back <= index; back++) {
    if (random.next() >= 0.3) continue;
    const wait = random.next() < 0.3 ? random.below(5 * HOUR) : 0;
    predecessors.push({ operation: index - back, wait, transferBatch: 0 });
  }
  return {
    index,
    job,
    label: `${index}`,
    startQuantity: 1,
    goodQuantity: 1,
    modes,
    predecessors,
    release: random.next() < 0.2 ? random.below(DAY) : 0,
    materials: [],
    state: stateOf(shape, random, modes, predecessors),
    published: undefined,
  };
}

function modeOf({ setups }: PoolProblemShape, random: Random, resources: number): Mode {
  const resource = random.next() < 0.4 ? random.below(POOLS) : POOLS + random.below(2);
  const needs: ModeNeed[] = [];
  for (let pool = 0; pool < POOLS && pool < resources; pool++) {
    if (random.next() >= 0.45 || pool === resource) continue;
    const during = setups && random.next() < 0.4 ? (["setup", "run"] as const) : ["all" as const];
    for (const phase of during) {
      needs.push({ resource: pool, amount: (1 + random.below(4)) * (WHOLE / 2), during: phase });
    }
  }
  return {
    resource,
    setup: setups && random.next() < 0.5 ? 600 * (1 + random.below(6)) : 0,
    family: 0,
    run: random.next() < 0.08 ? 0 : 600 * (1 + random.below(24)),
    fixed: 0,
    interruptible: random.next() < 0.8,
    setupNeedsMaterial: false,
    needs,
  };
}

function stateOf(
  { happened, fixed }: PoolProblemShape,
  random: Random,
  modes: readonly Mode[],
  predecessors: readonly Link[],
): OperationState {
  const chance = random.next();
  if (happened && predecessors.length === 0 && chance < 0.15) {
    const end = -random.below(DAY);
    return { kind: "finished", start: end - HOUR, end, resource: modes[0]!.resource, unit: -1 };
  }
  if (happened && predecessors.length === 0 && chance < 0.35) {
    const remaining = 600 * random.below(20);
    return { kind: "running", mode: 0, unit: -1, start: -random.below(4 * HOUR), remaining };
  }
  if (!fixed || chance < 0.85) return { kind: "open" };
  const start = random.below(48) * 1800;
  return { kind: "fixed", by: "lock", mode: random.below(modes.length), unit: -1, start };
}
