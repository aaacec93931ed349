const TRANSITIONAL = "http://schemas.openxmlformats.org";
const STRICT = "http://purl.oclc.org/ooxml";

/** The two spellings of the namespaces: ECMA-376 transitional and ISO strict. */
export interface Flavour {
  /** SpreadsheetML. */
  readonly main: string;
  /** The namespace of `r:id`. */
  readonly relationships: string;
  /** Prefix of relationship types, without the last word. */
  readonly relationshipType: string;
  readonly drawing: string;
  readonly spreadsheetDrawing: string;
  readonly chart: string;
}

export const TRANSITIONAL_FLAVOUR: Flavour = {
  main: `${TRANSITIONAL}/spreadsheetml/2006/main`,
  relationships: `${TRANSITIONAL}/officeDocument/2006/relationships`,
  relationshipType: `${TRANSITIONAL}/officeDocument/2006/relationships`,
  drawing: `${TRANSITIONAL}/drawingml/2006/main`,
  spreadsheetDrawing: `${TRANSITIONAL}/drawingml/2006/spreadsheetDrawing`,
  chart: `${TRANSITIONAL}/drawingml/2006/chart`,
};

export const STRICT_FLAVOUR: Flavour = {
  main: `${STRICT}/spreadsheetml/main`,
  relationships: `${STRICT}/officeDocument/relationships`,
  relationshipType: `${STRICT}/officeDocument/relationships`,
  drawing: `${STRICT}/drawingml/main`,
  spreadsheetDrawing: `${STRICT}/drawingml/spreadsheetDrawing`,
  chart: `${STRICT}/drawingml/chart`,
};

export const PACKAGE_RELATIONSHIPS = `${TRANSITIONAL}/package/2006/relationships`;
export const CONTENT_TYPES = `${TRANSITIONAL}/package/2006/content-types`;

/** The flavour of a SpreadsheetML namespace; undefined when it is another one. */
export function flavourOf(uri: string): Flavour | undefined {
  return [TRANSITIONAL_FLAVOUR, STRICT_FLAVOUR].find((flavour) => flavour.main === uri);
}

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const CONTENT_TYPE = {
  worksheet: `${SPREADSHEET}.worksheet+xml`,
  table: `${SPREADSHEET}.table+xml`,
  styles: `${SPREADSHEET}.styles+xml`,
  comments: `${SPREADSHEET}.comments+xml`,
  workbook: `${SPREADSHEET}.sheet.main+xml`,
  pivotTable: `${SPREADSHEET}.pivotTable+xml`,
  pivotCache: `${SPREADSHEET}.pivotCacheDefinition+xml`,
  pivotRecords: `${SPREADSHEET}.pivotCacheRecords+xml`,
  drawing: "application/vnd.openxmlformats-officedocument.drawing+xml",
  chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
  vml: "application/vnd.openxmlformats-officedocument.vmlDrawing",
  customProperties: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
  relationships: "application/vnd.openxmlformats-package.relationships+xml",
  coreProperties: "application/vnd.openxmlformats-package.core-properties+xml",
  extendedProperties: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
  xml: "application/xml",
} as const;
