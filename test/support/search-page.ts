import type { Browser, Page } from "playwright-core";
import { pageFiles } from "./page-bundle";

const ADDRESS = "https://search.test/";

/** A page with a worker of its own: `test/browser/pages/search.ts`, served from this machine. */
export async function openSearchPage(browser: Browser): Promise<Page> {
  const files = pageFiles();
  const page = await browser.newPage();
  await page.route("**/*", (route) => {
    const name = route.request().url().slice(ADDRESS.length);
    const body = files[name];
    if (body !== undefined) return route.fulfill({ contentType: "text/javascript", body });
    if (name !== "") return route.abort();
    const text = `<!doctype html><meta charset="utf-8"><script src="search.js"></script>`;
    return route.fulfill({ contentType: "text/html", body: text });
  });
  await page.goto(ADDRESS);
  return page;
}
