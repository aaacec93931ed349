import { cellPosition } from "../../kernel/cell-address";
import { RefusedChange } from "../../workbook/refused-change";
import type { ContentValue } from "../../workbook/sheet-content";
import { findSheet, readBook } from "./book";
import { dropCalcChain } from "./calc-chain";
import { cellContent } from "./cell-xml";
import { XmlEdit } from "./edit-xml";
import { calculateOnLoad } from "./edit-workbook";
import type { PackageParts } from "./package-parts";
import { CellEditor } from "./edit-cells";
import { flagAttribute, child } from "./xml-element";

export interface CellToPut {
  /** Such as `B2`. */
  readonly cell: string;
  readonly value: ContentValue;
}

/** Writes cells of the user's, which keep their formats; of two values for one cell the last counts. */
export function putCells(
  parts: PackageParts,
  sheetName: string,
  given: readonly CellToPut[],
): void {
  const book = readBook(parts);
  const sheet = findSheet(book, sheetName);
  const wanted = new Map(given.map(({ cell, value }) => [cell.toUpperCase(), value]));
  const [address = ""] = wanted.keys();
  if (sheet?.part === undefined) {
    const message = `The workbook has no sheet "${sheetName}".`;
    throw new RefusedChange("unknown-sheet", message, sheetName, address);
  }
  const text = parts.readText(sheet.part);
  const edit = new XmlEdit(text);
  const cells = new CellEditor(edit, text, sheet.part);
  const protection = child(cells.root, "sheetProtection");
  if (protection && flagAttribute(protection, "sheet")) {
    throw new RefusedChange(
      "sheet-protected",
      `The sheet "${sheetName}" is protected. Take the protection off (Review, Unprotect Sheet) and try again.`,
      sheetName,
      address,
    );
  }
  dropCalcChain(
    ...([parts, book] as const),
    (sheetId, cell) => sheetId === sheet.sheetId && wanted.has(cell),
  );
  for (const [cell, value] of wanted) putOne(cells, sheetName, cell, value);
  cells.flush();
  parts.write(sheet.part, edit.result());
  calculateOnLoad(parts, undefined);
}

function putOne(cells: CellEditor, sheet: string, address: string, value: ContentValue): void {
  const at = cellPosition(address);
  if (!at) {
    const message = `The workbook has no cell "${address}".`;
    throw new RefusedChange("unknown-sheet", message, sheet, address);
  }
  const { row, column } = at;
  cells.put(row, { column, ...cellContent(value), style: cells.styleAt(row, column) });
}
