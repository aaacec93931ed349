import { isCheckHeading } from "../sheets/check-columns";
import type { Grid, TableInfo } from "./grid";
import { cellAt } from "./grid";

/** A heading and where it stands. */
export interface HeadingCell {
  readonly text: string;
  /** Zero-based column on the sheet. */
  readonly column: number;
  /** The heading with the one of the band above it, such as `Setup` over `min`; empty when there is none. */
  readonly withBand: string;
}

/** A rectangle with a header row: an Excel table, or a block of a plain range. Zero-based, ends included. */
export interface Region {
  readonly grid: Grid;
  readonly table: TableInfo | undefined;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly left: number;
  readonly right: number;
  /** Without those of the columns that were added beside the user's. */
  readonly headings: readonly HeadingCell[];
}

/** How many rows from the first used one (and at least of the sheet) a header row is looked for in. */
const HEADER_ROWS = 25;

/** All regions of a sheet that could have a header row: tables first, then blocks row by row. */
export function regionsOf(grid: Grid, tables: readonly TableInfo[]): readonly Region[] {
  const own = tables.filter((table) => table.sheet === grid.sheet && table.hasHeader);
  const found: Region[] = own.map((table) => tableRegion(grid, table));
  const last = Math.min(
    grid.top + grid.height - 1,
    Math.max(grid.top + HEADER_ROWS - 1, HEADER_ROWS - 1),
  );
  for (let row = grid.top; row <= last; row++) found.push(...blocksInRow(grid, row, own));
  return found;
}

function tableRegion(grid: Grid, table: TableInfo): Region {
  const { top, left, bottom, right } = table.area;
  const headings: HeadingCell[] = [];
  for (let column = left; column <= right; column++) {
    const text = headingText(grid, top, column);
    if (text !== "" && !isCheckHeading(text)) headings.push({ text, column, withBand: "" });
  }
  const lastRow = table.hasTotals ? bottom - 1 : bottom;
  return { grid, table, headerRow: top, firstRow: top + 1, lastRow, left, right, headings };
}

/** Blocks of a row that could be headings: runs of texts, parted by columns that are empty below. */
function blocksInRow(grid: Grid, row: number, tables: readonly TableInfo[]): Region[] {
  const blocks: Region[] = [];
  let run: HeadingCell[] = [];
  const close = () => {
    if (run.length > 0) blocks.push(block(grid, row, run));
    run = [];
  };
  for (let column = grid.left; column < grid.left + grid.width; column++) {
    if (tables.some((table) => isInside(table, row, column))) close();
    else {
      const heading = headingAt(grid, row, column);
      if (heading && !isCheckHeading(heading.text)) run.push(heading);
      else if (cellAt(grid, row, column) === null && emptyBelow(grid, row, column)) close();
    }
  }
  close();
  return blocks;
}

function block(grid: Grid, row: number, headings: readonly HeadingCell[]): Region {
  const [left, right] = [headings[0]!.column, headings[headings.length - 1]!.column];
  const below = continuesHeader(grid, row + 1, left, right);
  return {
    grid,
    table: undefined,
    headerRow: row,
    firstRow: below ? row + 2 : row + 1,
    lastRow: grid.top + grid.height - 1,
    left,
    right,
    headings: below ? withRowBelow(grid, row + 1, headings, right) : headings,
  };
}

function isInside({ area }: TableInfo, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** Text of a heading, on one line; empty for anything but text. */
export function headingText(grid: Grid, row: number, column: number): string {
  const value = cellAt(grid, row, column);
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
}

/** A heading of the row, or of a cell above it that is merged down to it. */
function headingAt(grid: Grid, row: number, column: number): HeadingCell | undefined {
  const own = headingText(grid, row, column);
  if (own === "") {
    if (cellAt(grid, row, column) !== null) return undefined;
    const above = headingText(grid, row - 1, column);
    return above === "" ? undefined : { text: above, column, withBand: "" };
  }
  return { text: own, column, withBand: bandOver(grid, row, column, own) };
}

/** The text over a heading that is merged over several columns, joined with it. */
function bandOver(grid: Grid, row: number, column: number, own: string): string {
  for (let left = column; left >= grid.left && left > column - 8; left--) {
    const band = headingText(grid, row - 1, left);
    if (band !== "") return `${band} ${own}`;
    if (cellAt(grid, row - 1, left) !== null) return "";
  }
  return "";
}

function emptyBelow(grid: Grid, row: number, column: number): boolean {
  const last = Math.min(grid.top + grid.height - 1, row + 200);
  for (let below = row + 1; below <= last; below++) {
    if (cellAt(grid, below, column) !== null) return false;
  }
  return true;
}

/** True for a second line of headings: units in brackets, or words under cells that are merged. */
function continuesHeader(grid: Grid, row: number, left: number, right: number): boolean {
  if (cellAt(grid, row, left) !== null) return false;
  let belongs = false;
  for (let column = left; column <= right; column++) {
    const value = cellAt(grid, row, column);
    if (value === null) continue;
    if (typeof value !== "string") return false;
    const underBand = cellAt(grid, row - 1, column) === null;
    belongs ||= underBand || /^\s*[[(].*[\])]\s*$/.test(value);
  }
  return belongs;
}

/** Headings of two lines; a word under a merged cell is told from others by the word over it. */
function withRowBelow(
  grid: Grid,
  row: number,
  headings: readonly HeadingCell[],
  right: number,
): HeadingCell[] {
  const found: HeadingCell[] = [];
  const upper = new Map(headings.map((heading) => [heading.column, heading]));
  let band = "";
  for (let column = headings[0]!.column; column <= right; column++) {
    const heading = upper.get(column);
    const below = headingText(grid, row, column);
    if (heading) {
      band = heading.text;
      found.push(below === "" ? heading : { ...heading, text: `${heading.text} ${below}` });
    } else if (below !== "") found.push({ text: below, column, withBand: `${band} ${below}` });
  }
  return found;
}
