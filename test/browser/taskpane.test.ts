import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { scheduleWorkbook } from "../../src/app/schedule-workbook";
import { sliceSolver } from "../../src/cli/slice-solver";
import { sampleBook } from "../../src/cli/made-books";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { HOUR, momentFromCivil } from "../../src/kernel/moment";
import { type Area, type Grid, isCellError } from "../../src/workbook/grid";
import type { WorkbookHost } from "../../src/workbook/workbook-host";
import { launchChromium } from "../support/chromium";
import { buildPane, openTaskpane } from "./taskpane-page";

const SHOTS = join(__dirname, "..", "..", "dist", "test", "screenshots");
const AXE = readFileSync(require.resolve("axe-core"), "utf8");

interface Axe {
  run(context: {
    exclude: string[][];
  }): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

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

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: Axe }).axe;
    // Fluent UI puts them around a group of tabs to hand the focus on; nothing rests on them.
    const { violations } = await axe.run({ exclude: [["[data-tabster-dummy]"]] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

describe("the pane through the real Office.js", () => {
  let browser: Browser;

  beforeAll(async () => {
    buildPane();
    mkdirSync(SHOTS, { recursive: true });
    browser = await launchChromium();
  }, 600_000);
  afterAll(() => browser.close());

  it.each(["light", "dark"] as const)(
    "goes from Start to written sheets, as the command line writes them: %s",
    async (scheme) => {
      const { page, faults } = await openTaskpane(browser, scheme);
      const shoot = (name: string) =>
        page.screenshot({ path: join(SHOTS, `${name}-${scheme}.png`), fullPage: true });
      const found: string[] = [];
      const look = async (name: string) => {
        await shoot(name);
        found.push(...(await violations(page)));
      };
      await page.getByText("No orders here yet").waitFor();
      await look("empty");
      await press(page, "Insert the sample factory");
      await page.getByText("What was found").waitFor();
      await page.evaluate(() => {
        const { cells } = embedded.workbook.sheet("Settings");
        const at = Object.entries(cells).find(([, { value }]) => value === "Solve seconds")![0];
        embedded.workbook.type(`Settings!B${/\d+$/.exec(at)![0]}`, [[0]]);
      });
      await look("start");
      await page.getByRole("tab", { name: "Data" }).click();
      await look("data");
      await page.getByRole("tab", { name: "Schedule" }).click();
      await look("schedule");
      await press(page, "Run");
      await page.getByText("Nothing is written yet").waitFor();
      // The engine ran beside the page, and its thread is kept for the next run.
      expect(page.workers()).toHaveLength(1);
      await look("result");
      await press(page, "Write");
      await page.getByText(/sheets written/).waitFor();
      await look("written");
      const tables = await paneTables(page);
      expect(Object.keys(tables).sort()).toEqual([...COMPARED].sort());
      expect(tables).toEqual(await commandLineTables());
      const statistics = await page.evaluate(() => embedded.statistics());
      expect(statistics.crashes).toEqual([]);
      expect([statistics.refused, statistics.fallbacks]).toEqual([{}, {}]);
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
      await press(page, "Undo");
      await page.getByText("The workbook is as it was before.").waitFor();
      expect(await paneTables(page)).toEqual({});
      await page.close();
    },
    300_000,
  );
});
