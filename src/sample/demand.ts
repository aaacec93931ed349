import { DAY, HOUR, type Moment, WEEK, weekday } from "../kernel/moment";
import type { Random } from "../kernel/random";
import { CUSTOMERS } from "./factory";
import { PRODUCTS, type SampleProduct } from "./routings";
import type { Closure } from "./shift-clock";

export interface SampleOrder {
  /** Given when all orders stand in the order in which they came in. */
  id: string;
  readonly product: SampleProduct;
  readonly quantity: number;
  readonly customer: string;
  readonly priority: number;
  readonly entered: Moment;
  readonly release: Moment;
  /** The day on which it is due, at midnight. */
  readonly due: Moment;
  readonly firstPromised: Moment;
  /** Chance in [0, 1): the share of orders that are booked falls with the distance. */
  readonly lot: number;
}

export interface DemandSpan {
  readonly from: Moment;
  readonly planStart: Moment;
  readonly to: Moment;
  readonly closures: readonly Closure[];
}

/** What customers order, as due dates on working days, at each product's weekly pace. */
export function customerOrders(span: DemandSpan, random: Random): SampleOrder[] {
  const orders = PRODUCTS.flatMap((product) => ordersOf(product, span, random));
  orders.sort((a, b) => a.entered - b.entered || (a.product.id < b.product.id ? -1 : 1));
  orders.forEach((order, index) => (order.id = String(260411 + index * 3)));
  return orders;
}

/** The past ran a little below today's plan: the plan asks for growth. */
const PAST_PACE = 1.02;

function ordersOf(product: SampleProduct, span: DemandSpan, random: Random): SampleOrder[] {
  const orders: SampleOrder[] = [];
  let waiting = product.orderQuantity * random.next();
  let quantity = nextQuantity(product, random);
  for (let day = span.from; day < span.to; day += DAY) {
    if (weekday(day) > 4 || shutDown(day, span.closures)) continue;
    const pace = (day < span.planStart ? PAST_PACE : 1) * (product.weekly / 5);
    waiting += pace;
    while (waiting >= quantity) {
      waiting -= quantity;
      orders.push(orderDue(product, quantity, day, random));
      quantity = nextQuantity(product, random);
    }
  }
  return orders;
}

function shutDown(day: Moment, closures: readonly Closure[]): boolean {
  return closures.some((c) => c.of === "Two shifts" && !c.working && day >= c.from && day < c.to);
}

function nextQuantity(product: SampleProduct, random: Random): number {
  const wanted = product.orderQuantity * (0.45 + 1.1 * random.next());
  const lots = Math.max(1, Math.round(wanted / product.lotMultiple));
  return Math.max(product.lotMin, lots * product.lotMultiple);
}

function orderDue(
  product: SampleProduct,
  quantity: number,
  day: Moment,
  random: Random,
): SampleOrder {
  const customer = pickCustomer(product, random);
  const throughDays = product.steps.some((step) => step.operation === "Nickel plate") ? 10 : 7;
  const release = workday(day - (throughDays + random.below(4)) * DAY);
  const entered = workday(release - (15 + random.below(45)) * DAY);
  const moved = random.next() < 0.06 ? (2 + random.below(4)) * DAY : 0;
  return {
    id: "",
    product,
    quantity,
    customer: customer.name,
    priority: customer.priority,
    entered: entered + (8 + random.below(8)) * HOUR,
    release: release + 6 * HOUR,
    due: day,
    firstPromised: workday(day - moved),
    lot: random.next(),
  };
}

/** The day itself, or the Friday before a weekend. */
function workday(day: Moment): Moment {
  const over = weekday(day) - 4;
  return over > 0 ? day - over * DAY : day;
}

function pickCustomer(product: SampleProduct, random: Random) {
  const stock = CUSTOMERS[CUSTOMERS.length - 1]!;
  if (product.group === "Inserts") return stock;
  let at = random.next();
  for (const customer of CUSTOMERS) {
    at -= customer.share;
    if (at < 0) return customer;
  }
  return stock;
}

/** Share of a week's orders that is booked already, by weeks from plan start. */
const BOOKED = [1, 1, 1, 0.85, 0.6, 0.4, 0.25, 0.15, 0.08];

/**
 * The open order book: of the orders that are due later and not begun, the `count` likeliest to be
 * booked by now.
 */
export function bookedOrders(
  later: readonly SampleOrder[],
  planStart: Moment,
  count: number,
): SampleOrder[] {
  const ranked = later
    .map((order) => {
      const booked = BOOKED[Math.max(0, Math.floor((order.due - planStart) / WEEK))] ?? 0.03;
      return { order, rank: order.lot / booked };
    })
    .filter(({ order }) => order.entered < planStart && order.product.group !== "Inserts")
    .sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, count).map(({ order }) => order);
}
