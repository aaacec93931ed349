import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium";
import { pageBundle } from "../support/page-bundle";
import { chainText } from "./pages/chain";

describe("the whole chain in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it("writes the same sheets as in Node, and asks the network for nothing", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.addScriptTag({ content: pageBundle("chain") });
    const inBrowser = await page.evaluate<Awaited<ReturnType<typeof chainText>>>("chainText()");
    expect(inBrowser.kind).toBe("done");
    expect(inBrowser).toEqual(await chainText());
    expect(asked).toEqual([]);
  });
});
