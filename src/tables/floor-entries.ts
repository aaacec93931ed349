import { DAY, HOUR, type Moment, startOfDay } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { cellAddress } from "../kernel/cell-address";
import type { ActualEntry } from "../intake/plan-context";
import { TARGETS } from "../sheets/written-plan";
import type { CellValue } from "../workbook/grid";
import type { AllRows } from "../workbook/sheet-rows";
import {
  type ExistingRow,
  type ExistingTable,
  existingColumns,
  existingRows,
  momentOf,
  newKey,
  textOf,
} from "./existing-table";
import type { CellContent, ContentRow } from "./written-content";

/** Filled rows stay on Targets for so many days after they left the plan; then they go to the archive. */
export const DAYS_ON_TARGETS = 7;

const ENTERED = ["actualUnits", "scrap", "lostMin", "reason", "comment"] as const;

/** A row of Targets in which the floor has entered something. */
export interface FilledTarget {
  /** Zero-based row on the sheet. */
  readonly row: number;
  /** As it stands, moments in seconds. */
  readonly content: ContentRow<typeof TARGETS>;
  /** When its hour begins; undefined where Date or Hour are not readable. */
  readonly start: Moment | undefined;
  /** False when it is so old that it belongs to the archive. */
  keptOnTargets(planStart: Moment): boolean;
}

/** Rows of Targets, or of its archive, in which the floor has entered something. */
export function filledTargets(table: ExistingTable): readonly FilledTarget[] {
  return existingRows(table, TARGETS)
    .filter((row) => ENTERED.some((key) => textOf(row.values.get(key)) !== ""))
    .map((row) => filledTarget(row, table));
}

function filledTarget(row: ExistingRow, table: ExistingTable): FilledTarget {
  const content = Object.fromEntries(
    Object.entries(TARGETS.columns).map(([key, column]) => [
      key,
      contentOf(row.values.get(key), column.type.kind, table),
    ]),
  ) as ContentRow<typeof TARGETS>;
  const { date, hour } = content;
  const start =
    typeof date === "number" && typeof hour === "number" ? startOfDay(date) + hour : undefined;
  return {
    row: row.row,
    content,
    start,
    keptOnTargets: (planStart) =>
      start === undefined || start >= startOfDay(planStart) - DAYS_ON_TARGETS * DAY,
  };
}

/** A cell as it stands; moments and times of day in seconds where they are numbers. */
export function contentOf(
  value: CellValue | undefined,
  kind: string,
  table: ExistingTable,
): CellContent {
  if (value === null || value === undefined || typeof value === "object") return undefined;
  if (kind === "moment") return momentOf(value, table) ?? value;
  if (kind === "clock" && typeof value === "number") return Math.round(value * DAY);
  return value;
}

/** Sheet rows whose key one of the new rows has: their entries are carried into it. */
export function targetKeysTaken(
  existing: ExistingTable,
  rows: readonly ContentRow<typeof TARGETS>[],
): ReadonlySet<number> {
  const keys = new Set(rows.map((row) => newKey(TARGETS, row)));
  const taken = new Set<number>();
  for (const row of existingRows(existing, TARGETS)) if (keys.delete(row.key)) taken.add(row.row);
  return taken;
}

/**
 * Entries that count as bookings: a filled row with Actual units or Scrap is an Actual from its
 * bucket's start to its end.
 */
export function targetActuals(table: ExistingTable, rows: AllRows): readonly ActualEntry[] {
  const columns = existingColumns(table, TARGETS);
  const at = columns.find((column) => column.key === "actualUnits")?.at;
  return filledTargets(table).flatMap((entry) => {
    const { content, start } = entry;
    const good = amountOf(content.actualUnits);
    const scrap = amountOf(content.scrap);
    const order = textOf(asCell(content.order));
    if (start === undefined || order === "" || (good === undefined && scrap === undefined))
      return [];
    return [
      {
        order,
        line: textOf(asCell(content.line)),
        step: textOf(asCell(content.step)),
        resource: textOf(asCell(content.resource)),
        start,
        end: bucketEnd(start, content, rows),
        good: good ?? 0,
        scrap: scrap ?? 0,
        lostMin: amountOf(content.lostMin) ?? 0,
        reason: textOf(asCell(content.reason)),
        sheet: table.info.sheet,
        cell: at === undefined ? "" : cellAddress(entry.row, at),
      },
    ];
  });
}

const asCell = (value: CellContent): CellValue =>
  typeof value === "object" || value === undefined ? null : value;

/** A count of units; undefined for an empty cell, a text or less than 0. */
function amountOf(value: CellContent): number | undefined {
  return typeof value === "number" && value >= 0 ? value : undefined;
}

/** The next full hour, or the end of the shift where that is earlier or the bucket is the shift. */
function bucketEnd(start: Moment, content: ContentRow<typeof TARGETS>, rows: AllRows): Moment {
  const nextHour = (Math.floor(start / HOUR) + 1) * HOUR;
  const shift = shiftOf(start, content, rows);
  if (!shift) return nextHour;
  const byShift = rows.Settings.rows.some(
    (row) =>
      comparableKey(String(row.setting)) === "bucket" &&
      comparableKey(String(row.value)) === "shift",
  );
  return byShift && start === shift.start ? shift.end : Math.min(nextHour, shift.end);
}

/** The shift that a row names, by the calendar of its resource. */
function shiftOf(
  start: Moment,
  content: ContentRow<typeof TARGETS>,
  rows: AllRows,
): { readonly start: Moment; readonly end: Moment } | undefined {
  if (typeof content.date !== "number") return undefined;
  const same = (a: string | undefined, b: CellContent) =>
    comparableKey(a ?? "") === comparableKey(textOf(asCell(b)));
  const calendar = rows.Capacities.rows.find((row) =>
    same(row.resource, content.resource),
  )?.calendar;
  if (calendar === undefined) return undefined;
  const day = startOfDay(content.date);
  for (const row of rows.Calendars.rows) {
    if (!same(row.calendar, calendar) || !same(row.shift, content.shift)) continue;
    const end = day + row.end + (row.end <= row.start ? DAY : 0);
    if (start >= day + row.start && start < end) return { start: day + row.start, end };
  }
  return undefined;
}
