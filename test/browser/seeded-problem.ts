import { DAY, HOUR } from "../../src/kernel/moment";
import { type Random, seededRandom } from "../../src/kernel/random";
import type {
  Goal,
  Mode,
  Operation,
  ProblemOrder,
  ProblemResource,
  SchedulingProblem,
} from "../../src/schedule/problem";
import { workingTime, type WorkingTime } from "../../src/schedule/working-time";

const MACHINES = 6;
const FAMILIES = ["", "red", "blue", "green"];
const HORIZON = 60 * DAY;
const NO_COST = { perHour: 0, perExtraHour: 0, extra: undefined };

/** A workshop drawn by `seed`: shifts, alternatives, changeovers, a labour pool, material, transfer batches. */
export function seededProblem(seed: number, jobs: number, goal: Goal): SchedulingProblem {
  const random = seededRandom(seed);
  const operations: Operation[] = [];
  const orders: ProblemOrder[] = [];
  for (let job = 0; job < jobs; job++) {
    addOperations(random, job, operations);
    orders.push({
      id: `O${job}`,
      due: random.below(20) * DAY + random.below(24) * HOUR,
      weight: random.below(4),
      penaltyPerDay: random.below(500),
      countsAsLate: job % 10 !== 0,
      jobs: [job],
    });
  }
  return {
    horizon: HORIZON,
    goal,
    direction: "Forward",
    resources: resources(random),
    families: FAMILIES,
    changeovers: changeovers(random),
    materials: [
      {
        id: "Steel",
        onHand: 200,
        receipts: [{ at: 3 * DAY, quantity: 400, id: "PO1" }],
        boughtAt: 9 * DAY,
      },
    ],
    orders,
    jobs: orders.map(({ id }, order) => ({
      id,
      order,
      consumer: undefined,
      operations: operations.filter(({ job }) => job === order).map(({ index }) => index),
    })),
    operations,
  };
}

function resources(random: Random): ProblemResource[] {
  const machines = Array.from({ length: MACHINES }, (_, machine): ProblemResource => {
    const units = Array.from({ length: 1 + (machine % 2) }, () => shifts(random));
    const lastFamily = units.map(() => random.below(FAMILIES.length + 1) - 1);
    return { kind: "units", id: `M${machine}`, units, lastFamily, cost: NO_COST };
  });
  const times = Int32Array.from({ length: 180 }, (_, third) => third * 8 * HOUR);
  const amounts = Int32Array.from(times, () => (4 + random.below(5)) * 1000);
  return [...machines, { kind: "pool", id: "Crew", capacity: { times, amounts }, cost: NO_COST }];
}

/** Days of one to three touching shifts, some days closed. */
function shifts(random: Random): WorkingTime {
  const worked = 1 + random.below(3);
  const days = Array.from({ length: HORIZON / DAY }, (_, day) => day);
  return workingTime(
    days
      .filter((day) => day % 7 < 5 && random.below(12) > 0)
      .flatMap((day) => {
        const start = day * DAY + 6 * HOUR;
        const pause = start + 4 * HOUR;
        return [
          { start, end: pause },
          { start: pause + 1800, end: start + worked * 8 * HOUR },
        ];
      }),
  );
}

function changeovers(random: Random): SchedulingProblem["changeovers"] {
  const table = (machine: number) =>
    machine % 3 === 0
      ? undefined
      : Int32Array.from({ length: FAMILIES.length ** 2 }, () => random.below(5) * 900 - 900).map(
          (seconds) => Math.max(seconds, -1),
        );
  return Array.from({ length: MACHINES + 1 }, (_, machine) => table(machine));
}

function addOperations(random: Random, job: number, operations: Operation[]): void {
  const quantity = 10 + random.below(90);
  const family = 1 + random.below(FAMILIES.length - 1);
  const steps = 2 + random.below(4);
  for (let step = 0; step < steps; step++) {
    const index = operations.length;
    const first = step === 0;
    operations.push({
      index,
      job,
      label: `O${job} step ${step}`,
      startQuantity: quantity,
      goodQuantity: quantity,
      modes: modes(random, family, quantity),
      predecessors: first
        ? []
        : [
            {
              operation: index - 1,
              wait: random.below(3) * HOUR,
              transferBatch: random.below(2) * 10,
            },
          ],
      release: first ? random.below(5) * DAY : 0,
      materials: first && job % 3 === 0 ? [{ material: 0, quantity }] : [],
      state: { kind: "open" },
      published: undefined,
    });
  }
}

function modes(random: Random, family: number, quantity: number): Mode[] {
  const first = random.below(MACHINES);
  const machines = random.below(2) === 0 ? [first] : [first, (first + 1) % MACHINES];
  const fixed = random.below(600);
  return machines.map((resource) => ({
    resource,
    setup: random.below(4) * 600,
    family,
    run: fixed + quantity * (60 + random.below(120)),
    fixed,
    interruptible: random.below(4) > 0,
    setupNeedsMaterial: random.below(2) === 0,
    needs: [{ resource: MACHINES, amount: 500 + random.below(3) * 500, during: "all" }],
  }));
}
