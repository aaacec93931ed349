import { cellPosition } from "../../kernel/cell-address";
import { RefusedChange } from "../../workbook/refused-change";
import { contentEntry } from "./cell-entry";
import type { ChangeOf, Draft } from "./draft";
import { writeRows } from "./write-cells";

/** Writes one cell of the user's, which keeps its format. */
export function putCell(draft: Draft, { sheet, cell, value }: ChangeOf<"putCell">): void {
  const at = cellPosition(cell);
  if (!at) {
    throw new RefusedChange("unknown-sheet", `The workbook has no cell "${cell}".`, sheet, cell);
  }
  const { name } = draft.openSheet(sheet, cell);
  const place = { top: at.row, left: at.column };
  draft.save(name, { ...place, bottom: at.row, right: at.column });
  writeRows(draft.queue, name, place, [[contentEntry(value)]]);
}
