/// <reference types="office-js" />
import type { ChartContent } from "../../workbook/chart-content";
import type { Area } from "../../workbook/grid";
import type { SheetContent } from "../../workbook/sheet-content";
import { ChartValues } from "../xlsx/chart-values";
import { rangeAt, sameName } from "./book-survey";
import { drawChart } from "./draw-chart";
import type { WriteQueue } from "./write-queue";

/** In points. */
export interface ChartPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedChart {
  readonly chart: ChartContent;
  /** Where the user has put it, when that is not where we did. */
  readonly moved?: ChartPlace;
}

const PLACE = ["left", "top", "width", "height"] as const;

/**
 * Asks for our charts on some sheets, as the next request of the context; then the function gives
 * those that are still there, one list for each sheet. The name tells that a chart is ours.
 */
export function askForCharts(
  context: Excel.RequestContext,
  sheets: readonly { readonly name: string; readonly charts: readonly ChartContent[] }[],
): () => PlacedChart[][] {
  const asked = sheets.map(({ name, charts }) => {
    if (charts.length === 0) return undefined;
    const found = context.workbook.worksheets.getItem(name).charts;
    found.load(["name", ...PLACE].map((member) => `items/${member}`).join(","));
    const areas = charts.map(({ area }) => rangeAt(context, name, area).load(PLACE.join(",")));
    return { found, areas };
  });
  return () =>
    sheets.map(({ charts }, n) =>
      charts.flatMap((chart, at): PlacedChart[] => {
        const { found, areas } = asked[n]!;
        const there = found.items.find(({ name }) => sameName(name, chart.name));
        if (!there) return [];
        const area = areas[at]!;
        const isMoved = PLACE.some((member) => Math.abs(there[member] - area[member]) > 2);
        const { left, top, width, height } = there;
        return [{ chart, ...(isMoved ? { moved: { left, top, width, height } } : {}) }];
      }),
    );
}

export function deleteCharts(
  queue: WriteQueue,
  sheet: string,
  charts: readonly PlacedChart[],
): void {
  for (const { chart } of charts) {
    queue.add((context) =>
      context.workbook.worksheets.getItem(sheet).charts.getItem(chart.name).delete(),
    );
  }
}

/** Tells whether a cell holds a figure. */
export type HasFigure = (row: number, column: number) => boolean;

/** A chart takes some hundred settings, each with a path of its own. */
const CHART_BYTES = 12_000;
const SERIES_BYTES = 4_000;

export function addCharts(
  queue: WriteQueue,
  sheet: string,
  charts: readonly PlacedChart[],
  hasFigure: HasFigure,
): void {
  for (const { chart, moved } of charts) {
    const source = sourceOf(chart, hasFigure);
    queue.add(
      (context) => {
        const made = drawChart(context, sheet, chart, source);
        if (moved) for (const member of PLACE) made[member] = moved[member];
      },
      CHART_BYTES + chart.series.length * SERIES_BYTES,
    );
  }
}

/** A content's charts; each of those that were `there` stays where the user has put it. */
export function putCharts(
  queue: WriteQueue,
  content: SheetContent,
  there: readonly PlacedChart[] = [],
): void {
  const { name, charts = [] } = content;
  if (charts.length === 0) return;
  const values = new ChartValues(content);
  const placed = charts.map((chart): PlacedChart => {
    const before = there.find((each) => sameName(each.chart.name, chart.name));
    return { ...before, chart };
  });
  addCharts(queue, name, placed, (row, column) => {
    const [cell] = values.of({ top: row, bottom: row, left: column, right: column });
    return typeof cell?.value === "number";
  });
}

/** Excel may see no series in empty cells, so that a chart is made from cells with figures, if any. */
function sourceOf({ series }: ChartContent, hasFigure: HasFigure): Area {
  const areas = series.map(({ values }) => values);
  const isFilled = ({ top, left, bottom, right }: Area) => {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) if (hasFigure(row, column)) return true;
    }
    return false;
  };
  return areas.find(isFilled) ?? areas[0]!;
}
