import { MINUTE, type Seconds } from "../../../src/kernel/moment";
import type { BookedOrder } from "./order-book";
import { WINDOW_DAYS } from "./order-book";
import { type Plant, WORK } from "./plant";
import type { Product, Range } from "./range";
import { workingSeconds } from "./shifts";

/** What the order book asks of the plant, in working seconds over the window. */
export interface Balance {
  /** By group: what its relative times are multiplied by, so that it is loaded as it should be. */
  readonly factors: readonly number[];
  /** By group, at those factors: setups and work. */
  readonly setup: readonly Seconds[];
  readonly work: readonly Seconds[];
}

/** Times that load every group as much as it should be, with a setup for every operation. */
export function balance(plant: Plant, range: Range, orders: readonly BookedOrder[]): Balance {
  const setup = new Array<number>(plant.groups.length).fill(0);
  const relative = new Array<number>(plant.groups.length).fill(0);
  const add = (product: Product, quantity: number, done: number) => {
    const lots = product.lotMax === undefined ? 1 : Math.ceil(quantity / product.lotMax);
    for (let k = done; k < product.steps.length; k++) {
      const step = product.steps[k]!;
      const slower = step.only.length === 2 ? 1.1 : 1;
      setup[step.group]! += lots * step.setupMin * MINUTE;
      relative[step.group]! +=
        (step.fixed ? lots * step.minutes : step.minutes * startOf(product, k, quantity)) *
        slower *
        MINUTE;
    }
  };
  for (const { product, quantity, done } of orders) {
    const made = range.products[product]!;
    add(made, quantity, done);
    if (made.component !== undefined && done === 0) {
      add(range.components[made.component]!, startOf(made, 0, quantity), 0);
    }
  }
  const factors = plant.groups.map(({ kind, strength, load }, g) => {
    const seconds = load * strength * workingSeconds(WORK[kind].calendar, WINDOW_DAYS);
    return relative[g]! > 0 ? Math.max(0.1, (seconds - setup[g]!) / relative[g]!) : 1;
  });
  return { factors, setup, work: relative.map((seconds, g) => seconds * factors[g]!) };
}

/** Units that step `k` starts for so many good ones at the end. */
function startOf({ steps }: Product, k: number, quantity: number): number {
  return steps.slice(k).reduceRight((units, step) => units / step.yield, quantity);
}
