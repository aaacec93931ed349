/// <reference types="office-js" />
import type { ChartContent, ChartSeries } from "../../workbook/chart-content";
import type { Area } from "../../workbook/grid";
import {
  CHART_COLORS,
  CHART_SIZES,
  DEFAULT_GAP,
  drawnSeries,
  isLabelled,
  isLine,
  SERIES_COLORS,
} from "../xlsx/chart-looks";
import { rangeAt } from "./book-survey";

/** What Excel calls the kinds of charts. */
export const CHART_TYPES = {
  bar: "BarClustered",
  column: "ColumnClustered",
  stackedColumn: "ColumnStacked",
  line: "LineMarkers",
} as const;

const color = (rgb: string) => `#${rgb}`;

/** Draws a chart as files have it; `source` is the row or column of figures that it is made from. */
export function drawChart(
  context: Excel.RequestContext,
  sheet: string,
  chart: ChartContent,
  source: Area,
): Excel.Chart {
  const by = source.top === source.bottom ? "Rows" : "Columns";
  const { charts } = context.workbook.worksheets.getItem(sheet);
  const made = charts.add(CHART_TYPES[chart.kind], rangeAt(context, sheet, source), by);
  made.name = chart.name;
  const { left, top, right, bottom } = chart.area;
  made.setPosition(
    rangeAt(context, sheet, { left, top, right: left, bottom: top }),
    rangeAt(context, sheet, { left: right, top: bottom, right, bottom }),
  );
  layGround(made, chart);
  const drawn = drawnSeries(chart);
  drawn.forEach((each, n) => {
    // One series is there already: that of the source.
    const series = n === 0 ? made.series.getItemAt(0) : made.series.add(each.name);
    series.name = each.name;
    series.setValues(rangeAt(context, sheet, each.values));
    series.setXAxisValues(rangeAt(context, sheet, chart.categories));
    drawSeries(series, chart, each);
  });
  drawAxes(made, chart);
  drawLegend(made, chart, drawn);
  return made;
}

function layGround(made: Excel.Chart, { title }: ChartContent): void {
  made.displayBlanksAs = "NotPlotted";
  made.plotVisibleOnly = false;
  const { format } = made;
  format.roundedCorners = false;
  format.fill.setSolidColor("#FFFFFF");
  format.border.color = color(CHART_COLORS.border);
  format.font.size = CHART_SIZES.text;
  format.font.color = color(CHART_COLORS.text);
  made.title.text = title;
  made.title.overlay = false;
  const { font } = made.title.format;
  font.bold = true;
  font.size = CHART_SIZES.title;
  font.color = color(CHART_COLORS.title);
}

function drawSeries(series: Excel.ChartSeries, chart: ChartContent, each: ChartSeries): void {
  if (isLine(chart, each)) drawLine(series, chart, each);
  else drawColumns(series, chart, each);
  if (!chart.dataLabels || !isLabelled(chart, each)) return;
  const isStacked = chart.kind === "stackedColumn" && !isLine(chart, each);
  series.hasDataLabels = true;
  const { dataLabels } = series;
  dataLabels.showValue = true;
  dataLabels.position = isLine(chart, each) ? "Top" : isStacked ? "Center" : "OutsideEnd";
  dataLabels.numberFormat = chart.dataLabels.format;
  dataLabels.format.font.color = color(CHART_COLORS.text);
  if (isStacked) dataLabels.format.fill.setSolidColor("#FFFFFF");
}

function drawLine(series: Excel.ChartSeries, chart: ChartContent, { look }: ChartSeries): void {
  if (chart.kind !== "line") series.chartType = "Line";
  const isBare = look === "hidden" || look === "target";
  series.markerStyle = isBare ? "None" : "Circle";
  if (look === "hidden") {
    series.format.line.lineStyle = "None";
    return;
  }
  const { line } = series.format;
  line.color = color(SERIES_COLORS[look]);
  line.weight = look === "target" ? CHART_SIZES.target : CHART_SIZES.line;
  line.lineStyle = look === "target" ? "Dash" : "Continuous";
  series.smooth = false;
  if (isBare) return;
  series.markerSize = CHART_SIZES.marker;
  series.markerBackgroundColor = color(SERIES_COLORS[look]);
  series.markerForegroundColor = color(SERIES_COLORS[look]);
}

function drawColumns(series: Excel.ChartSeries, chart: ChartContent, { look }: ChartSeries): void {
  series.gapWidth = chart.gapWidth ?? DEFAULT_GAP;
  series.overlap = chart.kind === "stackedColumn" ? 100 : 0;
  series.invertIfNegative = false;
  const { fill, line } = series.format;
  if (look === "hidden" || look === "target") fill.clear();
  else fill.setSolidColor(color(SERIES_COLORS[look]));
  if (look === "hidden") line.lineStyle = "None";
  if (look !== "target") return;
  line.color = color(SERIES_COLORS.target);
  line.weight = 1;
  line.lineStyle = "Dash";
}

function drawAxes({ axes }: Excel.Chart, { kind, axis = {}, dataLabels }: ChartContent): void {
  const { categoryAxis, valueAxis } = axes;
  categoryAxis.categoryType = "TextAxis";
  categoryAxis.tickLabelPosition = "Low";
  categoryAxis.majorTickMark = "None";
  categoryAxis.format.line.color = color(CHART_COLORS.axis);
  if (kind === "bar") {
    categoryAxis.reversePlotOrder = true;
    categoryAxis.position = "Maximum";
  }
  const { format, title, min } = axis;
  valueAxis.majorTickMark = "None";
  valueAxis.format.line.clear();
  valueAxis.majorGridlines.visible = !dataLabels;
  if (!dataLabels) valueAxis.majorGridlines.format.line.color = color(CHART_COLORS.gridline);
  if (format !== undefined) valueAxis.numberFormat = format;
  if (min !== undefined) valueAxis.minimum = min;
  if (title !== undefined) valueAxis.title.text = title;
  else valueAxis.title.visible = false;
}

function drawLegend(
  { legend }: Excel.Chart,
  chart: ChartContent,
  drawn: readonly ChartSeries[],
): void {
  legend.visible = chart.legend;
  if (!chart.legend) return;
  legend.position = "Bottom";
  legend.overlay = false;
  drawn.forEach(({ look }, n) => {
    if (look === "hidden") legend.legendEntries.getItemAt(n).visible = false;
  });
}
