import { breakReferences, namesGone } from "./break-references";
import { findSheet, readBook, type BookSheet } from "./book";
import { statePartName, unpackOriginal } from "./book-record";
import type { BookRecord, TouchedPart } from "./parse-record";
import { dropCalcChain } from "./calc-chain";
import { CellIndex } from "./cell-index";
import { fingerprint } from "./checksum";
import { forgetCalculation, removeNames, removeSheetElements } from "./edit-workbook";
import { isOwnTable } from "./own-sheets";
import type { PackageParts } from "./package-parts";
import { reachableParts } from "./reachable-parts";
import { removeRelationships } from "./relationships";
import { removeUnreached } from "./remove-part";
import { removeOwnColumns } from "./remove-columns";
import { readTables, tablesOfSheet } from "./tables";
import { child, childrenOf } from "./xml-element";

/**
 * Takes away all that we put. Parts that are still as we left them get their old bytes back; from
 * parts that another program has saved since, our things are cut out.
 */
export function cleanBook(parts: PackageParts, record: BookRecord): void {
  const isAsWritten = (entry: { readonly part: string; readonly written: string }) =>
    parts.has(entry.part) && fingerprint(parts.read(entry.part)) === entry.written;
  const restorable = record.touched.filter((e) => e.original !== null && isAsWritten(e));
  const leftOver = record.added.filter(isAsWritten);
  const before = reachableParts(parts);

  removeOwnColumns(parts, record, new Set(restorable.map((entry) => entry.part.toLowerCase())));
  const isRestored = (part: string) =>
    restorable.some((e) => e.part.toLowerCase() === part.toLowerCase());
  removeOwnSheets(parts, record, isRestored);
  removeNames(parts, record.names);
  if (record.calculates) forgetCalculation(parts);
  removeState(parts);

  removeUnreached(parts, before);
  const styles = readBook(parts).stylesPart?.toLowerCase();
  const isStyles = (entry: TouchedPart) => entry.part.toLowerCase() === styles;
  for (const entry of restorable) if (!isStyles(entry)) restore(parts, entry);
  for (const entry of restorable.filter(isStyles)) restoreStyles(parts, entry);
  const reached = reachableParts(parts);
  for (const { part } of leftOver) if (!reached.has(part.toLowerCase())) parts.remove(part);
  // A part of ours that another program has saved in between has an original too.
  for (const { part } of restorable) {
    const key = part.toLowerCase();
    if (before.has(key) && !reached.has(key)) parts.remove(part);
  }
}

/** Sheets of ours, known by their tables, whatever they are called by now. */
function ownSheets(parts: PackageParts, record: BookRecord): BookSheet[] {
  const book = readBook(parts);
  const tables = readTables(parts, book);
  const names = new Set(
    tables.filter((table) => isOwnTable(record, table.name)).map((table) => table.sheet),
  );
  for (const own of record.sheets) {
    const hasTables = own.tables.length > 0;
    const sheet = findSheet(book, own.name);
    if (!hasTables && sheet) names.add(sheet.name);
  }
  const lists = record.listsSheet === "" ? undefined : findSheet(book, record.listsSheet);
  if (lists) names.add(lists.name);
  return book.sheets.filter((sheet) => names.has(sheet.name));
}

function removeOwnSheets(
  parts: PackageParts,
  record: BookRecord,
  isRestored: (part: string) => boolean,
): void {
  const sheets = ownSheets(parts, record);
  if (sheets.length === 0) return;
  const tables = sheets.flatMap((sheet) => tablesOfSheet(parts, sheet)).map(({ name }) => name);
  const gone = namesGone(
    sheets.map((sheet) => sheet.name),
    tables,
  );
  const ids = new Set(sheets.map((sheet) => sheet.sheetId));
  dropCalcChain(parts, readBook(parts), (sheetId) => ids.has(sheetId));
  const book = readBook(parts);
  removeSheetElements(parts, book, new Set(sheets.map((sheet) => sheet.index)));
  const relationships = new Set(sheets.map((sheet) => sheet.relationshipId));
  removeRelationships(parts, book.part, (r) => relationships.has(r.id));
  breakReferences(parts, gone, isRestored);
}

function removeState(parts: PackageParts): void {
  const book = readBook(parts);
  const name = statePartName(parts, book);
  if (name !== undefined) removeRelationships(parts, book.part, (r) => r.target === name);
}

function restore(parts: PackageParts, entry: TouchedPart): void {
  parts.write(entry.part, unpackOriginal(entry.original!));
}

/** Ours stay when a cell of the user's wears one of them by now. */
function restoreStyles(parts: PackageParts, entry: TouchedPart): void {
  const ours = parts.read(entry.part);
  restore(parts, entry);
  if (!stylesSuffice(parts)) parts.write(entry.part, ours);
}

/** False when a cell wears a style that is not there (a user's copy of one of our cells). */
function stylesSuffice(parts: PackageParts): boolean {
  const book = readBook(parts);
  const styles = childrenOf(child(parts.readXml(book.stylesPart!).root, "cellXfs"), "xf").length;
  return book.sheets.every((sheet) => {
    if (sheet.part === undefined || sheet.kind !== "worksheet") return true;
    const index = new CellIndex(parts.readText(sheet.part), sheet.part);
    return index.styles.every((style) => style < Math.max(1, styles));
  });
}
