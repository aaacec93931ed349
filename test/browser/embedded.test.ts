import type { Browser } from "playwright-core";
import { SERVICE_CHECKS } from "../embedded/service-checks";
import { WORKBOOK_CHECKS } from "../embedded/workbook-checks";
import { launchChromium } from "../support/chromium";
import { type BrowserPane, openBrowserPane } from "../support/embedded-browser";

/** Runs inside the page, so it is text there. */
const PANE = "({ Excel, Office, CustomFunctions, host: embeddedHost })";

const CHECKS = [...WORKBOOK_CHECKS, ...SERVICE_CHECKS];

describe("the embedded host in a browser", () => {
  let browser: Browser;
  let pane: BrowserPane;

  beforeAll(async () => {
    browser = await launchChromium();
    pane = await openBrowserPane(browser);
  });
  afterAll(() => browser.close());

  it.each(CHECKS.map((check) => [check.rule, check] as const))("%s", async (_, check) => {
    const seen = await pane.page.evaluate<unknown>(`(${check.run.toString()})(${PANE})`);
    expect(seen).toEqual(check.expected);
  });

  it("opens a dialog, passes a message on and closes it", async () => {
    const seen = await pane.page.evaluate<string[]>(`new Promise((resolve) => {
      const options = { height: 40, width: 30, displayInIframe: true };
      Office.context.ui.displayDialogAsync(location.origin + "/dialog.html", options, ({ value }) => {
        value.addEventHandler(Office.EventType.DialogMessageReceived, ({ message }) => {
          value.close();
          setTimeout(() => resolve([message, String(document.getElementById("dialog"))]), 50);
        });
      });
    })`);
    expect(seen).toEqual(["hello", "null"]);
  });

  it("refused nothing, made nothing up, did not crash, and asked the network for nothing", async () => {
    const { refused, fallbacks, crashes, unknownCalls } = await pane.page.evaluate<
      Record<string, unknown>
    >("embeddedHost.statistics()");
    expect([refused, fallbacks, crashes, unknownCalls]).toEqual([{}, {}, [], []]);
    expect(pane.external).toEqual([]);
    expect(pane.errors).toEqual([]);
  });
});
