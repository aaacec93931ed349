import { cellAddress } from "../../kernel/cell-address";
import type { Area } from "../../workbook/grid";
import { RefusedChange } from "../../workbook/refused-change";
import type { WorkbookChange } from "../../workbook/workbook-host";
import { StyleAppender } from "./append-styles";
import { findSheet, readBook, type Book, type BookSheet } from "./book";
import type { BookRecord } from "./parse-record";
import { dropCalcChain } from "./calc-chain";
import { cellContent } from "./cell-xml";
import { CellEditor } from "./edit-cells";
import { calculateOnLoad } from "./edit-workbook";
import { XmlEdit } from "./edit-xml";
import { insertChild, WORKSHEET_ORDER } from "./element-order";
import { addTableColumns } from "./grow-table";
import { overlap } from "./overlap";
import type { PackageParts } from "./package-parts";
import { columnsXml, readColumnLooks } from "./sheet-columns";
import { readColumnHeaders } from "./read-headers";
import { areaOf, areaReference, tablesOfSheet, type BookTable } from "./tables";
import { attribute, child, childrenOf, flagAttribute } from "./xml-element";

type PutColumns = Extract<WorkbookChange, { kind: "putColumns" }>;

/** A column that is to be written, and where. */
interface PlacedColumn {
  readonly index: number;
  /** Column of the sheet, zero-based. */
  readonly column: number;
  readonly isNew: boolean;
}

/**
 * Adds columns right of a table or range of the user's, or rewrites those of the same heading.
 * Refuses, before anything is changed, when cells in the way are not empty.
 */
export function putColumns(parts: PackageParts, change: PutColumns, record: BookRecord): void {
  const book = readBook(parts);
  const sheet = findSheet(book, change.sheet);
  if (sheet?.part === undefined) {
    const message = `The workbook has no sheet "${change.sheet}".`;
    throw new RefusedChange("unknown-sheet", message, change.sheet);
  }
  const edit = new XmlEdit(parts.readText(sheet.part));
  const cells = new CellEditor(edit, edit.text, sheet.part);
  const table = tablesOfSheet(parts, sheet).find((t) => overlap(t.area, change.area));
  const placed = placeColumns(parts, book, sheet, change, table);
  check(parts, sheet, change, cells, table, placed);
  const styles = new StyleAppender(parts, book);
  writeCells(change, cells, placed, styles);
  widen(edit, cells, change, placed);
  cells.flush();
  dropCalcChain(parts, book, (sheetId, address) => {
    const column = sheetId === sheet.sheetId ? areaOf(address)?.left : undefined;
    return placed.some((p) => p.column === column);
  });
  styles.flush();
  parts.write(sheet.part, edit.result());
  const added = placed.filter((p) => p.isNew).map((p) => change.columns[p.index]!.header);
  if (table && added.length > 0) addTableColumns(parts, table, added);
  calculateOnLoad(parts, record);
  const rows = table ? {} : { rows: change.area.bottom - change.area.top };
  for (const { header } of change.columns) {
    const known = record.columns.find((c) => c.sheet === sheet.name && c.header === header);
    const own = { sheet: sheet.name, header, table: table?.name ?? "" };
    if (known) Object.assign(known, rows);
    else record.columns.push({ ...own, added: added.includes(header), ...rows });
  }
}

function placeColumns(
  parts: PackageParts,
  book: Book,
  sheet: BookSheet,
  { area, columns }: PutColumns,
  table: BookTable | undefined,
): PlacedColumn[] {
  const headers = readColumnHeaders(parts, book, sheet, area, table);
  let next = Math.max(area.right, table?.area.right ?? 0, ...headers.values()) + 1;
  return columns.map(({ header }, index) => {
    const known = headers.get(header.toLowerCase());
    return known === undefined
      ? { index, column: next++, isNew: true }
      : { index, column: known, isNew: false };
  });
}

function check(
  parts: PackageParts,
  sheet: BookSheet,
  { area }: PutColumns,
  cells: CellEditor,
  table: BookTable | undefined,
  placed: readonly PlacedColumn[],
): void {
  const protection = child(cells.root, "sheetProtection");
  if (protection && flagAttribute(protection, "sheet")) {
    throw new RefusedChange(
      "sheet-protected",
      `The sheet "${sheet.name}" is protected, so that no columns were added. Take the protection off (Review, Unprotect Sheet) to get them.`,
      sheet.name,
    );
  }
  const added = placed.filter((p) => p.isNew);
  if (added.length === 0) return;
  if (table?.fromQuery) {
    throw new RefusedChange(
      "table-from-query",
      `The table "${table.name}" is filled by a query, so that no columns were added to it.`,
      sheet.name,
    );
  }
  const bottom = Math.max(area.bottom, table?.area.bottom ?? 0);
  const needed: Area = {
    ...{ top: area.top, bottom },
    // Right of a plain range a column stays empty, so that it does not grow together with what is beyond.
    ...{ left: added[0]!.column, right: added.at(-1)!.column + (table ? 0 : 1) },
  };
  const others = tablesOfSheet(parts, sheet).filter((t) => t.part !== table?.part);
  const merges = childrenOf(child(cells.root, "mergeCells"), "mergeCell");
  const taken = [
    ...others.map((other) => other.area),
    ...merges.flatMap((merge) => areaOf(attribute(merge, "ref") ?? "") ?? []),
  ].find((other) => overlap(other, needed));
  const cell = firstFilled(cells, needed) ?? (taken && cellAddress(taken.top, taken.left));
  if (cell === undefined) return;
  throw new RefusedChange(
    "cells-not-empty",
    `The cells right of ${areaReference(area)} on "${sheet.name}" are not empty (${cell}), so that no columns were added there.`,
    ...([sheet.name, cell] as const),
  );
}

function firstFilled(cells: CellEditor, { top, bottom, left, right }: Area): string | undefined {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      if (cells.isFilled(row, column)) return cellAddress(row, column);
    }
  }
  return undefined;
}

function writeCells(
  { area, columns, rows }: PutColumns,
  cells: CellEditor,
  placed: readonly PlacedColumn[],
  styles: StyleAppender,
): void {
  for (const { index, column, isNew } of placed) {
    const { header, style = "computed", format, align } = columns[index]!;
    if (isNew) {
      const value = header;
      cells.put(area.top, { column, value, style: styles.cellStyle("heading") });
    }
    const usual = styles.cellStyle(style, format, align);
    for (let row = area.top + 1; row <= area.bottom; row++) {
      const value = rows[row - area.top - 1]?.[index] ?? null;
      cells.put(row, { column, ...cellContent(value), style: usual });
    }
  }
}

/** Widths for the new columns where the sheet says none, and the sheet's stated extent. */
function widen(
  edit: XmlEdit,
  cells: CellEditor,
  { area, columns }: PutColumns,
  placed: readonly PlacedColumn[],
): void {
  const { root } = cells;
  const p = root.prefix === "" ? "" : `${root.prefix}:`;
  const looks = readColumnLooks(root);
  const bare = placed.filter(
    ({ column, isNew }) => isNew && !looks.some((l) => l.from <= column && column <= l.to),
  );
  if (bare.length > 0) {
    const added = bare.map(({ column, index }) => {
      const width = (columns[index]!.width ?? 18) + 0.7109375;
      const attributes = new Map([
        ["width", String(width)],
        ["customWidth", "1"],
      ]);
      return { from: column, to: column, attributes };
    });
    const all = [...looks, ...added].sort((a, b) => a.from - b.from);
    const cols = child(root, "cols");
    if (!cols) insertChild(edit, root, WORKSHEET_ORDER, "cols", columnsXml(p, all));
    else edit.replace(cols.start, cols.end, columnsXml(p, all));
  }
  const dimension = child(root, "dimension");
  const before = dimension && areaOf(attribute(dimension, "ref") ?? "");
  if (!dimension || !before) return;
  const right = Math.max(before.right, ...placed.map(({ column }) => column));
  const bottom = Math.max(before.bottom, area.bottom);
  edit.setAttribute(dimension, "ref", areaReference({ ...before, right, bottom }));
}
