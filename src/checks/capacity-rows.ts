import { comparableKey } from "../kernel/names";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";

export type Capacity = InputRow<"Capacities">;

/** By comparable key; of several rows of a resource the one valid last. */
export function capacitiesOf(rows: AllRows): Map<string, Capacity> {
  const found = new Map<string, Capacity>();
  for (const row of rows.Capacities.rows) {
    const key = comparableKey(row.resource);
    const before = found.get(key);
    if (!before || (row.validFrom ?? -Infinity) > (before.validFrom ?? -Infinity))
      found.set(key, row);
  }
  return found;
}

export function capacityOf(capacities: ReadonlyMap<string, Capacity>, resource: string) {
  return capacities.get(comparableKey(resource));
}
