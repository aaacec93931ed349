import { DAY, type Moment, startOfDay } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { LeftOut, Order } from "../model/planning-model";
import type { InputRow } from "../sheets/registry";
import type { Settings } from "../sheets/settings";
import type { AllRows } from "../workbook/sheet-rows";
import { type IssueLog, leftOutAt, type Place, placeOf } from "./issue-log";
import type { OrderLine, PlanContext } from "./plan-context";
import { priorityWeights } from "./priority-weights";
import type { ProductRows } from "./catalog-products";
import { reaches } from "./round-up";

type OrderRow = InputRow<"Orders">;

/** An order with what only building needs. Index = index in model and problem. */
export interface BookedOrder {
  readonly order: Order;
  /** Its row; undefined for planned orders and rows with a fault. */
  readonly row: OrderRow | undefined;
  /** Good units that are already there, by Good so far or Shipped quantity. */
  readonly made: number;
  /** When its last operation must end: Due − Ship days, by Dispatch time. */
  readonly mustEnd: Moment | undefined;
}

/** All rows of Orders in workbook order, those with a fault behind them. */
export function orderBook(
  rows: AllRows,
  settings: Settings,
  context: PlanContext,
  products: ProductRows,
  log: IssueLog,
): BookedOrder[] {
  const weightOf = priorityWeights(rows.Orders, context.priority1Is ?? settings.priority1Is, log);
  const quotes = new Set((context.quotes ?? []).map(orderLineKey));
  const booked = rows.Orders.rows.map((row): BookedOrder => {
    const status = isShipped(row) ? "Done" : row.status;
    const quoted = status === "Quote" && quotes.has(orderLineKey(lineOf(row)));
    const leftOut =
      quoted || status === "Open"
        ? undefined
        : leftOutAt(placeOf(rows.Orders, row.row, "status"), REASONS[status]);
    const place = placeOf(rows.Orders, row.row, "order");
    const order = orderOf(row, place, products, status, weightOf(row), leftOut);
    const made = Math.max(row.goodSoFar ?? 0, row.shippedQuantity ?? 0);
    return { order, row, made, mustEnd: mustEnd(row, settings) };
  });
  for (const faulty of faultyOrders(rows, products)) booked.push(faulty);
  return booked;
}

export function orderLineKey({ order, line }: OrderLine): string {
  return `${comparableKey(order)}\u0000${comparableKey(line)}`;
}

const lineOf = (row: OrderRow): OrderLine => ({ order: row.order, line: row.line ?? "" });

function orderOf(
  row: Partial<OrderRow>,
  place: Place,
  products: ProductRows,
  status: Order["status"],
  weight: number,
  leftOut: LeftOut | undefined,
): Order {
  const product = row.product ?? "";
  return {
    order: row.order ?? "",
    line: row.line ?? "",
    source: "Order",
    product,
    description: products.get(comparableKey(product))?.description ?? "",
    customer: row.customer ?? "",
    objective: row.objective ?? "",
    quantity: row.quantity ?? 0,
    release: row.release,
    due: row.due,
    firstPromised: row.firstPromised ?? row.due,
    weight,
    value: row.value,
    penaltyPerDay: row.penaltyPerDay ?? 0,
    shipDays: row.shipDays ?? 0,
    status,
    leftOut,
    sheet: place.sheet,
    cell: place.cell,
  };
}

/** Sent out in full: nothing is left to make. */
function isShipped(row: OrderRow): boolean {
  if (row.shipped === undefined) return false;
  return row.shippedQuantity === undefined || reaches(row.shippedQuantity, row.quantity);
}

const REASONS = { Hold: "on hold", Quote: "a quote", Done: "done" } as const;

/** Goods must be finished by Dispatch time to leave on a day. */
function mustEnd(row: OrderRow, settings: Settings): Moment | undefined {
  if (row.due === undefined) return undefined;
  const leaves = row.due - Math.round(row.shipDays * DAY);
  return Math.min(leaves, startOfDay(leaves - 1) + settings.dispatchTime);
}

/** Rows that were left out still have a promise: that they are not scheduled, and why. */
function faultyOrders(rows: AllRows, products: ProductRows): BookedOrder[] {
  if (!rows.Orders.leftOut?.length) return [];
  const good = new Set(rows.Orders.rows.map((row) => orderLineKey(lineOf(row))));
  return (rows.Orders.leftOut ?? []).flatMap(({ values, reason, cell }): BookedOrder[] => {
    if (values.order === undefined) return [];
    const line = { order: values.order, line: values.line ?? "" };
    // A second row of a known order line is a duplicate: the first one counts and is scheduled.
    if (good.has(orderLineKey(line))) return [];
    const place = { sheet: rows.Orders.sheet, cell };
    const status = values.status ?? "Open";
    const why = status === "Open" ? reason : REASONS[status];
    const leftOut = leftOutAt(place, why);
    const order = orderOf(values, place, products, status, values.weight ?? 1, leftOut);
    return [{ order, row: undefined, made: 0, mustEnd: undefined }];
  });
}
