import type { SheetContent, TableContent } from "../../src/workbook/sheet-content";

/** A table of ours with one row for each order. */
export function orderTable(
  orders: readonly string[],
  more: Partial<TableContent> = {},
): TableContent {
  return {
    name: "PlumbSchedule",
    row: 3,
    column: 0,
    columns: [
      { header: "Order" },
      { header: "Quantity", format: "#,##0.0", align: "right" },
      { header: "Start", format: "yyyy-mm-dd hh:mm" },
      { header: "Status" },
    ],
    rows: orders.map((order, n) => [order, 10 + n, 45_000.25 + n, "Late"]),
    style: "TableStyleLight1",
    bandedRows: true,
    filter: true,
    ...more,
  };
}

/** A sheet with everything that a content can hold. */
export function someSheet(
  name = "Schedule",
  table: TableContent = orderTable(["A1", "A2", "A3"]),
  more: Partial<SheetContent> = {},
): SheetContent {
  const last = table.row + Math.max(1, table.rows.length);
  return {
    name,
    visibility: "visible",
    cells: [
      { row: 0, column: 0, value: `${name} <&> "plan"`, style: "title" },
      { row: 1, column: 0, value: "=not a formula", style: "subtitle" },
      { row: 1, column: 2, value: { formula: "=1+1", value: 2 }, format: "0.00" },
      {
        row: 1,
        column: 3,
        value: { text: 'to "there"', linkTo: { sheet: "O'Brien", cell: "B2" } },
      },
    ],
    tables: [table],
    freeze: { rows: 4, columns: 1 },
    columnWidths: [
      { column: 0, characters: 18 },
      { column: 2, characters: 16 },
    ],
    rowHeights: [{ row: 0, points: 24 }],
    conditionalFormats: [
      {
        area: { top: 4, left: 3, bottom: last, right: 3 },
        rule: { kind: "equals", text: "Late" },
        look: "bad",
      },
      {
        area: { top: 4, left: 1, bottom: last, right: 1 },
        rule: { kind: "between", low: 1, high: 5 },
        look: "busy",
      },
      {
        area: { top: 4, left: 0, bottom: last, right: 0 },
        rule: { kind: "formula", formula: '=$D5="Late"' },
        look: "warn",
      },
    ],
    validations: [
      {
        area: { top: 4, left: 3, bottom: last, right: 3 },
        rule: { kind: "list", choices: ["Late", "On time"] },
        title: "Status",
        message: "Choose one.",
        strict: true,
      },
      {
        area: { top: 4, left: 1, bottom: last, right: 1 },
        rule: { kind: "number", min: 0, whole: false },
        title: "Quantity",
        message: "0 or more.",
        strict: false,
      },
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 3 }],
    notes: [{ row: 3, column: 1, text: "Good units" }],
    print: { landscape: true, fitToWidth: true, titleRows: 4 },
    tabColor: "2F6DB3",
    ...more,
  };
}
