import type { WorkbookSeed } from "../../src/hosts/workbook-seed";
import { momentFromCivil } from "../../src/kernel/moment";

/** When the month is over. */
export const REVENUE_NOW = momentFromCivil(2026, 12, 2);

/** Serials of November 2026. */
const NOV = 46_327;
const SHIPPED = 46_350;

interface Without {
  readonly plan?: false;
  readonly shipped?: false;
  /** Not false: pieces only, each with an Equivalent. */
  readonly unlike?: false;
}

/**
 * A closed month with everything that revenue is made from, and gaps: C is alone in its unit, D was
 * not planned, E was not sold, F has no price. A is sold in two orders, one of them in part.
 */
export function revenueBook({ plan, shipped, unlike }: Without = {}): WorkbookSeed {
  const left = shipped === false ? null : SHIPPED;
  return {
    sheets: [
      {
        name: "Orders",
        rows: [
          ["Order", "Product", "Quantity", "Value", "Status", "Shipped", "Shipped quantity"],
          ["A1", "A", 40, 440, "Done", left, null],
          ["A2", "A", 20, 220, "Open", left, 15],
          ["A3", "A", 900, 9999, "Quote", left, null],
          ["B1", "B", 65, 1235, "Done", left, null],
          ["C1", "C", 8, 880, "Done", left, null],
          ["D1", "D", 5, null, "Done", left, null],
          ["F1", "F", 70, null, "Done", left, null],
        ],
      },
      {
        name: "Products",
        rows: [
          ["Product", "Unit", "Equivalent", "Price"],
          ["A", "pcs", unlike === false ? 2 : null, 99],
          ["B", "pcs", 1, null],
          ["C", unlike === false ? "pcs" : "kg", 3, null],
          ["D", "pcs", 0.5, 7],
          ["E", "PCS", 4, 25],
          ["F", "pcs", 1, null],
        ],
      },
      {
        name: "Plan",
        rows: [
          ["Period", "Product", "Quantity", "Kind", "Price"],
          ...(plan === false
            ? []
            : [
                [NOV, "A", 60, "Sales", 10],
                [NOV, "B", 40, "Sales", 20],
                [NOV, "C", 5, "Sales", 100],
                [NOV, "E", 10, "Sales", null],
                [NOV, "F", 50, "Sales", 3],
                [NOV, "A", 600, "Production", 1],
              ]),
        ],
      },
      {
        name: "Costs",
        rows: [
          ["Period", "Kind", "Actual"],
          [NOV, "Fixed", 1100],
        ],
      },
      {
        name: "Standards",
        rows: [
          ["Product", "Step", "Resource", "Min per unit"],
          ...["A", "B", "C", "D", "E", "F"].map((name) => [name, "10", "M", 1]),
        ],
      },
      { name: "Capacities", rows: [["Resource"], ["M"]] },
      {
        name: "Actuals",
        rows: [
          ["Order", "Step", "Resource", "Start", "End", "Good"],
          ["A1", "10", "M", SHIPPED - 1, SHIPPED - 0.9, 40],
        ],
      },
    ],
  };
}
