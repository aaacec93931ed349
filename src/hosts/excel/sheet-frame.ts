/// <reference types="office-js" />
import type { ColumnWidth, SheetContent } from "../../workbook/sheet-content";
import { cellAddress, columnLetters } from "../../kernel/cell-address";
import { rangeAt } from "./book-survey";
import { supports } from "./run-excel";
import { ALWAYS, cutMessage } from "./sheet-rules";
import type { WriteQueue } from "./write-queue";

/** What stands round the cells of a new sheet: widths, panes, print layout, notes, tab. */
export function frameSheet(queue: WriteQueue, content: SheetContent): void {
  const { name } = content;
  const withSheet = (write: (sheet: Excel.Worksheet) => void) =>
    queue.add((context) => write(context.workbook.worksheets.getItem(name)));
  for (const width of content.columnWidths) widenColumn(queue, name, width);
  for (const { row, points } of content.rowHeights ?? []) {
    withSheet((sheet) => {
      sheet.getRange(`${row + 1}:${row + 1}`).format.rowHeight = points;
    });
  }
  for (const area of content.merges ?? []) {
    queue.add((context) => rangeAt(context, name, area).merge(false));
  }
  freeze(content, withSheet);
  print(content, withSheet);
  for (const { from, to } of supports("1.10") ? (content.outlines ?? []) : []) {
    withSheet((sheet) => {
      const columns = sheet.getRange(`${columnLetters(from)}:${columnLetters(to)}`);
      columns.group("ByColumns");
      columns.hideGroupDetails("ByColumns");
    });
  }
  for (const note of content.notes) {
    if (supports("1.18")) withSheet((sheet) => sheet.notes.add(addressOf(note), note.text));
    else withSheet((sheet) => promptInstead(sheet.getRange(addressOf(note)), note.text));
  }
  const { tabColor } = content;
  if (tabColor !== undefined) {
    withSheet((sheet) => {
      sheet.tabColor = `#${tabColor}`;
    });
  }
  if (content.visibility === "hidden") {
    withSheet((sheet) => {
      sheet.visibility = "Hidden";
    });
  }
}

const addressOf = ({ row, column }: { readonly row: number; readonly column: number }) =>
  cellAddress(row, column);

/**
 * Notes came late (ExcelApi 1.18). Where Excel has none, the text shows as an input message when the
 * cell is selected, of a rule that refuses nothing.
 */
function promptInstead({ dataValidation }: Excel.Range, text: string): void {
  dataValidation.rule = { custom: { formula: ALWAYS } };
  dataValidation.prompt = { showPrompt: true, title: "", message: cutMessage(text) };
}

function freeze(
  { freeze: panes }: SheetContent,
  withSheet: (write: (sheet: Excel.Worksheet) => void) => void,
): void {
  const { rows = 0, columns = 0 } = panes ?? {};
  if (rows > 0 && columns > 0) {
    withSheet((sheet) => sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns)));
  } else if (rows > 0) withSheet((sheet) => sheet.freezePanes.freezeRows(rows));
  else if (columns > 0) withSheet((sheet) => sheet.freezePanes.freezeColumns(columns));
}

function print(
  content: SheetContent,
  withSheet: (write: (sheet: Excel.Worksheet) => void) => void,
): void {
  if (!supports("1.9")) return;
  const { landscape, fitToWidth, onePage, titleRows = 0 } = content.print;
  // Whole columns, since a refresh here does not set them anew and rows may have been added.
  const areas = content.print.areas
    ?.map(({ left, right }) => `$${columnLetters(left)}:$${columnLetters(right)}`)
    .join(",");
  withSheet(({ pageLayout }) => {
    pageLayout.orientation = landscape ? "Landscape" : "Portrait";
    if (fitToWidth) {
      const zoom = { horizontalFitToPages: 1 };
      pageLayout.zoom = onePage ? { ...zoom, verticalFitToPages: 1 } : zoom;
    }
    if (areas !== undefined) pageLayout.setPrintArea(areas);
    if (titleRows > 0) pageLayout.setPrintTitleRows(`$1:$${titleRows}`);
  });
}

/**
 * Office.js counts widths in points; a character of the default font takes seven pixels, the column's
 * margin five, and a pixel three quarters of a point.
 */
export function widenColumn(queue: WriteQueue, sheet: string, width: ColumnWidth): void {
  const letters = columnLetters(width.column);
  queue.add((context) => {
    const column = context.workbook.worksheets.getItem(sheet).getRange(`${letters}:${letters}`);
    column.format.columnWidth = (Math.min(255, width.characters) * 7 + 5) * 0.75;
  });
}
