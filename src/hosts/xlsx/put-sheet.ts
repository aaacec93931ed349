import type { Area } from "../../workbook/grid";
import { RefusedChange } from "../../workbook/refused-change";
import type { SheetContent, TableContent } from "../../workbook/sheet-content";
import { StyleAppender } from "./append-styles";
import { findSheet, readBook, type BookSheet } from "./book";
import type { BookRecord, OwnSheet } from "./book-record";
import { dropCalcChain } from "./calc-chain";
import { cellContent, type OutCell } from "./cell-xml";
import { declareContentType } from "./content-types";
import { XmlEdit } from "./edit-xml";
import {
  appendSheet,
  calculateOnLoad,
  definedNames,
  putDefinedName,
  relationshipAttribute,
} from "./edit-workbook";
import { insertChild, WORKSHEET_ORDER } from "./element-order";
import { placeLists } from "./long-lists";
import { CONTENT_TYPE } from "./namespaces";
import { newSheetXml } from "./new-sheet-xml";
import { putNotes } from "./notes";
import { OldSheet, TableHistory } from "./old-sheet";
import { isOwnTable } from "./own-sheets";
import { overlap } from "./overlap";
import type { PackageParts } from "./package-parts";
import { MAX_COLUMNS, MAX_ROWS } from "./read-sheet";
import { addRelationship } from "./relationships";
import { columnsXml, contentColumnLooks, readColumnLooks } from "./sheet-columns";
import { sheetDataXml } from "./sheet-data-xml";
import { keptCells, looseAreas, within } from "./sheet-leftovers";
import { putConditionalFormats, putValidations, rulesOf } from "./sheet-rules";
import { putTables } from "./sheet-tables";
import { writeTableCells } from "./table-cells";
import { tableArea } from "./table-xml";
import { areaOf, areaReference, readTables } from "./tables";
import { child, childrenOf, attribute, numberAttribute } from "./xml-element";
import type { RowLook } from "./sheet-cells";
import { quotedSheet } from "../../kernel/cell-address";

/** Creates the sheet of a content, or refreshes the one that it replaces in place. */
export function putSheet(
  parts: PackageParts,
  content: SheetContent,
  replaces: string | undefined,
  record: BookRecord,
): void {
  checkSize(content);
  if (replaces === undefined) createSheet(parts, content);
  const sheet = sheetToFill(parts, content, replaces, record);
  checkTableNames(parts, content, sheet);
  fillSheet(parts, sheet, content, record, replaces !== undefined);
}

function checkSize({ name, tables }: SheetContent): void {
  for (const table of tables) {
    const { bottom, right } = tableArea(table);
    if (bottom < MAX_ROWS && right < MAX_COLUMNS) continue;
    throw new RefusedChange(
      "too-large",
      `The sheet "${name}" would need ${bottom + 1} rows and ${right + 1} columns, more than Excel has. Shorten the horizon.`,
      name,
    );
  }
}

function createSheet(parts: PackageParts, content: SheetContent): void {
  const book = readBook(parts);
  if (book.structureLocked) {
    throw new RefusedChange(
      "structure-locked",
      `The workbook's structure is protected, so that the sheet "${content.name}" cannot be added. Take the protection off (Review, Protect Workbook).`,
      content.name,
    );
  }
  if (findSheet(book, content.name)) {
    throw new RefusedChange(
      "sheet-not-ours",
      `The workbook has a sheet "${content.name}" already.`,
      content.name,
    );
  }
  const folder = book.part.slice(0, book.part.lastIndexOf("/") + 1);
  const name = parts.freeName(`${folder}worksheets/sheet`, ".xml");
  parts.write(name, newSheetXml(book.flavour, content));
  const type = `${book.flavour.relationshipType}/worksheet`;
  const relationshipId = addRelationship(parts, book.part, type, name);
  declareContentType(parts, name, CONTENT_TYPE.worksheet);
  appendSheet(parts, book, { name: content.name, relationshipId, state: content.visibility });
}

function sheetToFill(
  parts: PackageParts,
  content: SheetContent,
  replaces: string | undefined,
  record: BookRecord,
): BookSheet {
  const book = readBook(parts);
  const name = replaces ?? content.name;
  const sheet = findSheet(book, name);
  if (sheet?.part === undefined) {
    throw new RefusedChange("unknown-sheet", `The workbook has no sheet "${name}".`, name);
  }
  if (replaces === undefined) return sheet;
  const tables = readTables(parts, book).filter((table) => table.sheet === sheet.name);
  if (!tables.some((table) => isOwnTable(record, table.name))) {
    throw new RefusedChange(
      "sheet-not-ours",
      `The sheet "${name}" has no table of Plumbline's and is left as it is.`,
      name,
    );
  }
  return sheet;
}

function checkTableNames(parts: PackageParts, content: SheetContent, sheet: BookSheet): void {
  const book = readBook(parts);
  const taken = new Set([
    ...readTables(parts, book)
      .filter((table) => table.sheet !== sheet.name)
      .map((table) => table.name.toLowerCase()),
    ...definedNames(book.root).map((e) => attribute(e, "name")?.toLowerCase() ?? ""),
  ]);
  for (const { name } of content.tables) {
    if (!taken.has(name.toLowerCase())) continue;
    throw new RefusedChange(
      "sheet-not-ours",
      `The workbook has another table or name "${name}" already.`,
      sheet.name,
    );
  }
}

function fillSheet(
  parts: PackageParts,
  sheet: BookSheet,
  content: SheetContent,
  record: BookRecord,
  isRefresh: boolean,
): void {
  const book = readBook(parts);
  if (isRefresh) dropCalcChain(parts, book, (sheetId) => sheetId === sheet.sheetId);
  const before = record.sheets.find((own) => own.name.toLowerCase() === sheet.name.toLowerCase());
  const place = placeLists(parts, record);
  const fill = new SheetFill(parts, sheet, content, before, isRefresh);
  const marks = rulesOf(content, place);
  const ours = new Set([...(before?.rules ?? []), ...marks]);
  fill.write(ours, place);
  nameTitleRows(parts, content, sheet);
  calculateOnLoad(parts, record);
  const own: OwnSheet = {
    name: sheet.name,
    tables: content.tables.map((table) => table.name),
    loose: looseAreas(content),
    rules: marks,
    formats: formatsOf(content.tables),
  };
  if (before) Object.assign(before, own);
  else record.sheets.push(own);
}

function formatKey(table: string, header: string): string {
  return `${table}[${header}]`;
}

function formatsOf(tables: readonly TableContent[]): Record<string, string> {
  const entries = tables.flatMap((table) =>
    table.columns
      .filter((column) => column.carriedFrom === undefined)
      .map(({ header, format = "General" }) => [formatKey(table.name, header), format] as const),
  );
  return Object.fromEntries(entries);
}

function nameTitleRows(parts: PackageParts, content: SheetContent, sheet: BookSheet): void {
  const rows = content.print.titleRows ?? 0;
  if (rows === 0) return;
  const name = "_xlnm.Print_Titles";
  const book = readBook(parts);
  const isNamed = definedNames(book.root).some(
    (e) => attribute(e, "name") === name && numberAttribute(e, "localSheetId") === sheet.index,
  );
  if (isNamed) return;
  const formula = `${quotedSheet(sheet.name)}!$1:$${rows}`;
  putDefinedName(parts, book, { name, sheetIndex: sheet.index, formula });
}

/** Fills one sheet part; everything on it that is not ours stays as it is. */
class SheetFill {
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
    this.placeNotes(edit, p);
    const tables = putTables(
      ...[this.parts, readBook(this.parts), this.sheet, this.content, this.old] as const,
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
      const isLink = typeof cell.value === "object" && cell.value !== null && "linkTo" in cell.value;
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
    const taken = new Set<number>();
    for (const [row, cells] of this.rows) for (const c of cells) taken.add(row * MAX_COLUMNS + c.column);
    for (const { row, cell } of keptCells(old, before, histories)) {
      if (!taken.has(row * MAX_COLUMNS + cell.column)) put(row, cell);
    }
    for (const [row, look] of old.cells.rowLooks) {
      const to = this.movedRow(row);
      if (to !== undefined && !this.looks.has(to)) this.looks.set(to, look);
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
        if (row >= bounds.top && row <= bounds.bottom && column >= bounds.left && column <= bounds.right) continue;
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
