import { quotedSheet } from "../../kernel/cell-address";
import type { Area } from "../../workbook/grid";
import { findSheet, readBook } from "./book";
import { declareContentType } from "./content-types";
import { relationshipAttribute } from "./edit-workbook";
import { insertChild, WORKSHEET_ORDER } from "./element-order";
import { CONTENT_TYPE, type Flavour } from "./namespaces";
import { addRelationship } from "./relationships";
import { absolute } from "./rules-xml";
import { escapeXml, XML_DECLARATION } from "./xml-text";
import type { XlsxHost } from "./xlsx-host";

/** Cells with what they hold, so that programs that do not recalculate show the chart too. */
export interface ChartRange<T> {
  readonly sheet: string;
  readonly area: Area;
  readonly values: readonly T[];
}

/** A column chart of the owner's, as sample workbooks have one. */
export interface OwnerChart {
  readonly sheet: string;
  /** Cells that it covers. */
  readonly at: Area;
  readonly title: string;
  /** Texts, or figures that are shown in a number format. */
  readonly categories: ChartRange<string> | (ChartRange<number> & { readonly format: string });
  readonly series: readonly { readonly name: string; readonly range: ChartRange<number> }[];
}

const COLORS = ["2F6DB3", "C55A11", "4E8F55", "7F6BA8"];

/** Draws a chart on a sheet that has no drawing yet. */
export function addOwnerChart(host: XlsxHost, chart: OwnerChart): void {
  host.addRaw((parts) => {
    const book = readBook(parts);
    const sheetPart = findSheet(book, chart.sheet)?.part;
    if (sheetPart === undefined) throw new Error(`There is no sheet "${chart.sheet}".`);
    const { flavour } = book;
    const chartPart = parts.freeName("xl/charts/chart", ".xml");
    parts.write(chartPart, chartXml(flavour, chart));
    declareContentType(parts, chartPart, CONTENT_TYPE.chart);
    const drawing = parts.freeName("xl/drawings/drawing", ".xml");
    declareContentType(parts, drawing, CONTENT_TYPE.drawing);
    const chartId = addRelationship(parts, drawing, `${flavour.relationshipType}/chart`, chartPart);
    parts.write(drawing, drawingXml(flavour, chart, chartId));
    const id = addRelationship(parts, sheetPart, `${flavour.relationshipType}/drawing`, drawing);
    parts.edit(sheetPart, (edit, root) => {
      const xml = `<drawing${relationshipAttribute(root, book, id)}/>`;
      insertChild(edit, root, WORKSHEET_ORDER, "drawing", xml);
    });
  });
}

function drawingXml(flavour: Flavour, { at, title }: OwnerChart, id: string): string {
  const corner = (name: string, column: number, row: number) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  return `${XML_DECLARATION}<xdr:wsDr xmlns:xdr="${flavour.spreadsheetDrawing}" xmlns:a="${flavour.drawing}"><xdr:twoCellAnchor>${corner("from", at.left, at.top)}${corner("to", at.right + 1, at.bottom + 1)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1" descr="${escapeXml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${flavour.chart}"><c:chart xmlns:c="${flavour.chart}" xmlns:r="${flavour.relationships}" r:id="${id}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`;
}

function chartXml(flavour: Flavour, { title, categories, series }: OwnerChart): string {
  const entries = series.map(({ name, range }, n) => {
    const fill = `<c:spPr><a:solidFill><a:srgbClr val="${COLORS[n % COLORS.length]}"/></a:solidFill></c:spPr>`;
    return `<c:ser><c:idx val="${n}"/><c:order val="${n}"/><c:tx><c:v>${escapeXml(name)}</c:v></c:tx>${fill}<c:invertIfNegative val="0"/><c:cat>${labels(categories)}</c:cat><c:val>${numbers(range)}</c:val></c:ser>`;
  });
  const format = "format" in categories ? categories.format : "General";
  return `${XML_DECLARATION}<c:chartSpace xmlns:c="${flavour.chart}" xmlns:a="${flavour.drawing}"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="en-US" sz="1200" b="1"/><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${entries.join("")}<c:gapWidth val="60"/><c:axId val="111"/><c:axId val="222"/></c:barChart><c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="222"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx></c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}

function reference({ sheet, area }: ChartRange<unknown>): string {
  return `<c:f>${escapeXml(`${quotedSheet(sheet)}!${absolute(area)}`)}</c:f>`;
}

function points(values: readonly (string | number)[]): string {
  const entries = values.map(
    (v, n) => `<c:pt idx="${n}"><c:v>${escapeXml(String(v))}</c:v></c:pt>`,
  );
  return `<c:ptCount val="${values.length}"/>${entries.join("")}`;
}

function labels(range: OwnerChart["categories"]): string {
  return "format" in range ? numbers(range, range.format) : texts(range);
}

function texts(range: ChartRange<string>): string {
  return `<c:strRef>${reference(range)}<c:strCache>${points(range.values)}</c:strCache></c:strRef>`;
}

function numbers(range: ChartRange<number>, format = "General"): string {
  return `<c:numRef>${reference(range)}<c:numCache><c:formatCode>${escapeXml(format)}</c:formatCode>${points(range.values)}</c:numCache></c:numRef>`;
}
