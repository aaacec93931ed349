import { comparableKey } from "../kernel/names";
import { cellAt, type Grid } from "../workbook/grid";
import type { AllRows } from "../workbook/sheet-rows";
import { type CellPosition, cellPosition } from "../kernel/cell-address";

export interface OwnCell extends CellPosition {
  readonly sheet: string;
}

/** `Finance!C4`, `'P & L'!$C$4` or `=Finance!C4` as a place; undefined: it is no cell of a sheet. */
export function cellOf(address: string | undefined): OwnCell | undefined {
  const found = /^=?(?:'((?:[^']|'')+)'|([^'!+*/^&=<>(),;:"]+))!\$?([A-Za-z]{1,3})\$?(\d+)$/.exec(
    address?.trim() ?? "",
  );
  const position = found && cellPosition(`${found[3]!.toUpperCase()}${found[4]!}`);
  if (!position) return undefined;
  return { sheet: (found[1]?.replaceAll("''", "'") ?? found[2]!).trim(), ...position };
}

/** Of the workbook's sheets those that hold a figure of the metric Own. */
export function sheetsOfOwnCells(rows: AllRows, sheets: readonly string[]): readonly string[] {
  const wanted = new Set<string>();
  for (const { metric, achievedCell, projectedCell } of rows.Objectives.rows) {
    if (metric !== "Own") continue;
    for (const address of [achievedCell, projectedCell]) {
      const cell = cellOf(address);
      if (cell) wanted.add(comparableKey(cell.sheet));
    }
  }
  return sheets.filter((name) => wanted.has(comparableKey(name)));
}

/** Reads numbers from these sheets; anything else is undefined. */
export function cellReader(grids: readonly Grid[]): (address: string) => number | undefined {
  const bySheet = new Map(grids.map((grid) => [comparableKey(grid.sheet), grid]));
  return (address) => {
    const cell = cellOf(address);
    const grid = cell && bySheet.get(comparableKey(cell.sheet));
    const value = grid && cellAt(grid, cell.row, cell.column);
    return typeof value === "number" ? value : undefined;
  };
}
