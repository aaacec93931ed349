import type { XmlEdit } from "./edit-xml";
import type { XmlElement } from "./xml-element";

/** Order of the elements that the schema asks for (ECMA-376 part 1, 18.3.1.99, 18.2.27, 18.8.39). */
export const WORKSHEET_ORDER =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );

export const WORKBOOK_ORDER =
  "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst".split(
    " ",
  );

export const STYLES_ORDER =
  "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(
    " ",
  );

export const TABLE_ORDER = "autoFilter sortState tableColumns tableStyleInfo extLst".split(" ");

/** Puts a new child where the schema wants it: behind the last one that may stand before it. */
export function insertChild(
  edit: XmlEdit,
  root: XmlElement,
  order: readonly string[],
  local: string,
  xml: string,
): void {
  const place = order.indexOf(local);
  const before = root.children.filter((element) => {
    const at = order.indexOf(element.local);
    return element.uri === root.uri && at >= 0 && at <= place;
  });
  const last = before.at(-1);
  if (last) edit.after(last, xml);
  else if (root.selfClosing) edit.append(root, xml);
  else edit.replace(root.innerStart, root.innerStart, xml);
}
