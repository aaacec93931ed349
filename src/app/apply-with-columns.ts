import { cellAddress, cellPosition } from "../kernel/cell-address";
import type { Issue } from "../kernel/issue";
import { CHECK_COLUMNS } from "../sheets/check-columns";
import type { ColumnsBeside, PutColumns } from "../tables/columns-beside";
import { type RefusalCode, RefusedChange } from "../workbook/refused-change";
import type { WorkbookChange, WorkbookHost } from "../workbook/workbook-host";
import { sayRefused } from "./apply-once";
import type { NothingDone } from "./plan-outcome";

export interface Applied {
  /** Undefined: all but the columns that have no place was written. */
  readonly refused: NothingDone | undefined;
  /** One for each table beside which the columns have no place. */
  readonly issues: readonly Issue[];
}

/** What keeps columns away from a table, and how they could stand there. */
const NO_PLACE: Partial<Record<RefusalCode, (cell: string) => readonly [string, string]>> = {
  "cells-not-empty": (cell) => [
    `the cells right of the table are not empty (${cell})`,
    "Clear or move what stands right of the table, over its whole height; the next run adds the columns.",
  ],
  "sheet-protected": () => [
    "the sheet is protected",
    "Take the protection off (Review, Unprotect Sheet); the next run adds the columns.",
  ],
  "table-from-query": () => [
    "the table is filled by a query, which owns its columns",
    "Nothing to do; to have the columns, keep these rows in a table that no query fills.",
  ],
};

/**
 * All changes, with the columns beside the user's tables where they have a place: what stands in
 * their way keeps out only themselves. Any other refusal keeps out everything. `changesWith`: the
 * other changes, which may tell what had no place.
 */
export async function applyWithColumns(
  host: WorkbookHost,
  changesWith: (noPlace: readonly Issue[]) => readonly WorkbookChange[],
  beside: readonly ColumnsBeside[],
): Promise<Applied> {
  const issues: Issue[] = [];
  let left = beside;
  for (;;) {
    try {
      // First, so that a host refuses them before it has prepared the rest.
      await host.apply([...left.map(({ change }) => change), ...changesWith(issues)]);
      return { refused: undefined, issues };
    } catch (error) {
      const outside = error instanceof RefusedChange && refusedOne(error, left);
      if (!outside) return { refused: sayRefused(error), issues };
      issues.push(noPlace(error, outside));
      left = left.filter((one) => one !== outside);
    }
  }
}

/** The columns that a refusal is about: of tables side by side, those whose rows and right edge are nearest. */
function refusedOne(
  { code, sheet, cell }: RefusedChange,
  left: readonly ColumnsBeside[],
): ColumnsBeside | undefined {
  if (!NO_PLACE[code]) return undefined;
  const onSheet = left.filter((one) => one.change.sheet.toLowerCase() === sheet.toLowerCase());
  const at = cellPosition(cell);
  if (!at) return onSheet[0];
  const distance = ({ area }: PutColumns) =>
    at.column > area.left && at.row >= area.top && at.row <= area.bottom + 1
      ? Math.abs(at.column - area.right)
      : Infinity;
  return [...onSheet].sort((a, b) => distance(a.change) - distance(b.change))[0];
}

function noPlace(refused: RefusedChange, { change, rewritten }: ColumnsBeside): Issue {
  const { area, sheet } = change;
  const cell = refused.cell === "" ? cellAddress(area.top, area.right + 1) : refused.cell;
  const [why, how] = NO_PLACE[refused.code]!(cell);
  const names = Object.values(CHECK_COLUMNS).map((column) => column.header);
  const were = rewritten ? "those that stand there are of an earlier run" : "none was added";
  const what = `${names.slice(0, -1).join(", ")} and ${names.at(-1)} could not be written beside "${sheet}", because ${why}: ${were}, and the checks stand on Assumptions only.`;
  return { severity: "warning", code: refused.code, sheet, cell, value: "", what, how };
}
