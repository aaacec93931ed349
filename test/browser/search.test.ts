import type { Browser, Page } from "playwright-core";
import { solve } from "../../src/schedule/solve";
import { launchChromium } from "../support/chromium";
import { openSearchPage } from "../support/search-page";
import type { SearchFigures } from "./pages/search";
import { seededProblem } from "./seeded-problem";

describe("a search in a browser's worker", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    page = await openSearchPage(browser);
  });
  afterAll(() => browser.close());

  it("gives the same schedule, reasons and bound as in Node", async () => {
    const { solution, progress } = solve(seededProblem(11, 30, "On time"), {
      ...{ seed: 11, iterations: 10 },
    });
    const { bound, gap } = progress;
    const found = await page.evaluate<string>(`searchedText(11, 30, 10)`);
    expect(found).toBe(JSON.stringify({ solution, bound, gap }));
    expect(page.workers()).toHaveLength(1);
  });

  it("tells progress and is stopped", async () => {
    await page.evaluate("prepareSearch(1000)");
    const figures = await page.evaluate<SearchFigures>("measureSearch(0.5)");
    expect(figures.progress).toBeGreaterThan(1);
    expect(figures.operations).toBeGreaterThanOrEqual(1000);
  });
});
