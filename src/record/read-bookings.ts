import { groupBy } from "../kernel/groups";
import { DAY, MINUTE, type Moment, isoFromMoment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Place } from "../intake/issue-log";
import { latestMeant } from "../intake/latest-meant";
import type { ActualEntry } from "../intake/plan-context";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";
import type { PlaceOf } from "./booking";
import type { OddityLog } from "./oddity-log";
import type { RecordCode } from "./record-codes";

/** Nothing older than this says anything of today's standards, and calendars would become enormous. */
const OLDEST_DAYS = 1100;

/** What ends so long after the record was not meant. */
const SLIP_DAYS = 31;

/** What may count: a row of Actuals as it was entered, or a filled row of Targets in the same shape. */
export interface BookedRow extends InputRow<"Actuals"> {
  /** Where a row of Targets stands; absent: it is one of Actuals. */
  readonly target?: Place;
}

/** All rows of Actuals, then filled rows of Targets. */
export function bookedRows(
  { Actuals }: AllRows,
  targets: readonly ActualEntry[],
): readonly BookedRow[] {
  if (targets.length === 0) return Actuals.rows;
  return [...Actuals.rows, ...targets.map(asBooked)];
}

function asBooked(entry: ActualEntry): BookedRow {
  const { order, line, step, resource, start, end, good, scrap, reason, sheet, cell } = entry;
  return {
    ...{ order, line, step, resource, start, end, good, scrap, reason },
    setupMin: undefined,
    downMin: entry.lostMin ?? 0,
    crewHours: undefined,
    comment: undefined,
    row: -1,
    target: { sheet, cell },
  };
}

/** When the record ends: the latest moment that was booked and meant. Undefined: nothing is booked. */
export function recordEnd(rows: AllRows, targets: readonly ActualEntry[]): Moment | undefined {
  return latestMeant(
    [...rows.Actuals.rows, ...targets].map(({ start, end }) => Math.max(start, end ?? start)),
  );
}

/** Those that can stand: begun before the record ends, not older than three years, not ending before they start. */
export function soundBookings(
  booked: readonly BookedRow[],
  until: Moment,
  placeOf: PlaceOf,
  log: OddityLog,
): readonly BookedRow[] {
  const oldest = until - OLDEST_DAYS * DAY;
  const isPlain = ({ start, end = start }: BookedRow) =>
    start <= until && start >= oldest && end >= start && end <= until;
  if (booked.every(isPlain)) return booked;
  return booked.flatMap((entry) =>
    isPlain(entry) ? entry : soundBooking(entry, until, placeOf, log),
  );
}

function soundBooking(
  entry: BookedRow,
  until: Moment,
  placeOf: PlaceOf,
  log: OddityLog,
): BookedRow[] {
  const { start, end } = entry;
  const said = `The booking of ${entry.order}, step ${entry.step},`;
  const tell = (code: RecordCode, moment: Moment, what: string, how: string) =>
    log.add(code, placeOf(entry), isoFromMoment(moment), `${said} ${what}.`, how);
  if (end !== undefined && end < start) {
    const what = "ends before it starts; it does not count";
    tell("booking-ends-before-start", end, what, "Correct Start or End.");
    return [];
  }
  if (start > until) {
    const what = `begins ${isoFromMoment(start)}, after the record ends; it does not count yet`;
    tell("booking-ahead", start, what, "Correct Start, if it has happened.");
    return [];
  }
  if (start < until - OLDEST_DAYS * DAY) {
    const what = "is more than three years old; it does not count";
    tell("booking-too-old", start, what, "Nothing, if the date is right.");
    return [];
  }
  if (end === undefined || end <= until + SLIP_DAYS * DAY) return [entry];
  const what = `ends ${isoFromMoment(end)}, long after the record ends; it is taken to run still`;
  tell("booking-ahead", end, what, "Correct End, or empty it while it runs.");
  return [{ ...entry, end: undefined }];
}

/** A row of Actuals wins over a filled row of Targets of the same order and step that it overlaps. */
export function withoutDoubled(entries: readonly BookedRow[]): readonly BookedRow[] {
  if (!entries.some(({ target }) => target)) return entries;
  const keyOf = ({ order, line, step }: BookedRow) =>
    [order, line ?? "", step].map(comparableKey).join("\u0001");
  const actuals = groupBy(entries, (entry) => (entry.target ? undefined : keyOf(entry)));
  return entries.filter(
    (entry) =>
      !entry.target ||
      !(actuals.get(keyOf(entry)) ?? []).some(
        (actual) =>
          actual.start < (entry.end ?? Infinity) && entry.start < (actual.end ?? Infinity),
      ),
  );
}

export const minutes = (value: number | undefined) =>
  value === undefined ? undefined : Math.round(value * MINUTE);
