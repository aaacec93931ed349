import { comparableKey, comparableName } from "../kernel/names";
import { DAY, momentFromSerial } from "../kernel/moment";
import { type CellValue, type Grid, type TableInfo, cellAt, isCellError } from "../workbook/grid";
import type { WorkbookInfo } from "../workbook/workbook-host";
import type { WrittenTable } from "../sheets/written-sheet";

/** A table of ours as it stands in the workbook, with the cells of its sheet. */
export interface ExistingTable {
  readonly info: TableInfo;
  readonly grid: Grid;
  readonly date1904: boolean;
}

/** Tables of ours by name in lower case. */
export type ExistingTables = ReadonlyMap<string, ExistingTable>;

/** Sheets that hold a table of ours and have to be read before a refresh. */
export function sheetsOfOurs(
  info: WorkbookInfo,
  tables: readonly WrittenTable[],
): readonly string[] {
  const names = new Set(tables.map((table) => table.table.toLowerCase()));
  const ours = info.tables.filter((table) => names.has(table.name.toLowerCase()));
  return [...new Set(ours.map((table) => table.sheet))];
}

/** The tables of ours among the grids that were read. */
export function existingTables(info: WorkbookInfo, grids: readonly Grid[]): ExistingTables {
  const bySheet = new Map(grids.map((grid) => [grid.sheet, grid]));
  const found = new Map<string, ExistingTable>();
  for (const table of info.tables) {
    const grid = bySheet.get(table.sheet);
    if (grid && /^plumb/i.test(table.name) && table.hasHeader)
      found.set(table.name.toLowerCase(), { info: table, grid, date1904: info.date1904 });
  }
  return found;
}

export const existingTable = (tables: ExistingTables, definition: WrittenTable) =>
  tables.get(definition.table.toLowerCase());

/** A heading of a table as it stands. */
export interface ExistingColumn {
  readonly header: string;
  /** Zero-based column on the sheet. */
  readonly at: number;
  /** Key of our column; undefined for one that the user added or renamed. */
  readonly key: string | undefined;
}

/** The headings in their order; the first column with one of our headings is ours. */
export function existingColumns(
  table: ExistingTable,
  definition: WrittenTable,
): readonly ExistingColumn[] {
  const { left, right, top } = table.info.area;
  const ours = new Map(
    Object.entries(definition.columns).map(([key, column]) => [comparableName(column.header), key]),
  );
  const columns: ExistingColumn[] = [];
  for (let at = left; at <= right; at++) {
    const header = textOf(cellAt(table.grid, top, at));
    const key = ours.get(comparableName(header));
    if (key !== undefined) ours.delete(comparableName(header));
    columns.push({ header, at, key });
  }
  return columns;
}

/** One data row of a table as it stands. */
export interface ExistingRow {
  /** Zero-based row on the sheet. */
  readonly row: number;
  /** Value by key of our column; missing where the column is gone. */
  readonly values: ReadonlyMap<string, CellValue>;
  readonly key: string;
}

/** The data rows in their order, totals row left out. */
export function existingRows(
  table: ExistingTable,
  definition: WrittenTable,
): readonly ExistingRow[] {
  const columns = existingColumns(table, definition).filter((column) => column.key !== undefined);
  const { top, bottom } = table.info.area;
  const last = table.info.hasTotals ? bottom - 1 : bottom;
  const rows: ExistingRow[] = [];
  for (let row = top + 1; row <= last; row++) {
    const values = new Map(columns.map((c) => [c.key!, cellAt(table.grid, row, c.at)]));
    const parts = definition.key.map((key) =>
      keyPart(definition, key, values.get(key) ?? null, table),
    );
    rows.push({ row, values, key: parts.join("\u0001") });
  }
  return rows;
}

/** A part of a row's key: dates and times to the second, texts as look-ups compare them. */
function keyPart(
  definition: WrittenTable,
  key: string,
  value: CellValue,
  table: { readonly date1904: boolean },
): string {
  const kind = definition.columns[key]!.type.kind;
  if (typeof value === "number" && kind === "moment")
    return String(momentFromSerial(value, table.date1904));
  if (typeof value === "number" && kind === "clock") return String(Math.round(value * DAY));
  return comparableKey(textOf(value));
}

/** The key of a row that is about to be written; moments in seconds. */
export function newKey(definition: WrittenTable, row: Readonly<Record<string, unknown>>): string {
  return definition.key
    .map((key) => {
      const value = row[key];
      return typeof value === "object" && value !== null && "text" in value
        ? comparableKey(String(value.text))
        : comparableKey(value === undefined || value === null ? "" : String(value));
    })
    .join("\u0001");
}

/** A cell as text; empty for an empty cell, an error value or a switch. */
export function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined || isCellError(value)) return "";
  return typeof value === "string" ? value.trim() : String(value);
}

/** A cell as a moment in seconds; undefined when it is no number. */
export function momentOf(
  value: CellValue | undefined,
  table: { readonly date1904: boolean },
): number | undefined {
  if (typeof value !== "number") return undefined;
  return momentFromSerial(value, table.date1904);
}
