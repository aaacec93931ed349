import type { TableContent } from "../../workbook/sheet-content";
import type { StyleAppender } from "./append-styles";
import { cellContent, type OutCell } from "./cell-xml";
import type { OldSheet, TableHistory } from "./old-sheet";
import { shiftFormula } from "./shift-formula";

/** Where the cells of a table go. */
export type PlaceCell = (row: number, cell: OutCell) => void;

/**
 * Writes a table's cells. With a history, carried columns come from the sheet as it was, and cells
 * that the user formatted keep their format.
 */
export function writeTableCells(
  table: TableContent,
  styles: StyleAppender,
  old: OldSheet | undefined,
  history: TableHistory | undefined,
  wroteFormat: (header: string) => string | undefined,
  place: PlaceCell,
): void {
  table.columns.forEach(({ header, align }, n) => {
    const column = table.column + n;
    const from = history?.columns[n];
    const kept = from === undefined ? undefined : old?.cell(history!.before.area.top, from);
    const isCarried = table.columns[n]!.carriedFrom !== undefined;
    place(table.row, {
      column,
      value: header,
      style: isCarried && kept ? kept.style : styles.cellStyle("heading", "General", align),
    });
  });
  const writers = table.columns.map(
    (_, n) => new ColumnWriter(table, n, styles, old, history, wroteFormat),
  );
  for (let row = 0; row < table.rows.length; row++) {
    for (const writer of writers) writer.cell(row, place);
  }
  if (old && history?.before.hasTotals) writeTotals(table, old, history, place);
}

class ColumnWriter {
  private readonly style: number;
  private readonly linkStyle: number;
  private readonly usual: number | undefined;
  private readonly from: number | undefined;
  private readonly isCarried: boolean;
  private readonly column: number;

  constructor(
    private readonly table: TableContent,
    private readonly n: number,
    styles: StyleAppender,
    private readonly old: OldSheet | undefined,
    private readonly history: TableHistory | undefined,
    wroteFormat: (header: string) => string | undefined,
  ) {
    const { header, style = "plain", format = "General", align, carriedFrom } = table.columns[n]!;
    this.column = table.column + n;
    this.isCarried = carriedFrom !== undefined;
    this.from = history?.columns[n];
    this.usual = this.usualStyle();
    const usualFormat = this.usual === undefined ? undefined : old!.formatsByStyle[this.usual];
    const reformatted =
      usualFormat !== undefined && usualFormat !== (wroteFormat(header) ?? format);
    this.style =
      this.usual !== undefined && (reformatted || this.isCarried)
        ? this.usual
        : styles.cellStyle(style, format, align);
    this.linkStyle = style === "plain" ? styles.cellStyle("link", format, align) : this.style;
  }

  cell(index: number, place: PlaceCell): void {
    const row = this.table.row + 1 + index;
    const oldRow = this.history?.oldRow(index);
    const before =
      oldRow === undefined || this.from === undefined
        ? undefined
        : this.old?.cell(oldRow, this.from);
    if (this.isCarried) {
      if (before) {
        const formula =
          before.formula &&
          shiftFormula(before.formula, row - oldRow!, this.column - this.from!).slice(1);
        place(row, { column: this.column, value: before.value, formula, style: before.style });
      }
      return;
    }
    const value = this.table.rows[index]![this.n] ?? null;
    const isLink = typeof value === "object" && value !== null && "linkTo" in value;
    const usual = isLink ? this.linkStyle : this.style;
    const marked = before !== undefined && this.usual !== undefined && before.style !== this.usual;
    const style = marked && !isLink ? before.style : usual;
    place(row, { column: this.column, ...cellContent(value), style });
  }

  /** The style that most of the column's cells had; undefined when there was no such column. */
  private usualStyle(): number | undefined {
    if (!this.old || !this.history || this.from === undefined) return undefined;
    const counts = new Map<number, number>();
    const { first, last } = this.history.oldData;
    for (let row = first; row <= last; row++) {
      const style = this.old.cell(row, this.from)?.style;
      if (style !== undefined) counts.set(style, (counts.get(style) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  }
}

/** The totals row that the user switched on: below the data, wherever that ends now. */
function writeTotals(
  table: TableContent,
  old: OldSheet,
  history: TableHistory,
  place: PlaceCell,
): void {
  const from = history.before.area.bottom;
  const row = table.row + Math.max(1, table.rows.length) + 1;
  history.columns.forEach((oldColumn, n) => {
    const cell = oldColumn === undefined ? undefined : old.cell(from, oldColumn);
    if (!cell) return;
    const column = table.column + n;
    const formula = cell.formula && shiftFormula(cell.formula, row - from, column - oldColumn!);
    place(row, { column, value: cell.value, formula: formula?.slice(1), style: cell.style });
  });
}
