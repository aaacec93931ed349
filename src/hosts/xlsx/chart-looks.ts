import type { ChartContent, ChartSeries, SeriesLook } from "../../workbook/chart-content";

/**
 * Colours of what charts are made of, `RRGGBB`. Those of series stand out from white by 3 to 1 or
 * more, and differ in lightness too; a target stands out from the columns that it crosses.
 */
export const SERIES_COLORS: Readonly<Record<Exclude<SeriesLook, "hidden">, string>> = {
  ...{ strong: "2F6DB3", muted: "8C939C", good: "3F8F5A", bad: "A61B1B", target: "1A1A1A" },
};

export const CHART_COLORS = {
  title: "1F3864",
  text: "404040",
  axis: "A6A6A6",
  gridline: "E7E7E7",
  border: "D9D9D9",
} as const;

/** In points. */
export const CHART_SIZES = { title: 12, text: 9, line: 2.25, target: 1.5, marker: 5 } as const;

export const DEFAULT_GAP = 60;

/** True for a series that is drawn as a line: a target among standing columns is one. */
export function isLine({ kind }: ChartContent, { look }: ChartSeries): boolean {
  return kind === "line" || (look === "target" && kind !== "bar");
}

export function isLabelled({ dataLabels }: ChartContent, { look }: ChartSeries): boolean {
  return dataLabels !== undefined && look !== "hidden" && look !== "target";
}

/** Series in the order in which they are drawn: lines over columns. */
export function drawnSeries(chart: ChartContent): ChartSeries[] {
  const lines = chart.series.filter((series) => isLine(chart, series));
  return [...chart.series.filter((series) => !isLine(chart, series)), ...lines];
}
