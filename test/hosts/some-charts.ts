import type { ChartContent } from "../../src/workbook/chart-content";
import type { Area } from "../../src/workbook/grid";
import type { ContentCell, SheetContent } from "../../src/workbook/sheet-content";
import { orderTable, someSheet } from "./some-content";

/** First row of the figures, under their headings. */
const FIRST = 11;

const ROWS: readonly (readonly (string | number | null)[])[] = [
  ["Plan", null, 412, null, null, 45_000],
  ["Stops", 371.5, null, null, 40.5, 45_007],
  ["Slow runs & waits", 290, null, null, 81.5, 45_014],
  ["Overtime", 290, null, 36, null, 45_021],
  ["Came", null, 326, null, null, 45_028],
];

function column(at: number): Area {
  return { top: FIRST, bottom: FIRST + ROWS.length - 1, left: at, right: at };
}

const base = {
  categories: column(0),
  description: "What the plan said, and what came: 86 hours less.",
  legend: true,
};

export function waterfall(more: Partial<ChartContent> = {}): ChartContent {
  return {
    ...base,
    ...{ name: "PlumbWaterfall", kind: "stackedColumn", title: 'Hours <planned> & "done"' },
    area: { top: 1, left: 6, bottom: 15, right: 12 },
    series: [
      { name: "Base", values: column(1), look: "hidden" },
      { name: "Total", values: column(2), look: "strong" },
      { name: "Gained", values: column(3), look: "good" },
      { name: "Lost", values: column(4), look: "bad" },
    ],
    axis: { format: "#,##0", title: "Hours" },
    dataLabels: { format: "#,##0.0" },
    ...more,
  };
}

/** One chart of each kind; figures that are negative, texts, days and empty cells among them. */
export const FOUR_CHARTS: readonly ChartContent[] = [
  waterfall(),
  {
    ...base,
    ...{ name: "PlumbColumns", kind: "column", title: "Load and limit" },
    area: { top: 1, left: 14, bottom: 15, right: 20 },
    series: [
      { name: "Load", values: column(7), look: "strong" },
      { name: "Last month", values: column(8), look: "muted" },
      { name: "Limit", values: column(9), look: "target" },
    ],
    axis: { format: "0%" },
  },
  {
    ...base,
    ...{ name: "PlumbBars", kind: "bar", title: "Gap to target", legend: false },
    area: { top: 17, left: 6, bottom: 31, right: 12 },
    series: [{ name: "Gap", values: column(10), look: "strong" }],
    axis: { format: "0.0" },
    dataLabels: { format: "+0.0;-0.0;0" },
    gapWidth: 40,
  },
  {
    ...base,
    ...{ name: "PlumbLine", kind: "line", title: "On time, week by week" },
    categories: column(5),
    area: { top: 17, left: 14, bottom: 31, right: 20 },
    series: [
      { name: "On time", values: column(8), look: "strong" },
      { name: "Target", values: column(9), look: "target" },
    ],
    axis: { format: "0%", min: 0.5 },
  },
];

const MORE: readonly (readonly (number | null)[])[] = [
  [0.92, 0.81, 0.9, 3.5],
  [1.07, 0.88, 0.9, -2.25],
  [0.64, null, 0.9, 1],
  [0.8, 0.93, 0.9, -0.5],
  [0.71, 0.95, 0.9, 4],
];

function figures(): ContentCell[] {
  return ROWS.flatMap((row, n) =>
    [...row, null, ...MORE[n]!].flatMap((value, at): ContentCell[] => {
      const format = at === 5 ? "d mmm" : undefined;
      if (value === null) return [];
      return [{ row: FIRST + n, column: at, value, ...(format ? { format } : {}) }];
    }),
  );
}

/** A sheet of ours with charts of its own figures. */
export function chartSheet(charts: readonly ChartContent[] = FOUR_CHARTS): SheetContent {
  const table = orderTable(["A1", "A2"], { name: "PlumbSummary" });
  const content = someSheet("Summary", table);
  return { ...content, cells: [...content.cells, ...figures()], merges: [], charts };
}
