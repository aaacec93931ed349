import { isCheckHeading } from "../sheets/check-columns";
import { type Area, cellAt } from "./grid";
import { type Region, headingText } from "./region";

export interface AddedColumns {
  /** Header row and rows of a table or range; of a range down to the last row that counts. */
  readonly area: Area;
  /** True where columns were added beside it. */
  readonly hasAdded: boolean;
}

/** How far a region reaches, and whether columns of ours stand in it or right of it. */
export function addedColumns(
  region: Region,
  rows: readonly { readonly row: number }[],
): AddedColumns {
  const { grid, headerRow: top, left, right, table, lastRow } = region;
  const added: number[] = [];
  for (let column = left; column < grid.left + grid.width; column++) {
    if (column > right && (table || cellAt(grid, top, column) === null)) break;
    if (isCheckHeading(headingText(grid, top, column))) added.push(column);
  }
  const hasAdded = added.length > 0;
  if (table) return { area: { top, left, right, bottom: Math.max(top, lastRow) }, hasAdded };
  let bottom = top;
  for (const { row } of rows) bottom = Math.max(bottom, row);
  const filled = (row: number) => added.some((column) => cellAt(grid, row, column) !== null);
  let last = hasAdded ? lastRow : bottom;
  while (last > bottom && !filled(last)) last--;
  return { area: { top, left, right, bottom: last }, hasAdded };
}
