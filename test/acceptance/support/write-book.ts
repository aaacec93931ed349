/** Writes plain books to files through SheetJS, in the many shapes that planners' workbooks have. */
import * as XLSX from "@e965/xlsx";
import { writeFileSync } from "node:fs";
import { DAY, isoOf, type PlainBook, type PlainCell, type PlainRow } from "./plain-book";

export interface Disguise {
  /** Rows above the header: a company name, a remark, an empty row. */
  readonly titleRows?: number;
  /** An empty row after every so many rows. */
  readonly blankEvery?: number;
  /** A subtotal after every so many rows and a total at the end, on sheets with a quantity. */
  readonly totals?: boolean;
  /** Columns left empty to the left of the table. */
  readonly indent?: number;
  /** Contract heading to the heading written, by sheet. */
  readonly headings?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Contract sheet name to the name written. */
  readonly sheetNames?: Readonly<Record<string, string>>;
  readonly textNumbers?: boolean;
  readonly dates?: "serial" | "iso-text";
  /** 95 % as 0.95 in a percent format, as a plain 0.95, as the text "95%" or as 95. */
  readonly percents?: "format" | "fraction" | "text" | "hundred";
  readonly date1904?: boolean;
  /** Columns of the owner's own, between ours. */
  readonly ownColumns?: boolean;
  /** Sheets and columns in another order. */
  readonly reversed?: boolean;
  /** Every third row hidden. */
  readonly hiddenRows?: boolean;
}

const ERROR_CODES = { "#N/A": 42, "#VALUE!": 15, "#REF!": 23, "#DIV/0!": 7 } as const;
const DAYS_BEFORE_1904 = 1462;

function numberCell(value: number, format: string | undefined, asText: boolean): XLSX.CellObject {
  if (asText) return { t: "s", v: String(value) };
  return format === undefined ? { t: "n", v: value } : { t: "n", v: value, z: format };
}

function percentCell(fraction: number, form: Disguise["percents"]): XLSX.CellObject {
  const hundred = Math.round(fraction * 1e6) / 1e4;
  switch (form) {
    case "text":
      return { t: "s", v: `${hundred}%` };
    case "hundred":
      return { t: "n", v: hundred };
    case "fraction":
      return { t: "n", v: fraction };
    default:
      return { t: "n", v: fraction, z: "0.0%" };
  }
}

function momentCell(seconds: number, dateOnly: boolean, disguise: Disguise): XLSX.CellObject {
  if (disguise.dates === "iso-text") {
    const iso = isoOf(seconds);
    // As a serial number midnight is a date without a time, so it is as a text.
    const day = dateOnly || seconds % DAY === 0;
    return { t: "s", v: day ? iso.slice(0, 10) : iso.slice(0, 16 + (seconds % 60 ? 3 : 0)) };
  }
  const serial = seconds / DAY - (disguise.date1904 ? DAYS_BEFORE_1904 : 0);
  return { t: "n", v: serial, z: dateOnly ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm" };
}

function fileCell(cell: PlainCell, disguise: Disguise): XLSX.CellObject | undefined {
  if (cell === null || cell === "") return undefined;
  if (typeof cell === "string") return { t: "s", v: cell };
  if (typeof cell === "boolean") return { t: "b", v: cell };
  if (typeof cell === "number") {
    return numberCell(cell, undefined, disguise.textNumbers === true);
  }
  switch (cell.kind) {
    case "moment":
      return momentCell(cell.seconds, cell.dateOnly, disguise);
    case "clock":
      return { t: "n", v: cell.seconds / DAY, z: "hh:mm" };
    case "percent":
      return percentCell(cell.fraction, disguise.percents);
    case "formatted":
      return { t: "n", v: cell.value, z: cell.format };
    case "error":
      return { t: "e", v: ERROR_CODES[cell.text], w: cell.text };
  }
}

function headingsOf(rows: readonly PlainRow[]): string[] {
  const found = new Set<string>();
  for (const row of rows) for (const heading of Object.keys(row)) found.add(heading);
  return [...found];
}

class SheetGrid {
  private readonly sheet: XLSX.WorkSheet = {};
  private lastRow = 0;
  private lastColumn = 0;

  set(row: number, column: number, cell: XLSX.CellObject | undefined): void {
    if (cell === undefined) return;
    this.sheet[XLSX.utils.encode_cell({ r: row, c: column })] = cell;
    this.lastRow = Math.max(this.lastRow, row);
    this.lastColumn = Math.max(this.lastColumn, column);
  }

  done(): XLSX.WorkSheet {
    this.sheet["!ref"] = XLSX.utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: this.lastRow, c: this.lastColumn },
    });
    return this.sheet;
  }

  hide(rows: readonly number[]): void {
    const hidden: XLSX.RowInfo[] = [];
    for (const row of rows) hidden[row] = { hidden: true };
    this.sheet["!rows"] = hidden;
  }
}

function sheetOf(name: string, rows: readonly PlainRow[], disguise: Disguise): XLSX.WorkSheet {
  const grid = new SheetGrid();
  const plain = name === "Settings";
  const headings = headingsOf(rows);
  if (disguise.reversed && !plain) headings.reverse();
  const indent = plain ? 0 : (disguise.indent ?? 0);
  const step = disguise.ownColumns && !plain ? 2 : 1;
  let line = 0;
  const titles = plain ? 0 : (disguise.titleRows ?? 0);
  for (let title = 0; title < titles; title++, line++) {
    if (title === 0) grid.set(line, 0, { t: "s", v: `Miller & Sons: ${name}` });
    if (title === 1) grid.set(line, indent, { t: "s", v: "as of Monday, see the handbook" });
  }
  headings.forEach((heading, index) => {
    const written = disguise.headings?.[name]?.[heading] ?? heading;
    grid.set(line, indent + index * step, { t: "s", v: written });
    if (step === 2) grid.set(line, indent + index * step + 1, { t: "s", v: `Note ${index + 1}` });
  });
  line++;
  const hidden: number[] = [];
  rows.forEach((row, index) => {
    headings.forEach((heading, column) => {
      grid.set(line, indent + column * step, fileCell(row[heading] ?? null, disguise));
      if (step === 2 && index % 3 === 0) {
        grid.set(line, indent + column * step + 1, { t: "s", v: "ok" });
      }
    });
    if (disguise.hiddenRows && index % 3 === 2) hidden.push(line);
    line++;
    if (disguise.blankEvery && !plain && (index + 1) % disguise.blankEvery === 0) line++;
  });
  const quantity = headings.indexOf("Quantity");
  if (disguise.totals && quantity >= 0) {
    const total = rows.reduce((sum, row) => sum + Number(row["Quantity"] ?? 0), 0);
    const label = quantity === 0 ? 1 : 0;
    grid.set(line, indent + label * step, { t: "s", v: "Total" });
    grid.set(line, indent + quantity * step, { t: "n", v: total });
  }
  if (disguise.hiddenRows) grid.hide(hidden);
  return grid.done();
}

export function toWorkbook(book: PlainBook, disguise: Disguise = {}): XLSX.WorkBook {
  const workbook = XLSX.utils.book_new();
  const names = Object.keys(book);
  if (disguise.reversed) names.reverse();
  for (const name of names) {
    const sheet = sheetOf(name, book[name] ?? [], disguise);
    XLSX.utils.book_append_sheet(workbook, sheet, disguise.sheetNames?.[name] ?? name);
  }
  if (disguise.date1904) workbook.Workbook = { WBProps: { date1904: true } };
  return workbook;
}

export function writeBook(path: string, book: PlainBook, disguise: Disguise = {}): void {
  saveWorkbook(path, toWorkbook(book, disguise));
}

export function saveWorkbook(path: string, workbook: XLSX.WorkBook): void {
  const bytes: Buffer = XLSX.write(workbook, {
    type: "buffer",
    bookType: "xlsx",
    compression: true,
  });
  writeFileSync(path, bytes);
}
