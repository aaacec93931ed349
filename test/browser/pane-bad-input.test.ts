import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../support/chromium";
import {
  hostFaults,
  NO_HOST_FAULTS,
  press,
  setSolveSeconds,
  showTab,
  typeOrders,
  typeShop,
} from "./pane-acts";
import { buildPane, openTaskpane } from "./taskpane-page";

/** What the workbook holds, but for when its sheets were written. */
async function contents(page: Page): Promise<string> {
  const text = await page.evaluate(() => {
    const { sheets, tables, names } = embedded.workbook.snapshot();
    return JSON.stringify({ sheets, tables, names });
  });
  return text.replace(/ · written [^"]*/g, "");
}

type Act = "protect" | "unprotect" | "delete" | "rename" | "rename back";

/** What somebody does to a sheet in Excel. */
async function actOn(page: Page, name: string, act: Act): Promise<void> {
  await page.evaluate(
    ([sheet, what]) => {
      embedded.workbook.act((book) => {
        const found = book.object("Worksheets")!.call("GetItem", [sheet]) as typeof book;
        if (what === "protect") found.object("Protection")!.call("Protect", []);
        if (what === "unprotect") found.object("Protection")!.call("Unprotect", []);
        if (what === "delete") found.call("Delete", []);
        if (what === "rename") found.write("Name", "Renamed");
        if (what === "rename back") found.write("Name", "Schedule");
      });
    },
    [name, act] as const,
  );
}

const alert = (page: Page) => page.getByRole("alert").first();

async function runAndWait(page: Page, button = "Run again"): Promise<void> {
  await press(page, button);
  await page.getByText("Nothing is written yet").waitFor();
}

async function writeAndWait(page: Page): Promise<void> {
  await press(page, "Write");
  await page.getByText(/sheets written/).waitFor();
}

describe("bad input, through the pane and the real Office.js", () => {
  let browser: Browser;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    buildPane();
    browser = await launchChromium();
    ({ page, faults } = await openTaskpane(browser));
    await page.getByText("No orders here yet").waitFor();
    await typeShop(page, 0);
    await showTab(page, "Schedule");
    await runAndWait(page, "Run");
    await writeAndWait(page);
  }, 600_000);
  afterAll(async () => {
    expect(await hostFaults(page)).toEqual(NO_HOST_FAULTS);
    expect(faults).toEqual([]);
    await browser.close();
  });

  it("a protected sheet: says so, writes nothing, and writes once it is not", async () => {
    await runAndWait(page);
    await actOn(page, "Schedule", "protect");
    const before = await contents(page);
    await press(page, "Write");
    await alert(page).waitFor();
    expect(await alert(page).innerText()).toMatch(/"Schedule" is protected.*Unprotect Sheet/s);
    expect(await contents(page)).toBe(before);
    await actOn(page, "Schedule", "unprotect");
    await writeAndWait(page);
  });

  it("a sheet that changed between reading and writing: an entry is not lost", async () => {
    await runAndWait(page);
    await page.evaluate(() => embedded.workbook.type("Schedule!A6", [["mine"]]));
    const before = await contents(page);
    await press(page, "Write");
    await page.getByText(/Schedule is not as it was .* would lose that/).waitFor();
    expect(await contents(page)).toBe(before);
    await runAndWait(page);
    await writeAndWait(page);
  });

  it("a renamed sheet: nothing is half written, and Run again writes", async () => {
    await runAndWait(page);
    await actOn(page, "Schedule", "rename");
    const before = await contents(page);
    await press(page, "Write");
    await alert(page).waitFor();
    expect(await alert(page).innerText()).toMatch(
      /Schedule.*changed, renamed or deleted.*Run again/s,
    );
    expect(await contents(page)).toBe(before);
    await actOn(page, "Renamed", "rename back");
    await runAndWait(page);
    await writeAndWait(page);
  });

  it("a deleted sheet: says so, and Run again makes it anew", async () => {
    await runAndWait(page);
    await actOn(page, "Load", "delete");
    const before = await contents(page);
    await press(page, "Write");
    await alert(page).waitFor();
    expect(await alert(page).innerText()).toMatch(/Load.*changed, renamed or deleted.*Run again/s);
    expect(await contents(page)).toBe(before);
    await runAndWait(page);
    await page.getByText(/Creates Load/).waitFor();
    await writeAndWait(page);
  });

  it("a cell that is being edited: waits, says what to do, and works afterwards", async () => {
    await runAndWait(page);
    const before = await contents(page);
    await page.evaluate(() => embedded.setCellEditMode(true));
    await press(page, "Write");
    await page.getByText("Finish editing the cell").waitFor();
    await page.evaluate(() => embedded.setCellEditMode(false));
    expect(await contents(page)).toBe(before);
    // Whoever finishes the cell while Excel is asked again need not press anything.
    await page.evaluate(() => {
      embedded.setCellEditMode(true);
      setTimeout(() => embedded.setCellEditMode(false), 500);
    });
    await writeAndWait(page);
  });

  it("more than Excel takes at once: is taken back, and works the second time", async () => {
    await runAndWait(page);
    const before = await contents(page);
    await page.evaluate(() => embedded.setLimits({ requestBytes: 20_000 }));
    await press(page, "Write");
    await alert(page).waitFor();
    expect(await alert(page).innerText()).toMatch(/more than Excel takes at once.*try again/s);
    expect(await contents(page)).toBe(before);
    await page.evaluate(() => embedded.setLimits({ requestBytes: 5 * 1024 * 1024 }));
    await writeAndWait(page);
  });

  it("any one request that fails: the workbook is as it was, and a second try works", async () => {
    for (let skip = 0; ; skip++) {
      await runAndWait(page);
      const before = await contents(page);
      await page.evaluate((n) => embedded.failNextSync("GeneralException", n), skip);
      await press(page, "Write");
      await page
        .getByText(/Excel could not do this|sheets written/)
        .first()
        .waitFor();
      if ((await alert(page).count()) === 0) break;
      expect(await alert(page).innerText()).toMatch(/ry again/);
      expect(await contents(page)).toBe(before);
      await writeAndWait(page);
    }
    // The fault that is still waiting meets the next reading, which can be done again.
    await showTab(page, "Data");
    await press(page, "Read again");
    await alert(page).waitFor();
    await press(page, "Read again");
    await page.getByText("Input sheets").waitFor();
    expect(await alert(page).count()).toBe(0);
    await showTab(page, "Schedule");
  });

  it("a worker that dies: what it had found is kept or found again, and the next run gets a new one", async () => {
    await typeOrders(page, 60);
    await setSolveSeconds(page, 20);
    await press(page, "Run again");
    await page.getByText("Stop keeps the best schedule so far.").waitFor();
    const [worker] = page.workers();
    await worker!
      .evaluate(() => {
        setTimeout(() => {
          throw new Error("killed for a test");
        });
      })
      .catch(() => undefined);
    await page.getByText(/The best schedule so far is kept|it runs here/).waitFor();
    // Before it had sent a schedule the search begins anew in the page, and can be stopped there.
    const stop = page.getByRole("button", { name: "Stop", exact: true });
    if ((await stop.count()) > 0) await stop.click();
    await page.getByText(/Nothing is written yet|Stopped/).waitFor();
    // The browser tells of the error on the console or not, as it comes about.
    const others = faults.filter((line) => !line.includes("killed for a test"));
    faults.splice(0, faults.length, ...others);
    await writeAndWait(page);
    await setSolveSeconds(page, 0);
    await runAndWait(page);
  });

  it("the pane closed while solving and opened again: nothing is lost, and the run can be had anew", async () => {
    await page.getByLabel("Goal").selectOption("Stable");
    await setSolveSeconds(page, 20);
    await press(page, "Run again");
    await page.getByText("Stop keeps the best schedule so far.").waitFor();
    const before = await contents(page);
    // The runtime is shared: a pane that is hidden solves on, and shows so when it is back.
    await page.evaluate(() => Office.addin.hide());
    await page.evaluate(() => Office.addin.showAsTaskpane());
    await press(page, "Stop");
    await page.getByText("Stopped.").waitFor();
    expect(await contents(page)).toBe(before);
    await writeAndWait(page);
    await runAndWaitForStop(page);
    // A page that is loaded anew finds the workbook as it was left, and what was chosen.
    const book = await contents(page);
    const again = await page.evaluate(() => embedded.workbook.snapshot().customXml.length);
    expect(again).toBe(1);
    expect(await page.getByLabel("Goal").inputValue()).toBe("Stable");
    expect(await contents(page)).toBe(book);
  });
});

async function runAndWaitForStop(page: Page): Promise<void> {
  await press(page, "Run again");
  await page.getByText("Stop keeps the best schedule so far.").waitFor();
  await press(page, "Stop");
  await page.getByText("Stopped.").waitFor();
}
