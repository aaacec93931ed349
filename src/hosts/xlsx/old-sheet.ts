import type { CellValue } from "../../workbook/grid";
import type { TableContent } from "../../workbook/sheet-content";
import type { Book, BookSheet } from "./book";
import type { PackageParts } from "./package-parts";
import { readNumberFormats } from "./number-formats";
import { readSheetPart } from "./read-sheet";
import { readSharedStrings } from "./shared-strings";
import type { SheetCells } from "./sheet-cells";
import { tablesOfSheet, type BookTable } from "./tables";
import type { XmlElement } from "./xml-element";

export interface OldCell {
  readonly value: CellValue;
  /** With its `=`. */
  readonly formula: string | undefined;
  readonly style: number;
}

/** A sheet as it is before it is refreshed. */
export class OldSheet {
  /** First and last number of the cells of each row; rows whose cells lie apart are in `strays`. */
  private readonly rows = new Map<number, { readonly from: number; to: number }>();
  private readonly strays = new Map<number, number>();

  private constructor(
    readonly text: string,
    readonly root: XmlElement,
    readonly cells: SheetCells,
    readonly tables: readonly BookTable[],
    readonly formatsByStyle: readonly string[],
  ) {
    for (let n = 0; n < cells.count; n++) {
      const row = cells.rows[n]!;
      const run = this.rows.get(row);
      if (!run) this.rows.set(row, { from: n, to: n });
      else if (run.to === n - 1) run.to = n;
      else this.strays.set(row * 16_384 + cells.columns[n]!, n);
    }
  }

  static read(parts: PackageParts, book: Book, sheet: BookSheet): OldSheet {
    const text = parts.readText(sheet.part!);
    const sharedStrings = readSharedStrings(parts, book.sharedStringsPart);
    const context = { sharedStrings, date1904: book.date1904 };
    const { cells, root } = readSheetPart(text, sheet.part!, context);
    const formats = readNumberFormats(parts, book.stylesPart);
    return new OldSheet(text, root, cells, tablesOfSheet(parts, sheet), formats);
  }

  cell(row: number, column: number): OldCell | undefined {
    const n = this.find(row, column);
    return n === undefined ? undefined : this.cellNumber(n);
  }

  private find(row: number, column: number): number | undefined {
    const run = this.rows.get(row);
    if (!run) return undefined;
    const { columns } = this.cells;
    // Without gaps before it, a cell stands as far from its row's first as its column does.
    let n = Math.min(run.to, run.from + Math.max(0, column - columns[run.from]!));
    while (n > run.from && columns[n]! > column) n--;
    if (columns[n] === column) return n;
    for (let m = run.from; m <= run.to; m++) if (columns[m] === column) return m;
    return this.strays.get(row * 16_384 + column);
  }

  cellNumber(n: number): OldCell {
    const { values, styles, formulas } = this.cells;
    return { value: values[n] ?? null, formula: formulas.get(n), style: styles[n]! };
  }
}

/** How a table of ours lay on the sheet before: which of its columns and rows became which. */
export class TableHistory {
  /** Column of the sheet as it was, for each column of the new table. */
  readonly columns: readonly (number | undefined)[];

  constructor(
    readonly table: TableContent,
    readonly before: BookTable,
  ) {
    const headers = before.headers.map((header) => header.toLowerCase());
    this.columns = table.columns.map(({ header, carriedFrom }) => {
      if (carriedFrom !== undefined) return carriedFrom;
      const at = headers.indexOf(header.toLowerCase());
      return at < 0 ? undefined : before.area.left + at;
    });
  }

  /** Row of the sheet as it was, for a row of the new table's data. */
  oldRow(index: number): number | undefined {
    return this.table.carriedRows?.[index];
  }

  /** First and last row of the data as it was. */
  get oldData(): { readonly first: number; readonly last: number } {
    const { area, hasTotals } = this.before;
    return { first: area.top + 1, last: area.bottom - (hasTotals ? 1 : 0) };
  }

  /** New position of a cell of the table as it was; undefined when its row or column is gone. */
  moved(row: number, column: number): { row: number; column: number } | undefined {
    const to = this.columns.indexOf(column);
    if (to < 0) return undefined;
    const newColumn = this.table.column + to;
    if (row === this.before.area.top) return { row: this.table.row, column: newColumn };
    const index = this.newRows.get(row);
    return index === undefined ? undefined : { row: this.table.row + 1 + index, column: newColumn };
  }

  private rowsByOld: Map<number, number> | undefined;

  private get newRows(): Map<number, number> {
    if (!this.rowsByOld) {
      this.rowsByOld = new Map();
      this.table.carriedRows?.forEach((old, index) => {
        if (old !== undefined) this.rowsByOld!.set(old, index);
      });
    }
    return this.rowsByOld;
  }
}
