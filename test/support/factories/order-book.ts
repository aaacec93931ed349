import { DAY, type Seconds } from "../../../src/kernel/moment";
import type { Random } from "../../../src/kernel/random";
import type { Range } from "./range";

export interface BookedOrder {
  readonly name: string;
  readonly product: number;
  readonly quantity: number;
  /** Seconds after plan start. */
  readonly due: Seconds;
  /** 0: it may begin at once. */
  readonly release: Seconds;
  readonly weight: number;
  /** Steps that are finished already. */
  readonly done: number;
}

/** Days over which the due dates are spread: what the plant is loaded for. */
export const WINDOW_DAYS = 28;

/** The largest order. */
export const MOST_UNITS = 200;

/** Days that an order is given for each of its steps, on average. */
const DAYS_PER_STEP = 1.2;

const WEIGHTS = [1, 1, 1, 1, 1, 2, 2, 2, 4, 8] as const;

/**
 * Orders until there are `operations` to plan; the ones that are due first have been begun.
 * With `crowding` 0 due dates are spread evenly over the window; towards 1 more and more of them come
 * early, as where a factory has a backlog.
 */
export function drawOrders(
  operations: number,
  range: Range,
  crowding: number,
  random: Random,
): BookedOrder[] {
  const orders: BookedOrder[] = [];
  for (let open = 0; open < operations;) {
    const product = random.below(range.products.length);
    const { steps, lotMax } = range.products[product]!;
    const even = random.next();
    const share = even * (1 - crowding + crowding * even);
    const due = Math.round(DAY * (1 + share * (WINDOW_DAYS - 1)));
    const lead = steps.length * DAYS_PER_STEP * (0.7 + 0.8 * random.next()) * DAY;
    const done = Math.max(0, Math.floor(steps.length * (1 - due / lead)));
    const quantity = 20 + random.below(MOST_UNITS - 20);
    const order: BookedOrder = {
      name: `A-${100_001 + orders.length}`,
      product,
      quantity: done > 0 && lotMax !== undefined ? Math.min(lotMax, quantity) : quantity,
      due,
      release: Math.max(0, Math.floor((due - lead) / DAY)) * DAY,
      weight: WEIGHTS[random.below(WEIGHTS.length)]!,
      done,
    };
    open += openOperations(order, range);
    orders.push(order);
  }
  return orders;
}

function openOperations({ product, quantity, done }: BookedOrder, range: Range): number {
  const { steps, component, lotMax } = range.products[product]!;
  const made = component === undefined || done > 0 ? 0 : range.components[component]!.steps.length;
  const lots = lotMax === undefined ? 1 : Math.ceil(quantity / lotMax);
  return lots * (steps.length - done) + made;
}
