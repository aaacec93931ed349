import type { ChartContent } from "../../workbook/chart-content";
import { findSheet, readBook } from "./book";
import { readState } from "./book-record";
import { anchoredArea, findFrames } from "./chart-frames";
import type { PackageParts } from "./package-parts";
import { readRelationships } from "./relationships";

export interface ChartOnSheet {
  readonly sheet: string;
  /** Over the cells where it stands now. */
  readonly chart: ChartContent;
}

/** Charts that our record has and that are there. */
export function readOwnCharts(parts: PackageParts): ChartOnSheet[] {
  const book = readBook(parts);
  return readState(parts, book).record.sheets.flatMap(({ name, charts = [] }) => {
    const sheet = charts.length > 0 ? findSheet(book, name) : undefined;
    if (sheet?.part === undefined) return [];
    const drawing = readRelationships(parts, sheet.part).find(({ kind }) => kind === "drawing");
    if (!drawing || !parts.has(drawing.target)) return [];
    const frames = findFrames(parts.readXml(drawing.target).root, book.flavour);
    return charts.flatMap((chart): ChartOnSheet[] => {
      const frame = frames.find((each) => each.name === chart.name);
      if (!frame) return [];
      const area = anchoredArea(frame.anchor) ?? chart.area;
      return [{ sheet: sheet.name, chart: { ...chart, area } }];
    });
  });
}
