import type { Area } from "../workbook/grid";
import type { Cell, CellScalar } from "./cell-store";
import type { HostCore } from "./host-object";
import { Look } from "./look";
import {
  addressOf,
  cellsIn,
  columnsOf,
  isUnbounded,
  isWholeColumns,
  isWholeRows,
  overlaps,
  rowsOf,
} from "./rectangle";
import type { BandRecord, SheetRecord } from "./records";
import { accessDenied, invalidArgument, sizeMismatch } from "./rich-error";
import { entryOf } from "./typed-entry";

// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8_192;
const LONGEST_TEXT_IN_FORMULA = 255;
const MOST_CELLS = 5_000_000;

/** The look that a cell has or, when it does not exist, would have. */
export function lookAt(sheet: SheetRecord, row: number, column: number): Look {
  return sheet.cells.get(row, column)?.look ?? bandLook(sheet, row, column);
}

function bandLook(sheet: SheetRecord, row: number, column: number): Look {
  const below = sheet.columns.get(column)?.look ?? Look.plain;
  const above = sheet.rows.get(row)?.look;
  return above ? above.over(below) : below;
}

/** On a protected sheet only cells that are not locked may be written, and nothing formatted. */
export function assertEditable(host: HostCore, sheetId: string, cells?: Area): void {
  const sheet = host.model.sheet(sheetId);
  if (!sheet.protection) return;
  if (!cells || isUnbounded(cells)) throw accessDenied("the sheet is protected");
  for (let row = cells.top; row <= cells.bottom; row++) {
    for (let column = cells.left; column <= cells.right; column++) {
      const locked = lookAt(sheet, row, column).value("Protection.Locked") !== false;
      if (locked) throw accessDenied("the sheet is protected");
    }
  }
}

/**
 * Calls `put` with what is meant for each cell: a single value is for all of them, a matrix must have
 * the area's size, and null leaves a cell as it is
 * (https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values).
 */
export function spread(
  area: Area,
  given: unknown,
  put: (row: number, column: number, value: unknown) => void,
): void {
  assertBounded(area);
  if (!Array.isArray(given)) {
    eachCell(area, (row, column) => put(row, column, given));
    return;
  }
  const matrix = given as readonly unknown[];
  const width = columnsOf(area);
  const fits = matrix.every((line) => Array.isArray(line) && line.length === width);
  if (matrix.length !== rowsOf(area) || !fits) throw sizeMismatch();
  eachCell(area, (row, column) => {
    const value = (matrix[row - area.top] as readonly unknown[])[column - area.left];
    if (value !== null && value !== undefined) put(row, column, value);
  });
}

/**
 * Cell-level members of an unbounded range cannot be set
 * (https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-unbounded).
 */
function assertBounded(area: Area): void {
  if (isUnbounded(area) || cellsIn(area) > MOST_CELLS) {
    throw invalidArgument("the range is unbounded or too large");
  }
}

function eachCell({ top, left, bottom, right }: Area, visit: (r: number, c: number) => void): void {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) visit(row, column);
  }
}

/** Writes values or formulas, as if typed. */
export function writeEntries(host: HostCore, sheetId: string, area: Area, given: unknown): void {
  assertBounded(area);
  assertEditable(host, sheetId, area);
  const cells = host.model.editCells(sheetId);
  const sheet = host.model.sheet(sheetId);
  const { date1904 } = host.model.book;
  const formulas: { row: number; column: number; formula: string }[] = [];
  spread(area, given, (row, column, typed) => {
    const look = lookAt(sheet, row, column);
    const { format, formula, ...entry } = entryOf(scalar(typed), look.numberFormat, date1904);
    const general = format !== undefined && look.numberFormat === "General";
    forgetSpill(cells.get(row, column), (r, c, cell) => cells.put(r, c, cell));
    const cell: Cell = {
      ...entry,
      look: general ? look.with("NumberFormat", format) : look,
      ...(formula === undefined ? {} : { formula }),
    };
    cells.put(row, column, cell.value === "" && isBare(cell) ? undefined : cell);
    if (formula === undefined) return;
    assertTablesThere(host, formula);
    formulas.push({ row, column, formula });
  });
  for (const { row, column, formula } of formulas) {
    showResult(host, sheetId, row, column, host.calculate(formula, { sheetId, row, column }));
  }
}

/** Excel refuses a formula that names the columns of a table that it does not have. */
function assertTablesThere(host: HostCore, formula: string): void {
  if (!formula.includes("[")) return;
  const code = formula.replace(/"[^"]*"|'[^']*'/g, "");
  for (const [, name] of code.matchAll(/([\p{L}_\\][\p{L}\p{N}_.\\]*)\[/gu)) {
    const known = host.model.book.tables.some(
      (table) => table.name.toLowerCase() === name!.toLowerCase(),
    );
    if (!known) throw invalidArgument(`the formula names "${name}", which is no table`);
  }
}

function isBare({ formula, look }: Cell): boolean {
  return formula === undefined && look === Look.plain;
}

function scalar(value: unknown): CellScalar {
  if (typeof value === "string" && value.length > LONGEST_TEXT) {
    throw invalidArgument(`a text is longer than ${LONGEST_TEXT} characters`);
  }
  if (typeof value === "string" && value.startsWith("=")) assertShort(value);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  throw invalidArgument("a text, a number or a logical value was expected");
}

function assertShort(formula: string): void {
  if (formula.length > LONGEST_FORMULA) {
    throw invalidArgument(`a formula is longer than ${LONGEST_FORMULA} characters`);
  }
  const texts = formula.length > LONGEST_TEXT_IN_FORMULA ? formula.match(/"(?:[^"]|"")*"/g) : [];
  const isLong = (text: string) =>
    text.slice(1, -1).replaceAll('""', '"').length > LONGEST_TEXT_IN_FORMULA;
  if (texts?.some(isLong)) {
    throw invalidArgument(
      `a text in a formula is longer than ${LONGEST_TEXT_IN_FORMULA} characters`,
    );
  }
}

function forgetSpill(
  anchor: Cell | undefined,
  put: (row: number, column: number, cell: Cell | undefined) => void,
): void {
  if (!anchor?.spill) return;
  eachCell(anchor.spill.area, (row, column) => {
    if (row !== anchor.spill!.area.top || column !== anchor.spill!.area.left) {
      put(row, column, undefined);
    }
  });
}

/** Shows what a formula came to; a matrix spills, or says `#SPILL!` where something is in its way. */
export function showResult(
  host: HostCore,
  sheetId: string,
  row: number,
  column: number,
  result: unknown,
): void {
  const cells = host.model.editCells(sheetId);
  const anchor = cells.get(row, column);
  if (anchor?.formula === undefined) return;
  forgetSpill(anchor, (r, c, cell) => cells.put(r, c, cell));
  const matrix = Array.isArray(result) ? (result as unknown[][]) : [[result]];
  const area = {
    ...{ top: row, left: column, bottom: row + matrix.length - 1 },
    right: column + Math.max(1, ...matrix.map((line) => line.length)) - 1,
  };
  let blocked = false;
  eachCell(area, (r, c) => {
    const there = r === row && c === column ? undefined : cells.get(r, c);
    if (there && (there.value !== "" || there.formula !== undefined)) blocked = true;
  });
  const { look, formula } = anchor;
  if (blocked) {
    cells.put(row, column, { look, formula, value: "#SPILL!", isError: true });
    return;
  }
  eachCell(area, (r, c) => {
    const shown = resultScalar(matrix[r - row]?.[c - column]);
    const sheet = host.model.sheet(sheetId);
    const first = r === row && c === column;
    const spill = first && cellsIn(area) > 1 ? { spill: { area } } : {};
    const own = first ? { formula, look } : { look: lookAt(sheet, r, c) };
    cells.put(r, c, { ...own, ...spill, ...shown });
  });
}

function resultScalar(value: unknown): Pick<Cell, "value" | "isError"> {
  if (value === null || value === undefined) return { value: 0 };
  if (typeof value === "object" && "error" in value) {
    return { value: String(value.error), isError: true };
  }
  return { value: typeof value === "number" || typeof value === "boolean" ? value : String(value) };
}

/** Sets one format of every cell; whole columns and rows keep it for cells to come, too. */
export function setLook(
  host: HostCore,
  sheetId: string,
  area: Area,
  change: (look: Look, row: number, column: number) => Look,
): void {
  assertEditable(host, sheetId, host.model.sheet(sheetId).protection ? area : undefined);
  const cells = host.model.editCells(sheetId);
  const sheet = host.model.sheet(sheetId);
  if (isUnbounded(area)) {
    changeBands(host, sheetId, area, (band) => ({
      ...band,
      look: change(band.look ?? Look.plain, area.top, area.left),
    }));
    cells.each(area, (row, column, cell) =>
      cells.put(row, column, { ...cell, look: change(cell.look, row, column) }),
    );
    return;
  }
  assertBounded(area);
  eachCell(area, (row, column) => {
    const cell = cells.get(row, column);
    const look = change(lookAt(sheet, row, column), row, column);
    cells.put(row, column, { value: "", ...cell, look });
  });
}

/** Changes whole columns, or whole rows when the area is made of such. */
export function changeBands(
  host: HostCore,
  sheetId: string,
  area: Area,
  change: (band: BandRecord) => BandRecord,
): void {
  const sheet = host.model.sheet(sheetId);
  const byColumn = isWholeColumns(area);
  if (byColumn && isWholeRows(area)) throw invalidArgument("the whole sheet at once");
  const bands = new Map(byColumn ? sheet.columns : sheet.rows);
  const [first, last] = byColumn ? [area.left, area.right] : [area.top, area.bottom];
  for (let at = first; at <= last; at++) {
    const changed = change(bands.get(at) ?? {});
    if (Object.keys(changed).length > 0) bands.set(at, changed);
    else bands.delete(at);
  }
  host.model.changeSheet(sheetId, byColumn ? { columns: bands } : { rows: bands });
}

/** What each cell of an area gives. */
export function matrixOf<T>(area: Area, value: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rowsOf(area) }, (_, r) =>
    Array.from({ length: columnsOf(area) }, (__, c) => value(area.top + r, area.left + c)),
  );
}

/** Tells the add-in that cells were changed, once for the sheet and once for each table in it. */
export function raiseChanged(
  host: HostCore,
  sheetId: string,
  area: Area,
  message: { address: string; source: string; details?: Readonly<Record<string, unknown>> },
): void {
  const { details, ...rest } = message;
  const common = { ...rest, worksheetId: sheetId, changeType: "RangeEdited", ...details };
  const sheetMessage = { ...common, triggerSource: "Unknown", shiftDirection: "None" };
  for (const target of [sheetId, "Workbook"]) host.events.raise(10, target, sheetMessage);
  for (const table of host.model.book.tables) {
    if (table.sheetId !== sheetId || !overlaps(table.area, area)) continue;
    const tableMessage = { ...common, tableId: table.id };
    for (const target of [table.id, "Workbook"]) host.events.raise(101, target, tableMessage);
  }
}

/** Tells the add-in of the selection: the sheet, all sheets, the tables it meets, and the document. */
export function raiseSelected(host: HostCore, sheetId: string, area: Area): void {
  const message = { address: addressOf(area), worksheetId: sheetId };
  for (const target of [sheetId, "Workbook"]) host.events.raise(14, target, message);
  for (const { id, sheetId: own, area: table } of host.model.book.tables) {
    if (own !== sheetId) continue;
    const isInsideTable = overlaps(table, area);
    host.events.raise(100, id, { ...message, tableId: id, isInsideTable });
  }
  host.events.selected();
}
