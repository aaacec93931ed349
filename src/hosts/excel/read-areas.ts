/// <reference types="office-js" />
import type { Area, Grid } from "../../workbook/grid";
import { areaOfRange, rangeAt } from "./book-survey";
import { isTooMuch } from "./excel-problem";
import { GridBuilder } from "./grid-builder";

/** Cells to read: an area of a sheet, or all its used cells. */
export interface Wanted {
  readonly sheet: string;
  readonly area?: Area;
}

/**
 * An answer may have 5 MB on the web, and 5 million cells anywhere. A cell takes about so many bytes
 * with its value, its formula and its number format.
 */
const MOST_BYTES = 4_800_000;
const BYTES_A_CELL = 34;

/** A band of rows of one wanted area. */
interface Piece {
  readonly builder: GridBuilder;
  readonly area: Area;
}

/** Reads cells in a number of requests that hangs on Excel's limits only: all that fits goes in one. */
export async function readAreas(
  context: Excel.RequestContext,
  wanted: readonly Wanted[],
): Promise<readonly Grid[]> {
  const areas = await usedAreas(context, wanted);
  const builders = wanted.map(({ sheet }, n) => new GridBuilder(sheet, areas[n]));
  const pieces = builders.flatMap((builder) => cut(builder));
  for (const request of requests(pieces)) await readPieces(context, request);
  await readErrors(context, builders);
  return builders.map((builder) => builder.grid());
}

async function usedAreas(
  context: Excel.RequestContext,
  wanted: readonly Wanted[],
): Promise<(Area | undefined)[]> {
  if (wanted.every(({ area }) => area !== undefined)) return wanted.map(({ area }) => area);
  const ranges = wanted.map(({ sheet, area }) => {
    if (area) return undefined;
    const range = context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true);
    range.load("rowIndex,columnIndex,rowCount,columnCount");
    return range;
  });
  await context.sync();
  return wanted.map(({ area }, n) => {
    const range = ranges[n];
    return area ?? (range && !range.isNullObject ? areaOfRange(range) : undefined);
  });
}

const cellsIn = ({ top, left, bottom, right }: Area) => (bottom - top + 1) * (right - left + 1);

function cut(builder: GridBuilder): Piece[] {
  if (!builder.area) return [];
  const { top, bottom, left, right } = builder.area;
  const most = Math.max(1, Math.floor(MOST_BYTES / BYTES_A_CELL / (right - left + 1)));
  const pieces: Piece[] = [];
  for (let row = top; row <= bottom; row += most) {
    const area = { top: row, left, right, bottom: Math.min(bottom, row + most - 1) };
    pieces.push({ builder, area });
  }
  return pieces;
}

function requests(pieces: readonly Piece[]): Piece[][] {
  const all: Piece[][] = [];
  let bytes = Infinity;
  for (const piece of pieces) {
    const own = cellsIn(piece.area) * BYTES_A_CELL;
    bytes += own;
    if (bytes > MOST_BYTES) {
      all.push([]);
      bytes = own;
    }
    all[all.length - 1]!.push(piece);
  }
  return all;
}

/** Halves what is too much for one answer. */
async function readPieces(context: Excel.RequestContext, pieces: readonly Piece[]): Promise<void> {
  const ranges = pieces.map(({ builder, area }) => {
    const range = rangeAt(context, builder.sheet, area);
    range.load("values,formulas,numberFormat");
    return range;
  });
  try {
    await context.sync();
  } catch (error) {
    const halves = isTooMuch(error) ? halved(pieces) : undefined;
    if (!halves) throw error;
    for (const half of halves) await readPieces(context, half);
    return;
  }
  pieces.forEach(({ builder, area }, n) => {
    const { values, formulas, numberFormat } = ranges[n]!;
    builder.put(area.top, values, formulas, numberFormat);
  });
}

function halved(pieces: readonly Piece[]): Piece[][] | undefined {
  if (pieces.length > 1) {
    const middle = Math.ceil(pieces.length / 2);
    return [pieces.slice(0, middle), pieces.slice(middle)];
  }
  const [only] = pieces;
  if (!only || only.area.top === only.area.bottom) return undefined;
  const { builder, area } = only;
  const middle = Math.floor((area.top + area.bottom) / 2);
  return [
    [{ builder, area: { ...area, bottom: middle } }],
    [{ builder, area: { ...area, top: middle + 1 } }],
  ];
}

/** Errors read as texts (`#N/A`): whether they are is asked for those few areas only. */
async function readErrors(
  context: Excel.RequestContext,
  builders: readonly GridBuilder[],
): Promise<void> {
  const suspects = builders.flatMap((builder) =>
    builder.suspects().map((area) => {
      const range = rangeAt(context, builder.sheet, area);
      range.load("valueTypes");
      return { builder, area, range };
    }),
  );
  if (suspects.length === 0) return;
  await context.sync();
  for (const { builder, area, range } of suspects) {
    range.valueTypes.forEach((row, r) =>
      row.forEach((type, c) => {
        if (type === "Error") builder.markError(area.top + r, area.left + c);
      }),
    );
  }
}
