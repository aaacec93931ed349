import type { ResourcePrices } from "./resource-prices";
import type { Supply } from "./supply";
import type { TimeGrid } from "./time-grid";
import type { TreePricing } from "./tree-pricing";

/** Share of the newest direction in the one that is followed. */
const NEWEST = 0.05;
/** How much shorter the last step of a walk is than the whole range. */
const NARROW = 0.003;
/** Rounding of the sums, relative to all that is added up. */
const ROUNDING = 1e-10;

/**
 * Lagrangean dual over the supply of resources by bucket: the least cost of all orders at some
 * prices, less what the supply is worth at them, bounds the cost of every schedule. Prices rise
 * where more is held than there is and fall where it is less, in steps that grow shorter by a fixed
 * ratio (Shor 1985), along an average of the latest directions.
 */
export class PriceAscent {
  best = 0;
  private supply = new Float64Array(0);
  private bestPrice = new Float64Array(0);
  private bestOfGrid = -Infinity;
  private direction = new Float64Array(0);
  private step = 0;
  private decay = 1;
  private grid: TimeGrid | undefined;

  constructor(
    private readonly supplies: readonly (Supply | undefined)[],
    private readonly prices: ResourcePrices,
    private readonly pricing: TreePricing,
  ) {}

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

  /** Begins at so many times these prices, whatever stood before. */
  startAt(prices: Float64Array, times: number): void {
    for (let i = 0; i < prices.length; i++) this.prices.price[i] = prices[i]! * times;
  }

  /** The bound at the present prices. */
  value(): number {
    const { price } = this.prices;
    this.prices.apply();
    const least = this.pricing.evaluate();
    let worth = 0;
    for (let i = 0; i < price.length; i++) worth += price[i]! * this.supply[i]!;
    const value = least - worth - ROUNDING * (least + worth);
    if (value > this.best) this.best = value;
    if (value > this.bestOfGrid) {
      this.bestOfGrid = value;
      this.bestPrice.set(price);
    }
    return value;
  }

  /** Length of all prices together. */
  length(): number {
    let sum = 0;
    for (const price of this.prices.price) sum += price * price;
    return Math.sqrt(sum);
  }

  /** The next `steps` steps go from so long to a small part of `range`. */
  walk(first: number, range: number, steps: number): void {
    this.step = first;
    this.decay = rootOf((NARROW * range) / first, steps);
  }

  /** One evaluation, and a step from there. */
  next(): void {
    this.value();
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
    const by = this.step / Math.sqrt(norm);
    this.step *= this.decay;
    for (let i = 0; i < price.length; i++) {
      const moved = price[i]! + by * direction[i]!;
      price[i] = moved > 0 ? moved : 0;
    }
  }
}

/** The factor that makes `ratio` (between 0 and 1) when it is applied so many times. */
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
