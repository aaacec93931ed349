import type { Area } from "../../workbook/grid";
import type { SheetContent } from "../../workbook/sheet-content";
import { StyleAppender } from "./append-styles";
import { readBook, type BookSheet } from "./book";
import type { OwnSheet } from "./parse-record";
import { cellContent, type OutCell } from "./cell-xml";
import { XmlEdit } from "./edit-xml";
import { relationshipAttribute } from "./edit-workbook";
import { insertChild, WORKSHEET_ORDER } from "./element-order";
import { putCharts } from "./put-charts";
import { putNotes } from "./notes";
import { OldSheet, TableHistory } from "./old-sheet";
import { overlap } from "./overlap";
import type { PackageParts } from "./package-parts";
import { columnsXml, contentColumnLooks, readColumnLooks } from "./sheet-columns";
import { sheetDataXml } from "./sheet-data-xml";
import { keptCells, within } from "./sheet-leftovers";
import { putConditionalFormats, putValidations } from "./sheet-rules";
import { putTables } from "./sheet-tables";
import { writeTableCells } from "./table-cells";
import { tableArea } from "./table-xml";
import { areaOf, areaReference } from "./tables";
import { child, childrenOf, attribute } from "./xml-element";
import type { RowLook } from "./sheet-cells";

/** Key of a column's number format in the record of a sheet. */
export function formatKey(table: string, header: string): string {
  return `${table}[${header}]`;
}

/** Fills one sheet part; everything on it that is not ours stays as it is. */
export class SheetFill {
  private readonly old: OldSheet;
  private readonly histories: TableHistory[];
  private readonly styles: StyleAppender;
  private readonly rows = new Map<number, OutCell[]>();
  private readonly looks = new Map<number, RowLook>();

  constructor(
    private readonly parts: PackageParts,
    private readonly sheet: BookSheet,
    private readonly content: SheetContent,
    private readonly before: OwnSheet | undefined,
    private readonly isRefresh: boolean,
  ) {
    const book = readBook(parts);
    this.old = OldSheet.read(parts, book, sheet);
    this.styles = new StyleAppender(parts, book);
    this.histories = content.tables.flatMap((table) => {
      const was = this.old.tables.find((t) => t.name.toLowerCase() === table.name.toLowerCase());
      return was ? [new TableHistory(table, was)] : [];
    });
  }

  write(ours: ReadonlySet<string>, place: (choices: readonly string[]) => string): void {
    const { root, text } = this.old;
    const edit = new XmlEdit(text);
    const p = root.prefix === "" ? "" : `${root.prefix}:`;
    this.collectCells();
    this.replaceChild(edit, "dimension", `<${p}dimension ref="${this.dimension()}"/>`);
    const columns = contentColumnLooks(this.content, readColumnLooks(root), this.histories);
    this.replaceChild(edit, "cols", columnsXml(p, columns));
    this.replaceChild(edit, "sheetData", sheetDataXml(p, this.rows, this.looks));
    this.replaceChild(edit, "mergeCells", this.mergesXml(p));
    putConditionalFormats(edit, root, this.content, this.styles, ours, this.histories);
    putValidations(edit, root, this.content, ours, place, this.histories);
    this.placeCharts(edit, p);
    this.placeNotes(edit, p);
    const tables = putTables(
      ...([this.parts, readBook(this.parts), this.sheet, this.content, this.old] as const),
      (name) => this.isDropped(name),
    );
    this.replaceChild(edit, "tableParts", tables(root, p));
    this.styles.flush();
    this.parts.write(this.sheet.part!, edit.result());
  }

  /** True for a table that we wrote last time and do not write any more. */
  private isDropped(name: string): boolean {
    const same = (other: string) => other.toLowerCase() === name.toLowerCase();
    const wasOurs = this.before?.tables.some(same) ?? false;
    return wasOurs && !this.content.tables.some((table) => same(table.name));
  }

  private replaceChild(edit: XmlEdit, local: string, xml: string): void {
    const { root } = this.old;
    const existing = child(root, local);
    if (existing) edit.replace(existing.start, existing.end, xml);
    else if (xml !== "") insertChild(edit, root, WORKSHEET_ORDER, local, xml);
  }

  private collectCells(): void {
    const { content, old, histories, styles } = this;
    const put = (row: number, cell: OutCell) => {
      const cells = this.rows.get(row);
      if (cells) cells.push(cell);
      else this.rows.set(row, [cell]);
    };
    for (const cell of content.cells) {
      const isLink =
        typeof cell.value === "object" && cell.value !== null && "linkTo" in cell.value;
      const look = cell.style ?? (isLink ? "link" : "plain");
      const style = styles.cellStyle(look, cell.format);
      put(cell.row, { column: cell.column, ...cellContent(cell.value), style });
    }
    for (const table of content.tables) {
      const history = histories.find((h) => h.table === table);
      const wrote = (header: string) => this.before?.formats[formatKey(table.name, header)];
      writeTableCells(table, styles, history && old, history, wrote, put);
    }
    for (const { row, points } of content.rowHeights ?? []) this.looks.set(row, { height: points });
    if (this.isRefresh) this.keepTheUsers(put);
  }

  /** Cells of the user outside our areas, and rows that the user hid or made higher. */
  private keepTheUsers(put: (row: number, cell: OutCell) => void): void {
    const { old, before, histories } = this;
    for (const { row, cell } of keptCells(old, before, histories)) {
      const isTaken = this.rows.get(row)?.some((other) => other.column === cell.column);
      if (!isTaken) put(row, cell);
    }
    for (const [row, look] of old.cells.rowLooks) {
      const to = this.movedRow(row);
      if (to === undefined) continue;
      const written = this.looks.get(to);
      if (!written) this.looks.set(to, look);
      else if (look.hidden) this.looks.set(to, { ...written, hidden: true });
    }
  }

  private movedRow(row: number): number | undefined {
    for (const history of this.histories) {
      const { first, last } = history.oldData;
      if (row < first || row > last) continue;
      const index = history.table.carriedRows?.indexOf(row) ?? -1;
      return index < 0 ? undefined : history.table.row + 1 + index;
    }
    return row;
  }

  private placeNotes(edit: XmlEdit, p: string): void {
    const { parts, sheet, content, histories, old } = this;
    const book = readBook(parts);
    const move = (row: number, column: number) => {
      const history = histories.find((h) => within(h.before.area, row, column));
      return history ? history.moved(row, column) : { row, column };
    };
    const existing = child(old.root, "legacyDrawing");
    const before = existing && attribute(existing, "id", book.flavour.relationships);
    const { drawingId } = putNotes(parts, book, sheet.part!, before, content.notes, move);
    if (drawingId === undefined) {
      if (existing) edit.remove(existing);
    } else if (!existing) {
      const id = relationshipAttribute(old.root, book, drawingId);
      insertChild(edit, old.root, WORKSHEET_ORDER, "legacyDrawing", `<${p}legacyDrawing${id}/>`);
    }
  }

  private placeCharts(edit: XmlEdit, p: string): void {
    const { parts, sheet, content, before, old } = this;
    const book = readBook(parts);
    const existing = child(old.root, "drawing");
    const was = existing && attribute(existing, "id", book.flavour.relationships);
    const id = putCharts({ parts, book, sheet }, was, content, before?.charts ?? []);
    if (id === undefined) {
      if (existing) edit.remove(existing);
    } else if (!existing) {
      const link = relationshipAttribute(old.root, book, id);
      insertChild(edit, old.root, WORKSHEET_ORDER, "drawing", `<${p}drawing${link}/>`);
    }
  }

  /** Our merged cells, and those of the user that are not in their way. */
  private mergesXml(p: string): string {
    const { content, old, before } = this;
    const ours = content.merges ?? [];
    const was = (before?.loose ?? []).flatMap((reference) => areaOf(reference) ?? []);
    const inTheWay = [...ours, ...was, ...content.tables.map(tableArea)];
    const kept = childrenOf(child(old.root, "mergeCells"), "mergeCell").flatMap((element) => {
      const area = areaOf(attribute(element, "ref") ?? "");
      return area && !inTheWay.some((other) => overlap(area, other)) ? [area] : [];
    });
    const all = [...ours, ...kept];
    if (all.length === 0) return "";
    const cells = all.map((area) => `<${p}mergeCell ref="${areaReference(area)}"/>`).join("");
    return `<${p}mergeCells count="${all.length}">${cells}</${p}mergeCells>`;
  }

  private dimension(): string {
    let bounds: Area | undefined;
    for (const [row, cells] of this.rows) {
      for (const { column } of cells) {
        bounds ??= { top: row, left: column, bottom: row, right: column };
        if (
          row >= bounds.top &&
          row <= bounds.bottom &&
          column >= bounds.left &&
          column <= bounds.right
        )
          continue;
        bounds = {
          top: Math.min(bounds.top, row),
          left: Math.min(bounds.left, column),
          bottom: Math.max(bounds.bottom, row),
          right: Math.max(bounds.right, column),
        };
      }
    }
    return bounds ? areaReference(bounds) : "A1";
  }
}
