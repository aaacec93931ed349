import type { Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";
import { firstPrices } from "./first-prices";
import type { Bound, Frame } from "./frame";
import type { FinishCurve } from "./least-price";
import { orderTrees } from "./order-trees";
import { PriceAscent } from "./price-ascent";
import { ResourcePrices } from "./resource-prices";
import { evenGrid, type TimeGrid } from "./time-grid";
import { TreePricing } from "./tree-pricing";

/** What an order costs when it is late: at once, and by the second. */
export interface LateCost {
  readonly atOnce: number;
  readonly bySecond: number;
}

/** Ways to count lateness, and what the work itself costs. */
export interface OrderCost {
  late(order: number): LateCost;
  /** What a way costs; undefined: nothing. */
  readonly way: ((way: number) => number) | undefined;
}

/** Buckets of the first grid; each following one has twice as many. */
const FIRST_BUCKETS = 64;
/** Coarser grids say nothing. */
const LEAST_BUCKETS = 32;
/** Ways × buckets of the largest grid. */
const MOST_CELLS = 2_000_000;
/** Steps on the first two grids, and on each later one. */
const STEPS = [300, 200, 100] as const;
/** Problems with no more ways are looked at at once, with so many steps. */
const MOST_AT_ONCE = 300;
const FEW_STEPS = 60;
/** Lengths of a walk's first and last step on the first grid and on later ones, to that of the prices. */
const RANGES = [
  [0.5, 0.0015],
  [0.015, 0.0002],
] as const;
/** Orders of several operations may be finished so much later than the work of the busiest resource. */
const LATER = 1.2;

/**
 * A bound for a sum over orders of what their lateness costs. First every order by itself, along
 * its critical path; then with prices for the units and heads that orders hold at a time, since all
 * of them together hold no more than there is.
 */
export class LatenessBound implements Bound {
  private alone = 0;
  private together: PricedOrders | undefined;
  private readonly orders: number[] = [];
  private readonly curves = new Map<number, FinishCurve>();

  constructor(
    private readonly frame: Frame,
    private readonly cost: OrderCost,
  ) {
    frame.compiled.problem.orders.forEach((_, order) => {
      const curve = curveOf(frame, cost, order);
      if (!curve) return;
      this.orders.push(order);
      this.curves.set(order, curve);
      this.alone += curve.floor;
    });
  }

  get value(): number {
    return Math.max(this.alone, this.together?.best ?? 0);
  }

  *atOnce(): Generator<void, void> {
    if (this.frame.times.ways.mode.length > MOST_AT_ONCE) return;
    yield* this.priced()?.ascend([FEW_STEPS], 1) ?? [];
  }

  *sharper(): Generator<void, void> {
    yield* this.priced()?.ascend(STEPS, Infinity) ?? [];
  }

  private priced(): PricedOrders | undefined {
    const { frame, orders, curves, cost } = this;
    if (orders.length === 0) return undefined;
    return (this.together ??= new PricedOrders(
      frame,
      orders,
      (order) => curves.get(order)!,
      cost.way,
    ));
  }
}

/** What an order costs by its finish; undefined: nothing, whatever its finish, or it is not scheduled. */
function curveOf(frame: Frame, cost: OrderCost, order: number): FinishCurve | undefined {
  const { due } = frame.compiled.problem.orders[order]!;
  const finish = frame.earliestFinish(order);
  const { atOnce, bySecond } = cost.late(order);
  if (due === undefined || finish === undefined || (atOnce <= 0 && bySecond <= 0)) return undefined;
  const late = finish - due;
  if (late <= 0) return { kink: due, floor: 0, jump: atOnce, slope: bySecond };
  return { kink: finish, floor: atOnce + bySecond * late, jump: 0, slope: bySecond };
}

/** Orders under prices, on ever finer grids. */
class PricedOrders {
  private readonly ascent: PriceAscent;
  private readonly pricing: TreePricing;
  private readonly trees;
  private readonly end: Seconds;

  constructor(
    private readonly frame: Frame,
    orders: readonly number[],
    private readonly curve: (order: number) => FinishCurve,
    way: OrderCost["way"],
  ) {
    const { compiled, times, leftOut, supplies } = frame;
    this.trees = orderTrees(compiled, leftOut, times, orders);
    const prices = new ResourcePrices(compiled);
    this.pricing = new TreePricing(compiled, times, this.trees, prices, { curve, way });
    this.ascent = new PriceAscent(supplies, prices, this.pricing);
    this.end = this.busyUntil();
  }

  get best(): number {
    return this.ascent.best;
  }

  /** Walks so many steps on each grid, the last figure for all later ones; on so many grids at most. */
  *ascend(steps: readonly number[], grids: number): Generator<void, void> {
    const { ascent } = this;
    const { rowCount } = this.pricing;
    const most = Math.floor(MOST_CELLS / Math.max(1, rowCount));
    if (rowCount === 0 || most < LEAST_BUCKETS) return;
    let buckets = Math.min(FIRST_BUCKETS, most);
    let grid = this.gridOf(buckets);
    let range = yield* this.begin(grid);
    for (let level = 0; range > 0; level++) {
      const [from, to] = RANGES[level === 0 ? 0 : 1];
      yield* ascent.walk(range * from, range * to, steps[Math.min(level, steps.length - 1)]!);
      range = ascent.length() || range;
      const finest = grid.edges.length > this.end / grid.grain;
      buckets *= 2;
      if (finest || buckets > most || level + 1 >= grids) return;
      grid = this.gridOf(buckets);
      yield* ascent.moveTo(grid);
    }
  }

  /** First prices on a grid; gives how far prices range, 0 when nothing is scarce. */
  private *begin(grid: TimeGrid): Generator<void, number> {
    const { frame, ascent, trees } = this;
    yield* ascent.moveTo(grid);
    const curves = trees.order.map(this.curve);
    const first = firstPrices(frame.compiled, frame.times, trees, curves, frame.supplies, grid);
    yield* ascent.takeOver(first);
    return ascent.length() || 0.1 * lengthOf(first);
  }

  private gridOf(buckets: number): TimeGrid {
    const { frame, end } = this;
    const all = frame.supplies.map((supply) => supply?.until(end) ?? 0);
    const shares = (at: Seconds) => {
      let sum = 0;
      frame.supplies.forEach((supply, r) => {
        if (supply && all[r]! > 0) sum += supply.until(at) / all[r]!;
      });
      return sum;
    };
    return evenGrid(shares, end, buckets, frame.grain);
  }

  /** When all orders may be finished: the work of the busiest resource, each order done in its quickest way. */
  private busyUntil(): Seconds {
    const { compiled, times, work, supplies } = this.frame;
    const load = new Float64Array(supplies.length);
    let end: Seconds = 0;
    for (const o of this.trees.operation) {
      const quickest = this.quickestWay(o);
      end = Math.max(end, times.end[o]!);
      for (let i = work.first[quickest]!; i < work.first[quickest + 1]!; i++)
        load[work.resource[i]!]! += work.work[i]!;
    }
    const { horizon } = compiled.problem;
    supplies.forEach((supply, r) => {
      let low = end;
      let high = horizon;
      while (supply && low < high) {
        const middle = Math.floor((low + high) / 2);
        if (supply.until(middle) >= load[r]!) high = middle;
        else low = middle + 1;
      }
      end = Math.max(end, Math.min(low, horizon));
    });
    const { order, operation } = this.trees;
    return Math.min(horizon, Math.ceil(end * (operation.length > order.length ? LATER : 1)));
  }

  private quickestWay(o: number): number {
    const { ways, wayEnd } = this.frame.times;
    let quickest = ways.first[o]!;
    for (let way = ways.first[o]!; way < ways.first[o + 1]!; way++) {
      if (wayEnd[way]! >= NEVER) continue;
      if (wayEnd[quickest]! >= NEVER || ways.run[way]! < ways.run[quickest]!) quickest = way;
    }
    return quickest;
  }
}

function lengthOf(prices: Float64Array): number {
  let sum = 0;
  for (const price of prices) sum += price * price;
  return Math.sqrt(sum);
}
