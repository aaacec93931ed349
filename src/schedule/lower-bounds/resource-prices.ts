import type { Calendar } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import type { Mode } from "../problem";
import { heldBy } from "./holdings";
import type { TimeGrid } from "./time-grid";

/** What one way holds in one phase: so much of each resource while it works in its calendar. */
export interface Hold {
  readonly calendar: Calendar;
  readonly resources: readonly number[];
  readonly amounts: readonly number[];
  /** Work in the calendar before each bucket. */
  work: Float64Array;
  /** Price of a second of work in each bucket. */
  rate: Float64Array;
  /** Price of all work before each bucket. */
  cost: Float64Array;
}

/** Prices of resources by bucket, and what they make of each hold. The last bucket is free. */
export class ResourcePrices {
  readonly holds: Hold[] = [];
  /** Price of a unit or head second at resource × buckets + bucket. */
  price = new Float64Array(0);
  private grid: TimeGrid | undefined;
  private readonly byKey = new Map<string, number>();

  constructor(private readonly compiled: CompiledProblem) {}

  /** Index of what a mode holds during a phase, advancing in `calendar`. */
  holdOf(mode: Mode, phase: "setup" | "run", calendar: Calendar): number {
    const amounts = heldBy(this.compiled, mode, phase);
    const key = `${calendar.id};${[...amounts].join(";")}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const empty = new Float64Array(0);
    this.holds.push({
      calendar,
      resources: [...amounts.keys()],
      amounts: [...amounts.values()],
      work: empty,
      rate: empty,
      cost: empty,
    });
    this.byKey.set(key, this.holds.length - 1);
    return this.holds.length - 1;
  }

  /** Takes the prices over to another grid: each new bucket has those of the old one that it begins in. */
  moveTo(grid: TimeGrid): void {
    const before = this.grid;
    const old = this.price;
    const count = this.compiled.problem.resources.length;
    this.price = new Float64Array(count * grid.buckets);
    for (let b = 0; before && b + 1 < grid.buckets; b++) {
      const from = before.bucketOf(grid.edges[b]!);
      for (let r = 0; r < count; r++)
        this.price[r * grid.buckets + b] = old[r * before.buckets + from]!;
    }
    this.grid = grid;
    for (const hold of this.holds) {
      hold.work = grid.workBefore(hold.calendar);
      hold.rate = new Float64Array(grid.buckets);
      hold.cost = new Float64Array(grid.buckets);
    }
  }

  /** Makes the holds follow the prices; only those of one resource where it is given. */
  apply(resource?: number): void {
    const buckets = this.grid!.buckets;
    for (const { resources, amounts, work, rate, cost } of this.holds) {
      if (resource !== undefined && !resources.includes(resource)) continue;
      rate.fill(0);
      for (let i = 0; i < resources.length; i++) {
        const row = resources[i]! * buckets;
        for (let b = 0; b + 1 < buckets; b++) rate[b]! += amounts[i]! * this.price[row + b]!;
      }
      for (let b = 0; b + 1 < buckets; b++)
        cost[b + 1] = cost[b]! + rate[b]! * (work[b + 1]! - work[b]!);
    }
  }
}
