import type { ChartContent, ChartSeries } from "../../workbook/chart-content";
import type { Area } from "../../workbook/grid";
import { CHART_COLORS, CHART_SIZES, isLabelled, isLine, SERIES_COLORS } from "./chart-looks";
import { fillXml, lineXml, textXml } from "./chart-text";
import type { ChartValues } from "./chart-values";
import { escapeCellText, escapeXml } from "./xml-text";

/** Where a series' cells stand, and what they hold. */
export interface SeriesSource {
  reference(area: Area): string;
  cells(area: Area): Cells;
}

type Cells = ReturnType<ChartValues["of"]>;

/** Number format that figures on the category axis are shown in. */
export function labelFormat(cells: Cells): string {
  return isFigures(cells) ? (cells.find(({ value }) => value !== null)?.format ?? "General") : "@";
}

/** A series, with its place in the order of drawing. */
export function seriesXml(
  chart: ChartContent,
  series: ChartSeries,
  place: number,
  source: SeriesSource,
): string {
  const line = isLine(chart, series);
  const categories = source.cells(chart.categories);
  const labels = isFigures(categories) ? numbers : texts;
  return (
    `<c:ser><c:idx val="${place}"/><c:order val="${place}"/><c:tx><c:v>${escapeCellText(series.name)}</c:v></c:tx>` +
    `<c:spPr>${line ? lineLook(series) : columnLook(series)}</c:spPr>` +
    (line ? markerXml(series) : '<c:invertIfNegative val="0"/>') +
    labelsXml(chart, series) +
    `<c:cat>${labels(source.reference(chart.categories), categories)}</c:cat>` +
    `<c:val>${numbers(source.reference(series.values), source.cells(series.values))}</c:val>` +
    `${line ? '<c:smooth val="0"/>' : ""}</c:ser>`
  );
}

function columnLook({ look }: ChartSeries): string {
  if (look === "hidden") return "<a:noFill/><a:ln><a:noFill/></a:ln>";
  if (look === "target") return `<a:noFill/>${lineXml(SERIES_COLORS.target, 1, "dash")}`;
  return fillXml(SERIES_COLORS[look]);
}

function lineLook({ look }: ChartSeries): string {
  if (look === "hidden") return "<a:ln><a:noFill/></a:ln>";
  const isTarget = look === "target";
  const width = isTarget ? CHART_SIZES.target : CHART_SIZES.line;
  return lineXml(SERIES_COLORS[look], width, isTarget ? "dash" : "");
}

function markerXml({ look }: ChartSeries): string {
  if (look === "hidden" || look === "target") return '<c:marker><c:symbol val="none"/></c:marker>';
  const fill = fillXml(SERIES_COLORS[look]);
  return `<c:marker><c:symbol val="circle"/><c:size val="${CHART_SIZES.marker}"/><c:spPr>${fill}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>`;
}

/** Inside stacked columns a figure stands on a white ground, to be read on every colour. */
function labelsXml(chart: ChartContent, series: ChartSeries): string {
  if (!chart.dataLabels || !isLabelled(chart, series)) return "";
  const isStacked = chart.kind === "stackedColumn" && !isLine(chart, series);
  const ground = isStacked ? `<c:spPr>${fillXml("FFFFFF")}</c:spPr>` : "";
  const position = isLine(chart, series) ? "t" : isStacked ? "ctr" : "outEnd";
  return (
    `<c:dLbls><c:numFmt formatCode="${escapeXml(chart.dataLabels.format)}" sourceLinked="0"/>${ground}` +
    `${textXml(CHART_SIZES.text, CHART_COLORS.text)}<c:dLblPos val="${position}"/>` +
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
  );
}

function isFigures(cells: Cells): boolean {
  return cells.every(({ value }) => typeof value === "number" || value === null);
}

function numbers(reference: string, cells: Cells): string {
  const values = cells.map(({ value }) => (typeof value === "number" ? value : null));
  const format = cells.find(({ value }) => typeof value === "number")?.format ?? "General";
  return `<c:numRef><c:f>${escapeXml(reference)}</c:f><c:numCache><c:formatCode>${escapeXml(format)}</c:formatCode>${points(values)}</c:numCache></c:numRef>`;
}

function texts(reference: string, cells: Cells): string {
  const values = cells.map(({ value }) => (value === null ? null : String(value)));
  return `<c:strRef><c:f>${escapeXml(reference)}</c:f><c:strCache>${points(values)}</c:strCache></c:strRef>`;
}

function points(values: readonly (string | number | null)[]): string {
  const entries = values.flatMap((value, n) =>
    value === null ? [] : [`<c:pt idx="${n}"><c:v>${escapeCellText(String(value))}</c:v></c:pt>`],
  );
  return `<c:ptCount val="${values.length}"/>${entries.join("")}`;
}
