import type { ResourcePrices } from "./resource-prices";
import type { Supply } from "./supply";
import type { TimeGrid } from "./time-grid";
import type { TreePricing } from "./tree-pricing";

/** Share of the newest direction in the one that is followed. */
const NEWEST = 0.05;
/** Rounding of the sums, relative to all that is added up. */
const ROUNDING = 1e-10;
/** Parts of first prices that are tried. */
const PARTS = [1, 0.5, 0.25, 0.12] as const;

/**
 * Lagrangean dual over the supply of resources by bucket: the least cost of all orders at some
 * prices, less what the supply is worth at them, bounds the cost of every schedule. Prices rise
 * where more is held than there is and fall where it is less, in steps that grow shorter by a fixed
 * ratio (Shor 1985), along an average of the latest directions.
 */
export class PriceAscent {
  best = 0;
  private grid: TimeGrid | undefined;
  private supply = new Float64Array(0);
  private bestPrice = new Float64Array(0);
  private bestOfGrid = -Infinity;
  private direction = new Float64Array(0);

  constructor(
    private readonly supplies: readonly (Supply | undefined)[],
    private readonly prices: ResourcePrices,
    private readonly pricing: TreePricing,
  ) {}

  /** Goes on from the best prices on another grid. */
  moveTo(grid: TimeGrid): void {
    const { buckets, edges } = grid;
    if (this.grid) this.prices.price.set(this.bestPrice);
    this.grid = grid;
    this.prices.moveTo(grid);
    this.pricing.moveTo(grid);
    this.supply = new Float64Array(this.supplies.length * buckets);
    this.supplies.forEach((supply, r) => {
      for (let b = 0; supply && b + 1 < buckets; b++)
        this.supply[r * buckets + b] = supply.until(edges[b + 1]!) - supply.until(edges[b]!);
    });
    this.bestPrice = this.prices.price.slice();
    this.bestOfGrid = -Infinity;
    this.direction = new Float64Array(this.prices.price.length);
  }

  /**
   * Takes prices over resource by resource, at the part of them that raises the bound most; where
   * none does, the resource stays free.
   */
  takeOver(prices: Float64Array): void {
    const { buckets } = this.grid!;
    this.prices.price.fill(0);
    this.prices.apply();
    const cost = new Float64Array(this.pricing.treeCount);
    for (let t = 0; t < cost.length; t++) cost[t] = this.pricing.costOf(t);
    const users = this.pricing.users(this.supplies.length);
    for (let r = 0; r < users.length; r++) {
      const row = prices.subarray(r * buckets, (r + 1) * buckets);
      if (users[r]!.length > 0 && row.some((p) => p > 0)) this.takeOverOne(r, row, users[r]!, cost);
    }
    this.evaluate();
  }

  private takeOverOne(
    r: number,
    row: Float64Array,
    users: readonly number[],
    cost: Float64Array,
  ): void {
    const { supply } = this;
    const at = r * row.length;
    const own = this.prices.price.subarray(at, at + row.length);
    let most = 0;
    let best = 0;
    let bestCost: readonly number[] = [];
    for (const part of PARTS) {
      let gain = 0;
      for (let b = 0; b < row.length; b++) {
        own[b] = part * row[b]!;
        gain -= own[b]! * supply[at + b]!;
      }
      this.prices.apply(r);
      const next = users.map((t) => this.pricing.costOf(t));
      next.forEach((c, i) => (gain += c - cost[users[i]!]!));
      if (gain > most) {
        most = gain;
        best = part;
        bestCost = next;
      } else if (best > 0) break;
    }
    for (let b = 0; b < row.length; b++) own[b] = best * row[b]!;
    this.prices.apply(r);
    bestCost.forEach((c, i) => (cost[users[i]!] = c));
  }

  /** Length of the prices as one vector. */
  length(): number {
    return lengthOf(this.prices.price);
  }

  /** So many steps from the best prices of the grid, from length `first` down to `last`. */
  walk(first: number, last: number, steps: number): void {
    this.prices.price.set(this.bestPrice);
    this.direction.fill(0);
    const decay = rootOf(last / first, steps);
    for (let k = 0, step = first; k < steps; k++, step *= decay) {
      this.evaluate();
      this.move(step);
    }
  }

  /** Takes note of the bound at the present prices. */
  private evaluate(): void {
    const { price } = this.prices;
    this.prices.apply();
    const least = this.pricing.evaluate();
    let worth = 0;
    for (let i = 0; i < price.length; i++) worth += price[i]! * this.supply[i]!;
    const value = least - worth - ROUNDING * (least + worth);
    if (value > this.best) this.best = value;
    if (value <= this.bestOfGrid) return;
    this.bestOfGrid = value;
    this.bestPrice.set(price);
  }

  private move(step: number): void {
    const { price } = this.prices;
    const { usage } = this.pricing;
    const { direction, supply } = this;
    const { buckets } = this.grid!;
    let norm = 0;
    for (let i = 0; i < price.length; i++) {
      const excess = (i + 1) % buckets === 0 ? 0 : usage[i]! - supply[i]!;
      let d = NEWEST * excess + (1 - NEWEST) * direction[i]!;
      if (price[i] === 0 && d < 0) d = 0;
      direction[i] = d;
      norm += d * d;
    }
    if (norm === 0) return;
    const by = step / Math.sqrt(norm);
    for (let i = 0; i < price.length; i++) price[i] = Math.max(0, price[i]! + by * direction[i]!);
  }
}

/** Length of prices as one vector. */
export function lengthOf(prices: Float64Array): number {
  let sum = 0;
  for (const price of prices) sum += price * price;
  return Math.sqrt(sum);
}

/** The factor that makes `ratio`, between 0 and 1, when it is applied so many times. */
function rootOf(ratio: number, times: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    let product = 1;
    for (let k = 0; k < times && product > ratio; k++) product *= middle;
    if (product > ratio) high = middle;
    else low = middle;
  }
  return high;
}
