import fc from "fast-check";
import { seededRandom, type Random } from "../../src/kernel/random";
import type {
  Goal,
  Job,
  Link,
  Mode,
  ModeNeed,
  Operation,
  OperationState,
  ProblemMaterial,
  ProblemOrder,
  ProblemResource,
  SchedulingProblem,
} from "../../src/schedule/problem";
import { WHOLE, workingTime, type WorkingTime } from "../../src/schedule/working-time";

/** Seconds: few enough that every schedule can be looked at. */
const HORIZON = 14;
const SHIFTS = 0;
const POOL = 2;
const OUTSIDE = 3;

export interface TinyShape {
  readonly seed: number;
  readonly operations: number;
  readonly goal: Goal;
  /** Chance, in tenths, of each thing that makes a problem harder. */
  readonly rich: number;
}

export function tinyShapes(most: number): fc.Arbitrary<TinyShape> {
  return fc.record({
    seed: fc.integer({ min: 0, max: 10_000_000 }),
    operations: fc.integer({ min: 1, max: most }),
    goal: fc.constantFrom<Goal>("On time", "Fewest late", "Throughput", "Cost", "Stable"),
    rich: fc.integer({ min: 0, max: 5 }),
  });
}

/** A problem of some seconds with every feature now and then; the same shape gives the same problem. */
export function tinyProblem(shape: TinyShape): SchedulingProblem {
  return new TinyMaker(shape).make();
}

class TinyMaker {
  private readonly random: Random;
  private readonly operations: Operation[] = [];
  private readonly jobs: Job[] = [];
  private readonly orders: ProblemOrder[] = [];
  private readonly resources: ProblemResource[];
  private readonly materials: ProblemMaterial[];

  constructor(private readonly shape: TinyShape) {
    this.random = seededRandom(shape.seed);
    this.resources = this.makeResources();
    this.materials = this.rarely() ? [this.material()] : [];
  }

  make(): SchedulingProblem {
    while (this.operations.length < this.shape.operations) this.addOrder();
    return {
      horizon: HORIZON,
      goal: this.shape.goal,
      direction: "Forward",
      resources: this.resources,
      families: ["", "red", "blue"],
      changeovers: this.resources.map((r) =>
        r.kind === "units" && this.rarely() ? this.changeovers() : undefined,
      ),
      materials: this.materials,
      orders: this.orders,
      jobs: this.jobs,
      operations: this.withStates(),
    };
  }

  private rarely(): boolean {
    return this.random.below(10) < this.shape.rich;
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.random.below(list.length)]!;
  }

  private makeResources(): ProblemResource[] {
    const cost = () => ({
      perHour: this.pick([0, 3600, 7200]),
      perExtraHour: this.pick([1800, 10_800]),
      extra: this.rarely() ? this.shift() : undefined,
    });
    const machine = (id: string): ProblemResource => {
      const units = [this.calendar()];
      if (this.rarely()) units.push(this.calendar());
      return {
        kind: "units",
        id,
        units,
        lastFamily: units.map(() => this.pick([-1, 1, 2])),
        cost: cost(),
      };
    };
    const times = Int32Array.of(0, 4, 8);
    const amounts = times.map(() => (this.rarely() ? this.pick([0, 500, 1000]) : 2000));
    return [
      machine("M0"),
      machine("M1"),
      { kind: "pool", id: "P", capacity: { times, amounts }, cost: cost() },
      { kind: "unlimited", id: "Outside", time: this.calendar(), cost: cost() },
    ];
  }

  private calendar(): WorkingTime {
    return this.rarely() ? this.shift() : workingTime([{ start: -20, end: HORIZON + 20 }]);
  }

  private shift(): WorkingTime {
    const from = this.random.below(4) + SHIFTS;
    const first = 2 + this.random.below(4);
    const pause = 1 + this.random.below(2);
    return workingTime([
      { start: from, end: from + first },
      { start: from + first + pause, end: HORIZON + 2 },
    ]);
  }

  private changeovers(): Int32Array {
    return Int32Array.from({ length: 9 }, (_, i) => (i % 3 === 0 ? -1 : this.pick([-1, 0, 1, 2])));
  }

  private material(): ProblemMaterial {
    const at = this.random.below(5);
    return {
      id: "steel",
      onHand: this.random.below(3),
      receipts: [{ at, quantity: 1 + this.random.below(2), id: "PO" }],
      boughtAt: at + 1 + this.random.below(4),
    };
  }

  private addOrder(): void {
    const order = this.orders.length;
    const jobs = [this.addJob(order, undefined)];
    if (this.rarely() && this.rarely()) jobs.push(this.addJob(order, undefined));
    if (this.rarely() && this.rarely()) this.addMade(jobs[0]!);
    this.orders.push({
      id: `O${order}`,
      due: this.random.below(10) === 0 ? undefined : this.random.below(9),
      weight: this.pick([0, 0.5, 1, 1, 2, 3]),
      penaltyPerDay: 86_400 * this.pick([0, 1, 2]),
      countsAsLate: !(this.rarely() && this.rarely()),
      jobs,
    });
  }

  /** A made material: its job must be through before an operation of the parent runs. */
  private addMade(parent: number): void {
    const consumer = this.pick(this.jobs[parent]!.operations);
    const made = this.addJob(undefined, consumer);
    const operation = this.jobs[made]!.operations.at(-1)!;
    const taker = this.operations[consumer]!;
    const link: Link = { operation, wait: this.pick([0, 1]), transferBatch: 0 };
    this.operations[consumer] = { ...taker, predecessors: [...taker.predecessors, link] };
  }

  private addJob(order: number | undefined, consumer: number | undefined): number {
    const job = this.jobs.length;
    const operations: number[] = [];
    const length = 1 + this.random.below(this.shape.operations > 2 ? 3 : 2);
    for (let step = 0; step < length; step++) {
      const index = this.operations.length;
      this.operations.push(this.operation(index, job, operations));
      operations.push(index);
    }
    this.jobs.push({ id: `J${job}`, order, consumer, operations });
    return job;
  }

  private operation(index: number, job: number, before: readonly number[]): Operation {
    const quantity = this.pick([1, 2, 3, 4]);
    const modes = [this.mode()];
    if (this.rarely()) modes.push(this.mode());
    return {
      index,
      job,
      label: `op ${index}`,
      startQuantity: quantity,
      goodQuantity: this.pick([quantity, quantity * 0.9]),
      modes,
      predecessors:
        before.length > 0 && this.random.below(8) > 0 ? this.links(before, quantity) : [],
      release: this.rarely() ? this.random.below(4) : 0,
      materials: this.materials.flatMap((_, material) =>
        this.rarely() ? [{ material, quantity: 1 + this.random.below(2) }] : [],
      ),
      state: { kind: "open" },
      published: undefined,
    };
  }

  private links(before: readonly number[], quantity: number): Link[] {
    const ahead = new Set([before[before.length - 1]!]);
    if (this.rarely()) ahead.add(this.pick(before));
    return [...ahead].map((operation) => ({
      operation,
      wait: this.rarely() ? this.pick([1, 2]) : 0,
      transferBatch: this.rarely() ? this.pick([1, 2, quantity / 2]) : 0,
    }));
  }

  private mode(): Mode {
    const resource = this.random.below(6) > 0 ? this.random.below(2) : this.pick([POOL, OUTSIDE]);
    const run = this.rarely() && this.rarely() ? 0 : 1 + this.random.below(4);
    return {
      resource,
      setup: this.rarely() ? 1 : 0,
      family: resource < POOL ? this.random.below(3) : 0,
      run,
      fixed: this.rarely() ? run / 3 : 0,
      interruptible: this.random.below(4) > 0,
      setupNeedsMaterial: this.rarely(),
      needs: this.rarely() ? [this.need()] : [],
    };
  }

  private need(): ModeNeed {
    const resource = this.pick([0, 1, POOL, POOL, POOL]);
    return {
      resource,
      amount: resource === POOL ? this.pick([500, 1000, 1500]) : WHOLE,
      during: this.pick(["all", "run", "setup"]),
    };
  }

  private withStates(): readonly Operation[] {
    let begun = false;
    return this.operations.map((operation) => {
      if (!this.rarely() || !this.rarely()) return operation;
      const kind = this.pick(["finished", "running", "fixed"] as const);
      if (kind !== "fixed" && (begun || operation.predecessors.length > 0)) return operation;
      if (kind !== "fixed") begun = true;
      return { ...operation, state: this.state(operation, kind) };
    });
  }

  private state(operation: Operation, kind: "finished" | "running" | "fixed"): OperationState {
    const { resource } = operation.modes[0]!;
    const unit = this.resources[resource]!.kind === "units" ? this.pick([0, -1]) : -1;
    if (kind === "finished") return { kind, start: -3, end: this.pick([-1, 0]), resource, unit };
    if (kind === "running")
      return {
        kind,
        mode: 0,
        unit: Math.max(unit, unit),
        start: -1,
        remaining: this.random.below(4),
      };
    return { kind, by: "lock", mode: 0, unit, start: this.random.below(5) };
  }
}
