import { formatAt, type Grid } from "../../workbook/grid";
import type { TableContent } from "../../workbook/sheet-content";
import { shiftFormula } from "../xlsx/shift-formula";
import { contentEntry, valueEntry, type Entry } from "./cell-entry";

/** Data cells of a table, row by row; null for one that stays as it is. */
export function tableEntries(table: TableContent, old: Grid | undefined): (Entry | null)[][] {
  const moves = old !== undefined && rowsMove(table);
  const rows = table.rows.length === 0 ? [table.columns.map(() => null)] : table.rows;
  return rows.map((row, index) =>
    table.columns.map(({ carriedFrom }, n) => {
      if (carriedFrom === undefined || !old) return contentEntry(row[n] ?? null);
      return moves ? carriedEntry(table, old, index, n, carriedFrom) : null;
    }),
  );
}

/** True when a row of the sheet as it is will stand elsewhere, or is taken by a new one. */
export function rowsMove({ row, rows, carriedRows = [] }: TableContent): boolean {
  return rows.some((_, index) => carriedRows[index] !== row + 1 + index);
}

function carriedEntry(
  table: TableContent,
  old: Grid,
  index: number,
  n: number,
  from: number,
): Entry {
  const oldRow = table.carriedRows?.[index];
  const at = oldRow === undefined ? undefined : gridIndex(old, oldRow, from);
  if (at === undefined || oldRow === undefined) return "";
  const formula = old.formulas.get(at);
  if (formula === undefined) return valueEntry(old.values[at] ?? null);
  return shiftFormula(formula, table.row + 1 + index - oldRow, table.column + n - from);
}

/** Index of a cell in a grid; undefined outside of it. */
export function gridIndex(grid: Grid, row: number, column: number): number | undefined {
  const r = row - grid.top;
  const c = column - grid.left;
  if (r < 0 || c < 0 || r >= grid.height || c >= grid.width) return undefined;
  return r * grid.width + c;
}

/** The number format that most cells of a column's rows have; undefined without rows. */
export function usualFormat(
  grid: Grid,
  column: number,
  top: number,
  bottom: number,
): string | undefined {
  const counts = new Map<string, number>();
  for (let row = top; row <= bottom; row++) {
    const code = formatAt(grid, row, column);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Key of a column's number format in the record, as the file host spells it. */
export function formatKey(table: string, header: string): string {
  return `${table}[${header}]`;
}
