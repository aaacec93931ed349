import { type FormatKind, type CellReader } from "../sheets/cell-value";
import { cellReader } from "../sheets/cell-readers";
import type { Column, SheetDefinition } from "../sheets/define-sheet";
import { formatKind } from "../sheets/number-format";
import type { HeaderMap } from "./header-map";
import type { Grid } from "./grid";

/** How one column of a sheet is read: made once, used for every row. */
export interface ColumnPlan {
  readonly key: string;
  readonly column: Column;
  /** Offset from the beginning of a row in the grid; −1 when the workbook has no such column. */
  readonly offset: number;
  readonly read: CellReader;
  /** Of an end: the column with its beginning, and how it is read where a whole day is midnight. */
  readonly endOf: { readonly since: string; readonly read: CellReader } | undefined;
  /** True for columns of text, names and choices: totals have none of these. */
  readonly isWords: boolean;
}

const WORDS = new Set([
  "text",
  "key",
  "reference",
  "choice",
  "weekdays",
  "moment",
  "steps",
  "needs",
]);

export function columnPlans(
  definition: SheetDefinition,
  map: HeaderMap,
  grid: Grid,
  date1904: boolean,
): readonly ColumnPlan[] {
  return Object.entries(definition.columns).map(([key, column]) => {
    const use = map.uses.get(key);
    const { type } = column;
    const context = { date1904, factor: use?.factor ?? 1 };
    return {
      key,
      column,
      offset: use ? use.heading.column - grid.left : -1,
      read: cellReader(type, context),
      endOf:
        type.kind === "moment" && type.since !== undefined
          ? { since: type.since, read: cellReader({ kind: "moment", bareDate: "start" }, context) }
          : undefined,
      isWords: WORDS.has(column.type.kind),
    };
  });
}

/** Kind of each number format of a grid, by its index. */
export function formatKinds(grid: Grid): readonly FormatKind[] {
  return grid.formatCodes.map(formatKind);
}
