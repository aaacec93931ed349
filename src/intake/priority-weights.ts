import type { Settings } from "../sheets/settings";
import type { InputRow } from "../sheets/registry";
import type { SheetRows } from "../workbook/sheet-rows";
import { type IssueLog, placeOf } from "./issue-log";

type OrderRow = InputRow<"Orders">;

/** The weight of an order row: Weight, else its class of Priority, else 1. */
export type WeightOf = (row: OrderRow) => number;

/**
 * Of the classes of Priority that stand where Weight is empty, the least urgent weighs 1 and each
 * more urgent one 1 more. Without a word on which end is urgent, all weigh the same.
 */
export function priorityWeights(
  orders: SheetRows<"Orders">,
  priority1Is: Settings["priority1Is"],
  log: IssueLog,
): WeightOf {
  const classes = new Set<number>();
  let first: OrderRow | undefined;
  for (const row of orders.rows) {
    if (row.priority === undefined || row.weight !== undefined || row.status === "Done") continue;
    classes.add(row.priority);
    first ??= row;
  }
  if (classes.size > 1 && priority1Is === undefined && first) {
    log.warning(
      "priority-direction-unknown",
      placeOf(orders, first.row, "priority"),
      String(first.priority),
      "Priority differs between orders, but nothing says which end is urgent; all orders weigh the same.",
      "Set Priority 1 is to Most urgent or Least urgent (command line: --priority-1 most or least).",
    );
    return (row) => row.weight ?? 1;
  }
  const upwards = [...classes].sort((a, b) => a - b);
  const ascending = priority1Is === "Least urgent" ? upwards : upwards.reverse();
  const weights = new Map(ascending.map((priority, index) => [priority, index + 1]));
  return (row) => row.weight ?? weights.get(row.priority ?? NaN) ?? 1;
}
