import type { Browser, Page } from "playwright-core";
import { scheduleWorkbook } from "../../src/app/schedule-workbook";
import { sliceSolver } from "../../src/cli/slice-solver";
import { sampleBook } from "../../src/cli/made-books";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { HOUR, momentFromCivil } from "../../src/kernel/moment";
import { type Area, type Grid, isCellError } from "../../src/workbook/grid";
import type { WorkbookHost } from "../../src/workbook/workbook-host";
import { launchChromium } from "../support/chromium";
import { hostFaults, insertSample, NO_HOST_FAULTS, press, showTab } from "./pane-acts";
import { buildPane, openTaskpane } from "./taskpane-page";

type Tables = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/** Those whose cells do not say when they were made. */
const COMPARED = ["PlumbSchedule", "PlumbTargets", "PlumbLoad", "PlumbPromises", "PlumbShortages"];

/** What the command line writes for the sample with the first schedule that it finds. */
async function commandLineTables(): Promise<Tables> {
  const host = openWorkbook(await sampleBook());
  const clock = { now: () => momentFromCivil(2026, 11, 23, 6) + HOUR, elapsed: () => 0 };
  const options = { bookName: "sample.xlsx", seconds: 0 };
  await scheduleWorkbook(host, options, sliceSolver(clock), clock);
  return writtenTables(openWorkbook(host.save()));
}

async function writtenTables(host: WorkbookHost): Promise<Tables> {
  const { tables } = await host.readInfo();
  const ours = tables.filter(({ name }) => COMPARED.includes(name));
  const grids = await host.readGrids(ours.map(({ sheet }) => sheet));
  return Object.fromEntries(ours.map(({ name, area }, n) => [name, cellsOf(area, grids[n]!)]));
}

/** The embedded host does not calculate: of a live formula only that it is one is compared. */
const FORMULA = "a formula";

function cellsOf({ top, left, bottom, right }: Area, grid: Grid) {
  return Array.from({ length: bottom - top + 1 }, (_, r) =>
    Array.from({ length: right - left + 1 }, (_, c) => {
      const at = (top + r - grid.top) * grid.width + left + c - grid.left;
      const value = grid.values[at] ?? "";
      if (grid.formulas.has(at)) return FORMULA;
      return isCellError(value) ? value.error : value;
    }),
  );
}

/** The tables of ours in the workbook behind the pane. */
function paneTables(page: Page): Promise<Tables> {
  return page.evaluate(
    ({ names, formula }) => {
      const { tables } = embedded.workbook.snapshot();
      const ours = tables.filter((table) => names.includes(String(table["name"])));
      return Object.fromEntries(
        ours.map(({ name, sheet, area }) => {
          const address = `${String(sheet)}!${String(area)}`;
          const formulas = embedded.workbook.formulas(address);
          const values = embedded.workbook.values(address);
          const isFormula = (r: number, c: number) => String(formulas[r]![c]).startsWith("=");
          return [
            String(name),
            values.map((row, r) => row.map((value, c) => (isFormula(r, c) ? formula : value))),
          ];
        }),
      );
    },
    { names: COMPARED, formula: FORMULA },
  );
}

describe("the pane through the real Office.js", () => {
  let browser: Browser;

  beforeAll(async () => {
    buildPane();
    browser = await launchChromium();
  }, 600_000);
  afterAll(() => browser.close());

  it("goes from Start to written sheets, as the command line writes them", async () => {
    const { page, faults } = await openTaskpane(browser);
    await page.getByText("No orders here yet").waitFor();
    await insertSample(page, 0);
    await showTab(page, "Schedule");
    await press(page, "Run");
    await page.getByText("Nothing is written yet").waitFor();
    // The engine ran beside the page, and its thread is kept for the next run.
    expect(page.workers()).toHaveLength(1);
    await press(page, "Write");
    await page.getByText(/sheets written/).waitFor();
    const tables = await paneTables(page);
    expect(Object.keys(tables).sort()).toEqual([...COMPARED].sort());
    expect(tables).toEqual(await commandLineTables());
    expect(await hostFaults(page)).toEqual(NO_HOST_FAULTS);
    expect(faults).toEqual([]);
    await press(page, "Undo");
    await page.getByText("The workbook is as it was before.").waitFor();
    expect(await paneTables(page)).toEqual({});
    await page.close();
  }, 300_000);
});
