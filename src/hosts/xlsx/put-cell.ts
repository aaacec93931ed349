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

/** Writes one cell of the user's, which keeps its format. */
export function putCell(
  parts: PackageParts,
  sheetName: string,
  address: string,
  value: ContentValue,
): void {
  const book = readBook(parts);
  const sheet = findSheet(book, sheetName);
  const at = cellPosition(address);
  if (sheet?.part === undefined || !at) {
    const where = at ? `sheet "${sheetName}"` : `cell "${address}"`;
    throw new RefusedChange("unknown-sheet", `The workbook has no ${where}.`, sheetName, address);
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
    (sheetId, cell) => sheetId === sheet.sheetId && cell === address.toUpperCase(),
  );
  cells.put(at.row, {
    column: at.column,
    ...cellContent(value),
    style: cells.styleAt(at.row, at.column),
  });
  cells.flush();
  parts.write(sheet.part, edit.result());
  calculateOnLoad(parts, undefined);
}
