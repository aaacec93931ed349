import type { Issue } from "../kernel/issue";
import { addressOf, type SheetRows } from "./sheet-rows";

/**
 * Asks which end of Priority is urgent, when it matters: nobody said so, and orders without a Weight
 * differ in Priority. Until it is answered they all weigh the same.
 */
export function priorityIssue(
  orders: SheetRows<"Orders">,
  priority1Is: string | undefined,
): readonly Issue[] {
  if (priority1Is !== undefined) return [];
  const ranked = orders.rows.filter(
    (row) => row.weight === undefined && row.priority !== undefined,
  );
  const [first] = ranked;
  const differs = ranked.some((row) => row.priority !== first?.priority);
  if (!first || !differs) return [];
  return [
    {
      severity: "warning",
      code: "priority-direction-unknown",
      sheet: orders.sheet,
      cell: addressOf(orders, first.row, "priority"),
      value: String(first.priority),
      what: "Orders differ in Priority, and nothing says whether 1 is the most or the least urgent; all of them weigh the same.",
      how: 'Add the setting "Priority 1 is" with Most urgent or Least urgent, or give --priority-1 most or --priority-1 least.',
    },
  ];
}
