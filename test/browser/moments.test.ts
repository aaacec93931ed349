import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium";
import { pageBundle } from "../support/page-bundle";
import { momentLines } from "./pages/moments";

describe("the clock in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it("gives the same moments and the same random numbers as in Node", async () => {
    const page = await browser.newPage();
    await page.addScriptTag({ content: pageBundle("moments") });
    const inBrowser = await page.evaluate<string[]>("momentLines(7, 5000)");
    expect(inBrowser).toEqual(momentLines(7, 5000));
    expect(inBrowser.every((line) => line.includes(" true true "))).toBe(true);
  });
});
