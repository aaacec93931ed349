import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { freppleSheets } from "./frepple-sheets";
import { runInMemory } from "./run-in-memory";
import { describeWith, sharedFolder } from "./shared-folder";
import { addSheets } from "./three-sheets";

const OWN = [
  "sales order",
  "buffer",
  "resource",
  "operation",
  "operation material",
  "operation resource",
  "item supplier",
];

describeWith("frePPLe's make-to-order example", sharedFolder("workbooks"), (folder) => {
  it("mapped to our sheets by hand is scheduled whole, and read back by another program", async () => {
    const host = openWorkbook(
      new Uint8Array(readFileSync(join(folder, "frepple_make-to-order.xlsx"))),
    );
    const grids = await host.readGrids(OWN);
    const sheets = freppleSheets(new Map(grids.map((grid) => [grid.sheet, grid])));
    await addSheets(host, sheets);
    const again = openWorkbook(host.save());
    const report = await runInMemory(again);
    expect(report.issues.filter((issue) => issue.severity === "error")).toEqual([]);
    expect(report).toMatchObject({ orders: sheets.Orders!.length - 1, unscheduled: [] });
    expect(report.scheduled).toBe(report.orders);
    expect(report.operations).toBeGreaterThan(report.orders);
    const book = XLSX.read(again.save());
    expect(book.SheetNames).toEqual(expect.arrayContaining([...OWN, "Schedule", "Promises"]));
    const shown = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets.Promises!, { header: 1 });
    expect(shown.length).toBeGreaterThan(report.orders);
  });
});
