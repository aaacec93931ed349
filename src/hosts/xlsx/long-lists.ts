import { cellAddress, quotedSheet } from "../../kernel/cell-address";
import { appendSheet } from "./edit-workbook";
import { findSheet, readBook } from "./book";
import type { BookRecord } from "./parse-record";
import { declareContentType } from "./content-types";
import { CONTENT_TYPE } from "./namespaces";
import type { PackageParts } from "./package-parts";
import { addRelationship } from "./relationships";
import type { PlaceList } from "./rules-xml";
import { absolute } from "./rules-xml";
import { sheetDataXml } from "./sheet-data-xml";
import { XML_DECLARATION } from "./xml-text";

/** A very hidden sheet of ours: one column for each list that is too long for a validation. */
const LISTS_SHEET = "PlumbLists";

/** Gives long lists of choices a place in cells, equal lists the same; see `PlaceList`. */
export function placeLists(parts: PackageParts, record: BookRecord): PlaceList {
  return (choices) => {
    const same = (list: readonly string[]) =>
      list.length === choices.length && list.every((choice, n) => choice === choices[n]);
    let column = record.lists.findIndex(same);
    if (column < 0) {
      column = record.lists.push([...choices]) - 1;
      writeLists(parts, record);
    }
    const area = { top: 0, left: column, bottom: Math.max(0, choices.length - 1), right: column };
    return `${quotedSheet(record.listsSheet)}!${absolute(area)}`;
  };
}

function writeLists(parts: PackageParts, record: BookRecord): void {
  const { lists } = record;
  const rows = new Map<number, { column: number; value: string; style: number }[]>();
  lists.forEach((list, column) =>
    list.forEach((value, row) => {
      const cells = rows.get(row) ?? [];
      rows.set(row, [...cells, { column, value, style: 0 }]);
    }),
  );
  const last = Math.max(0, ...lists.map((list) => list.length - 1));
  const { flavour } = readBook(parts);
  parts.write(
    listsPart(parts, record),
    `${XML_DECLARATION}<worksheet xmlns="${flavour.main}"><dimension ref="A1:${cellAddress(last, lists.length - 1)}"/>${sheetDataXml("", rows, new Map())}</worksheet>`,
  );
}

function listsPart(parts: PackageParts, record: BookRecord): string {
  const book = readBook(parts);
  const known = record.listsSheet === "" ? undefined : findSheet(book, record.listsSheet)?.part;
  if (known !== undefined) return known;
  let sheet = LISTS_SHEET;
  for (let n = 2; findSheet(book, sheet); n++) sheet = `${LISTS_SHEET}${n}`;
  record.listsSheet = sheet;
  const folder = book.part.slice(0, book.part.lastIndexOf("/") + 1);
  const name = parts.freeName(`${folder}worksheets/sheet`, ".xml");
  const type = `${book.flavour.relationshipType}/worksheet`;
  const relationshipId = addRelationship(parts, book.part, type, name);
  declareContentType(parts, name, CONTENT_TYPE.worksheet);
  appendSheet(parts, book, { name: sheet, relationshipId, state: "veryHidden" });
  return name;
}
