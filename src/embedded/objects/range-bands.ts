import { flag, optionalText } from "../arguments";
import type { ScalarMember } from "../host-object";
import { LAST_COLUMN, LAST_ROW } from "../rectangle";
import type { BandRecord } from "../records";
import { assertEditable, changeBands } from "../sheet-edit";
import type { CellRange } from "./cell-range";

/** Whose columns or rows are meant. */
export type BandPlace = Pick<CellRange, "host" | "sheetId" | "area" | "sheet">;

/** Points of a standard column (8.43 characters of Calibri 11) and of a standard row. */
export const STANDARD_WIDTH = 48;
export const STANDARD_HEIGHT = 15;

/** What all columns (or rows) of the range have in common; null where they differ. */
export function commonBand<T>(
  range: BandPlace,
  kind: "columns" | "rows",
  value: (band: BandRecord) => T,
): T | null {
  const { area, sheet } = range;
  const [first, last] = kind === "columns" ? [area.left, area.right] : [area.top, area.bottom];
  const bands = sheet[kind];
  const start = value(bands.get(first) ?? {});
  for (let at = first + 1; at <= last; at++) {
    if (value(bands.get(at) ?? {}) !== start) return null;
  }
  return start;
}

/** Changes the whole columns or rows that the range touches. */
export function editBands(
  range: BandPlace,
  kind: "columns" | "rows",
  change: (band: BandRecord) => BandRecord,
): void {
  assertEditable(range.host, range.sheetId);
  const whole = kind === "columns" ? { top: 0, bottom: LAST_ROW } : { left: 0, right: LAST_COLUMN };
  changeBands(range.host, range.sheetId, { ...range.area, ...whole }, change);
}

/** Shares of x and y, in points, before an index. */
function before(range: BandPlace, kind: "columns" | "rows", index: number): number {
  const standard = kind === "columns" ? STANDARD_WIDTH : STANDARD_HEIGHT;
  let points = index * standard;
  for (const [at, { size = standard, hidden }] of range.sheet[kind]) {
    if (at < index) points += (hidden === true ? 0 : size) - standard;
  }
  return points;
}

/** Where cells lie on their sheet, in points. */
export function placeOf(range: BandPlace) {
  const { left, top, right, bottom } = range.area;
  const [Left, Top] = [before(range, "columns", left), before(range, "rows", top)];
  const [end, foot] = [before(range, "columns", right + 1), before(range, "rows", bottom + 1)];
  return { Left, Top, Width: end - Left, Height: foot - Top };
}

function hidden(kind: "columns" | "rows"): ScalarMember<CellRange> {
  return {
    get: (range) => commonBand(range, kind, (band) => band.hidden === true),
    set: (range, value) => editBands(range, kind, (band) => ({ ...band, hidden: flag(value) })),
  };
}

/** The members of a range that are its columns' and rows'. */
export const BANDS: Readonly<Record<string, ScalarMember<CellRange>>> = {
  ColumnHidden: hidden("columns"),
  RowHidden: hidden("rows"),
  Left: { get: (range) => placeOf(range).Left },
  Top: { get: (range) => placeOf(range).Top },
  Width: { get: (range) => placeOf(range).Width },
  Height: { get: (range) => placeOf(range).Height },
};

function byRows(option: unknown): boolean {
  return optionalText(option) === "ByRows";
}

/** Outline groups: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-group. */
export function group(range: BandPlace, option: unknown, by: 1 | -1): void {
  editBands(range, byRows(option) ? "rows" : "columns", (band) => ({
    ...band,
    outline: Math.max(0, (band.outline ?? 0) + by),
  }));
}

export function showGroup(range: BandPlace, option: unknown, shown: boolean): void {
  editBands(range, byRows(option) ? "rows" : "columns", (band) =>
    band.outline ? { ...band, hidden: !shown, collapsed: !shown } : band,
  );
}
