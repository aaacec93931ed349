import { addTo, groupBy } from "../kernel/groups";
import { isoFromMoment, type Moment, WEEK } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { InputRow } from "../sheets/registry";
import type { Settings } from "../sheets/settings";
import type { AllRows } from "../workbook/sheet-rows";
import type { ProductRows } from "./catalog-products";
import type { Drafting } from "./draft-jobs";
import type { BookedOrder } from "./order-book";
import { areMonths, periodSpan, weeksLeft } from "./plan-weeks";
import { reaches, roundUp } from "./round-up";
import type { RoutingBook } from "./routing-book";
import { placeOf, type Place } from "./issue-log";
import type { Span } from "./spans";
import type { RecordBook } from "./record-book";

type PlanRow = InputRow<"Plan">;

interface Planning {
  readonly rows: AllRows;
  readonly settings: Settings;
  readonly products: ProductRows;
  readonly routings: RoutingBook;
  readonly drafting: Drafting;
}

/** What a week of the plan still needs of one product. */
interface WeekNeed {
  readonly week: Moment;
  quantity: number;
  readonly row: PlanRow;
}

/**
 * One planned order a week of the plan: what orders due in a period and what was made without orders
 * do not cover, levelled over the weeks left, in lots.
 */
export function plannedOrders(orders: readonly BookedOrder[], planning: Planning): BookedOrder[] {
  const { rows } = planning;
  if (rows.Plan.rows.length === 0) return [];
  const due = dueByProduct(orders);
  const weight = weightBelow(orders);
  const planned: BookedOrder[] = [];
  for (const [product, ofProduct] of groupBy(rows.Plan.rows, (row) => comparableKey(row.product))) {
    // In a period of both kinds Production says what is made of what Sales ask for.
    const produced = new Set(
      ofProduct.filter(({ kind }) => kind === "Production").map(({ period }) => period),
    );
    const counting = ofProduct.filter(
      ({ kind, period }) => kind === "Production" || !produced.has(period),
    );
    const needs = weekNeeds(product, counting, due.get(product) ?? [], planning);
    for (const need of inLots(needs, product, planning)) {
      planned.push(plannedOrder(need, product, weight, planning));
    }
  }
  return planned;
}

/** By product: when order lines are due and how many they are, finished ones included. */
function dueByProduct(orders: readonly BookedOrder[]) {
  const found = new Map<string, { at: Moment; quantity: number }[]>();
  for (const { order, row } of orders) {
    if (!row || order.due === undefined) continue;
    if (order.status !== "Open" && order.status !== "Done") continue;
    addTo(found, comparableKey(order.product), { at: order.due, quantity: order.quantity });
  }
  return found;
}

/** Half of the lowest weight of a real order. */
function weightBelow(orders: readonly BookedOrder[]): number {
  let lowest = Infinity;
  for (const { order } of orders) if (!order.leftOut) lowest = Math.min(lowest, order.weight);
  return lowest === Infinity ? 1 : lowest / 2;
}

/** Week by week what is still to be made, ascending; a week in two months stands once. */
function weekNeeds(
  product: string,
  rows: readonly PlanRow[],
  due: readonly { at: Moment; quantity: number }[],
  planning: Planning,
): WeekNeed[] {
  const { frame, records } = planning.drafting;
  const monthly = areMonths(rows.map(({ period }) => period));
  const stocks = openingStocks(product, rows, monthly, planning);
  const needs = new Map<Moment, WeekNeed>();
  for (const row of rows) {
    const period = periodSpan(row.period, monthly);
    if (period.start >= frame.end || period.end <= frame.start) continue;
    const weeks = weeksLeft(period, monthly, frame.start);
    const elapsed = period.start < frame.start;
    const made = elapsed ? madeWithoutOrders(row.product, period, monthly, planning) : 0;
    const net = row.quantity + stocks(row) - dueIn(period, due) - made;
    let left = Math.max(0, net);
    let days = weeks.reduce((sum, each) => sum + each.days, 0);
    for (const each of weeks) {
      // Weeks behind the horizon are load-checked with the later periods.
      if (each.week >= frame.end) break;
      const exact = (left * each.days) / days;
      const share = planning.settings.wholeUnits ? Math.min(left, roundUp(exact)) : exact;
      left -= share;
      days -= each.days;
      const need = needs.get(each.week) ?? { week: each.week, quantity: 0, row };
      need.quantity += share;
      needs.set(each.week, need);
    }
  }
  for (const need of needs.values()) need.quantity += bookedOn(need, records, planning);
  return [...needs.values()].sort((a, b) => a.week - b.week);
}

/** An order due at midnight is due at the end of the day before. */
function dueIn(period: Span, due: readonly { at: Moment; quantity: number }[]): number {
  let sum = 0;
  for (const { at, quantity } of due) {
    if (at - 1 >= period.start && at - 1 < period.end) sum += quantity;
  }
  return sum;
}

/**
 * What stocks add to a period of Kind Sales: Target stock − Opening stock. Where Plan has no column
 * Opening stock, a period opens with the target of the one before, the first with what is on hand.
 */
function openingStocks(
  product: string,
  rows: readonly PlanRow[],
  monthly: boolean,
  { rows: all, settings, products, drafting }: Planning,
): (row: PlanRow) => number {
  const given = all.Plan.columnAt.has("openingStock");
  const openings = new Map<PlanRow, number>();
  let opening = settings.useStock ? (products.get(product)?.onHand ?? 0) : 0;
  for (const row of [...rows].sort((a, b) => a.period - b.period)) {
    if (periodSpan(row.period, monthly).end <= drafting.frame.start) continue;
    openings.set(row, given ? row.openingStock : opening);
    opening = row.targetStock;
  }
  return (row) => (row.kind === "Sales" ? row.targetStock - (openings.get(row) ?? 0) : 0);
}

/** Good units that the elapsed weeks of a period booked on planned orders of their own. */
function madeWithoutOrders(
  product: string,
  period: Span,
  monthly: boolean,
  planning: Planning,
): number {
  const { records } = planning.drafting;
  let made = 0;
  for (const { week } of weeksLeft(period, monthly, period.start)) {
    made += goodOn(planKey(product, week), product, records, planning);
  }
  return made;
}

/** What was already booked on a planned order is part of its quantity. */
function bookedOn(need: WeekNeed, records: RecordBook, planning: Planning): number {
  return goodOn(planKey(need.row.product, need.week), need.row.product, records, planning);
}

/** Good units out of the last step of a planned order. */
function goodOn(order: string, product: string, records: RecordBook, planning: Planning): number {
  if (records.empty) return 0;
  const found = planning.routings.get(comparableKey(product));
  if (found?.kind !== "routing") return 0;
  const last = found.routing.steps.find(({ followers }) => followers.length === 0)!;
  const record = records.of(order, "")?.step(last.key);
  if (!record) return 0;
  if (record.work.length === 0) return record.progress?.good ?? 0;
  return record.work.reduce((sum, { good }) => sum + good, 0);
}

const planKey = (product: string, week: Moment) =>
  `PLAN-${product}-${isoFromMoment(week).slice(0, 10)}`;

/** Rounds weeks up to Lot min and Lot multiple; what is made too much covers the weeks behind. */
function inLots(needs: readonly WeekNeed[], product: string, { products }: Planning): WeekNeed[] {
  const { lotMin, lotMax, lotMultiple } = products.get(product) ?? {};
  const least = lotMin !== undefined && lotMax !== undefined && lotMin > lotMax ? 0 : (lotMin ?? 0);
  const lots: WeekNeed[] = [];
  let ahead = 0;
  for (const need of needs) {
    const quantity = need.quantity - ahead;
    if (reaches(0, quantity)) {
      ahead = -quantity;
      continue;
    }
    const lot = Math.max(quantity, least);
    const whole = lotMultiple === undefined ? lot : roundUp(lot / lotMultiple) * lotMultiple;
    ahead = whole - quantity;
    lots.push({ ...need, quantity: whole });
  }
  return lots;
}

function plannedOrder(
  { week, quantity, row }: WeekNeed,
  product: string,
  weight: number,
  { rows, products }: Planning,
): BookedOrder {
  const place: Place = placeOf(rows.Plan, row.row, "product");
  const due = week + WEEK;
  return {
    order: {
      order: planKey(row.product, week),
      line: "",
      source: "Plan",
      product: row.product,
      description: products.get(product)?.description ?? "",
      customer: "",
      objective: row.objective ?? "",
      quantity,
      release: week,
      due,
      firstPromised: undefined,
      weight,
      value: undefined,
      penaltyPerDay: 0,
      shipDays: 0,
      status: "Open",
      leftOut: undefined,
      ...place,
    },
    row: undefined,
    made: 0,
    mustEnd: due,
  };
}
