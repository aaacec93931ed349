import { insertSample } from "../../../src/app/insert-sheets";
import { scheduleWorkbook } from "../../../src/app/schedule-workbook";
import { excelHost } from "../../../src/hosts/excel/excel-host";
import { MemoryHost } from "../../../src/hosts/memory-host";
import type { WorkbookSeed } from "../../../src/hosts/workbook-seed";
import { DAYS_1904 } from "../../../src/kernel/moment";
import type { WorkbookHost } from "../../../src/workbook/workbook-host";
import { PLAN_START } from "../../support/a-plan";
import type { EmbeddedPane } from "../../support/embedded-pane";
import { directSolver, OPTIONS, SHOP, stillClock, tableRows } from "../../unit/app/a-shop";
import { openExcel, seedExcel } from "./embedded-excel";

/** The shop in a workbook that counts from 1904: the same days, smaller numbers. */
const SHOP_1904: WorkbookSeed = {
  date1904: true,
  sheets: SHOP.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) =>
      row.map((value) => (typeof value === "number" && value > 40_000 ? value - DAYS_1904 : value)),
    ),
  })),
};

async function plan(host: WorkbookHost) {
  await scheduleWorkbook(host, OPTIONS, directSolver, stillClock(PLAN_START));
  const tables = ["PlumbSchedule", "PlumbPromises"].map((name) => tableRows(host, name));
  // The empty text and an empty cell are one in Excel.
  const text = JSON.stringify(await Promise.all(tables)).replaceAll(':""', ":null");
  return JSON.parse(text) as Awaited<ReturnType<typeof tableRows>>[];
}

describe.each(["1.12", "1.17"])(
  "a workbook that counts its days from 1904, in Excel %s",
  (version) => {
    let pane: EmbeddedPane;

    beforeAll(async () => {
      pane = await openExcel({ sets: { ExcelApi: version } });
    });
    afterAll(() => pane.close());

    it.each([false, true])("is told from others without a request more: %s", async (date1904) => {
      seedExcel(pane, { ...SHOP, date1904 });
      const { syncs } = pane.host.statistics();
      expect((await excelHost().readInfo()).date1904).toBe(date1904);
      expect(pane.host.statistics().syncs - syncs).toBeLessThanOrEqual(2);
    });

    it("gets the same plan on the same days, in its own numbers", async () => {
      seedExcel(pane, SHOP_1904);
      const rows = await plan(excelHost());
      expect(rows).toEqual(await plan(new MemoryHost(SHOP_1904)));
      const [usual] = await plan(new MemoryHost(SHOP));
      expect(rows[0]!.map((row) => Number(row["Start"]) + DAYS_1904)).toEqual(
        usual!.map((row) => row["Start"]),
      );
    });

    it("does not get the sample, whose dates would move by four years", async () => {
      seedExcel(pane, { sheets: [{ name: "Sheet1", rows: [] }], date1904: true });
      expect(await insertSample(excelHost())).toMatchObject({
        kind: "refused",
        issues: [{ how: "Insert the sample into a new workbook." }],
      });
      expect((await excelHost().readInfo()).sheets).toHaveLength(1);
    });
  },
);
