import { checkCharts } from "../../workbook/check-charts";
import { RefusedChange } from "../../workbook/refused-change";
import type { SheetContent, TableContent } from "../../workbook/sheet-content";
import { findSheet, readBook, type BookSheet } from "./book";
import type { BookRecord, OwnSheet } from "./parse-record";
import { dropCalcChain } from "./calc-chain";
import { declareContentType } from "./content-types";
import { appendSheet, calculateOnLoad, definedNames, putDefinedName } from "./edit-workbook";
import { placeLists } from "./long-lists";
import { CONTENT_TYPE } from "./namespaces";
import { newSheetXml } from "./new-sheet-xml";
import { isOwnTable } from "./own-sheets";
import type { PackageParts } from "./package-parts";
import { MAX_COLUMNS, MAX_ROWS } from "./read-sheet";
import { areasToPrint, printedAreas } from "./printed-areas";
import { addRelationship } from "./relationships";
import { looseAreas } from "./sheet-leftovers";
import { rulesOf } from "./sheet-rules";
import { tableArea } from "./table-xml";
import { readTables } from "./tables";
import { attribute, numberAttribute } from "./xml-element";
import { quotedSheet } from "../../kernel/cell-address";
import { formatKey, SheetFill } from "./fill-sheet";

/** Creates the sheet of a content, or refreshes the one that it replaces in place. */
export function putSheet(
  parts: PackageParts,
  content: SheetContent,
  replaces: string | undefined,
  record: BookRecord,
): void {
  checkSize(content);
  checkCharts(content);
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
  const printed = namePrintedAreas(parts, content, sheet, before?.printed);
  calculateOnLoad(parts, record);
  const own: OwnSheet = {
    name: sheet.name,
    tables: content.tables.map((table) => table.name),
    loose: looseAreas(content),
    rules: marks,
    formats: formatsOf(content.tables),
    charts: content.charts ?? [],
    ...(printed === undefined ? {} : { printed }),
  };
  if (before) Object.assign(before, own);
  else record.sheets.push(own);
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
  if (printName(parts, name, sheet)) return;
  const formula = `${quotedSheet(sheet.name)}!$1:$${rows}`;
  putDefinedName(parts, readBook(parts), { name, sheetIndex: sheet.index, formula });
}

/** Gives what we had printed last, whether it still is or the user has chosen otherwise. */
function namePrintedAreas(
  parts: PackageParts,
  content: SheetContent,
  sheet: BookSheet,
  before: string | undefined,
): string | undefined {
  const name = "_xlnm.Print_Area";
  const areas = areasToPrint(printedAreas(content), printName(parts, name, sheet)?.text, before);
  if (areas === undefined) return before;
  const on = `${quotedSheet(sheet.name)}!`;
  const formula = areas
    .split(",")
    .map((area) => on + area)
    .join(",");
  putDefinedName(parts, readBook(parts), { name, sheetIndex: sheet.index, formula });
  return areas;
}

/** A name that says how a sheet is printed. */
function printName(parts: PackageParts, name: string, { index }: BookSheet) {
  return definedNames(readBook(parts).root).find(
    (e) => attribute(e, "name") === name && numberAttribute(e, "localSheetId") === index,
  );
}
