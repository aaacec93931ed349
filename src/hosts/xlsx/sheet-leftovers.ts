import type { Area } from "../../workbook/grid";
import type { SheetContent } from "../../workbook/sheet-content";
import type { OwnSheet } from "./parse-record";
import type { OutCell } from "./cell-xml";
import type { OldSheet, TableHistory } from "./old-sheet";
import { shiftFormula } from "./shift-formula";
import { tableArea } from "./table-xml";
import { areaOf, areaReference } from "./tables";

export function within(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** Areas of the cells that a content writes outside its tables: one for each run in a row. */
export function looseAreas(content: SheetContent): string[] {
  const cells = [...content.cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const areas: Area[] = [];
  for (const { row, column } of cells) {
    const last = areas.at(-1);
    if (last && last.top === row && column <= last.right + 1) {
      areas[areas.length - 1] = { ...last, right: column };
    } else areas.push({ top: row, left: column, bottom: row, right: column });
  }
  return areas.map(areaReference);
}

interface KeptCell {
  readonly row: number;
  readonly cell: OutCell;
}

/**
 * Cells that the user put on a sheet of ours, outside of what we wrote there. What stood below a
 * table moves down or up with the table's end.
 */
export function* keptCells(
  old: OldSheet,
  before: OwnSheet | undefined,
  histories: readonly TableHistory[],
): Generator<KeptCell> {
  const loose = (before?.loose ?? []).flatMap((reference) => areaOf(reference) ?? []);
  const names = new Set(before?.tables.map((name) => name.toLowerCase()) ?? []);
  const written = old.tables.filter(
    (table) => names.has(table.name.toLowerCase()) || histories.some((h) => h.before === table),
  );
  const ours = [...loose, ...written.map((table) => table.area)];
  const { cells } = old;
  for (let n = 0; n < cells.count; n++) {
    const row = cells.rows[n]!;
    const column = cells.columns[n]!;
    if (ours.some((area) => within(area, row, column))) continue;
    const { value, formula, style } = old.cellNumber(n);
    const shift = shiftBelow(row, column, histories);
    const text = formula && shiftFormula(formula, shift, 0).slice(1);
    yield { row: row + shift, cell: { column, value, formula: text, style } };
  }
}

function shiftBelow(row: number, column: number, histories: readonly TableHistory[]): number {
  for (const { before, table } of histories) {
    const { area, hasTotals } = before;
    if (row <= area.bottom || column < area.left || column > area.right) continue;
    return tableArea(table).bottom + (hasTotals ? 1 : 0) - area.bottom;
  }
  return 0;
}
