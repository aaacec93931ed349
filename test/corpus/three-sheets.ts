import type { ContentValue, SheetContent } from "../../src/workbook/sheet-content";
import type { WorkbookChange } from "../../src/workbook/workbook-host";
import type { XlsxHost } from "../../src/hosts/xlsx/xlsx-host";

export type Cells = readonly (readonly ContentValue[])[];

/** Puts plain sheets of the user's into a workbook, as somebody would who typed them in. */
export async function addSheets(
  host: XlsxHost,
  sheets: Readonly<Record<string, Cells>>,
): Promise<void> {
  await host.apply(
    Object.entries(sheets).map(([name, rows]): WorkbookChange => ({
      kind: "putSheet",
      content: plainSheet(name, rows),
      owner: "user",
    })),
  );
}

function plainSheet(name: string, rows: Cells): SheetContent {
  return {
    name,
    visibility: "visible",
    cells: rows.flatMap((row, r) =>
      row.flatMap((value, column) => (value === null ? [] : [{ row: r, column, value }])),
    ),
    tables: [],
    columnWidths: [],
    conditionalFormats: [],
    validations: [],
    notes: [],
    print: { landscape: false, fitToWidth: false },
  };
}

/** A small shop's orders, standards and capacities. */
export const SMALL_SHOP: Readonly<Record<string, Cells>> = {
  Orders: [
    ["Order", "Product", "Quantity", "Due", "Customer"],
    ["C-1", "Bracket", 120, "2026-11-25", "North"],
    ["C-2", "Bracket", 60, "2026-11-26", "=South"],
    ["C-3", "Hinge", 200, "2026-11-24", "East"],
  ],
  Standards: [
    ["Product", "Step", "Operation", "Resource", "Setup min", "Rate per hour"],
    ["Bracket", 10, "Cut", "Saw", 15, 60],
    ["Bracket", 20, "Bend", "Press", 30, 40],
    ["Hinge", 10, "Cut", "Saw", 15, 100],
  ],
  Capacities: [
    ["Resource", "Units"],
    ["Saw", 1],
    ["Press", 1],
  ],
};
