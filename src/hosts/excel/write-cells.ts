/// <reference types="office-js" />
import type { Area } from "../../workbook/grid";
import type { StyleName } from "../../workbook/sheet-content";
import { CELL_LOOKS, type CellLook } from "../xlsx/looks";
import { rangeAt } from "./book-survey";
import type { Entry } from "./cell-entry";
import type { WriteQueue } from "./write-queue";

/** Bytes of values that go into one step, so that the queue can cut between steps. */
const BYTES_A_STEP = 1_000_000;

interface Corner {
  readonly top: number;
  readonly left: number;
}
type Rows = readonly (readonly (Entry | null)[])[];

/**
 * Writes rows of entries; null leaves a cell as it is. Formulas that name the columns of a table are
 * written behind all else: Excel refuses them as long as it does not have that table.
 */
export function writeRows(queue: WriteQueue, sheet: string, place: Corner, rows: Rows): void {
  const only = (late: boolean) =>
    rows.map((row) => row.map((entry) => (namesColumns(entry) === late ? entry : null)));
  if (!rows.some((row) => row.some(namesColumns))) {
    writeNow(queue, sheet, place, rows);
    return;
  }
  writeNow(queue, sheet, place, only(false));
  queue.later(() => writeNow(queue, sheet, place, only(true)));
}

function namesColumns(entry: Entry | null): boolean {
  return isFormula(entry) && String(entry).includes("[");
}

function writeNow(queue: WriteQueue, sheet: string, place: Corner, rows: Rows): void {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.every((row) => row.every((entry) => entry === null))) return;
  let from = 0;
  let bytes = 0;
  rows.forEach((row, index) => {
    bytes += row.reduce((sum: number, entry) => sum + bytesOf(entry), 4);
    if (bytes < BYTES_A_STEP && index < rows.length - 1) return;
    const part = rows.slice(from, index + 1);
    const top = place.top + from;
    const area = {
      top,
      left: place.left,
      bottom: top + part.length - 1,
      right: place.left + width - 1,
    };
    queue.add((context) => {
      const range = rangeAt(context, sheet, area);
      if (part.some((each) => each.some(isFormula))) range.formulas = part.map((each) => [...each]);
      else range.values = part.map((each) => [...each]);
    }, bytes + 600);
    from = index + 1;
    bytes = 0;
  });
}

function isFormula(entry: Entry | null): boolean {
  return typeof entry === "string" && entry.startsWith("=");
}

/** As JSON; a letter that is not ASCII may take three bytes. */
function bytesOf(entry: Entry | null): number {
  if (typeof entry !== "string") return entry === null ? 5 : String(entry).length + 1;
  return /^[ -~]*$/.test(entry) ? entry.length + 4 : entry.length * 3 + 4;
}

/** One number format for all cells of an area. */
export function setFormat(range: Excel.Range, code: string): void {
  // Office.js takes a single value for a whole range; its types know matrices only.
  range.numberFormat = code as unknown as string[][];
}

export type Alignment = "left" | "center" | "right";

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;
const VERTICAL = { top: "Top", center: "Center" } as const;

/** Lays one of our looks over the cells of an area. */
export function styleArea(
  queue: WriteQueue,
  sheet: string,
  area: Area,
  style: StyleName | "link",
  format: string | undefined,
  align?: Alignment,
): void {
  const look = CELL_LOOKS[style];
  const isPlain = Object.keys(look).length === 0 && align === undefined;
  if (isPlain && format === undefined) return;
  queue.add((context) => {
    const range = rangeAt(context, sheet, area);
    if (format !== undefined) setFormat(range, format);
    layFont(range.format.font, look);
    if (look.fill !== undefined) range.format.fill.color = `#${look.fill}`;
    layLines(range.format.borders, look, area);
    if (look.wrap) range.format.wrapText = true;
    if (look.vertical) range.format.verticalAlignment = VERTICAL[look.vertical];
    if (align) range.format.horizontalAlignment = HORIZONTAL[align];
  }, 2_000);
}

function layFont(font: Excel.RangeFont, { bold, italic, underline, size, color }: CellLook): void {
  if (bold) font.bold = true;
  if (italic) font.italic = true;
  if (underline) font.underline = "Single";
  if (size !== undefined) font.size = size;
  if (color !== undefined) font.color = `#${color}`;
}

function layLines(
  borders: Excel.RangeBorderCollection,
  { box, line }: CellLook,
  { top, bottom, left, right }: Area,
): void {
  const draw = (
    sides: readonly (
      "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical"
    )[],
    color: string,
  ) => {
    for (const side of sides) {
      const border = borders.getItem(side);
      border.style = "Continuous";
      border.weight = "Thin";
      border.color = `#${color}`;
    }
  };
  const between = [
    ...(bottom > top ? (["InsideHorizontal"] as const) : []),
    ...(right > left ? (["InsideVertical"] as const) : []),
  ];
  if (box !== undefined) draw(["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", ...between], box);
  if (line !== undefined) {
    draw(["EdgeBottom", ...between.filter((side) => side === "InsideHorizontal")], line);
  }
}
