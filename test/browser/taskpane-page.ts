import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { EmbeddedHost } from "../../src/embedded/embedded-host";
import { catalog, officeJsFile } from "../support/office-js";
import { pageBundle } from "../support/page-bundle";

const ROOT = join(__dirname, "..", "..");
const PANE = join(ROOT, "dist", "pane");
const ADDRESS = "https://plumbline.test/";
const OFFICE = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const KINDS: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
};

declare global {
  /** Set on the page by pages/taskpane-host.ts. */
  var embedded: EmbeddedHost;
}

/** The pane's page as it is built for Excel, in a browser, before the embedded host. */
export interface BrowserPane {
  readonly page: Page;
  /** What went wrong: errors on the console, exceptions, requests to anywhere else. */
  readonly faults: string[];
}

/** Builds the pane where it is older than its sources. */
export function buildPane(): void {
  const script = join(ROOT, ".ci", "build-if-stale.mjs");
  const run = spawnSync(process.execPath, [script, "pane"], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`The pane was not built:\n${run.stdout}${run.stderr}`);
}

export async function openTaskpane(browser: Browser): Promise<BrowserPane> {
  const page = await browser.newPage({
    viewport: { width: 350, height: 900 },
    colorScheme: "light",
    forcedColors: "none",
  });
  // A machine that is busy with other things is no fault of the pane's.
  page.setDefaultTimeout(120_000);
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  await page.route("**/*", async (route) => {
    const url = route.request().url().split("?")[0]!;
    const file = url.startsWith(OFFICE)
      ? officeJsFile(url.slice(OFFICE.length))
      : url.startsWith(ADDRESS)
        ? join(PANE, url.slice(ADDRESS.length))
        : "";
    if (file !== "" && existsSync(file)) {
      const contentType = KINDS[extname(file)] ?? "application/octet-stream";
      await route.fulfill({ body: readFileSync(file), contentType });
      return;
    }
    if (!url.endsWith("/favicon.ico")) faults.push(`asked for ${url}`);
    await route.abort();
  });
  await page.addInitScript(`globalThis.memberCatalog = ${JSON.stringify(catalog())};`);
  await page.addInitScript(pageBundle("taskpane-host"));
  await page.goto(`${ADDRESS}taskpane.html`);
  return { page, faults };
}
