import fc from "fast-check";
import { seededRandom, type Random } from "../../src/kernel/random";
import type {
  Direction,
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
import {
  WHOLE,
  workingTime,
  type Profile,
  type WorkingTime,
} from "../../src/schedule/working-time";

const HOUR = 3600;
const DAY = 24 * HOUR;

export const GOALS: readonly Goal[] = ["On time", "Fewest late", "Throughput", "Cost", "Stable"];

/** What a random problem has; all features at once unless one is switched off. */
export interface ProblemShape {
  readonly seed: number;
  readonly orders: number;
  readonly goal: Goal;
  readonly direction: Direction;
  readonly shifts: boolean;
  readonly pools: boolean;
  readonly alternatives: boolean;
  readonly changeovers: boolean;
  readonly batches: boolean;
  readonly materials: boolean;
  readonly happened: boolean;
  readonly fixed: boolean;
  readonly short: boolean;
}

/** Shapes for fast-check; it shrinks to few orders and few features. */
export function problemShapes(most = 12): fc.Arbitrary<ProblemShape> {
  const usually = fc.integer({ min: 0, max: 9 }).map((n) => n > 0);
  return fc.record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    orders: fc.integer({ min: 1, max: most }),
    goal: fc.constantFrom(...GOALS),
    direction: fc.constantFrom<Direction>("Forward", "Just in time"),
    shifts: usually,
    pools: usually,
    alternatives: usually,
    changeovers: usually,
    batches: usually,
    materials: usually,
    happened: usually,
    fixed: usually,
    short: fc.integer({ min: 0, max: 4 }).map((n) => n === 4),
  });
}

/** The problem of a shape: the same shape gives the same problem everywhere. */
export function randomProblem(shape: ProblemShape): SchedulingProblem {
  return new ProblemMaker(shape).make();
}

class ProblemMaker {
  private readonly random: Random;
  private readonly horizon: number;
  private readonly families = ["", "red", "green", "blue"];
  private readonly operations: Operation[] = [];
  private readonly jobs: Job[] = [];
  private readonly orders: ProblemOrder[] = [];
  private readonly resources: ProblemResource[];
  private readonly materials: ProblemMaterial[];

  constructor(private readonly shape: ProblemShape) {
    this.random = seededRandom(shape.seed);
    this.horizon = (shape.short ? 3 : 40) * DAY;
    this.resources = this.makeResources();
    this.materials = shape.materials ? [this.material("steel"), this.material("glue")] : [];
  }

  make(): SchedulingProblem {
    for (let o = 0; o < this.shape.orders; o++) this.addOrder(o);
    return {
      horizon: this.horizon,
      goal: this.shape.goal,
      direction: this.shape.direction,
      resources: this.resources,
      families: this.families,
      changeovers: this.resources.map((r, i) =>
        r.kind === "units" ? this.changeover(i) : undefined,
      ),
      materials: this.materials,
      orders: this.orders,
      jobs: this.jobs,
      operations: this.withStates(),
    };
  }

  private chance(share: number): boolean {
    return this.random.next() < share;
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.random.below(list.length)]!;
  }

  private between(low: number, high: number): number {
    return low + this.random.below(high - low + 1);
  }

  private makeResources(): ProblemResource[] {
    const cost = () => ({
      perHour: this.pick([0, 20, 35.5]),
      perExtraHour: this.pick([0, 50]),
      extra: this.chance(0.3) ? this.shiftTime([0, 7], [6], 0.3) : undefined,
    });
    const resources: ProblemResource[] = [];
    for (let m = 0; m < 4; m++) {
      const first = this.calendar();
      const units = [first];
      for (let u = this.random.below(3); u > 0; u--) {
        units.push(this.chance(0.5) ? first : this.calendar());
      }
      const lastFamily = units.map(() => this.between(-1, 3));
      resources.push({ kind: "units", id: `M${m}`, units, lastFamily, cost: cost() });
    }
    for (let p = 0; p < 2; p++) {
      resources.push({ kind: "pool", id: `P${p}`, capacity: this.headCount(), cost: cost() });
    }
    resources.push({ kind: "unlimited", id: "Subcontract", time: this.calendar(), cost: cost() });
    return resources;
  }

  private calendar(): WorkingTime {
    if (!this.shape.shifts || this.chance(0.15))
      return workingTime([{ start: -DAY, end: this.horizon + DAY }]);
    return this.shiftTime(
      [0, 4 + this.random.below(4)],
      this.pick([[6], [6, 14], [6, 14, 22], [22]]),
      1,
    );
  }

  /** Shifts of eight hours with a break, on days of the week in a range; some closed. */
  private shiftTime(
    days: readonly [number, number],
    hours: readonly number[],
    share: number,
  ): WorkingTime {
    const stretches: { start: number; end: number }[] = [];
    const pause = this.chance(0.7) ? 30 * 60 : 0;
    for (let day = -2; day * DAY < this.horizon + 2 * DAY; day++) {
      const weekday = ((day % 7) + 7) % 7;
      if (weekday < days[0] || weekday > days[1] || !this.chance(0.95 * share)) continue;
      for (const hour of hours) {
        const start = day * DAY + hour * HOUR;
        stretches.push({ start, end: start + 4 * HOUR });
        stretches.push({ start: start + 4 * HOUR + pause, end: start + 8 * HOUR });
      }
    }
    return workingTime(stretches);
  }

  private headCount(): Profile {
    const times: number[] = [];
    const amounts: number[] = [];
    const step = this.shape.shifts ? 8 * HOUR : this.horizon;
    for (let at = 0; at < this.horizon; at += step) {
      times.push(at);
      amounts.push(this.chance(0.2) && this.shape.shifts ? 0 : this.between(1, 4) * (WHOLE / 2));
    }
    if (amounts.every((amount) => amount < 2 * WHOLE)) amounts[0] = 2 * WHOLE;
    if (!this.shape.shifts) amounts.fill(2 * WHOLE);
    return { times: Int32Array.from(times), amounts: Int32Array.from(amounts) };
  }

  private changeover(_resource: number): Int32Array | undefined {
    if (!this.shape.changeovers || this.chance(0.3)) return undefined;
    const table = new Int32Array(this.families.length ** 2).fill(-1);
    for (let i = 0; i < table.length; i++) {
      const to = i % this.families.length;
      if (to > 0 && this.chance(0.7)) table[i] = this.pick([0, 600, 1800, 5400]);
    }
    return table;
  }

  private material(id: string): ProblemMaterial {
    const receipts = Array.from({ length: this.random.below(4) }, (_, k) => ({
      at: this.between(0, 8 * DAY),
      quantity: this.between(1, 60) / 4,
      id: `PO${k}`,
    })).sort((a, b) => a.at - b.at);
    const boughtAt = this.between(2, 12) * DAY;
    return {
      id,
      onHand: this.random.below(30),
      receipts: receipts.filter((r) => r.at < boughtAt),
      boughtAt,
    };
  }

  private addOrder(number: number): void {
    const lots = this.chance(0.2) ? 2 : 1;
    const jobs: number[] = [];
    for (let lot = 0; lot < lots; lot++) {
      const job = this.addJob(`O${number}${lots > 1 ? `/${lot + 1}` : ""}`, number, undefined);
      jobs.push(job);
      if (this.shape.materials && this.chance(0.2)) this.addMade(job, number);
    }
    this.orders.push({
      id: `O${number}`,
      due: this.chance(0.9) ? this.between(0, 10 * DAY) : undefined,
      weight: this.pick([0, 0.5, 1, 1, 2, 4]),
      penaltyPerDay: this.pick([0, 0, 100]),
      countsAsLate: this.chance(0.8),
      jobs,
    });
  }

  /** A made material: its last operations must be through before the consumer runs. */
  private addMade(parent: number, number: number): void {
    const consumer = this.pick(this.jobs[parent]!.operations);
    const made = this.addJob(`O${number}/part`, undefined, consumer);
    const last = this.jobs[made]!.operations.slice(-1);
    const links = last.map((operation): Link => ({
      operation,
      wait: this.pick([0, HOUR]),
      transferBatch: 0,
    }));
    const taker = this.operations[consumer]!;
    this.operations[consumer] = { ...taker, predecessors: [...taker.predecessors, ...links] };
  }

  private addJob(id: string, order: number | undefined, consumer: number | undefined): number {
    const job = this.jobs.length;
    const length = this.between(1, 5);
    const quantity = this.between(1, 120);
    const operations: number[] = [];
    const release = this.chance(0.3) ? this.between(0, 5 * DAY) : 0;
    for (let step = 0; step < length; step++) {
      const index = this.operations.length;
      this.operations.push(
        this.operation(index, job, `${id}-${step}`, quantity, operations, release),
      );
      operations.push(index);
    }
    this.jobs.push({ id, order, consumer, operations });
    return job;
  }

  private operation(
    index: number,
    job: number,
    label: string,
    quantity: number,
    before: readonly number[],
    release: number,
  ): Operation {
    const modes = Array.from({ length: this.shape.alternatives ? this.between(1, 3) : 1 }, () =>
      this.mode(),
    );
    const materials = this.materials.flatMap((_, material) =>
      this.chance(0.25) ? [{ material, quantity: this.between(1, 40) / 4 }] : [],
    );
    return {
      index,
      job,
      label,
      startQuantity: quantity,
      goodQuantity: this.pick([quantity, quantity * 1.03]),
      modes,
      predecessors: this.links(before, quantity),
      release,
      materials,
      state: { kind: "open" },
      published: this.chance(0.3)
        ? { start: this.between(0, 10 * DAY), resource: modes[0]!.resource, unit: 0 }
        : undefined,
    };
  }

  private links(before: readonly number[], quantity: number): Link[] {
    if (before.length === 0) return [];
    const ahead = new Set([before[before.length - 1]!]);
    if (this.chance(0.3)) ahead.add(this.pick(before));
    if (this.chance(0.1)) ahead.delete(before[before.length - 1]!);
    return [...ahead].map((operation) => ({
      operation,
      wait: this.chance(0.25) ? this.pick([600, HOUR, 12 * HOUR]) : 0,
      transferBatch:
        this.shape.batches && this.chance(0.4)
          ? this.pick([1, 7, 10, quantity / 3, quantity * 2])
          : 0,
    }));
  }

  private mode(): Mode {
    const resource = this.chance(0.75) ? this.random.below(4) : this.between(4, 6);
    const interruptible = this.chance(0.75);
    const run = this.chance(0.03) ? 0 : this.between(1, (interruptible ? 9 : 3) * HOUR);
    const setup = this.chance(0.4) ? 0 : this.pick([300, 1200, 1799, 3600]);
    return {
      resource,
      setup,
      family:
        this.resources[resource]!.kind === "units" ? this.random.below(this.families.length) : 0,
      run,
      fixed: this.chance(0.3) ? (run * this.random.below(5)) / 7 : 0,
      interruptible,
      setupNeedsMaterial: this.chance(0.2),
      needs: this.shape.pools ? this.needs() : [],
    };
  }

  private needs(): ModeNeed[] {
    const needs: ModeNeed[] = [];
    if (this.chance(0.5)) {
      needs.push({
        resource: this.between(4, 5),
        amount: this.pick([500, 1000, 1000, 2000]),
        during: "all",
      });
    } else if (this.chance(0.4)) {
      const pool = this.between(4, 5);
      needs.push({ resource: pool, amount: this.pick([500, 1000]), during: "setup" });
      needs.push({ resource: this.between(4, 5), amount: this.pick([500, 1000]), during: "run" });
    }
    if (this.chance(0.12)) {
      const amount = this.chance(0.8) ? WHOLE : 2 * WHOLE;
      needs.push({
        resource: this.random.below(4),
        amount,
        during: this.pick(["all", "run", "setup"]),
      });
    }
    return needs;
  }

  /** Marks some operations as finished, running, locked or frozen; some of it contradicts itself. */
  private withStates(): readonly Operation[] {
    const running = new Set<string>();
    return this.operations.map((operation) => {
      const state = this.state(operation, running);
      return state ? { ...operation, state } : operation;
    });
  }

  private state(operation: Operation, running: Set<string>): OperationState | undefined {
    const first = operation.predecessors.length === 0;
    if (this.shape.happened && first && this.chance(0.15)) {
      const { resource } = operation.modes[0]!;
      const unit = this.resources[resource]!.kind === "units" && this.chance(0.7) ? 0 : -1;
      const end = -this.between(0, 2 * DAY);
      return { kind: "finished", start: end - this.between(60, DAY), end, resource, unit };
    }
    if (this.shape.happened && first && this.chance(0.12)) {
      const { resource } = operation.modes[0]!;
      const key = `${resource}`;
      if (running.has(key)) return undefined;
      running.add(key);
      const unit = this.resources[resource]!.kind === "units" ? 0 : -1;
      return {
        kind: "running",
        mode: 0,
        unit,
        start: -this.between(0, 8 * HOUR),
        remaining: this.between(0, 6 * HOUR),
      };
    }
    if (this.shape.fixed && this.chance(0.12)) {
      const mode = this.random.below(operation.modes.length);
      const resource = this.resources[operation.modes[mode]!.resource]!;
      const unit =
        resource.kind === "units" && this.chance(0.8)
          ? this.random.below(resource.units.length)
          : -1;
      const start = Math.floor(this.between(0, 6 * DAY) / 1800) * 1800;
      return { kind: "fixed", by: this.pick(["lock", "freeze"]), mode, unit, start };
    }
    return undefined;
  }
}
