import { addTo } from "../kernel/groups";
import type { Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { AllRows } from "../workbook/sheet-rows";

/**
 * When bought materials came late, for what waited for them: after their promised time, where one is
 * known. What came as promised was no reason to wait.
 */
export class MaterialArrivals {
  /** By product and step: the materials that the step takes. */
  private readonly taken = new Map<string, string[]>();
  /** By material, ascending. */
  private readonly received = new Map<string, Moment[]>();
  private readonly firstStep = new Map<string, string>();

  constructor(rows: AllRows) {
    for (const row of rows.Standards.rows) {
      const product = comparableKey(row.product);
      if (!this.firstStep.has(product)) this.firstStep.set(product, comparableKey(row.step));
    }
    for (const row of rows.Materials.rows) {
      const product = comparableKey(row.product);
      const step = row.step ? comparableKey(row.step) : (this.firstStep.get(product) ?? "");
      addTo(this.taken, `${product}\u0001${step}`, comparableKey(row.material));
    }
    for (const row of rows.Receipts.rows)
      if (row.received !== undefined && row.received > (row.promised ?? -Infinity))
        addTo(this.received, comparableKey(row.material), row.received);
    for (const moments of this.received.values()) moments.sort((a, b) => a - b);
  }

  /** The last arrival of a material of this step after `from` and not after `to`; undefined: none came. */
  lastBetween(product: string, step: string, from: Moment, to: Moment): Moment | undefined {
    let last: Moment | undefined;
    for (const material of this.taken.get(
      `${comparableKey(product)}\u0001${comparableKey(step)}`,
    ) ?? [])
      for (const moment of this.received.get(material) ?? [])
        if (moment > from && moment <= to && moment > (last ?? -Infinity)) last = moment;
    return last;
  }
}
