import type { Browser, Page } from "playwright-core";
import type { Goal } from "../../src/schedule/problem";
import { launchChromium } from "../support/chromium";
import { pageBundle } from "../support/page-bundle";
import { solvedText } from "./pages/solve";

const GOALS: Goal[] = ["On time", "Fewest late", "Throughput", "Cost", "Stable"];

describe("the engine in a browser", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
    await page.addScriptTag({ content: pageBundle("solve") });
  });
  afterAll(() => browser.close());

  it.each(GOALS)("gives the same schedule, reasons and values as in Node: %s", async (goal) => {
    const inBrowser = await page.evaluate<string>(`solvedText(11, 60, "${goal}", 80)`);
    const inNode = solvedText(11, 60, goal, 80);
    expect(inBrowser).toBe(inNode);
    expect(inNode).toContain(`"kind":"unit"`);
  });

  it("gives another schedule for another problem", () => {
    expect(solvedText(11, 60, "On time", 1)).not.toBe(solvedText(12, 60, "On time", 1));
  });
});
