import { quotedSheet } from "../../kernel/cell-address";
import type { ChartContent } from "../../workbook/chart-content";
import type { Area } from "../../workbook/grid";
import { axesXml, CATEGORY_AXIS, VALUE_AXIS } from "./chart-axes";
import { CHART_COLORS, CHART_SIZES, DEFAULT_GAP, drawnSeries, isLine } from "./chart-looks";
import { type SeriesSource, seriesXml } from "./chart-series";
import { fillXml, lineXml, richText, textXml } from "./chart-text";
import type { ChartValues } from "./chart-values";
import type { Flavour } from "./namespaces";
import { absolute } from "./rules-xml";
import { XML_DECLARATION } from "./xml-text";

/** What a chart part says besides the chart itself. */
export interface ChartFrame {
  readonly flavour: Flavour;
  /** Sheet whose cells it shows. */
  readonly sheet: string;
  readonly values: ChartValues;
  readonly date1904: boolean;
}

/** A chart part: references to cells, and beside them what the cells hold now. */
export function chartXml(chart: ChartContent, { flavour, sheet, values, date1904 }: ChartFrame) {
  const source: SeriesSource = {
    reference: (area: Area) => `${quotedSheet(sheet)}!${absolute(area)}`,
    cells: (area: Area) => values.of(area),
  };
  const title = `<c:title>${richText(chart.title, CHART_SIZES.title, CHART_COLORS.title)}<c:overlay val="0"/></c:title>`;
  const area = `<c:spPr>${fillXml("FFFFFF")}${lineXml(CHART_COLORS.border, 0.75)}</c:spPr>`;
  return (
    `${XML_DECLARATION}<c:chartSpace xmlns:c="${flavour.chart}" xmlns:a="${flavour.drawing}">` +
    `<c:date1904 val="${date1904 ? 1 : 0}"/><c:roundedCorners val="0"/>` +
    `<c:chart>${title}<c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${plotsXml(chart, source)}${axesXml(chart, source)}<c:spPr><a:noFill/></c:spPr></c:plotArea>` +
    `${legendXml(chart)}<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `${area}${textXml(CHART_SIZES.text, CHART_COLORS.text)}</c:chartSpace>`
  );
}

/** Columns, and over them lines: two groups on the same axes. */
function plotsXml(chart: ChartContent, source: SeriesSource): string {
  const all = drawnSeries(chart).map((series, n) => ({
    isLine: isLine(chart, series),
    xml: seriesXml(chart, series, n, source),
  }));
  const series = (lines: boolean) =>
    all.flatMap(({ isLine: drawn, xml }) => (drawn === lines ? [xml] : [])).join("");
  const axes = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
  const [bars, lines] = [series(false), series(true)];
  const isStacked = chart.kind === "stackedColumn";
  const columns = `<c:barChart><c:barDir val="${chart.kind === "bar" ? "bar" : "col"}"/><c:grouping val="${isStacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>${bars}<c:gapWidth val="${chart.gapWidth ?? DEFAULT_GAP}"/><c:overlap val="${isStacked ? 100 : 0}"/>${axes}</c:barChart>`;
  const line = `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines}<c:marker val="1"/>${axes}</c:lineChart>`;
  return (bars === "" ? "" : columns) + (lines === "" ? "" : line);
}

function legendXml(chart: ChartContent): string {
  if (!chart.legend) return "";
  const hidden = drawnSeries(chart).flatMap(({ look }, n) => (look === "hidden" ? [n] : []));
  const entries = hidden.map(
    (n) => `<c:legendEntry><c:idx val="${n}"/><c:delete val="1"/></c:legendEntry>`,
  );
  return `<c:legend><c:legendPos val="b"/>${entries.join("")}<c:overlay val="0"/></c:legend>`;
}
