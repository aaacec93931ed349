import type { Area } from "../../workbook/grid";

interface Placed {
  readonly row: number;
  readonly column: number;
}

/** A rectangle without gaps and its cells, row by row. */
export interface Block<T> {
  readonly area: Area;
  readonly cells: readonly T[];
}

/**
 * Cells put together to rectangles: neighbours in a row with the same mark, and rows below each other
 * that begin and end alike. Of two cells at one place the later wins.
 */
export function blocksOf<T extends Placed>(
  cells: readonly T[],
  mark: (cell: T) => string = () => "",
): Block<T>[] {
  const byPlace = new Map<string, T>();
  for (const cell of cells) byPlace.set(`${cell.row},${cell.column}`, cell);
  const sorted = [...byPlace.values()].sort((a, b) => a.row - b.row || a.column - b.column);
  const blocks: { area: Area; cells: T[] }[] = [];
  const open = new Map<string, { area: Area; cells: T[] }>();
  for (const run of runsOf(sorted, mark)) {
    const { left, right, top } = run.area;
    const key = `${left}:${right}:${mark(run.cells[0]!)}`;
    const above = open.get(key);
    if (above?.area.bottom === top - 1) {
      above.area = { ...above.area, bottom: top };
      above.cells.push(...run.cells);
    } else {
      blocks.push(run);
      open.set(key, run);
    }
  }
  return blocks;
}

function runsOf<T extends Placed>(
  sorted: readonly T[],
  mark: (cell: T) => string,
): { area: Area; cells: T[] }[] {
  const runs: { area: Area; cells: T[] }[] = [];
  for (const cell of sorted) {
    const last = runs.at(-1);
    const { row, column } = cell;
    const isNext = last?.area.top === row && last.area.right === column - 1;
    if (last && isNext && mark(last.cells[0]!) === mark(cell)) {
      last.area = { ...last.area, right: column };
      last.cells.push(cell);
    } else
      runs.push({ area: { top: row, left: column, bottom: row, right: column }, cells: [cell] });
  }
  return runs;
}
