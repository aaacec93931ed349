import type { Browser } from "playwright-core";
import type { SearchFigures } from "../browser/pages/search";
import { launchChromium } from "../support/chromium";
import { openSearchPage } from "../support/search-page";
import type { BenchCase, Figure } from "./cases";

/** Search after the first schedule, in seconds. */
const SECONDS = 4;
/** Milliseconds. A page that is idle and yet stands still so long says that the machine is busy. */
const QUIET = 15;

/** What a page feels of a search in its worker, in Chromium. */
export const PAGE_CASES: readonly BenchCase[] = [10_000, 100_000].map((operations) => ({
  name: `search beside a page, ${operations.toLocaleString("en-US")} operations`,
  run: () => pageCase(operations),
}));

async function pageCase(operations: number): Promise<readonly Figure[]> {
  const browser = await launchChromium();
  try {
    const page = await openSearchPage(browser);
    await page.evaluate(`prepareSearch(${operations})`);
    await browser.startTracing(page, { categories: [TASKS] });
    const figures = await page.evaluate<SearchFigures>(`measureSearch(${SECONDS})`);
    return told(figures, await longestTask(browser));
  } finally {
    await browser.close();
  }
}

/**
 * Judged at 10,000 operations: what the page itself works, always; what the clock says, on a quiet
 * machine only.
 */
function told(figures: SearchFigures, task: number): readonly Figure[] {
  const { noise, longestBlock, stop, first, operations } = figures;
  const isJudged = operations <= 10_000;
  const always = (limit: number) => (isJudged ? { limit } : {});
  const ifQuiet = (limit: number) => (isJudged && noise <= QUIET ? { limit } : {});
  return [
    { what: "operations", value: operations, unit: "operations" },
    { what: "first schedule", value: first / 1000, unit: "s" },
    { what: "page at work at a stretch", value: task, unit: "ms", ...always(50) },
    { what: "page stood still at most", value: longestBlock, unit: "ms", ...ifQuiet(50) },
    { what: "the same while it was idle", value: noise, unit: "ms" },
    { what: "Stop answered", value: stop, unit: "ms", ...ifQuiet(100) },
  ];
}

const TASKS = "toplevel";

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's own time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * The longest time that the page's thread worked without letting anybody in between, in
 * milliseconds of its own time: what other programs take from the machine does not count.
 */
async function longestTask(browser: Browser): Promise<number> {
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: readonly TraceEvent[];
  };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
  const pages = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  const tasks = trace.traceEvents.filter(
    (event) => event.name === "ThreadControllerImpl::RunTask" && pages.has(threadOf(event)),
  );
  if (tasks.length === 0) throw new Error("Chromium traced no task of the page.");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}
