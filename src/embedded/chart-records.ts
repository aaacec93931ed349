import { CHART_TYPES } from "../hosts/excel/draw-chart";
import { cellAddress } from "../kernel/cell-address";
import type { ChartContent } from "../workbook/chart-content";
import type { Area } from "../workbook/grid";
import { addressOn, bounding, parseAddress, splitAddress } from "./rectangle";
import type { ChartRecord, SheetRecord } from "./records";

const POSITION = "SetPosition()";

/** Cells that a chart was laid over; undefined when it never was. */
export function chartArea({ properties }: ChartRecord): Area | undefined {
  const [first, last = first] = (properties[POSITION] ?? []) as readonly unknown[];
  const areas = [first, last].map((address) =>
    typeof address === "string" ? parseAddress(splitAddress(address).local) : undefined,
  );
  const [start, end] = areas;
  return start && end && bounding(start, end);
}

/** A chart of a file's: what it is, and where it stands. */
export function chartRecord(id: string, sheet: string, chart: ChartContent): ChartRecord {
  const { name, kind, title, area, series } = chart;
  const corners = [cellAddress(area.top, area.left), cellAddress(area.bottom, area.right)];
  return {
    ...{ id, type: CHART_TYPES[kind], seriesBy: "Auto", series: [] },
    source: addressOn(sheet, series[0]!.values),
    properties: { Name: name, "Title.Text": title, [POSITION]: corners },
  };
}

/** Those of the charts that stand on the sheet, where they stand. */
export function chartsOn(sheet: SheetRecord, charts: readonly ChartContent[]): ChartContent[] {
  return charts.flatMap((chart) => {
    const record = sheet.charts.find(({ properties }) => properties["Name"] === chart.name);
    return record ? [{ ...chart, area: chartArea(record) ?? chart.area }] : [];
  });
}
