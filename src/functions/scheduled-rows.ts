import { MINUTE, type Moment, momentFromSerial, type Seconds } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { SCHEDULE } from "../sheets/written-plan";
import { existingColumns, existingRows, textOf } from "../tables/existing-table";
import { type CellValue, isCellError } from "../workbook/grid";
import { type Matrix, isBlank } from "./argument";
import { FunctionFault, invalid, passedOn } from "./function-fault";
import { tableGrid, withHeadings } from "./range-rows";

/** What the load of a resource hangs on, of one row of the Schedule. */
export interface ScheduledRow {
  /** As it is compared. */
  readonly resource: string;
  /** Zero-based; -1 where the row has none. */
  readonly unit: number;
  readonly start: Moment;
  readonly runStart: Moment;
  readonly end: Moment;
  readonly setup: Seconds;
  readonly run: Seconds;
}

type ColumnKey = keyof typeof SCHEDULE.columns;

const NEEDED: readonly ColumnKey[] = ["resource", "start", "end", "setupMin", "runMin"];

/** The rows of a schedule that have a Start; at least one. */
export function scheduledRows(
  cells: Matrix | undefined,
  date1904: boolean,
): readonly ScheduledRow[] | FunctionFault {
  if (!cells) return invalid("LOAD needs a schedule: the Schedule's rows, or what SCHEDULE gives.");
  const columns = Object.values(SCHEDULE.columns);
  const isHeaded = cells[0]!.every((cell) => isBlank(cell) || typeof cell === "string");
  const headed = isHeaded ? cells : withHeadings(columns, cells);
  if (!headed)
    return invalid("schedule has more columns than the sheet Schedule. Give it headings.");
  const { grid, table } = tableGrid(SCHEDULE.name, headed);
  const existing = { info: table, grid, date1904 };
  const there = new Set(existingColumns(existing, SCHEDULE).map(({ key }) => key));
  const missing = NEEDED.find((key) => !there.has(key));
  if (missing) {
    return invalid(
      `schedule has no column ${SCHEDULE.columns[missing].header}. Give it the sheet Schedule's table with its headings.`,
    );
  }
  const rows: ScheduledRow[] = [];
  for (const { row, values } of existingRows(existing, SCHEDULE)) {
    if (isBlank(values.get("start") ?? null)) continue;
    const read = scheduledRow(values, date1904, row + (isHeaded ? 1 : 0));
    if (read instanceof FunctionFault) return read;
    rows.push(read);
  }
  return rows.length > 0
    ? rows
    : invalid("schedule has no row with a Start. Give it scheduled rows.");
}

function scheduledRow(
  values: ReadonlyMap<string, CellValue>,
  date1904: boolean,
  row: number,
): ScheduledRow | FunctionFault {
  for (const key of NEEDED) {
    const cell = values.get(key) ?? null;
    if (isCellError(cell)) return passedOn(cell.error);
    if (key === "resource" ? isBlank(cell) : typeof cell !== "number") {
      const what = key === "resource" ? "a resource" : "a number";
      return invalid(
        `schedule, row ${row}: ${SCHEDULE.columns[key].header} is not ${what}. Enter one.`,
      );
    }
  }
  const moment = (key: ColumnKey) => momentFromSerial(Number(values.get(key)), date1904);
  const seconds = (key: ColumnKey) => Math.round(Number(values.get(key)) * MINUTE);
  const [runStart, unit] = [values.get("runStart"), values.get("unit")];
  return {
    resource: comparableKey(textOf(values.get("resource"))),
    unit: typeof unit === "number" ? unit - 1 : -1,
    start: moment("start"),
    runStart: typeof runStart === "number" ? moment("runStart") : moment("start"),
    end: moment("end"),
    setup: seconds("setupMin"),
    run: seconds("runMin"),
  };
}
