import { CellFault, type FormatKind } from "../sheets/cell-value";
import type { ColumnPlan } from "./column-plan";
import type { CellValue } from "./grid";
import type { Region } from "./region";

/** A text longer than this, with a blank in it, is a sentence. */
const SENTENCE = 20;

/** A row with one filled cell that holds a text. */
interface LoneText {
  readonly row: number;
  readonly plan: ColumnPlan;
  readonly text: string;
}

interface Outline {
  readonly lone: readonly LoneText[];
  readonly blank: ReadonlySet<number>;
  /** Last row with two filled cells or more; −1 when there is none. */
  readonly lastFull: number;
}

/**
 * Rows of a plain range that hold a remark and nothing else, each with the column (zero-based, on
 * the sheet) of its text: footnotes, and sentences between the rows. A row of which only the key is
 * filled is not one of them.
 */
export function remarkRows(
  region: Region,
  plans: readonly ColumnPlan[],
  kinds: readonly FormatKind[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  // In an Excel table every row is meant as one.
  if (region.table) return found;
  const present = plans.filter((plan) => plan.offset >= 0);
  const outline = outlineOf(region, present);
  if (outline.lone.length === 0) return found;
  const known = knownShapes(region, outline);
  for (const one of outline.lone) {
    const { row, plan, text } = one;
    if (known.get(plan)!.has(shape(text)) || isValue(region, kinds, one)) continue;
    const behindBlank = outline.blank.has(row - 1) || found.has(row - 1);
    if (isRemark(one, outline.lastFull, behindBlank, standsAlone(plan, plans)))
      found.set(row, plan.offset + region.grid.left);
  }
  return found;
}

function outlineOf(region: Region, present: readonly ColumnPlan[]): Outline {
  const { grid } = region;
  const lone: LoneText[] = [];
  const blank = new Set<number>();
  let lastFull = -1;
  const first = Math.max(region.firstRow, grid.top);
  const last = Math.min(region.lastRow, grid.top + grid.height - 1);
  for (let row = first; row <= last; row++) {
    const filled = firstFilled(region, row, present, 0);
    if (filled < 0) blank.add(row);
    else if (firstFilled(region, row, present, filled + 1) >= 0) lastFull = row;
    else {
      const plan = present[filled]!;
      const value = valueAt(region, row, plan);
      if (typeof value === "string") lone.push({ row, plan, text: value.trim() });
    }
  }
  return { lone, blank, lastFull };
}

/** Index of the first filled column from `from` on; −1: none. */
function firstFilled(
  region: Region,
  row: number,
  present: readonly ColumnPlan[],
  from: number,
): number {
  for (let index = from; index < present.length; index++) {
    const value = valueAt(region, row, present[index]!);
    if (value !== null && (typeof value !== "string" || value.trim() !== "")) return index;
  }
  return -1;
}

function valueAt({ grid }: Region, row: number, { offset }: ColumnPlan): CellValue {
  return grid.values[(row - grid.top) * grid.width + offset] ?? null;
}

/** For each column with a text that stands alone: how the texts of its other rows look. */
function knownShapes(
  region: Region,
  { lone, blank, lastFull }: Outline,
): ReadonlyMap<ColumnPlan, ReadonlySet<string>> {
  const alone = new Set(lone.map(({ row }) => row));
  const shapes = new Map(lone.map(({ plan }) => [plan, new Set<string>()]));
  for (let row = region.firstRow; row <= lastFull; row++) {
    if (alone.has(row) || blank.has(row)) continue;
    for (const [plan, seen] of shapes) {
      const value = valueAt(region, row, plan);
      if (typeof value === "string") seen.add(shape(value));
    }
  }
  return shapes;
}

/** `A-1021` and `B-7` look alike. */
function shape(text: string): string {
  return text
    .trim()
    .replace(/\d+/g, "9")
    .replace(/\p{L}+/gu, "a")
    .replace(/\s+/g, " ");
}

/** True for a text that the column can read: a number or a date as text, or one of its choices. */
function isValue(region: Region, kinds: readonly FormatKind[], { row, plan, text }: LoneText) {
  const { kind } = plan.column.type;
  if (kind === "key" || kind === "text" || kind === "reference") return false;
  const { grid } = region;
  const format = grid.formats[(row - grid.top) * grid.width + plan.offset] ?? 0;
  return !(plan.read(text, kinds[format] ?? "number", []) instanceof CellFault);
}

/** True where a row with nothing but this column could be read: then it is a remark only if all speaks for it. */
function standsAlone(plan: ColumnPlan, plans: readonly ColumnPlan[]): boolean {
  return plan.column.required && !plans.some((each) => each !== plan && each.column.required);
}

function isRemark(
  { row, text }: LoneText,
  lastFull: number,
  behindBlank: boolean,
  couldBeRow: boolean,
): boolean {
  const hasBlank = /\s/.test(text);
  const sentence = hasBlank && (text.length > SENTENCE || text.startsWith("*"));
  const below = row > lastFull && lastFull >= 0;
  if (couldBeRow) return sentence && below && behindBlank;
  if (sentence) return true;
  return lastFull >= 0 && (behindBlank || (below && hasBlank));
}
