import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../support/chromium";
import {
  hostFaults,
  insertSample,
  NO_HOST_FAULTS,
  press,
  setSolveSeconds,
  showTab,
  violations,
} from "./pane-acts";
import { buildPane, openTaskpane } from "./taskpane-page";

const SHOTS = join(__dirname, "..", "..", "dist", "test", "screenshots");

const LOOKS = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "high-contrast": { colorScheme: "dark", forcedColors: "active" },
} as const;

/** Rows that need mending: quantities that are none, a product that nobody makes, a date in words. */
async function spoilOrders(page: Page): Promise<void> {
  await page.evaluate(() => {
    // The order book of the sample: headings in row 4, orders below.
    embedded.workbook.type("Orders!D404:D405", [["many"], [-3]]);
    embedded.workbook.type("Orders!B406", [["ZZ-99"]]);
    embedded.workbook.type("Orders!H407", [["soon"]]);
  });
}

async function protect(page: Page, name: string): Promise<void> {
  await page.evaluate((sheet) => {
    embedded.workbook.act((book) => {
      const found = book.object("Worksheets")!.call("GetItem", [sheet]) as typeof book;
      found.object("Protection")!.call("Protect", []);
    });
  }, name);
}

describe("how the pane looks and reads", () => {
  let browser: Browser;

  beforeAll(async () => {
    buildPane();
    mkdirSync(SHOTS, { recursive: true });
    browser = await launchChromium();
  }, 600_000);
  afterAll(() => browser.close());

  // The states once, each in every look: making them takes far longer than looking at them.
  it("keeps to WCAG in every state, light, dark and in high contrast", async () => {
    const { page, faults } = await openTaskpane(browser);
    const found: string[] = [];
    const look = async (name: string) => {
      await page.mouse.move(0, 890);
      for (const [scheme, media] of Object.entries(LOOKS)) {
        await page.emulateMedia(media);
        await page.waitForTimeout(200);
        await page.screenshot({ path: join(SHOTS, `${name}-${scheme}.png`), fullPage: true });
        found.push(...(await violations(page)).map((line) => `${name}, ${scheme}: ${line}`));
      }
    };
    await page.getByText("No orders here yet").waitFor();
    await look("1-empty");
    await insertSample(page, 60);
    await look("2-start");
    await showTab(page, "Schedule");
    await look("3-schedule");
    await press(page, "Run");
    await page.getByText("Stop keeps the best schedule so far.").waitFor();
    await look("4-running");
    await press(page, "Stop");
    await page.getByText("Stopped.").waitFor();
    await look("5-stopped");
    await press(page, "Write");
    await page.getByText(/sheets written/).waitFor();
    await look("6-written");
    await setSolveSeconds(page, 0);
    await press(page, "Run again");
    await page.getByText("Nothing is written yet").waitFor();
    await spoilOrders(page);
    await press(page, "Write");
    await page.getByText("Orders changed since").waitFor();
    await look("7-changed");
    await protect(page, "Schedule");
    await press(page, "Write it anyway");
    await page.getByRole("alert").waitFor();
    await look("8-refused");
    await showTab(page, "Data");
    await press(page, "Read again");
    await page
      .getByText(/errors?$/)
      .first()
      .waitFor();
    await page
      .getByText(/warnings?$/)
      .first()
      .click();
    await look("9-issues");
    expect(found).toEqual([]);
    expect(await hostFaults(page)).toEqual(NO_HOST_FAULTS);
    expect(faults).toEqual([]);
    await page.close();
  }, 300_000);
});
