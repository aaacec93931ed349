import { cellAddress } from "../kernel/cell-address";
import { comparableKey } from "../kernel/names";
import type { ScheduleLock } from "../intake/plan-context";
import { SCHEDULE } from "../sheets/written-plan";
import {
  type ExistingTable,
  existingColumns,
  existingRows,
  momentOf,
  textOf,
} from "./existing-table";

/** What counts as Yes in the column Locked. */
const YES = new Set(["yes", "y", "x", "true", "1", "ja", "oui", "sí", "si", "sim"]);

/** The rows of a written Schedule that the planner has locked: as the sheet shows them now, edits included. */
export function scheduleLocks(table: ExistingTable): readonly ScheduleLock[] {
  const lockedAt = existingColumns(table, SCHEDULE).find((column) => column.key === "locked")?.at;
  if (lockedAt === undefined) return [];
  return existingRows(table, SCHEDULE).flatMap(({ row, values }) => {
    const locked = values.get("locked");
    if (locked !== true && !YES.has(comparableKey(textOf(locked)))) return [];
    const start = momentOf(values.get("start"), table);
    const order = textOf(values.get("order"));
    if (start === undefined || order === "") return [];
    const unit = values.get("unit");
    return [
      {
        order,
        line: textOf(values.get("line")),
        step: textOf(values.get("step")),
        resource: textOf(values.get("resource")),
        unit: typeof unit === "number" && Number.isInteger(unit) && unit > 0 ? unit : undefined,
        start,
        by: "lock" as const,
        sheet: table.info.sheet,
        cell: cellAddress(row, lockedAt),
      },
    ];
  });
}
