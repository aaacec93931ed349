/** An error value of a cell, such as `#N/A`. */
export interface CellError {
  readonly error: string;
}

/** What a cell holds; null when it is empty. Dates are serials of the workbook's date system. */
export type CellValue = string | number | boolean | CellError | null;

/** A rectangle of zero-based cells, both ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The used cells of one sheet. */
export interface Grid {
  readonly sheet: string;
  /** Where `values[0]` stands; zero-based. An empty sheet has width and height 0. */
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** Row by row, `width × height` long; merged cells hold their value in the first cell only. */
  readonly values: readonly CellValue[];
  /** Index into `formatCodes` for each cell, as long as `values`. */
  readonly formats: Uint16Array;
  /** Number formats in their en-US codes; entry 0 is `General`. */
  readonly formatCodes: readonly string[];
  /** Formulas (with the leading `=`) by index into `values`; cells without one are missing. */
  readonly formulas: ReadonlyMap<number, string>;
}

export interface TableInfo {
  readonly name: string;
  readonly sheet: string;
  /** With its header row and, where there is one, its totals row. */
  readonly area: Area;
  readonly hasTotals: boolean;
  readonly hasHeader: boolean;
}

export function isCellError(value: CellValue): value is CellError {
  return typeof value === "object" && value !== null;
}

/** Value at a zero-based position of the sheet; null outside the used cells. */
export function cellAt(grid: Grid, row: number, column: number): CellValue {
  const r = row - grid.top;
  const c = column - grid.left;
  if (r < 0 || c < 0 || r >= grid.height || c >= grid.width) return null;
  return grid.values[r * grid.width + c] ?? null;
}

/** Number format at a zero-based position of the sheet. */
export function formatAt(grid: Grid, row: number, column: number): string {
  const r = row - grid.top;
  const c = column - grid.left;
  if (r < 0 || c < 0 || r >= grid.height || c >= grid.width) return "General";
  return grid.formatCodes[grid.formats[r * grid.width + c] ?? 0] ?? "General";
}
