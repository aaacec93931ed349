import type { ChartContent } from "./chart-content";
import type { Area } from "./grid";
import type { SheetContent } from "./sheet-content";

/** Throws for charts that no host can draw: our own fault, never the user's. */
export function checkCharts({ name: sheet, charts = [] }: SheetContent): void {
  const names = new Set<string>();
  for (const chart of charts) {
    const fail = (why: string) => new Error(`The chart "${chart.name}" on "${sheet}" ${why}.`);
    const key = chart.name.toLowerCase();
    if (key === "" || names.has(key)) throw fail("needs a name of its own");
    names.add(key);
    if (chart.series.length === 0) throw fail("has no series");
    for (const area of linesOf(chart)) {
      if (!isLine(area)) throw fail("takes cells that are not one row or one column");
      if (lengthOf(area) !== lengthOf(chart.categories)) throw fail("has series of unequal length");
    }
  }
}

function linesOf({ categories, series }: ChartContent): Area[] {
  return [categories, ...series.map(({ values }) => values)];
}

function isLine({ top, left, bottom, right }: Area): boolean {
  return (top === bottom && left <= right) || (left === right && top <= bottom);
}

function lengthOf({ top, left, bottom, right }: Area): number {
  return bottom - top + right - left + 1;
}
