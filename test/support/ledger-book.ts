import { momentFromCivil } from "../../src/kernel/moment";
import type { WorkbookSeed } from "../../src/hosts/workbook-seed";

/** When the month is over. */
export const LEDGER_NOW = momentFromCivil(2026, 12, 2);

/** Serials of November 2026. */
const NOV = 46_327;
const MONDAY = 46_349.25;
const hours = (count: number) => MONDAY + count / 24;

/**
 * A closed month with everything that money is made from, and gaps: product P* has no Cost rate,
 * material Rod no price paid, and one overhead no actual. The name P* is a pattern that fits P too.
 */
export const LEDGER_BOOK: WorkbookSeed = {
  sheets: [
    {
      name: "Orders",
      rows: [
        ["Order", "Product", "Quantity"],
        ["A", "P", 400],
        ["B", "P*", 100],
      ],
    },
    {
      name: "Standards",
      rows: [
        ["Product", "Step", "Resource", "Min per unit", "Yield", "Setup min", "Cost rate"],
        ["P", "10", "M", 1, 0.8, 30, 50],
        ["P*", "10", "M", 2, 1, 0, null],
        ["P*", "20", "N", 1, 0.9, 0, null],
      ],
    },
    {
      name: "Capacities",
      rows: [
        ["Resource", "Cost per hour"],
        ["M", 60],
        ["N", 40],
      ],
    },
    {
      name: "Actuals",
      rows: [
        ["Order", "Step", "Resource", "Start", "End", "Good", "Scrap", "Setup min"],
        ["A", "10", "M", hours(0), hours(8), 280, 120, 30],
        ["B", "10", "M", hours(8), hours(12), 100, 0, 0],
        ["B", "20", "N", hours(12), hours(14), 85, 15, 0],
      ],
    },
    {
      name: "Costs",
      rows: [
        ["Period", "Resource", "Kind", "Budget", "Actual"],
        [NOV, "M", "Variable", 700, 800],
        [NOV, "N", "Fixed", 90, null],
        [NOV, null, "Fixed", 1000, 1100],
      ],
    },
    {
      name: "Plan",
      rows: [
        ["Period", "Product", "Quantity", "Kind", "Budget cost per unit"],
        [NOV, "P", 400, "Production", 2],
      ],
    },
    {
      name: "Materials",
      rows: [
        ["Product", "Material", "Quantity per"],
        ["P", "Bar", 2],
        ["P*", "Rod", 1],
      ],
    },
    {
      name: "Supply",
      rows: [
        ["Material", "Standard price"],
        ["Bar", 3],
        ["Rod", 5],
      ],
    },
    {
      name: "Receipts",
      rows: [
        ["Purchase order", "Material", "Quantity", "Ordered", "Received", "Price"],
        ["PO1", "Bar", 10, NOV, NOV + 22, 3.5],
      ],
    },
    {
      name: "Consumption",
      rows: [
        ["Order", "Material", "Quantity"],
        ["A", "Bar", 800],
        ["B", "Rod", 120],
      ],
    },
  ],
};
