import { cellAddress } from "../../kernel/cell-address";
import { isCellError, type CellValue, type Grid } from "../../workbook/grid";
import { RefusedChange } from "../../workbook/refused-change";
import type { WorkbookChange } from "../../workbook/workbook-host";
import { gridIndex } from "./table-entries";

/**
 * Refuses to write over a sheet that the user changed since it was read: rows would be matched with
 * cells that stand elsewhere by now. What formulas come to may change, the formulas may not.
 */
export function refuseChanged(
  changes: readonly WorkbookChange[],
  now: ReadonlyMap<string, Grid>,
  seen: ReadonlyMap<string, Grid>,
): void {
  for (const change of changes) {
    const sheet = dependsOn(change)?.toLowerCase();
    const before = sheet === undefined ? undefined : seen.get(sheet);
    const after = sheet === undefined ? undefined : now.get(sheet);
    const cell = before && after && firstDifference(after, before);
    if (cell === undefined) continue;
    const message = `The sheet "${after!.sheet}" was changed at ${cell} after Plumbline had read it, so that nothing was written. Try again, so that the workbook is read anew.`;
    throw new RefusedChange("sheet-changed", message, after!.sheet, cell);
  }
}

function dependsOn(change: WorkbookChange): string | undefined {
  if (change.kind === "putColumns") return change.sheet;
  return change.kind === "putSheet" ? change.replaces : undefined;
}

function firstDifference(now: Grid, before: Grid): string | undefined {
  for (let row = now.top; row < now.top + now.height; row++) {
    for (let column = now.left; column < now.left + now.width; column++) {
      if (contentAt(now, row, column) !== contentAt(before, row, column)) {
        return cellAddress(row, column);
      }
    }
  }
  return undefined;
}

function contentAt(grid: Grid, row: number, column: number): string | number | boolean | null {
  const at = gridIndex(grid, row, column);
  if (at === undefined) return null;
  const value: CellValue = grid.values[at] ?? null;
  return grid.formulas.get(at) ?? (isCellError(value) ? value.error : value);
}
