import type { SheetContent } from "../../workbook/sheet-content";
import type { Book, BookSheet } from "./book";
import { declareContentType, forgetContentType } from "./content-types";
import { relationshipAttribute } from "./edit-workbook";
import { CONTENT_TYPE } from "./namespaces";
import type { OldSheet } from "./old-sheet";
import type { PackageParts } from "./package-parts";
import {
  addRelationship,
  readRelationships,
  relationshipsPart,
  removeRelationships,
} from "./relationships";
import { newTableXml, updateTableXml } from "./table-xml";
import { readTables } from "./tables";
import type { XmlElement } from "./xml-element";

/**
 * Writes the table parts of a sheet: tables that are there are brought up to date in place, new
 * ones are added. Gives a function for the sheet's tableParts element.
 */
export function putTables(
  parts: PackageParts,
  book: Book,
  sheet: BookSheet,
  content: SheetContent,
  old: OldSheet,
  dropped: (name: string) => boolean = () => false,
): (root: XmlElement, p: string) => string {
  let nextId = Math.max(0, ...readTables(parts, book).map((table) => table.id)) + 1;
  for (const table of content.tables) {
    const was = old.tables.find((t) => t.name.toLowerCase() === table.name.toLowerCase());
    if (was) {
      parts.edit(was.part, (edit, root) =>
        updateTableXml(edit, root, table, was.hasTotals ? 1 : 0),
      );
    } else {
      addTablePart(parts, book, sheet, newTableXml(book.flavour.main, table, nextId++));
    }
  }
  for (const table of old.tables) {
    if (dropped(table.name)) removeTablePart(parts, sheet, table.part);
  }
  const ids = readRelationships(parts, sheet.part!)
    .filter((r) => r.kind === "table" && parts.has(r.target))
    .map((r) => r.id);
  return (root, p) => {
    if (ids.length === 0) return "";
    const entries = ids.map((id) => `<${p}tablePart${relationshipAttribute(root, book, id)}/>`);
    return `<${p}tableParts count="${ids.length}">${entries.join("")}</${p}tableParts>`;
  };
}

function addTablePart(parts: PackageParts, book: Book, sheet: BookSheet, xml: string): void {
  const folder = book.part.slice(0, book.part.lastIndexOf("/") + 1);
  const name = parts.freeName(`${folder}tables/table`, ".xml");
  parts.write(name, xml);
  addRelationship(parts, sheet.part!, `${book.flavour.relationshipType}/table`, name);
  declareContentType(parts, name, CONTENT_TYPE.table);
}

export function removeTablePart(parts: PackageParts, sheet: BookSheet, name: string): void {
  parts.remove(name);
  parts.remove(relationshipsPart(name));
  forgetContentType(parts, name);
  removeRelationships(parts, sheet.part!, (r) => r.target.toLowerCase() === name.toLowerCase());
}
