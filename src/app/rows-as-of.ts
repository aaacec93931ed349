import type { Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { ActualEntry } from "../intake/plan-context";
import type { InputRow } from "../sheets/registry";
import type { AllRows, SheetRows } from "../workbook/sheet-rows";

type ActualRow = InputRow<"Actuals">;
type OrderRow = InputRow<"Orders">;

/**
 * The inputs as they were at a moment, as far as the workbook still tells: bookings begun before
 * it, what ran then with its share made by then; orders that were finished since are open; receipts
 * that came since are not there yet. Standards, capacities and calendars are as they stand. What is
 * only known for today (Progress, Good so far, Steps done to) is left out.
 */
export function rowsAsOf(rows: AllRows, at: Moment): AllRows {
  return {
    ...rows,
    Actuals: replaced(
      rows.Actuals,
      rows.Actuals.rows.flatMap((row) => bookingAsOf(row, at)),
    ),
    Orders: replaced(rows.Orders, ordersAsOf(rows, at)),
    Progress: replaced(rows.Progress, []),
    Receipts: replaced(
      rows.Receipts,
      rows.Receipts.rows
        .filter((row) => row.ordered <= at)
        .map((row) =>
          row.received === undefined || row.received < at
            ? row
            : { ...row, received: undefined, receivedQuantity: undefined },
        ),
    ),
  };
}

/** Filled rows of Targets as they were at a moment. */
export function entriesAsOf(entries: readonly ActualEntry[], at: Moment): readonly ActualEntry[] {
  return entries.filter((entry) => entry.start < at);
}

function replaced<R extends SheetRows>(sheet: R, rows: R["rows"]): R {
  return { ...sheet, rows };
}

function bookingAsOf(row: ActualRow, at: Moment): ActualRow[] {
  if (row.start >= at) return [];
  if (row.end !== undefined && row.end <= at) return [row];
  const share = row.end === undefined ? 1 : (at - row.start) / (row.end - row.start);
  const made = (units: number) => Math.floor(units * share);
  return [{ ...row, end: undefined, good: made(row.good), scrap: made(row.scrap) }];
}

/** Orders that were worked on or shipped since were open. */
function ordersAsOf(rows: AllRows, at: Moment): OrderRow[] {
  const workedOn = new Set<string>();
  for (const row of rows.Actuals.rows)
    if (row.end === undefined || row.end > at) {
      workedOn.add(comparableKey(row.order));
      workedOn.add(comparableKey(row.order.replace(/\/[^/]*$/, "")));
    }
  return rows.Orders.rows.map((row) => {
    const shippedSince = row.shipped !== undefined && row.shipped >= at;
    if (row.status !== "Open" && row.status !== "Done") return row;
    if (!workedOn.has(comparableKey(row.order)) && !shippedSince && row.status === "Done")
      return row;
    const shipped = row.shipped !== undefined && row.shipped < at ? row.shipped : undefined;
    return {
      ...row,
      status: "Open",
      shipped,
      shippedQuantity: shipped === undefined ? undefined : row.shippedQuantity,
      goodSoFar: undefined,
      stepsDoneTo: undefined,
    };
  });
}
