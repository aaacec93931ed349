import { scheduleWorkbook } from "../../src/app/schedule-workbook";
import type { Solver } from "../../src/app/ports";
import { excelHost } from "../../src/hosts/excel/excel-host";
import { solve } from "../../src/schedule/solve";
import { openExcel, seedExcel } from "../hosts/excel/embedded-excel";
import type { EmbeddedPane } from "../support/embedded-pane";
import { type BenchCase, factoryOf, type Figure } from "./cases";

/** What Excel on the web takes in one request and gives in one answer. */
const MOST_BYTES = 5 * 2 ** 20;

/** The whole chain through the real Office.js: what it asks of Excel to read, to write and to refresh. */
export const REQUESTS_CASE: BenchCase = { name: "requests to Excel, 10,000 operations", run };

async function run(): Promise<readonly Figure[]> {
  const pane = await openExcel();
  seedExcel(pane, { sheets: factoryOf(10_000) });
  const first = await scheduled(pane);
  const second = await scheduled(pane);
  const { largestRequest, largestResponse, errors } = pane.host.statistics();
  pane.close();
  if (errors > 0) throw new Error(`Excel refused ${errors} requests.`);
  return [
    ...traffic("read", first.read, 12),
    ...traffic("write", first.write, 20),
    ...traffic("read again", second.read, 12),
    ...traffic("refresh", second.write, 20),
    ...[largestRequest, largestResponse].map((bytes, i): Figure => {
      const what = i === 0 ? "largest request" : "largest answer";
      return { what, value: bytes / 1024, unit: "KB", limit: MOST_BYTES / 1024 };
    }),
  ];
}

interface Traffic {
  readonly syncs: number;
  readonly bytes: number;
}

/** Schedules the open workbook: all before the search is reading, all after it writing. */
async function scheduled(pane: EmbeddedPane): Promise<{ read: Traffic; write: Traffic }> {
  const begin = count(pane);
  let searched = begin;
  const solver: Solver = ({ problem }) => {
    searched = count(pane);
    const { solution, progress } = solve(problem);
    const { bound, gap } = progress;
    return Promise.resolve({ solution, bound, gap, interrupted: false });
  };
  const clock = { now: () => 0, elapsed: () => performance.now() / 1000 };
  const outcome = await scheduleWorkbook(excelHost(), { bookName: "bench.xlsx" }, solver, clock);
  if (outcome.kind !== "done") throw new Error(`The workbook was ${outcome.kind}.`);
  return { read: between(begin, searched), write: between(searched, count(pane)) };
}

function count({ host }: EmbeddedPane): Traffic {
  const { syncs, requestBytes, responseBytes } = host.statistics();
  return { syncs, bytes: requestBytes + responseBytes };
}

const between = (from: Traffic, to: Traffic): Traffic => ({
  syncs: to.syncs - from.syncs,
  bytes: to.bytes - from.bytes,
});

function traffic(what: string, { syncs, bytes }: Traffic, limit: number): readonly Figure[] {
  return [
    { what: `to ${what}`, value: syncs, unit: "syncs", limit },
    { what: `to ${what}`, value: bytes / 1024, unit: "KB" },
  ];
}
