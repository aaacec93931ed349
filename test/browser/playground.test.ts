import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium";

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

  it("shows the scheduled sample beside the pane, and asks nobody else", async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 800 } });
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

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save .xlsx" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("sample.plumbline.xlsx");
    await page.locator("#file").setInputFiles(await download.path());
    await pane.getByText("What was found").waitFor();

    // The sheets that the command line wrote are refreshed in place.
    await pane.getByRole("tab", { name: "Schedule" }).click();
    await pane.getByRole("button", { name: "Run" }).click();
    await pane.getByRole("button", { name: "Write" }).click();
    await pane.getByRole("button", { name: "Undo" }).waitFor();
    const statistics = await page.evaluate(() => plumblineHost.statistics());
    expect([statistics.crashes, statistics.refused, statistics.fallbacks]).toEqual([[], {}, {}]);
    expect(faults).toEqual([]);
    await page.close();
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
