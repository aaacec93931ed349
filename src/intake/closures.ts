import { isoFromMoment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { SheetRows } from "../workbook/sheet-rows";
import { type IssueLog, placeOf } from "./issue-log";
import type { Span } from "./spans";

/** Stretches in which a calendar or a resource does not work, and those in which it works extra. */
export interface Closures {
  readonly closed: readonly Span[];
  readonly working: readonly ExtraWork[];
}

export interface ExtraWork extends Span {
  /** Why, as the row says; it stands as the name of the shift. */
  readonly reason: string;
}

/** By comparable key of a calendar or a resource. `known` says whether there is one of that key. */
export function closuresByKey(
  sheet: SheetRows<"Closures">,
  known: (key: string) => boolean,
  log: IssueLog,
): Map<string, Closures> {
  const byKey = new Map<string, { closed: Span[]; working: ExtraWork[] }>();
  for (const row of sheet.rows) {
    const key = comparableKey(row.calendarOrResource);
    if (!known(key)) {
      log.error(
        "dangling-reference",
        placeOf(sheet, row.row, "calendarOrResource"),
        row.calendarOrResource,
        `${row.calendarOrResource} is neither a calendar nor a resource.`,
        "Correct the name, or add it to Calendars or Capacities.",
      );
      continue;
    }
    if (row.to <= row.from) {
      log.error(
        "ends-before-start",
        placeOf(sheet, row.row, "to"),
        isoFromMoment(row.to),
        `The closure of ${row.calendarOrResource} ends at or before its beginning.`,
        "Put To after From.",
      );
      continue;
    }
    const entry = byKey.get(key) ?? { closed: [], working: [] };
    byKey.set(key, entry);
    if (row.working) {
      entry.working.push({ start: row.from, end: row.to, reason: row.reason ?? "Extra" });
    } else {
      entry.closed.push({ start: row.from, end: row.to });
    }
  }
  return byKey;
}
