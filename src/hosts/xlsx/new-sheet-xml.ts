import { cellAddress } from "../../kernel/cell-address";
import type { SheetContent } from "../../workbook/sheet-content";
import type { Flavour } from "./namespaces";
import { XML_DECLARATION } from "./xml-text";

/** A sheet part without cells: how it is looked at and printed. */
export function newSheetXml(flavour: Flavour, content: SheetContent): string {
  const { print, tabColor, outlines } = content;
  const tab = tabColor === undefined ? "" : `<tabColor rgb="FF${tabColor}"/>`;
  const fit = print.fitToWidth ? '<pageSetUpPr fitToPage="1"/>' : "";
  const properties = tab + fit === "" ? "" : `<sheetPr>${tab}${fit}</sheetPr>`;
  const outline = outlines && outlines.length > 0 ? ' outlineLevelCol="1"' : "";
  const height = print.fitToWidth && !print.onePage ? ' fitToHeight="0"' : "";
  return `${XML_DECLARATION}<worksheet xmlns="${flavour.main}" xmlns:r="${flavour.relationships}">${properties}<dimension ref="A1"/><sheetViews>${viewXml(content)}</sheetViews><sheetFormatPr defaultRowHeight="15"${outline}/><sheetData/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup orientation="${print.landscape ? "landscape" : "portrait"}"${height}/></worksheet>`;
}

function viewXml({ freeze }: SheetContent): string {
  const rows = freeze?.rows ?? 0;
  const columns = freeze?.columns ?? 0;
  if (rows === 0 && columns === 0) return '<sheetView workbookViewId="0"/>';
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const x = columns > 0 ? ` xSplit="${columns}"` : "";
  const y = rows > 0 ? ` ySplit="${rows}"` : "";
  const first = cellAddress(rows, columns);
  return `<sheetView workbookViewId="0"><pane${x}${y} topLeftCell="${first}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${first}" sqref="${first}"/></sheetView>`;
}
