import { findSheet, readBook } from "./book";
import type { BookRecord, OwnColumn } from "./parse-record";
import { CellEditor } from "./edit-cells";
import { XmlEdit } from "./edit-xml";
import { removeTableColumns } from "./grow-table";
import type { PackageParts } from "./package-parts";
import { OldSheet } from "./old-sheet";
import { tablesOfSheet } from "./tables";

/** Cuts our columns out of the user's sheets, those in `restorable` parts left out. */
export function removeOwnColumns(
  parts: PackageParts,
  record: BookRecord,
  restorable: ReadonlySet<string>,
): void {
  const bySheet = new Map<string, OwnColumn[]>();
  for (const own of record.columns.filter((column) => column.added)) {
    bySheet.set(own.sheet, [...(bySheet.get(own.sheet) ?? []), own]);
  }
  for (const [name, columns] of bySheet) {
    const part = findSheet(readBook(parts), name)?.part;
    if (part !== undefined && !restorable.has(part.toLowerCase())) {
      removeFrom(parts, name, columns);
    }
  }
}

function removeFrom(parts: PackageParts, name: string, columns: readonly OwnColumn[]): void {
  const book = readBook(parts);
  const sheet = findSheet(book, name)!;
  const headers = new Set(columns.map((column) => column.header.toLowerCase()));
  const table = tablesOfSheet(parts, sheet).find((t) =>
    columns.some((column) => column.table.toLowerCase() === t.name.toLowerCase()),
  );
  const old = OldSheet.read(parts, book, sheet);
  const edit = new XmlEdit(old.text);
  const cells = new CellEditor(edit, old.text, sheet.part!);
  for (const { top, column } of headingsOf(old, headers, table?.area.top)) {
    const bottom = table?.area.bottom ?? endOfColumn(old, top, column);
    for (let row = top; row <= bottom; row++) cells.remove(row, column);
  }
  cells.flush();
  if (edit.changed) parts.write(sheet.part!, edit.result());
  if (table) removeTableColumns(parts, table, headers);
}

function headingsOf(
  old: OldSheet,
  headers: ReadonlySet<string>,
  row: number | undefined,
): { readonly top: number; readonly column: number }[] {
  const found: { top: number; column: number }[] = [];
  const { cells } = old;
  for (let n = 0; n < cells.count; n++) {
    const value = cells.values[n];
    if (typeof value !== "string" || !headers.has(value.toLowerCase())) continue;
    const top = cells.rows[n]!;
    if (row === undefined || row === top) found.push({ top, column: cells.columns[n]! });
  }
  return found;
}

function endOfColumn(old: OldSheet, top: number, column: number): number {
  let row = top;
  while (old.cell(row + 1, column)) row++;
  return row;
}
