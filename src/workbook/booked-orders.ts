import { comparableKey } from "../kernel/names";
import { shortened } from "../sheets/cell-value";
import type { Drafts } from "./check-references";
import type { IssueList } from "./issue-list";
import { placeIn } from "./read-sheet";

/** Bookings of orders that are not in Orders stay: they tell of standards all the same. One warning says so. */
export function checkBookedOrders(drafts: Drafts, issues: IssueList): void {
  const [orders, actuals] = [drafts.get("Orders"), drafts.get("Actuals")];
  if (!orders?.found || !actuals?.found) return;
  const known = new Set(orders.rows.map((row) => comparableKey(String(row["order"]))));
  for (const row of orders.leftOut) known.add(comparableKey(String(row.values["order"] ?? "")));
  const lots = (name: string) => name.replace(/\/[^/]*$/, "");
  const unknown = actuals.rows.filter((row) => {
    const name = comparableKey(String(row["order"]));
    return !known.has(name) && !known.has(lots(name));
  });
  const [first] = unknown;
  if (!first) return;
  const names = new Set(unknown.map((row) => comparableKey(String(row["order"]))));
  issues.add(
    "warning",
    "actual-of-unknown-order",
    placeIn(actuals, first.row, "order"),
    String(first["order"]),
    `${sayUnknown(unknown.length, names.size, shortened(String(first["order"])))}.`,
    "Nothing to do when these orders are finished and gone; else correct the order numbers.",
  );
}

function sayUnknown(bookings: number, orders: number, first: string): string {
  if (bookings === 1)
    return `A booking is of an order that is not in Orders, "${first}"; it is kept`;
  return orders === 1
    ? `${bookings} bookings are of an order that is not in Orders, "${first}"; they are kept`
    : `${bookings} bookings are of ${orders} orders that are not in Orders, the first of "${first}"; they are kept`;
}
