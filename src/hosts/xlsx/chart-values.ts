import type { Area } from "../../workbook/grid";
import type { ContentValue, SheetContent } from "../../workbook/sheet-content";

interface ShownCell {
  readonly value: string | number | boolean | null;
  readonly format: string;
}

/**
 * The cells of a content as charts see them, by row and column. A chart keeps them beside its
 * references, for programs that show it without reading the sheet.
 */
export class ChartValues {
  private readonly cells = new Map<string, ShownCell>();

  constructor(content: SheetContent) {
    const put = (row: number, column: number, value: ContentValue, format = "General") =>
      this.cells.set(`${row},${column}`, { value: shown(value), format });
    for (const { row, column, value, format } of content.cells) put(row, column, value, format);
    for (const table of content.tables) {
      table.columns.forEach(({ header, format }, n) => {
        put(table.row, table.column + n, header);
        table.rows.forEach((row, at) => {
          put(table.row + 1 + at, table.column + n, row[n] ?? null, format);
        });
      });
    }
  }

  /** The cells of one row or one column, in their order. */
  of({ top, left, bottom, right }: Area): ShownCell[] {
    const cells: ShownCell[] = [];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        cells.push(this.cells.get(`${row},${column}`) ?? { value: null, format: "General" });
      }
    }
    return cells;
  }
}

function shown(value: ContentValue): ShownCell["value"] {
  if (typeof value !== "object" || value === null) return value;
  return "formula" in value ? value.value : value.text;
}
