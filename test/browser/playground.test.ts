import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../support/chromium";
import { violations } from "./pane-acts";

const ROOT = join(__dirname, "..", "..");
const SHOTS = join(ROOT, "dist", "test", "screenshots");

/** `npm start` on the sample; resolves to the address that it prints last. */
function start(): { server: ChildProcess; address: Promise<string> } {
  const { CI: _ci, ...env } = process.env;
  const script = join(ROOT, ".ci", "start.mjs");
  const server = spawn(process.execPath, [script, "--iterations", "1"], { cwd: ROOT, env });
  const address = new Promise<string>((found, failed) => {
    let printed = "";
    const read = (text: Buffer) => {
      printed += String(text);
      const [match] = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed) ?? [];
      if (match !== undefined) found(match);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("exit", (status) => failed(new Error(`npm start ended (${status}):\n${printed}`)));
  });
  return { server, address };
}

/** Presses Save; where the file was put. */
async function saved(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 120_000 }),
    page.getByRole("button", { name: "Save .xlsx" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  return download.path();
}

const selected = (page: Page) => page.locator("td.active").getAttribute("data-address");

async function nothingWrong(page: Page, faults: readonly string[]): Promise<void> {
  const statistics = await page.evaluate(() => plumblineHost.statistics());
  expect([statistics.crashes, statistics.refused, statistics.fallbacks]).toEqual([[], {}, {}]);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
}

describe("the playground that npm start serves", () => {
  let browser: Browser;
  let address: string;
  let server: ChildProcess;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    const started = start();
    server = started.server;
    address = await started.address;
    browser = await launchChromium();
  }, 600_000);
  afterAll(async () => {
    server.kill("SIGINT");
    await browser?.close();
  });

  async function openPlayground() {
    const page = await browser.newPage({ viewport: { width: 1400, height: 800 } });
    page.setDefaultTimeout(120_000);
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(data|blob):/.test(url)) faults.push(`asked for ${url}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(address);
    return { page, faults };
  }

  it("shows the scheduled sample beside the pane, and asks nobody else", async () => {
    const { page, faults } = await openPlayground();
    const tab = page.getByRole("tab", { name: "Schedule", exact: true });
    await tab.waitFor();
    expect(await tab.first().getAttribute("aria-selected")).toBe("true");
    const pane = page.frameLocator("#pane");
    await pane.getByRole("tab", { name: "Start" }).waitFor();
    await pane.getByText("What was found").waitFor();
    const rows = page.locator("#grid tbody tr:not(.gap)");
    expect(await rows.count()).toBeGreaterThan(20);
    const texts = await rows.allInnerTexts();
    // Starts and ends are dates, not serials.
    expect(texts.filter((text) => /\d{1,2}:\d{2}/.test(text)).length).toBeGreaterThan(10);
    await page.screenshot({ path: join(SHOTS, "playground.png") });

    await page.getByRole("tab", { name: "Orders", exact: true }).click();
    await page.evaluate(() => plumblineHost.workbook.select("Schedule!C900"));
    await page.locator('td.selected[data-address="C900"]').waitFor();
    expect(await tab.first().getAttribute("aria-selected")).toBe("true");

    const first = await saved(page);
    await page.locator("#file").setInputFiles(first);
    await pane.getByText("What was found").waitFor();
    await nothingWrong(page, faults);
  });

  it("is typed into like a spreadsheet, and what was typed counts at the next run", async () => {
    const { page, faults } = await openPlayground();
    const pane = page.frameLocator("#pane");
    await pane.getByText("What was found").waitFor();
    await page.getByRole("tab", { name: "Orders", exact: true }).click();
    const cell = (address: string) => page.locator(`td[data-address="${address}"]`);
    const value = (address: string) =>
      page.evaluate((at) => plumblineHost.workbook.values(`Orders!${at}`)[0]![0], address);
    await page.evaluate(() => plumblineHost.workbook.select("Orders!D405"));
    await cell("D405").click();
    await page.keyboard.type("777");
    expect(await value("D405")).not.toBe(777);
    await page.keyboard.press("Enter");
    expect(await value("D405")).toBe(777);
    expect(await selected(page)).toBe("D406");
    const before = await value("D406");
    await page.keyboard.type("1");
    await page.keyboard.press("Escape");
    expect(await value("D406")).toBe(before);
    await page.keyboard.type("88");
    await page.keyboard.press("Tab");
    expect([await value("D406"), await selected(page)]).toEqual([88, "E406"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowLeft");
    expect(await selected(page)).toBe("D407");
    await page.keyboard.press("Delete");
    expect(await value("D407")).toBe("");
    await page.keyboard.press("Control+z");
    expect(await value("D407")).not.toBe("");
    // Twice to change what is there, as it is.
    const order = await value("A408");
    await cell("A408").dblclick();
    expect(await page.locator("#grid .editor").inputValue()).toBe(String(order));
    await page.keyboard.press("End");
    await page.keyboard.type("9");
    // While a cell is typed into, Excel lets no add-in in; going to the pane ends that.
    await pane.getByRole("tab", { name: "Data" }).click();
    expect(await value("A408")).toBe(Number(`${String(order)}9`));
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    expect(await value("A408")).toBe(order);

    await page.evaluate(() => {
      const { workbook } = plumblineHost;
      const row = workbook
        .values("Settings!A1:A60")
        .findIndex(([name]) => name === "Solve seconds");
      workbook.type(`Settings!B${row + 1}`, [[0]]);
    });
    // The sheets that the command line wrote are refreshed in place.
    await pane.getByRole("tab", { name: "Schedule" }).click();
    await pane.getByRole("button", { name: "Run" }).click();
    await pane.getByRole("button", { name: "Write" }).click();
    await pane.getByRole("button", { name: "Undo" }).waitFor();
    // All written sheets go into the file at once.
    const path = await saved(page);
    const book = read(readFileSync(path), { cellDates: false });
    const values = await page.evaluate(() => plumblineHost.workbook.values("Schedule!A6:K40"));
    const inFile = utils.sheet_to_json<unknown[]>(book.Sheets["Schedule"]!, {
      header: 1,
      range: "A6:K40",
      defval: "",
    });
    expect(inFile).toEqual(values);
    expect(book.Sheets["Orders"]!["D405"]).toMatchObject({ t: "n", v: 777 });
    const schedule = utils.sheet_to_json<Record<string, unknown>>(book.Sheets["Schedule"]!, {
      range: 4,
    });
    const changed = book.Sheets["Orders"]!["A405"] as { v: number };
    const quantities = schedule.filter((row) => row["Order"] === String(changed.v));
    expect(quantities.at(-1)?.["Good quantity"]).toBe(777);
    await page.screenshot({ path: join(SHOTS, "playground-written.png") });
    await nothingWrong(page, faults);
  });

  it("gives the workbook to no other site", async () => {
    const from = { headers: { "sec-fetch-site": "cross-site" } };
    const answers = await Promise.all([
      fetch(`${address}given.js`, from),
      fetch(`${address}..%2f..%2fpackage.json`),
      fetch(address),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 404, 200]);
    expect(answers[2]!.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});
