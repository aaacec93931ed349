/** Reads workbooks through SheetJS: input sheets by the contract's headings, and written sheets. */
import * as XLSX from "@e965/xlsx";
import { readFileSync } from "node:fs";
import { DAY, type PlainBook, type PlainCell } from "./plain-book";

/** A value as a cell holds it; dates are serial numbers of the 1900 system. */
export type Value = string | number | boolean | null;
export type ValueRow = Readonly<Record<string, Value>>;
export type ValueBook = Readonly<Record<string, readonly ValueRow[]>>;

/** A table in a sheet: its headings in order and its rows; `addresses` are those of the rows. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly ValueRow[];
  /** Zero-based sheet row of each row. */
  readonly at: readonly number[];
  readonly headerRow: number;
  readonly firstColumn: number;
}

const DAYS_BEFORE_1904 = 1462;

export function readWorkbook(path: string): XLSX.WorkBook {
  return XLSX.read(readFileSync(path), { cellFormula: true, cellNF: true, cellStyles: false });
}

function valueOf(cell: XLSX.CellObject | undefined): Value {
  if (cell === undefined || cell.t === "z") return null;
  if (cell.t === "e") return cell.w ?? "#ERROR";
  const value = cell.v;
  if (value instanceof Date || value === undefined || value === null) return null;
  return value === "" ? null : value;
}

function rangeOf(sheet: XLSX.WorkSheet): XLSX.Range {
  return XLSX.utils.decode_range(sheet["!ref"] ?? "A1");
}

function cellAt(sheet: XLSX.WorkSheet, row: number, column: number): XLSX.CellObject | undefined {
  const cell: unknown = sheet[XLSX.utils.encode_cell({ r: row, c: column })];
  return cell as XLSX.CellObject | undefined;
}

/** Other headings that the contract says people use. */
const OTHER_HEADINGS: Readonly<Record<string, string>> = {
  "Work Center": "Resource",
  Machine: "Resource",
  Part: "Product",
  Item: "Product",
  SKU: "Product",
  Qty: "Quantity",
  "Need by": "Due",
  "Delivery date": "Due",
  WO: "Order",
  "Production order": "Order",
  "Routing step": "Step",
  "Op no.": "Step",
  "Std rate": "Rate per hour",
  "Pcs/hr": "Rate per hour",
};

interface ReadOptions {
  readonly stopAtBlank?: boolean;
  /** Dates of a workbook in the 1904 system as serials of the 1900 system. */
  readonly shiftDates?: boolean;
  /** Known other headings count as ours. */
  readonly otherHeadings?: boolean;
}

/** Finds the row that holds all the headings wanted and reads what is below it, to the first empty row. */
export function readTable(
  sheet: XLSX.WorkSheet,
  wanted: readonly string[],
  options: ReadOptions = {},
): Table | undefined {
  const range = rangeOf(sheet);
  for (let row = range.s.r; row <= Math.min(range.e.r, range.s.r + 60); row++) {
    const columns: [string, number][] = [];
    for (let column = range.s.c; column <= range.e.c; column++) {
      const value = valueOf(cellAt(sheet, row, column));
      if (typeof value !== "string") continue;
      const heading = value.trim();
      columns.push([(options.otherHeadings && OTHER_HEADINGS[heading]) || heading, column]);
    }
    const present = new Set(columns.map(([heading]) => heading));
    if (!wanted.every((heading) => present.has(heading))) continue;
    return below(sheet, row, columns, options);
  }
  return undefined;
}

function below(
  sheet: XLSX.WorkSheet,
  headerRow: number,
  columns: readonly [string, number][],
  options: ReadOptions,
): Table {
  const range = rangeOf(sheet);
  const rows: ValueRow[] = [];
  const at: number[] = [];
  for (let row = headerRow + 1; row <= range.e.r; row++) {
    const found: Record<string, Value> = {};
    for (const [heading, column] of columns) {
      const cell = cellAt(sheet, row, column);
      let value = valueOf(cell);
      if (options.shiftDates && typeof value === "number" && /[yd]/i.test(String(cell?.z ?? ""))) {
        value += DAYS_BEFORE_1904;
      }
      if (value !== null && found[heading] === undefined) found[heading] = value;
    }
    if (Object.keys(found).length === 0) {
      if (options.stopAtBlank) break;
      continue;
    }
    rows.push(found);
    at.push(row);
  }
  const headings = columns.map(([heading]) => heading);
  return { headings, rows, at, headerRow, firstColumn: columns[0]?.[1] ?? 0 };
}

/** The columns by which an input sheet in the contract's own headings is known. */
export const INPUT_KEYS: Readonly<Record<string, readonly string[]>> = {
  Objectives: ["Objective", "Metric", "Target"],
  Plan: ["Period", "Product", "Quantity"],
  Products: ["Product"],
  Orders: ["Order", "Quantity"],
  Standards: ["Product", "Step", "Resource"],
  Capacities: ["Resource"],
  Calendars: ["Calendar", "Days", "Start", "End"],
  Crews: ["Date", "Shift", "Labour", "Present"],
  Closures: ["Calendar or Resource", "From", "To"],
  Changeovers: ["From family", "To family", "Minutes"],
  Materials: ["Product", "Material", "Quantity per"],
  Supply: ["Material"],
  Receipts: ["Purchase order", "Material", "Quantity"],
  Progress: ["Order", "Step"],
  Actuals: ["Order", "Step", "Start", "Good"],
  Settings: ["Setting", "Value"],
};

/** The input sheets of a workbook that is written in the contract's headings. */
export function readInputs(workbook: XLSX.WorkBook): ValueBook {
  const book: Record<string, readonly ValueRow[]> = {};
  const shiftDates = workbook.Workbook?.WBProps?.date1904 === true;
  for (const [name, keys] of Object.entries(INPUT_KEYS)) {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) continue;
    const table = readTable(sheet, keys, { shiftDates, otherHeadings: true });
    if (table !== undefined)
      book[name] = table.rows.filter((row) => row[keys[0] ?? ""] !== undefined);
  }
  return book;
}

function plainValue(heading: string, cell: PlainCell): Value {
  if (cell === null || typeof cell !== "object") return cell === "" ? null : cell;
  switch (cell.kind) {
    case "moment":
      return cell.seconds / DAY;
    case "clock":
      return / min$/.test(heading) ? cell.seconds / 60 : cell.seconds / DAY;
    case "percent":
      return cell.fraction;
    case "formatted":
      return cell.value;
    case "error":
      return cell.text;
  }
}

/** The values that a plain book means, whatever disguise it is written in. */
export function valuesOf(book: PlainBook): ValueBook {
  return Object.fromEntries(
    Object.entries(book).map(([name, rows]) => [
      name,
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row)
            .map(([heading, cell]) => [heading, plainValue(heading, cell)] as const)
            .filter(([, value]) => value !== null),
        ),
      ),
    ]),
  );
}

/** Every cell of a sheet by address, as text that shows kind, value and formula. */
export function cellTexts(sheet: XLSX.WorkSheet): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [address, raw] of Object.entries(sheet)) {
    if (address.startsWith("!")) continue;
    const cell = raw as XLSX.CellObject;
    if (cell.v === undefined && cell.f === undefined) continue;
    texts.set(address, JSON.stringify([cell.t, cell.v ?? null, cell.f ?? null, cell.z ?? null]));
  }
  return texts;
}
