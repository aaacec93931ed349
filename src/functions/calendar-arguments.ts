import { comparableKey } from "../kernel/names";
import { CLOSURES } from "../sheets/calendars";
import type { CellValue } from "../workbook/grid";
import type { SheetRows } from "../workbook/sheet-rows";
import { type Argument, type Matrix, errorIn, isBlank, matrixOf } from "./argument";
import { FunctionFault, invalid } from "./function-fault";
import { rangeRows, rangeSheet } from "./range-rows";
import { Recent } from "./recent";
import { WorkingCalendar } from "./working-calendar";

/** Calendars that were asked for last; thousands of cells share one. */
const known = new Recent<WorkingCalendar | FunctionFault>(16);

/** The calendar that the arguments calendar and closures describe; without both, round the clock. */
export function calendarArgument(
  calendar: Argument,
  closures: Argument,
  date1904: boolean,
): WorkingCalendar | FunctionFault {
  const key = JSON.stringify([calendar ?? null, closures ?? null, date1904]);
  return known.get(key, () => madeCalendar(matrixOf(calendar), matrixOf(closures), date1904));
}

function madeCalendar(
  calendar: Matrix | undefined,
  closures: Matrix | undefined,
  date1904: boolean,
): WorkingCalendar | FunctionFault {
  const shifts = calendar && !isNothing(calendar) ? calendarRows(calendar, date1904) : undefined;
  if (shifts instanceof FunctionFault) return shifts;
  const key = shifts && oneKey(shifts);
  if (key instanceof FunctionFault) return key;
  const name = shifts?.rows[0]?.calendar ?? "";
  const closed = closures && isFilled(closures) ? closureRows(closures, name, date1904) : undefined;
  if (closed instanceof FunctionFault) return closed;
  return new WorkingCalendar({ key, calendars: shifts, closures: closed });
}

/** An empty cell is as good as nothing; an empty range was meant to hold shifts. */
const isNothing = (cells: Matrix) => cells.flat().length === 1 && isBlank(cells[0]![0]!);

const isFilled = (cells: Matrix) => !cells.every((row) => row.every(isBlank));

function calendarRows(cells: Matrix, date1904: boolean): SheetRows<"Calendars"> | FunctionFault {
  const fault = errorIn(cells);
  if (fault) return fault;
  if (!isFilled(cells)) return invalid(NO_ROWS);
  const sheet = rangeSheet("Calendars", cells, "calendar");
  return sheet instanceof FunctionFault ? sheet : rangeRows(sheet, "calendar", date1904);
}

const NO_ROWS = "calendar has no rows. Give it at least one row with a shift.";

/** All rows must be of one calendar; the sheet of all of them has to be filtered. */
function oneKey(shifts: SheetRows<"Calendars">): string | FunctionFault {
  const names = new Map(
    shifts.rows.map(({ calendar }) => [comparableKey(calendar), calendar] as const),
  );
  const [first] = names;
  if (!first) return invalid(NO_ROWS);
  if (names.size === 1) return first[0];
  const listed = [...names.values()].slice(0, 3).join(", ");
  return invalid(
    `calendar holds ${names.size} calendars (${listed}${names.size > 3 ? ", …" : ""}). Give it the rows of one, such as FILTER(Calendars,Calendars[Calendar]="${first[1]}").`,
  );
}

/** Rows of the sheet Closures, or just dates: a column of days, or From and To. */
function closureRows(
  cells: Matrix,
  calendar: string,
  date1904: boolean,
): SheetRows<"Closures"> | FunctionFault {
  const fault = errorIn(cells);
  if (fault) return fault;
  const sheet = rangeSheet("Closures", withNames(cells, calendar), "closures");
  return sheet instanceof FunctionFault ? sheet : rangeRows(sheet, "closures", date1904);
}

const { calendarOrResource, from, to } = CLOSURES.columns;

/** Plain dates as whole rows: the one column is From and To alike. */
function withNames(cells: Matrix, calendar: string): Matrix {
  const first = cells.find((row) => !row.every(isBlank))?.[0];
  const width = cells[0]!.length;
  if (typeof first !== "number" || width > 2) return cells;
  const headings: CellValue[] = [calendarOrResource.header, from.header, to.header];
  const rows = cells.filter((row) => !row.every(isBlank));
  const name = calendar === "" ? "all" : calendar;
  return [headings, ...rows.map((row) => [name, row[0] ?? null, row[1] ?? row[0] ?? null])];
}
