import type { Calendar } from "./calendar";
import type { CalendarBook } from "./calendar-book";
import type { Mode, ModeNeed, ProblemResource, SchedulingProblem } from "./problem";
import { WHOLE } from "./working-time";

/** During which part of an operation a unit is taken besides its own. */
export type Phase = "all" | "setup" | "run";

/** What modes with the same resource and the same needs have in common. */
export interface ModeShape {
  readonly resource: number;
  readonly kind: ProblemResource["kind"];
  /** Ways to choose units that differ in their working time. */
  readonly variants: readonly ModeVariant[];
  /** Pools held, with the thousandths held while setting up and while running. */
  readonly pools: readonly PoolHold[];
  /** Setup seconds by family from and to; undefined: Setup min always. */
  readonly changeover: Int32Array | undefined;
}

export interface PoolHold {
  readonly pool: number;
  readonly setup: number;
  readonly run: number;
}

export interface ModeVariant {
  /** Lines of the units that can do it; empty where the resource has no units. */
  readonly lines: readonly number[];
  readonly needs: readonly UnitNeed[];
  /** When the setup advances. */
  readonly setupTime: Calendar;
  /** When the run advances. */
  readonly runTime: Calendar;
}

export interface UnitNeed {
  /** Index into the mode's needs. */
  readonly need: number;
  readonly lines: readonly number[];
  readonly count: number;
  readonly phase: Phase;
}

/** Makes the shapes of a problem's modes, each once. `firstLine[r]` is the line of unit 0 of resource r. */
export class ModeShapes {
  readonly shapes: ModeShape[] = [];
  private readonly byKey = new Map<string, number>();

  constructor(
    private readonly problem: SchedulingProblem,
    private readonly book: CalendarBook,
    private readonly firstLine: Int32Array,
  ) {}

  /** Index of the shape of `mode`. */
  of(mode: Mode): number {
    let key = String(mode.resource);
    for (const n of mode.needs) key += `;${n.resource},${n.amount},${n.during}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    this.shapes.push(this.make(mode));
    this.byKey.set(key, this.shapes.length - 1);
    return this.shapes.length - 1;
  }

  private make(mode: Mode): ModeShape {
    const { problem } = this;
    const main = problem.resources[mode.resource]!;
    const pools = poolHolds(problem, mode);
    let setupTime = this.book.always;
    let runTime = this.book.always;
    for (const hold of pools) {
      const pool = problem.resources[hold.pool]!;
      if (pool.kind !== "pool") continue;
      if (hold.setup > 0)
        setupTime = this.book.both(setupTime, this.book.withAtLeast(pool.capacity, hold.setup));
      if (hold.run > 0)
        runTime = this.book.both(runTime, this.book.withAtLeast(pool.capacity, hold.run));
    }
    for (const { resource, during } of [
      { resource: mode.resource, during: "all" } as const,
      ...mode.needs,
    ]) {
      const needed = problem.resources[resource]!;
      if (needed.kind !== "unlimited") continue;
      const time = this.book.of(needed.time);
      if (during !== "run") setupTime = this.book.both(setupTime, time);
      if (during !== "setup") runTime = this.book.both(runTime, time);
    }
    return {
      resource: mode.resource,
      kind: main.kind,
      variants: this.variants(mode, setupTime, runTime),
      pools,
      changeover: main.kind === "units" ? problem.changeovers[mode.resource] : undefined,
    };
  }

  private variants(mode: Mode, setupTime: Calendar, runTime: Calendar): ModeVariant[] {
    let variants: ModeVariant[] = [{ lines: [], needs: [], setupTime, runTime }];
    if (this.problem.resources[mode.resource]!.kind === "units") {
      variants = this.unitClasses(mode.resource).map(({ lines, time }) => ({
        lines,
        needs: [],
        setupTime: this.book.both(setupTime, time),
        runTime: this.book.both(runTime, time),
      }));
    }
    mode.needs.forEach((need, index) => {
      if (this.problem.resources[need.resource]!.kind !== "units") return;
      const choices = this.needChoices(mode, need, index);
      variants = variants.flatMap((variant) => choices.map((choice) => this.join(variant, choice)));
    });
    return variants;
  }

  private join(variant: ModeVariant, choice: UnitNeed & { readonly time: Calendar }): ModeVariant {
    const { need, lines, count, phase, time } = choice;
    return {
      lines: variant.lines,
      needs: [...variant.needs, { need, lines, count, phase }],
      setupTime: phase === "run" ? variant.setupTime : this.book.both(variant.setupTime, time),
      runTime: phase === "setup" ? variant.runTime : this.book.both(variant.runTime, time),
    };
  }

  /** Units of a resource grouped by equal working time. */
  private unitClasses(resource: number): { lines: number[]; time: Calendar }[] {
    const units = this.problem.resources[resource]!;
    if (units.kind !== "units") return [];
    const classes = new Map<Calendar, number[]>();
    units.units.forEach((unit, index) => {
      const time = this.book.of(unit);
      const lines = classes.get(time) ?? [];
      classes.set(time, lines);
      lines.push(this.firstLine[resource]! + index);
    });
    return [...classes].map(([time, lines]) => ({ lines, time }));
  }

  /**
   * The ways to take `n` units: all from the units of one working time, or, where no such group is
   * large enough, the first n, 2 … n + 1 and so on.
   */
  private needChoices(mode: Mode, need: ModeNeed, index: number) {
    const count = Math.ceil(need.amount / WHOLE);
    const phase: Phase = need.during;
    const others = mode.needs.filter((n) => n !== need && n.resource === need.resource);
    const taken = others.reduce((sum, n) => sum + Math.ceil(n.amount / WHOLE), 0);
    const spare = taken + (mode.resource === need.resource ? 1 : 0);
    const classes = this.unitClasses(need.resource);
    const large = classes.filter(({ lines }) => lines.length >= count + spare);
    if (large.length > 0)
      return large.map(({ lines, time }) => ({ need: index, lines, count, phase, time }));
    const all = classes.flatMap(({ lines, time }) => lines.map((line) => ({ line, time })));
    all.sort((a, b) => b.time.total - a.time.total || a.line - b.line);
    return Array.from(
      { length: Math.max(0, Math.min(spare, all.length - count)) + 1 },
      (_, skip) => {
        const units = all.slice(skip, skip + count);
        const time = units.reduce(
          (both, unit) => this.book.both(both, unit.time),
          this.book.always,
        );
        return { need: index, lines: units.map((unit) => unit.line), count, phase, time };
      },
    );
  }
}

function poolHolds(problem: SchedulingProblem, mode: Mode): PoolHold[] {
  const holds = new Map<number, { pool: number; setup: number; run: number }>();
  const hold = (pool: number, amount: number, phase: Phase) => {
    if (problem.resources[pool]!.kind !== "pool") return;
    const held = holds.get(pool) ?? { pool, setup: 0, run: 0 };
    holds.set(pool, held);
    if (phase !== "run") held.setup += amount;
    if (phase !== "setup") held.run += amount;
  };
  hold(mode.resource, WHOLE, "all");
  for (const need of mode.needs) hold(need.resource, need.amount, need.during);
  return [...holds.values()].filter((h) => h.setup > 0 || h.run > 0);
}
