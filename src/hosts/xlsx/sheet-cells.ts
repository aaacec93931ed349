import type { CellValue } from "../../workbook/grid";

/** How a row looks; height in points. */
export interface RowLook {
  readonly height?: number;
  readonly hidden?: boolean;
}

/** Cells with a value or a formula in the order of the file; parallel arrays. */
export class SheetCells {
  readonly rows: number[] = [];
  readonly columns: number[] = [];
  readonly values: CellValue[] = [];
  /** Entry of cellXfs. */
  readonly styles: number[] = [];
  /** Formulas with `=` by index into the arrays. */
  readonly formulas = new Map<number, string>();
  /** Formats of date cells whose style is no date's, by index. */
  readonly dateFormats = new Map<number, string>();
  /** Rows with a height set by hand, or hidden. */
  readonly rowLooks = new Map<number, RowLook>();

  get count(): number {
    return this.rows.length;
  }

  add(row: number, column: number, value: CellValue, style: number): number {
    this.rows.push(row);
    this.columns.push(column);
    this.values.push(value);
    return this.styles.push(style) - 1;
  }
}
