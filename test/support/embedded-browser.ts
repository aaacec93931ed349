import { existsSync, readFileSync } from "node:fs";
import type { Browser, Page, Route } from "playwright-core";
import type { EmbeddedHostOptions } from "../../src/embedded/embedded-host";
import { catalog, officeJsFile } from "./office-js";
import { pageBundle } from "./page-bundle";

const ORIGIN = "https://pane.embedded";

/** A page of an add-in in Chromium, with the host in the same page as `embeddedHost`. */
export interface BrowserPane {
  readonly page: Page;
  /** Addresses that the page asked for and that are not its own; all were refused. */
  readonly external: readonly string[];
  /** Errors in the console and uncaught ones. */
  readonly errors: readonly string[];
}

export interface PageOptions {
  /** Any options of the host that can be written as JSON. */
  readonly host?: Omit<EmbeddedHostOptions, "catalog" | "calculate" | "openDialog" | "closeDialog">;
  /** More files of the page, by path (`/pane.js`), as text. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the page's body holds, such as a script of the add-in. */
  readonly body?: string;
}

/** Opens a page with the real Office.js; every request is answered from this machine. */
export async function openBrowserPane(
  browser: Browser,
  { host = {}, files = {}, body = "" }: PageOptions = {},
): Promise<BrowserPane> {
  const options = JSON.stringify({ ...host, catalog: catalog() });
  const served: Record<string, string> = {
    "/embedded.js": `${pageBundle("embedded")}\nstartEmbeddedHost(${options});`,
    "/pane.html": pageText(`<script src="/embedded.js"></script>`, body),
    "/dialog.html": pageText(
      `<script>parent.embeddedHost.attach(window, { isDialog: true });</script>`,
      `<script>Office.onReady(() => Office.context.ui.messageParent("hello"));</script>`,
    ),
    ...files,
  };
  const page = await browser.newPage();
  const [external, errors]: string[][] = [[], []];
  page.on("pageerror", (error) => errors!.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors!.push(message.text());
  });
  await page.route("**/*", (route) => answer(route, served, external!));
  await page.goto(`${ORIGIN}/pane.html`);
  await page.waitForFunction("globalThis.Office?.onReady !== undefined");
  await page.evaluate("Office.onReady()");
  return { page, external: external!, errors: errors! };
}

function pageText(first: string, body: string): string {
  const office = `<script src="/officejs/office.js"></script>`;
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${first}${office}<body>${body}</body>`;
}

async function answer(
  route: Route,
  served: Readonly<Record<string, string>>,
  external: string[],
): Promise<void> {
  const url = new URL(route.request().url());
  const contentType = url.pathname.endsWith(".js") ? "text/javascript" : "text/html";
  if (url.origin !== ORIGIN) {
    external.push(url.href);
    await route.abort();
    return;
  }
  const text = served[url.pathname];
  const file = url.pathname.startsWith("/officejs/")
    ? officeJsFile(url.pathname.slice("/officejs/".length))
    : undefined;
  if (text !== undefined) await route.fulfill({ contentType, body: text });
  else if (file !== undefined && existsSync(file)) {
    await route.fulfill({ contentType, body: readFileSync(file) });
  } else await route.fulfill({ status: 404, body: "" });
}
