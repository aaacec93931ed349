import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const AXE = readFileSync(require.resolve("axe-core"), "utf8");

interface Axe {
  run(context: {
    exclude: string[][];
  }): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe-core finds wrong with the page as it is shown. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: Axe }).axe;
    // Fluent UI puts them around a group of tabs to hand the focus on; nothing rests on them.
    const { violations } = await axe.run({ exclude: [["[data-tabster-dummy]"]] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

export async function showTab(page: Page, name: "Start" | "Data" | "Schedule"): Promise<void> {
  await page.getByRole("tab", { name }).click();
}

/** Puts the sample factory into the empty workbook, from the pane. */
export async function insertSample(page: Page, solveSeconds: number): Promise<void> {
  await press(page, "Insert the sample factory");
  await page.getByText("What was found").waitFor();
  await setSolveSeconds(page, solveSeconds);
}

/** Types a small shop of a dozen orders into the empty workbook. */
export async function typeShop(page: Page, solveSeconds: number): Promise<void> {
  await page.evaluate((seconds) => {
    const put = (sheet: string, rows: (string | number)[][]) => {
      embedded.workbook.addSheet(sheet);
      const end = `${"ABCDEF"[rows[0]!.length - 1]}${rows.length}`;
      embedded.workbook.type(`${sheet}!A1:${end}`, rows);
    };
    const products = Array.from({ length: 6 }, (_, n) => `P${n}`);
    put("Orders", [["Order", "Product", "Quantity", "Due"]]);
    put("Standards", [
      ["Product", "Step", "Resource", "Rate per hour", "Setup min"],
      ...products.flatMap((product, n) => [
        [product, 10, `M${n % 3}`, 20 + n, 30],
        [product, 20, `M${(n + 1) % 3}`, 25 - n, 45],
      ]),
    ]);
    put("Capacities", [["Resource"], ["M0"], ["M1"], ["M2"]]);
    put("Settings", [
      ["Setting", "Value"],
      ["Solve seconds", seconds],
      ["Plan start", "2026-11-23 06:00"],
    ]);
  }, solveSeconds);
  await typeOrders(page, 12);
  await press(page, "Read again");
  await page.getByText("There is all that a schedule needs.").waitFor();
}

/** Types so many orders into the small shop; of 60 so many are late that a search goes on and on. */
export async function typeOrders(page: Page, count: number): Promise<void> {
  await page.evaluate((orders) => {
    const row = (n: number) => [
      `A-${n}`,
      `P${n % 6}`,
      40 + ((n * 37) % 90),
      46_350 + ((n * 13) % 4),
    ];
    embedded.workbook.type(
      `Orders!A2:D${orders + 1}`,
      Array.from({ length: orders }, (_, n) => row(n)),
    );
  }, count);
}

/** As the user would, on the sheet Settings; it counts from the next reading on. */
export async function setSolveSeconds(page: Page, seconds: number): Promise<void> {
  await page.evaluate((value) => {
    const { cells } = embedded.workbook.sheet("Settings");
    const at = Object.entries(cells).find(([, cell]) => cell.value === "Solve seconds")![0];
    embedded.workbook.type(`Settings!B${/\d+$/.exec(at)![0]}`, [[value]]);
  }, seconds);
}

/** The embedded host saw nothing that it does not know, and made nothing up. */
export async function hostFaults(page: Page): Promise<unknown> {
  const { crashes, refused, fallbacks, unknownCalls } = await page.evaluate(() =>
    embedded.statistics(),
  );
  return { crashes, refused, fallbacks, unknownCalls };
}

export const NO_HOST_FAULTS = { crashes: [], refused: {}, fallbacks: {}, unknownCalls: [] };
