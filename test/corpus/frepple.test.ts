import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { checkBook } from "../../src/app/check-assumptions";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { momentFromCivil, serialFromMoment } from "../../src/kernel/moment";
import { cellAt } from "../../src/workbook/grid";
import { changedParts } from "../support/package-checker/changed-parts";
import { openParts } from "../support/package-checker/open-parts";
import { freppleSheets } from "./frepple-sheets";
import { runInMemory } from "./run-in-memory";
import { describeWith, sharedFolder } from "./shared-folder";
import { addSheets } from "./three-sheets";
import { directSolver } from "../unit/app/a-shop";

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

  it("has its checks beside our sheets, and not a part of its own is touched", async () => {
    const file = new Uint8Array(readFileSync(join(folder, "frepple_make-to-order.xlsx")));
    const host = openWorkbook(file);
    const grids = await host.readGrids(OWN);
    const sheets = freppleSheets(new Map(grids.map((grid) => [grid.sheet, grid])));
    const [product, , , resource] = sheets.Standards!.find((row, n) => n > 0 && row[3] !== "Yard")!;
    const booked = Array.from({ length: 24 }, (_, n) => `Done ${n}`);
    const start = serialFromMoment(momentFromCivil(2019, 11, 1));
    await addSheets(host, {
      ...sheets,
      Orders: [...sheets.Orders!, ...booked.map((order) => [order, product!, 100, null, null])],
      Actuals: [
        ["Order", "Step", "Resource", "Start", "End", "Good", "Scrap"],
        ...booked.map((order, n) => [
          order,
          10,
          resource!,
          start + n,
          start + n + 0.3,
          2 + (n % 3),
          n === 0 ? 1 : 0,
        ]),
      ],
    });
    const before = host.save();
    const again = openWorkbook(before);
    const now = momentFromCivil(2020, 1, 1);
    const clock = { now: () => now, elapsed: () => 0 };
    const outcome = await checkBook(
      again,
      { bookName: "frepple.xlsx", weigh: false },
      directSolver,
      clock,
    );
    expect(outcome.kind).toBe("done");
    const [standards] = await again.readGrids(["Standards"]);
    expect(cellAt(standards!, 0, 6)).toBe("Plumb check");
    const checks = standards!.values.filter((value) => /^(Rate|Yield)/.test(String(value)));
    expect(checks).toHaveLength(1);
    const own = new Set(openParts(file).names);
    const touched = changedParts(before, again.save()).filter((part) => own.has(part));
    expect(
      touched.filter((part) => /sheet\d|table|drawing|chart|sharedStrings/.test(part)),
    ).toEqual([]);
    await again.apply([{ kind: "clean" }]);
    expect(changedParts(before, again.save())).toEqual([]);
  });
});
