import { DAY, type Moment, serialFromMoment, startOfDay } from "../kernel/moment";
import type { ContentValue, SheetContent } from "../workbook/sheet-content";
import type { SampleOrder } from "./demand";
import { COMPANY, PLANT } from "./factory";
import { DATE, DATE_TIME, HEADING_ROW, MONEY, MONTH, ownSheet, WHOLE } from "./own-sheet";
import { PRODUCTS } from "./routings";
import { PLAN_START, type SampleFactory } from "./sample-factory";

const made = (what: string) => `${COMPANY} · ${PLANT} · ${what}`;
const dated = (moment: Moment | undefined) =>
  moment === undefined ? null : serialFromMoment(moment);

/** Closed orders of the last twelve weeks and all open ones. */
export function shownOrders(factory: SampleFactory): readonly SampleOrder[] {
  const since = startOfDay(PLAN_START) - 84 * DAY;
  return factory.orders.filter((o) => !factory.floor.finished.has(o.id) || o.due >= since);
}

export function ordersSheet(factory: SampleFactory): SheetContent {
  const done = (order: SampleOrder) => factory.floor.finished.get(order.id);
  return ownSheet({
    name: "Orders",
    title: "Order book",
    subtitle: made("sales export, open orders and those closed in the last twelve weeks"),
    table: "OrderBook",
    tabColor: "1F6F8B",
    rows: shownOrders(factory),
    columns: [
      { header: "Production order", width: 16, value: (o) => Number(o.id) },
      { header: "Part", width: 10, value: (o) => o.product.id },
      { header: "Description", width: 34, value: (o) => o.product.description },
      { header: "Qty", width: 9, format: WHOLE, value: (o) => o.quantity },
      { header: "Customer", width: 24, value: (o) => o.customer },
      { header: "Entered", width: 12, format: DATE, value: (o) => dated(startOfDay(o.entered)) },
      { header: "Release", width: 12, format: DATE, value: (o) => dated(startOfDay(o.release)) },
      { header: "Need by", width: 12, format: DATE, value: (o) => dated(o.due) },
      { header: "First promised", width: 13, format: DATE, value: (o) => dated(o.firstPromised) },
      { header: "Priority", width: 9, value: (o) => o.priority },
      { header: "Objective", width: 10, value: objectiveOf },
      { header: "Value", width: 12, format: MONEY, value: orderValue },
      { header: "Penalty per day", width: 13, format: WHOLE, value: penaltyOf },
      { header: "Status", width: 9, value: (o) => (done(o) === undefined ? "Open" : "Done") },
      { header: "Shipped", width: 12, format: DATE, value: (o) => shipped(o, done(o)) },
      { header: "Remarks", width: 30, value: remarkOf },
    ],
  });
}

/** Trucks leave in the afternoon: what is finished in the evening goes on the next day. Nothing leaves for stock. */
function shipped({ customer }: SampleOrder, finished: Moment | undefined): number | null {
  if (finished === undefined || customer === "Stock") return null;
  return serialFromMoment(startOfDay(finished));
}

function objectiveOf(order: SampleOrder): string | null {
  if (order.product.group === "Manifolds") return "GROW-MF";
  return order.customer === "Stock" ? null : "OTD-95";
}

function orderValue(order: SampleOrder, index: number): ContentValue {
  const row = HEADING_ROW + 2 + index;
  const last = HEADING_ROW + 1 + PRODUCTS.length;
  const prices = `Products!$A$${HEADING_ROW + 2}:$F$${last}`;
  return {
    formula: `=ROUND(D${row}*VLOOKUP(B${row},${prices},6,FALSE),2)`,
    value: Math.round(order.quantity * order.product.price * 100) / 100,
  };
}

function penaltyOf(order: SampleOrder): number | null {
  if (order.customer === "Brennick Heating") return 150;
  return order.customer === "Nordvane Klima" ? 90 : null;
}

const REMARKS = [
  "ship with next truck",
  "customer collects",
  "- no part delivery",
  "certificate 3.1 needed",
];

function remarkOf(order: SampleOrder): string | null {
  if (order.customer === "Stock") return "for stock";
  return order.lot > 0.86 ? REMARKS[Math.floor(order.lot * 1000) % REMARKS.length]! : null;
}

export function planSheet(factory: SampleFactory): SheetContent {
  return ownSheet({
    name: "Plan",
    title: "Operating plan, twelve months",
    subtitle: made("budget round of October, pieces"),
    rows: factory.plan,
    columns: [
      { header: "Period", width: 11, format: MONTH, value: (r) => serialFromMoment(r.period) },
      { header: "Product", width: 11, value: (r) => r.product.id },
      { header: "Quantity", width: 11, format: WHOLE, value: (r) => r.quantity },
      {
        header: "Objective",
        width: 11,
        value: (r) => (r.product.group === "Manifolds" ? "GROW-MF" : null),
      },
      { header: "Kind", width: 12, value: () => "Production" },
      { header: "Price", width: 10, format: MONEY, value: (r) => r.price },
    ],
  });
}

export function receiptsSheet(factory: SampleFactory): SheetContent {
  return ownSheet({
    name: "Receipts",
    title: "Purchase orders",
    subtitle: made("open and received since June"),
    rows: factory.receipts,
    columns: [
      { header: "Purchase order", width: 14, value: (r) => r.purchaseOrder },
      { header: "Material", width: 11, value: (r) => r.material.id },
      { header: "Supplier", width: 20, value: (r) => r.material.supplier },
      { header: "Quantity", width: 10, format: WHOLE, value: (r) => r.quantity },
      { header: "Ordered", width: 12, format: DATE, value: (r) => dated(startOfDay(r.ordered)) },
      { header: "Promised", width: 12, format: DATE, value: (r) => dated(r.promised) },
      { header: "Received", width: 17, format: DATE_TIME, value: (r) => dated(r.received) },
      {
        header: "Received quantity",
        width: 16,
        format: WHOLE,
        value: (r) => r.receivedQuantity ?? null,
      },
      { header: "Price", width: 9, format: MONEY, value: (r) => r.material.price },
    ],
  });
}

export function actualsSheet(factory: SampleFactory): SheetContent {
  return ownSheet({
    name: "Actuals",
    title: "Bookings from the floor",
    subtitle: made("terminal export; a row without End is still running"),
    table: "Bookings",
    rows: factory.floor.actuals,
    columns: [
      { header: "Order", width: 11, value: (a) => Number(a.order) },
      { header: "Step", width: 7, value: (a) => Number(a.step) },
      { header: "Resource", width: 12, value: (a) => a.resource },
      { header: "Start", width: 17, format: DATE_TIME, value: (a) => serialFromMoment(a.start) },
      { header: "End", width: 17, format: DATE_TIME, value: (a) => dated(a.end) },
      { header: "Good", width: 9, format: WHOLE, value: (a) => a.good },
      { header: "Scrap", width: 8, format: WHOLE, value: (a) => a.scrap || null },
      { header: "Down min", width: 9, format: "0", value: (a) => a.downMin || null },
      { header: "Setup min", width: 10, format: "0", value: (a) => a.setupMin },
      { header: "Reason", width: 20, value: (a) => a.reason },
    ],
  });
}

export function stopsSheet(factory: SampleFactory): SheetContent {
  return ownSheet({
    name: "Stops",
    title: "Stops of 45 minutes and more",
    subtitle: made("maintenance log"),
    rows: [...factory.floor.stops].sort((a, b) => a.from - b.from),
    columns: [
      { header: "Resource", width: 12, value: (s) => s.resource },
      { header: "From", width: 17, format: DATE_TIME, value: (s) => serialFromMoment(s.from) },
      { header: "Minutes", width: 9, format: "0", value: (s) => s.minutes },
      { header: "Reason", width: 24, value: (s) => s.reason },
      { header: "Order", width: 11, value: (s) => Number(s.order) },
    ],
  });
}
