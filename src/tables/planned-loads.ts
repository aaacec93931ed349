import type { PlannedLoad } from "../checks/load-verdict";
import { LOAD } from "../sheets/written-plan";
import type { CellValue } from "../workbook/grid";
import { type ExistingTable, existingRows, momentOf, textOf } from "./existing-table";

/** The rows of the written Load that have a limit, ascending in their period; what was damaged is left out. */
export function plannedLoads(table: ExistingTable | undefined): readonly PlannedLoad[] {
  if (!table) return [];
  const hours = (value: CellValue | undefined) => (typeof value === "number" ? value : undefined);
  return existingRows(table, LOAD)
    .flatMap(({ values }): PlannedLoad[] => {
      const from = momentOf(values.get("period"), table);
      const available = hours(values.get("availableH"));
      if (from === undefined || available === undefined) return [];
      const required = (hours(values.get("setupH")) ?? 0) + (hours(values.get("runH")) ?? 0);
      return [{ resource: textOf(values.get("resource")), from, required, available }];
    })
    .sort((a, b) => a.from - b.from);
}
