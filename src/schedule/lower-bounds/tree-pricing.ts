import type { Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";
import type { CompiledProblem } from "../compiled-problem";
import type { EarliestTimes } from "../earliest-times";
import {
  addLeastPrices,
  cheapestMoment,
  NO_CURVE,
  type Cells,
  type FinishCurve,
} from "./least-price";
import type { OrderTrees } from "./order-trees";
import type { ResourcePrices } from "./resource-prices";
import { StartCells, type Row } from "./start-cells";
import { lastNotAfter, type TimeGrid } from "./time-grid";

/** One way of a node with what it holds. */
interface PricedRow extends Row {
  readonly runHold: number;
  readonly setupHold: number;
  readonly setup: Seconds;
  /** What the way costs more than the node's cheapest one. */
  readonly extra: number;
}

/** What the orders cost beside prices. */
export interface OrderCosts {
  /** Of an order's finish. */
  curve(order: number): FinishCurve;
  /** Of a way; undefined: nothing. */
  readonly way: ((way: number) => number) | undefined;
}

/**
 * Orders scheduled by themselves at the least sum of the cost of their finish and of prices for what
 * they hold: a dynamic programme over each tree, by cell of run start. Run starts of one cell count
 * as its earliest one for what follows and as its cheapest one for the price, so that the sum is
 * never above the true one.
 */
export class TreePricing {
  /** What the cheapest plans of all orders hold, at resource × buckets + bucket. */
  usage = new Float64Array(0);
  /** Cells that one evaluation looks at: those of every row, once for its run and once for its setup, and the prices. */
  stepWork = 0;
  private readonly rows: PricedRow[] = [];
  private readonly rowFirst: Int32Array;
  private readonly curves: readonly FinishCurve[];
  /** The root of each tree; -1 where there are several. */
  private readonly onlyRoot: Int32Array;
  private cells: Cells[] = [];
  /** By link to a kid and row of the kid. */
  private through: Int16Array[][] = [];
  private thresholds: (Int32Array | undefined)[] = [];
  private endedBy: (Int16Array | undefined)[] = [];
  /** By row of the tree and cell: least cost with a run start up to there, and its cell. */
  private least = new Float64Array(0);
  private chosen = new Int16Array(0);
  private kids = new Float64Array(0);
  private one = new Float64Array(0);
  private buckets = 0;

  constructor(
    private readonly compiled: CompiledProblem,
    private readonly times: EarliestTimes,
    private readonly trees: OrderTrees,
    private readonly prices: ResourcePrices,
    costs: OrderCosts,
  ) {
    this.rowFirst = new Int32Array(trees.operation.length + 1);
    trees.operation.forEach((o, node) => {
      this.addRows(o, costs);
      this.rowFirst[node + 1] = this.rows.length;
    });
    this.curves = trees.order.map((order) => costs.curve(order));
    this.onlyRoot = Int32Array.from(trees.order, (_, t) => {
      const roots = this.rootsOf(t);
      return roots.length === 1 ? roots[0]! : -1;
    });
  }

  private addRows(o: number, costs: OrderCosts): void {
    const { ways } = this.times;
    let least = Infinity;
    const possible: number[] = [];
    for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++) {
      if (this.times.wayEnd[way]! >= NEVER) continue;
      possible.push(way);
      if (costs.way) least = Math.min(least, costs.way(way));
    }
    for (const way of possible) {
      const { setupTime, runTime } = ways.time[way]!;
      const row = ways.mode[way]! - this.compiled.modeFirst[o]!;
      const mode = this.compiled.problem.operations[o]!.modes[row]!;
      const run = ways.run[way]!;
      this.rows.push({
        way,
        run,
        calendar: run > 0 ? runTime : this.compiled.book.always,
        runHold: this.prices.holdOf(mode, "run", runTime),
        setupHold: this.prices.holdOf(mode, "setup", setupTime),
        setup: ways.setup[way]!,
        extra: costs.way ? costs.way(way) - least : 0,
      });
    }
  }

  private rootsOf(t: number): number[] {
    const roots: number[] = [];
    for (let n = this.trees.first[t]!; n < this.trees.first[t + 1]!; n++)
      if (this.trees.root[n] === 1) roots.push(n);
    return roots;
  }

  /** Takes another grid. */
  moveTo(grid: TimeGrid): void {
    const { trees, rows, rowFirst } = this;
    const cut = new StartCells(this.compiled, this.times, trees, rows, rowFirst, grid);
    const buckets = grid.buckets;
    this.buckets = buckets;
    this.cells = [];
    this.through = [];
    this.endedBy = [];
    this.thresholds = [];
    const phases = rows.reduce((sum, { setup }) => sum + (setup > 0 ? 2 : 1), 0);
    this.stepWork = phases * buckets + this.prices.price.length;
    let most = 0;
    for (let t = 0; t < trees.order.length; t++) {
      this.thresholds[t] =
        this.onlyRoot[t]! < 0 ? thresholdsOf(grid, this.curves[t]!.kink) : undefined;
      for (let n = trees.first[t]!; n < trees.first[t + 1]!; n++) this.cutNode(cut, t, n);
      most = Math.max(most, rowFirst[trees.first[t + 1]!]! - rowFirst[trees.first[t]!]!);
    }
    this.least = new Float64Array(most * buckets);
    this.chosen = new Int16Array(most * buckets);
    this.kids = new Float64Array(buckets);
    this.one = new Float64Array(buckets);
    this.usage = new Float64Array(this.compiled.problem.resources.length * buckets);
  }

  private cutNode(cut: StartCells, t: number, node: number): void {
    const { trees, rows, rowFirst } = this;
    const only = this.onlyRoot[t] === node;
    cut.cut(node);
    for (let r = rowFirst[node]!; r < rowFirst[node + 1]!; r++) {
      this.cells[r] = cut.cellsOf(node, rows[r]!, only);
      if (trees.root[node] === 1 && !only)
        this.endedBy[r] = cut.endedBy(this.thresholds[t]!, rows[r]!, this.cells[r]!);
    }
    for (let k = trees.kidFirst[node]!; k < trees.kidFirst[node + 1]!; k++) {
      const kid = trees.kid[k]!;
      const list: Int16Array[] = [];
      for (let r = rowFirst[kid]!; r < rowFirst[kid + 1]!; r++)
        list.push(cut.throughOf(node, trees.kidLink[k]!, kid, rows[r]!, this.cells[r]!));
      this.through[k] = list;
    }
  }

  get treeCount(): number {
    return this.trees.order.length;
  }

  /** The least sum over all orders at the present prices; `usage` becomes what goes with it. */
  evaluate(): number {
    this.usage.fill(0);
    let sum = 0;
    for (let t = 0; t < this.trees.order.length; t++) {
      sum += this.costOf(t);
    }
    return sum;
  }

  /** The least cost of one tree at the present prices; what goes with it is added to `usage`. */
  costOf(t: number): number {
    const { trees } = this;
    const base = this.rowFirst[trees.first[t]!]!;
    for (let n = trees.first[t]!; n < trees.first[t + 1]!; n++) this.fill(t, n, base);
    return this.onlyRoot[t]! >= 0 ? this.finishOne(t, base) : this.finishAll(t, base);
  }

  /** By resource the trees that some way of theirs holds it in. */
  users(resources: number): number[][] {
    const users: Set<number>[] = Array.from({ length: resources }, () => new Set());
    const { trees, rowFirst } = this;
    for (let t = 0; t < trees.order.length; t++) {
      for (let r = rowFirst[trees.first[t]!]!; r < rowFirst[trees.first[t + 1]!]!; r++)
        for (const resource of this.prices.holds[this.rows[r]!.runHold]!.resources)
          users[resource]!.add(t);
    }
    return users.map((list) => [...list]);
  }

  private fill(t: number, node: number, base: number): void {
    const { trees, kids, chosen, buckets, rowFirst } = this;
    const curve = this.onlyRoot[t] === node ? this.curves[t]! : NO_CURVE;
    kids.fill(0);
    for (let k = trees.kidFirst[node]!; k < trees.kidFirst[node + 1]!; k++) this.addKid(k, base);
    for (let r = rowFirst[node]!; r < rowFirst[node + 1]!; r++) {
      const { first } = this.cells[r]!;
      const at = (r - base) * buckets;
      const own = this.least.subarray(at, at + buckets);
      own.fill(this.rows[r]!.extra);
      this.addPrices(r, curve, own);
      let best = Infinity;
      let where = -1;
      own.fill(Infinity, 0, first);
      for (let b = first; b < buckets; b++) {
        const cost = own[b]! + kids[b]!;
        if (cost < best) {
          best = cost;
          where = b;
        }
        own[b] = best;
        chosen[at + b] = where;
      }
    }
  }

  private addPrices(r: number, curve: FinishCurve, into: Float64Array): void {
    const { setup, run, runHold, setupHold } = this.rows[r]!;
    const cells = this.cells[r]!;
    const hold = this.prices.holds[runHold]!;
    if (run === 0) return addFinishes(cells, curve, into);
    const together = runHold === setupHold;
    addLeastPrices(hold, together ? -setup : 0, run, cells, curve, into);
  }

  /** Adds the least cost of a kid's subtree by cell of the parent. */
  private addKid(k: number, base: number): void {
    const { least, kids, one, buckets } = this;
    const kid = this.trees.kid[k]!;
    const from = this.rowFirst[kid]!;
    const lists = this.through[k]!;
    one.fill(Infinity);
    for (let q = 0; q < lists.length; q++) {
      const through = lists[q]!;
      const at = (from + q - base) * buckets;
      for (let b = 0; b < buckets; b++) {
        const a = through[b]!;
        if (a >= 0 && least[at + a]! < one[b]!) one[b] = least[at + a]!;
      }
    }
    for (let b = 0; b < buckets; b++) kids[b]! += one[b]!;
  }

  private finishOne(t: number, base: number): number {
    const root = this.onlyRoot[t]!;
    const { row, cell, cost } = this.cheapest(root, base, () => this.buckets - 1);
    if (row >= 0) this.use(root, row, cell, base, this.curves[t]!);
    return cost;
  }

  /** Several roots: the order is finished when all of them are, by threshold. */
  private finishAll(t: number, base: number): number {
    const { kink, floor, jump, slope } = this.curves[t]!;
    const thresholds = this.thresholds[t]!;
    const roots = this.rootsOf(t);
    let best = Infinity;
    let when = 0;
    for (let i = 0; i < thresholds.length; i++) {
      const late = i === 0 ? 0 : thresholds[i - 1]! + 1 - kink;
      let cost = floor + (late > 0 ? jump + slope * late : 0);
      for (const root of roots)
        if (cost < best) cost += this.cheapest(root, base, (r) => this.endedBy[r]![i]!).cost;
      if (cost >= best) continue;
      best = cost;
      when = i;
    }
    for (const root of roots) {
      const { row, cell } = this.cheapest(root, base, (r) => this.endedBy[r]![when]!);
      if (row >= 0) this.use(root, row, cell, base, NO_CURVE);
    }
    return best;
  }

  /** The cheapest row of a node with a run start up to a cell by row. */
  private cheapest(node: number, base: number, upTo: (row: number) => number) {
    let best = { cost: Infinity, row: -1, cell: -1 };
    for (let r = this.rowFirst[node]!; r < this.rowFirst[node + 1]!; r++) {
      const a = upTo(r);
      if (a < 0) continue;
      const at = (r - base) * this.buckets + a;
      if (this.least[at]! < best.cost)
        best = { cost: this.least[at]!, row: r, cell: this.chosen[at]! };
    }
    return best;
  }

  /** Adds what a node and its kids hold when the node starts in a cell. */
  private use(node: number, row: number, cell: number, base: number, curve: FinishCurve): void {
    const { trees } = this;
    this.hold(row, cell, curve);
    for (let k = trees.kidFirst[node]!; k < trees.kidFirst[node + 1]!; k++) {
      const kid = trees.kid[k]!;
      const lists = this.through[k]!;
      const first = this.rowFirst[kid]!;
      const best = this.cheapest(kid, base, (r) => lists[r - first]![cell]!);
      if (best.row >= 0) this.use(kid, best.row, best.cell, base, NO_CURVE);
    }
  }

  private hold(r: number, cell: number, curve: FinishCurve): void {
    const { buckets, usage } = this;
    const { setup, run, runHold, setupHold } = this.rows[r]!;
    if (cell === buckets - 1 || run === 0) return;
    const hold = this.prices.holds[runHold]!;
    const low = runHold === setupHold ? -setup : 0;
    const at = cheapestMoment(hold, low, run, this.cells[r]!, curve, cell);
    const { work, resources, amounts } = hold;
    for (let b = Math.max(0, lastNotAfter(work, at + low)); b + 1 < buckets; b++) {
      if (work[b]! >= at + run) break;
      const length = Math.min(at + run, work[b + 1]!) - Math.max(at + low, work[b]!);
      for (let i = 0; length > 0 && i < resources.length; i++)
        usage[resources[i]! * buckets + b]! += amounts[i]! * length;
    }
  }
}

function addFinishes(cells: Cells, curve: FinishCurve, into: Float64Array): void {
  const { finish, first } = cells;
  for (let b = first; finish && b < into.length; b++) {
    const late = finish[b]! - curve.kink;
    into[b]! += curve.floor + (late > 0 ? curve.jump + curve.slope * late : 0);
  }
}

/** Moments by which an order may be finished: the kink of its cost, then the edges behind it. */
function thresholdsOf(grid: TimeGrid, kink: Seconds): Int32Array {
  const later = Array.from(grid.edges).filter((edge) => edge > kink);
  return Int32Array.from([Math.max(0, Math.min(kink, NEVER)), ...later, NEVER]);
}
