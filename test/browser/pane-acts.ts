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
  await page.evaluate(AXE);
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
