import type { Area } from "../workbook/grid";
import { Look } from "./look";

/** A value as Office.js spells it: the empty text is an empty cell, an error is its text. */
export type CellScalar = string | number | boolean;

export interface Cell {
  readonly value: CellScalar;
  /** With its `=`. */
  readonly formula?: string;
  readonly look: Look;
  /** True for an error value, which looks like a text. */
  readonly isError?: boolean;
  /** Where the values of this cell's formula spilled to, itself included. */
  readonly spill?: { readonly area: Area };
}

interface Row {
  readonly owner: CellStore;
  readonly cells: (Cell | undefined)[];
}

/**
 * The cells of a sheet. A copy costs as much as there are rows and shares all of them; whoever
 * writes to a shared row first copies that row.
 */
export class CellStore {
  private rows = new Map<number, Row>();
  private used: Area | null | undefined;

  copy(): CellStore {
    const copy = new CellStore();
    copy.rows = new Map(this.rows);
    copy.used = this.used;
    return copy;
  }

  get(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.cells[column];
  }

  put(row: number, column: number, cell: Cell | undefined): void {
    this.used = undefined;
    this.ownRow(row)[column] = cell;
  }

  private ownRow(row: number): (Cell | undefined)[] {
    const found = this.rows.get(row);
    if (found?.owner === this) return found.cells;
    const cells = found ? [...found.cells] : [];
    this.rows.set(row, { owner: this, cells });
    return cells;
  }

  /** Visits the cells that exist inside an area, row by row. */
  each(area: Area, visit: (row: number, column: number, cell: Cell) => void): void {
    for (const row of this.rowsIn(area)) {
      const cells = this.rows.get(row)!.cells;
      const last = Math.min(area.right, cells.length - 1);
      for (let column = area.left; column <= last; column++) {
        const cell = cells[column];
        if (cell) visit(row, column, cell);
      }
    }
  }

  private rowsIn({ top, bottom }: Area): number[] {
    return [...this.rows.keys()].filter((row) => row >= top && row <= bottom).sort((a, b) => a - b);
  }

  /** The smallest area with all values, and with formats unless `valuesOnly`; undefined when there is none. */
  usedArea(valuesOnly: boolean): Area | undefined {
    if (!valuesOnly) return this.measure((cell) => hasValue(cell) || cell.look !== Look.plain);
    if (this.used === undefined) this.used = this.measure(hasValue) ?? null;
    return this.used ?? undefined;
  }

  private measure(counts: (cell: Cell) => boolean): Area | undefined {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    for (const [row, { cells }] of this.rows) {
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column];
        if (!cell || !counts(cell)) continue;
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
        left = Math.min(left, column);
        right = Math.max(right, column);
      }
    }
    return bottom < 0 ? undefined : { top, left, bottom, right };
  }

  /** Moves whole rows at `from` and below by `by` rows; those that would land above `from` are dropped. */
  shiftRows(area: Area, by: number): void {
    this.shift(area, (row, column) => [row + by, column]);
  }

  shiftColumns(area: Area, by: number): void {
    this.shift(area, (row, column) => [row, column + by]);
  }

  private shift(area: Area, to: (row: number, column: number) => [number, number]): void {
    const moved: [number, number, Cell][] = [];
    this.each(area, (row, column, cell) => moved.push([...to(row, column), cell]));
    this.each(area, (row, column) => this.put(row, column, undefined));
    for (const [row, column, cell] of moved) this.put(row, column, cell);
  }
}

function hasValue(cell: Cell): boolean {
  return cell.value !== "" || cell.formula !== undefined;
}
