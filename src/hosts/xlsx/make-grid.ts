import type { CellValue, Grid } from "../../workbook/grid";
import { showsDate } from "./number-formats";
import type { SheetCells } from "./sheet-cells";

/** A dense grid is kept to this many cells; a sheet that spreads wider loses its far-off cells. */
const MAX_GRID_CELLS = 16_000_000;
const GAP_ROWS = 10_000;
const GAP_COLUMNS = 500;

export interface GridReading {
  readonly grid: Grid;
  /** Cells that lie so far from the others that they were not read. */
  readonly farCells: number;
}

interface Bounds {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The dense grid of a sheet's cells. `formatsByStyle` has a number format for each cell style. */
export function makeGrid(
  sheet: string,
  cells: SheetCells,
  formatsByStyle: readonly string[],
): GridReading {
  const bounds = boundsOf(cells);
  if (bounds === undefined) return { grid: emptyGrid(sheet), farCells: 0 };
  const width = bounds.right - bounds.left + 1;
  const height = bounds.bottom - bounds.top + 1;
  const values = new Array<CellValue>(width * height).fill(null);
  const formats = new Uint16Array(width * height);
  const formulas = new Map<number, string>();
  const codes = new FormatCodes(formatsByStyle);
  let farCells = 0;
  for (let n = 0; n < cells.count; n++) {
    const row = cells.rows[n]! - bounds.top;
    const column = cells.columns[n]! - bounds.left;
    if (row < 0 || column < 0 || row >= height || column >= width) {
      farCells++;
      continue;
    }
    const at = row * width + column;
    values[at] = cells.values[n]!;
    formats[at] = codes.index(cells.styles[n]!, cells.dateFormats.get(n));
  }
  for (const [n, formula] of cells.formulas) {
    const row = cells.rows[n]! - bounds.top;
    const column = cells.columns[n]! - bounds.left;
    if (row < height && column < width) formulas.set(row * width + column, formula);
  }
  const grid: Grid = {
    ...{ sheet, top: bounds.top, left: bounds.left, width, height },
    ...{ values, formats, formatCodes: codes.list, formulas },
  };
  return { grid, farCells };
}

export function emptyGrid(sheet: string): Grid {
  return {
    ...{ sheet, top: 0, left: 0, width: 0, height: 0, values: [] },
    ...{ formats: new Uint16Array(0), formatCodes: ["General"], formulas: new Map() },
  };
}

class FormatCodes {
  readonly list: string[] = ["General"];
  private readonly byStyle: number[] = [];

  constructor(private readonly formatsByStyle: readonly string[]) {}

  index(style: number, dateFormat: string | undefined): number {
    const format = this.formatsByStyle[style] ?? "General";
    if (dateFormat !== undefined && !showsDate(format)) return this.place(dateFormat);
    return (this.byStyle[style] ??= this.place(format));
  }

  private place(format: string): number {
    const at = this.list.indexOf(format);
    return at >= 0 ? at : this.list.push(format) - 1;
  }
}

function boundsOf(cells: SheetCells): Bounds | undefined {
  if (cells.count === 0) return undefined;
  const bounds: Bounds = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  for (let n = 0; n < cells.count; n++) {
    const row = cells.rows[n]!;
    const column = cells.columns[n]!;
    if (row < bounds.top) bounds.top = row;
    if (row > bounds.bottom) bounds.bottom = row;
    if (column < bounds.left) bounds.left = column;
    if (column > bounds.right) bounds.right = column;
  }
  const size = (bounds.bottom - bounds.top + 1) * (bounds.right - bounds.left + 1);
  if (size > MAX_GRID_CELLS || size > 1_000_000 + 200 * cells.count) narrow(bounds, cells);
  return bounds;
}

/** Draws the bounds in to before the first wide gap, and then to what a grid may hold. */
function narrow(bounds: Bounds, cells: SheetCells): void {
  bounds.bottom = beforeGap(cells.rows, GAP_ROWS);
  bounds.right = beforeGap(cells.columns, GAP_COLUMNS);
  const width = bounds.right - bounds.left + 1;
  const rows = Math.max(1, Math.floor(MAX_GRID_CELLS / width));
  bounds.bottom = Math.min(bounds.bottom, bounds.top + rows - 1);
}

function beforeGap(positions: readonly number[], gap: number): number {
  const used = [...new Set(positions)].sort((a, b) => a - b);
  const at = used.findIndex((position, n) => n > 0 && position - used[n - 1]! > gap);
  return at < 0 ? used.at(-1)! : used[at - 1]!;
}
