import type { Seconds } from "../../kernel/moment";
import { NEVER } from "../calendar";
import { firstPrices } from "./first-prices";
import type { Frame } from "./frame";
import type { FinishCurve } from "./least-price";
import { orderTrees } from "./order-trees";
import { lengthOf, PriceAscent } from "./price-ascent";
import { ResourcePrices } from "./resource-prices";
import { momentOf } from "./supply";
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

/** Buckets of the first grid; each following one has twice as many, up to the last. */
const FIRST_BUCKETS = 64;
const LAST_BUCKETS = 4096;
/** Cells that are looked at in all (as `stepWork` counts them): one or two tenths of a second. */
const MOST_CELLS = 1_200_000;
/** Steps on the first two grids, and on each later one; with fewer the first says nothing. */
const STEPS = [300, 200, 100] as const;
const LEAST_STEPS = 60;
/** Lengths of a walk's first and last step on the first grid and on later ones, to that of the prices. */
const RANGES = [
  [0.5, 0.0015],
  [0.015, 0.0002],
] as const;
/** Orders of several operations may be finished so much later than the work of the busiest resource. */
const LATER = 1.2;

/**
 * A bound for a sum over orders of what their lateness costs. First every order by itself, along
 * its critical path; then, where the problem is small, with prices for the units and heads that
 * orders hold at a time, since all of them together hold no more than there is.
 */
export function latenessBound(frame: Frame, cost: OrderCost): number {
  const orders: number[] = [];
  const curves = new Map<number, FinishCurve>();
  let alone = 0;
  frame.compiled.problem.orders.forEach((_, order) => {
    const curve = curveOf(frame, cost, order);
    if (!curve) return;
    orders.push(order);
    curves.set(order, curve);
    alone += curve.floor;
  });
  const most = MOST_CELLS / (FIRST_BUCKETS * LEAST_STEPS);
  if (orders.length === 0 || frame.times.ways.mode.length > most) return alone;
  const together = new PricedOrders(frame, orders, (order) => curves.get(order)!, cost.way);
  return Math.max(alone, together.ascend());
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

  /** On ever finer grids, as long as the number of cells allows; the best bound. */
  ascend(): number {
    const { ascent } = this;
    let buckets = FIRST_BUCKETS;
    let left = MOST_CELLS;
    let grid = this.gridOf(buckets);
    let range = this.begin(grid);
    for (let level = 0; range > 0; level++) {
      const [from, to] = RANGES[level === 0 ? 0 : 1];
      const wanted = STEPS[Math.min(level, STEPS.length - 1)]!;
      const { stepWork } = this.pricing;
      const steps = Math.min(wanted, Math.floor(left / stepWork));
      ascent.walk(range * from, range * to, steps);
      left -= steps * stepWork;
      range = ascent.length() || range;
      const finest = grid.edges.length > this.end / grid.grain;
      buckets *= 2;
      const none = left < 2 * LEAST_STEPS * stepWork;
      if (finest || none || buckets > LAST_BUCKETS) break;
      grid = this.gridOf(buckets);
      ascent.moveTo(grid);
    }
    return ascent.best;
  }

  /** First prices on a grid; gives how far prices range, 0 when nothing is scarce. */
  private begin(grid: TimeGrid): number {
    const { frame, ascent, trees } = this;
    ascent.moveTo(grid);
    const curves = trees.order.map(this.curve);
    const first = firstPrices(frame.compiled, frame.times, trees, curves, frame.supplies, grid);
    ascent.takeOver(first);
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
      if (supply && end < horizon) end = momentOf(supply, load[r]!, end, horizon);
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
