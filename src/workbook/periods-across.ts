import type { SheetDefinition } from "../sheets/define-sheet";
import { formatKind } from "../sheets/number-format";
import { cellAt, formatAt } from "./grid";
import type { IssueList } from "./issue-list";
import type { Region } from "./region";
import { isMonthName } from "./sheet-names";
import type { FoundSheet } from "./sheet-search";

const WEEK = /^(w|wk|week|cw|kw|woche|s|sem|semaine|semana)[\s.-]*\d{1,2}([\s./-]*\d{2,4})?$/i;
/** Fewer than this may be columns of another meaning. */
const FEWEST = 3;

/** Says so when weeks or months stand in columns where each should have a row; false when they do not. */
export function tellPeriodsAcross(
  { region }: FoundSheet,
  definition: SheetDefinition,
  issues: IssueList,
): boolean {
  const periods = periodColumns(region);
  if (periods.length < FEWEST) return false;
  const { headerRow, grid } = region;
  const place = { sheet: grid.sheet, row: headerRow, column: periods[0]! };
  const needed = Object.values(definition.columns)
    .filter((column) => column.required)
    .map((column) => column.header);
  issues.add(
    "error",
    "periods-across",
    place,
    String(cellAt(grid, headerRow, periods[0]!)),
    `${definition.name} has ${periods.length} weeks or months side by side in row ${headerRow + 1}; it was not read.`,
    `Give each of them a row of its own, with the columns ${needed.join(", ")}: in Excel, Data, From Table, Unpivot Other Columns.`,
  );
  return true;
}

/** Zero-based columns whose heading is a week, a month or a date. */
function periodColumns({ grid, headerRow, left }: Region): readonly number[] {
  const found: number[] = [];
  for (let column = left; column < grid.left + grid.width; column++) {
    const value = cellAt(grid, headerRow, column);
    const isDate =
      typeof value === "number" && formatKind(formatAt(grid, headerRow, column)) === "date";
    const isName = typeof value === "string" && (WEEK.test(value.trim()) || isMonthName(value));
    if (isDate || isName) found.push(column);
  }
  return found;
}
