/** Order of children by element, as the schemas of ECMA-376 part 1 have it. */
export const ORDERS: Readonly<Record<string, readonly string[]>> = {
  worksheet:
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing drawingHF legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
      " ",
    ),
  sheetPr: "tabColor outlinePr pageSetUpPr".split(" "),
  sheetView: "pane selection pivotSelection extLst".split(" "),
  workbook:
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst".split(
      " ",
    ),
  styleSheet:
    "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(
      " ",
    ),
  table: "autoFilter sortState tableColumns tableStyleInfo extLst".split(" "),
  dxf: "font numFmt fill alignment border protection extLst".split(" "),
  c: "f v is extLst".split(" "),
  comments: "authors commentList extLst".split(" "),
  dataValidation: "formula1 formula2".split(" "),
};
