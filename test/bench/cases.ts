import { cpuUsage, memoryUsage } from "node:process";
import { buildPlan } from "../../src/intake/build-plan";
import { readPlanInputs } from "../../src/app/read-plan-inputs";
import { readWorkbook } from "../../src/app/read-workbook";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { solve } from "../../src/schedule/solve";
import { verify } from "../../src/schedule/verify";
import { largeFactory } from "./large-factory";
import { type PlainSheet, plainBook } from "./plain-book";

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit:
    "s" | "ms" | "MB" | "rows" | "operations" | "KB" | "orders" | "hours" | "%" | "syncs";
  /** What it must not be above. */
  readonly limit?: number;
}

export interface BenchCase {
  readonly name: string;
  /** Runs in a process of its own, so that its peak memory is its own. */
  readonly run: () => Promise<readonly Figure[]>;
}

const clock = { now: () => 0, elapsed: () => performance.now() / 1000 };

export const CASES: readonly BenchCase[] = [
  { name: "schedule 10,000 operations", run: () => scheduleCase(10_000, 1, 1500) },
  { name: "schedule 100,000 operations", run: () => scheduleCase(100_000, 15, 1500) },
  { name: "read 100,000 order rows", run: readCase },
];

/** From rows in memory to the best schedule of all rules. */
async function scheduleCase(
  operations: number,
  seconds: number,
  megabytes: number,
): Promise<Figure[]> {
  const inputs = await readPlanInputs(
    openWorkbook(plainBook(factoryOf(operations))),
    { bookName: "bench.xlsx" },
    clock,
  );
  globalThis.gc?.();
  const begin = cpuUsage();
  const before = clock.elapsed();
  const { problem } = buildPlan(inputs.reading.rows, inputs.settings, inputs.planContext);
  const built = clock.elapsed();
  const { solution } = solve(problem);
  const solved = clock.elapsed();
  const used = cpuUsage(begin);
  const violations = verify(problem, solution);
  const verified = clock.elapsed();
  if (violations.length > 0) throw new Error(`verify: ${violations[0]!.text}`);
  return [
    { what: "operations", value: problem.operations.length, unit: "operations" },
    { what: "problem built", value: built - before, unit: "s" },
    { what: "all rules", value: solved - built, unit: "s" },
    { what: "built and scheduled", value: solved - before, unit: "s", limit: seconds },
    { what: "the same in CPU time", value: cpuSeconds(used), unit: "s" },
    { what: "verified", value: verified - solved, unit: "s" },
    { what: "late orders", value: solution.value.lateOrders, unit: "orders" },
    { what: "not scheduled", value: solution.unscheduled.length, unit: "orders" },
    ...peak(megabytes),
  ];
}

/** 200 products of five steps on 100 machines, and as many orders as make so many operations. */
export function factoryOf(operations: number): PlainSheet[] {
  return largeFactory({ orders: operations / 5, steps: 5, resources: 100, products: 200 });
}

async function readCase(): Promise<Figure[]> {
  const size = { orders: 100_000, steps: 5, resources: 100, products: 200 };
  const bytes = plainBook(largeFactory(size));
  globalThis.gc?.();
  const begin = cpuUsage();
  const host = openWorkbook(bytes);
  const unzipped = cpuUsage(begin);
  const reading = await readWorkbook(host);
  const read = cpuUsage(begin);
  return [
    { what: "rows read", value: reading.rows.Orders.rows.length, unit: "rows" },
    { what: "unzipped (CPU)", value: cpuSeconds(unzipped), unit: "s" },
    {
      what: "read beyond unzipping (CPU)",
      value: cpuSeconds(read) - cpuSeconds(unzipped),
      unit: "s",
      limit: 2,
    },
    ...peak(1000),
  ];
}

export function cpuSeconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

export function peak(limit: number): Figure[] {
  const megabytes = process.resourceUsage().maxRSS / 1024;
  return [
    { what: "memory at the end", value: memoryUsage().rss / 2 ** 20, unit: "MB" },
    { what: "peak memory", value: megabytes, unit: "MB", limit },
  ];
}
