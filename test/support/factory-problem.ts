import { seededRandom, type Random } from "../../src/kernel/random";
import type {
  Job,
  Link,
  Mode,
  ModeNeed,
  Operation,
  ProblemOrder,
  ProblemResource,
  SchedulingProblem,
} from "../../src/schedule/problem";
import { WHOLE, workingTime, type WorkingTime } from "../../src/schedule/working-time";

const HOUR = 3600;
const DAY = 24 * HOUR;
const FAMILIES = 8;
const OPERATIONS_PER_ORDER = 5;

/**
 * A factory as planners have it: shops of machines in two and three shifts, labour pools, changeover
 * families, alternatives, batches, materials; about 100 operations a resource, loaded to about 90 %.
 */
export function factoryProblem(operations: number, seed = 1): SchedulingProblem {
  const random = seededRandom(seed);
  const machines = Math.max(4, Math.round(operations / 100));
  const horizon = 120 * DAY;
  const shifts = [
    shiftTime(horizon, [6, 14]),
    shiftTime(horizon, [6, 14, 22]),
    shiftTime(horizon, [6]),
  ];
  const cost = { perHour: 40, perExtraHour: 60, extra: undefined };
  const resources: ProblemResource[] = Array.from({ length: machines }, (_, m) => {
    const time = shifts[m % 5 === 0 ? 1 : 0]!;
    const units = m % 7 === 0 ? [time, time, shifts[2]!] : [time];
    return { kind: "units", id: `M${m}`, units, lastFamily: units.map(() => 0), cost };
  });
  const shop = { random, machines, pools: Math.max(1, Math.round(machines / 12)) };
  for (let p = 0; p < shop.pools; p++) resources.push(labour(p, horizon, 14));
  const jobs: Job[] = [];
  const orders: ProblemOrder[] = [];
  const all: Operation[] = [];
  for (let o = 0; all.length < operations; o++) addOrder(o, shop, all, jobs, orders);
  return {
    horizon,
    goal: "On time",
    direction: "Forward",
    resources,
    families: Array.from({ length: FAMILIES }, (_, f) => `F${f}`),
    changeovers: resources.map((r, m) =>
      r.kind === "units" && m % 3 === 0 ? changeovers(random) : undefined,
    ),
    materials: Array.from({ length: 20 }, (_, m) => ({
      id: `Mat${m}`,
      onHand: operations / 10,
      receipts: Array.from({ length: 10 }, (__, k) => ({
        at: (k + 1) * DAY,
        quantity: operations / 40,
        id: `PO${k}`,
      })),
      boughtAt: 20 * DAY,
    })),
    orders,
    jobs,
    operations: all,
  };
}

interface Shop {
  readonly random: Random;
  readonly machines: number;
  readonly pools: number;
}

function shiftTime(horizon: number, hours: readonly number[]): WorkingTime {
  const stretches: { start: number; end: number }[] = [];
  for (let day = 0; day * DAY < horizon; day++) {
    if (day % 7 > 4) continue;
    for (const hour of hours) {
      const start = day * DAY + hour * HOUR;
      stretches.push(
        { start, end: start + 4 * HOUR },
        { start: start + 4.5 * HOUR, end: start + 8 * HOUR },
      );
    }
  }
  return workingTime(stretches);
}

function labour(index: number, horizon: number, heads: number): ProblemResource {
  const times: number[] = [];
  const amounts: number[] = [];
  for (let at = 6 * HOUR; at < horizon; at += 8 * HOUR) {
    times.push(at);
    amounts.push((at % DAY === 22 * HOUR ? Math.ceil(heads / 2) : heads) * WHOLE);
  }
  const capacity = { times: Int32Array.from(times), amounts: Int32Array.from(amounts) };
  return {
    kind: "pool",
    id: `Crew${index}`,
    capacity,
    cost: { perHour: 30, perExtraHour: 45, extra: undefined },
  };
}

function changeovers(random: Random): Int32Array {
  const table = new Int32Array(FAMILIES * FAMILIES).fill(-1);
  for (let from = 0; from < FAMILIES; from++) {
    for (let to = 1; to < FAMILIES; to++) {
      table[from * FAMILIES + to] = from === to ? 300 : 600 * (1 + random.below(8));
    }
  }
  return table;
}

function addOrder(
  number: number,
  shop: Shop,
  all: Operation[],
  jobs: Job[],
  orders: ProblemOrder[],
): void {
  const { random } = shop;
  const operations: number[] = [];
  const quantity = 20 + random.below(200);
  const release = random.below(20) * DAY;
  for (let step = 0; step < OPERATIONS_PER_ORDER; step++) {
    const index = all.length;
    const link: Link | undefined =
      step > 0
        ? {
            operation: index - 1,
            wait: random.below(10) === 0 ? 4 * HOUR : 0,
            transferBatch: random.below(5) === 0 ? 25 : 0,
          }
        : undefined;
    all.push({
      index,
      job: jobs.length,
      label: `O${number}-${step}`,
      startQuantity: quantity,
      goodQuantity: quantity,
      modes: modesOf(shop),
      predecessors: link ? [link] : [],
      release: step === 0 ? release : 0,
      materials:
        step === 0 && random.below(4) === 0
          ? [{ material: random.below(20), quantity: 1 + random.below(5) }]
          : [],
      state: { kind: "open" },
      published: undefined,
    });
    operations.push(index);
  }
  orders.push({
    id: `O${number}`,
    due: release + (1 + random.below(6)) * DAY,
    weight: [1, 1, 1, 2, 4][random.below(5)]!,
    penaltyPerDay: 50,
    countsAsLate: true,
    jobs: [jobs.length],
  });
  jobs.push({ id: `O${number}`, order: orders.length - 1, consumer: undefined, operations });
}

function modesOf({ random, machines, pools }: Shop): Mode[] {
  const first = random.below(machines);
  const choices = random.below(4) === 0 ? [first, (first + 1) % machines] : [first];
  const setup = 300 * random.below(5);
  const run = 1200 + random.below(3 * HOUR);
  const family = random.below(FAMILIES);
  return choices.map((resource) => {
    const crew: ModeNeed = {
      resource: machines + (resource % pools),
      amount: WHOLE,
      during: "all",
    };
    return {
      resource,
      setup,
      family,
      run,
      fixed: 0,
      interruptible: random.below(6) > 0 || run > 3 * HOUR,
      setupNeedsMaterial: false,
      needs: random.below(2) === 0 ? [crew] : [],
    };
  });
}
