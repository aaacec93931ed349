import { excelHost } from "../../../src/hosts/excel/excel-host";
import type { SheetSeed } from "../../../src/hosts/workbook-seed";
import type { ContentValue, SheetContent, TableContent } from "../../../src/workbook/sheet-content";
import { orderTable, someSheet } from "../some-content";
import { openExcel, seedExcel } from "./embedded-excel";

const ROWS = 10_000;

const inputs: SheetSeed[] = ["Orders", "Standards", "Actuals"].map((name) => ({
  name,
  rows: [
    ["Order", "Product", "Quantity", "Release", "Due", "Customer", "Priority"],
    ...Array.from({ length: name === "Standards" ? 500 : ROWS }, (_, n) => [
      ...[
        `A-${100_000 + n}`,
        `P${n % 300}`,
        20 + (n % 200),
        46_349.25,
        46_360,
        `Customer ${n % 40}`,
      ],
      1 + (n % 3),
    ]),
  ],
}));

function large(rows: number): SheetContent {
  const columns = [
    ...["Order", "Step", "Operation", "Resource", "Product"].map((header) => ({ header })),
    ...["Quantity", "Hours"].map((header) => ({ header, format: "#,##0.0" })),
    ...["Start", "End", "Due"].map((header) => ({ header, format: "yyyy-mm-dd hh:mm" })),
    ...["Status", "Lock", "Reason", "Note", "Actual"].map((header) => ({ header })),
  ];
  const row = (n: number): ContentValue[] => [
    { text: `A-${n}`, linkTo: { sheet: "Orders", cell: `A${n + 2}` } },
    ...[10 * (n % 8), `Work ${n % 8}`, `G${n % 20}-${n % 5}`, `P${n % 300}`, n % 50, n / 7],
    ...[46_349.25 + n / 24, 46_349.5 + n / 24, 46_360, "Planned", "", "", "", ""],
  ];
  const table: TableContent = {
    ...orderTable([]),
    columns,
    rows: Array.from({ length: rows }, (_, n) => row(n)),
  };
  return someSheet("Schedule", table);
}

describe("requests for 10,000 operations", () => {
  it("are at most 12 to read and 20 to write, and none over 5 MB", async () => {
    const pane = await openExcel();
    seedExcel(pane, { sheets: inputs });
    const count = async (act: () => Promise<unknown>) => {
      const { syncs } = pane.host.statistics();
      await act();
      return pane.host.statistics().syncs - syncs;
    };
    const host = excelHost();
    const read = async () => {
      const { sheets } = await host.readInfo();
      await host.readGrids(sheets.map(({ name }) => name));
    };
    const content = large(ROWS);
    const figures = {
      read: await count(read),
      write: await count(() => host.apply([{ kind: "putSheet", content }])),
      readAgain: await count(read),
      refresh: await count(() =>
        host.apply([{ kind: "putSheet", content: large(ROWS + 500), replaces: "Schedule" }]),
      ),
    };
    const { errors } = pane.host.statistics();
    pane.close();
    expect(figures.read).toBeLessThanOrEqual(12);
    expect(figures.readAgain).toBeLessThanOrEqual(12);
    expect(figures.write).toBeLessThanOrEqual(20);
    expect(figures.refresh).toBeLessThanOrEqual(20);
    expect(errors).toBe(0);
  });
});
