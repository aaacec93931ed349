import type { Clock, Solver } from "../../../src/app/ports";
import { scheduleWorkbook } from "../../../src/app/schedule-workbook";
import { MemoryHost } from "../../../src/hosts/memory-host";
import { HOUR, momentFromCivil } from "../../../src/kernel/moment";
import { sampleWorkbook } from "../../../src/sample/sample-workbook";
import { solve } from "../../../src/schedule/solve";

/** The clock stands still: the sample's first Monday, an hour after the shift began. */
const clock: Clock = { now: () => momentFromCivil(2026, 11, 23, 6) + HOUR, elapsed: () => 0 };

const solver: Solver = async ({ problem, seed, iterations }) => {
  await Promise.resolve();
  const { solution, progress } = solve(problem, { seed, iterations: iterations ?? 0 });
  return { solution, bound: progress.bound, gap: progress.gap, interrupted: false };
};

/**
 * The whole chain over the sample factory in a workbook in memory: what kind of end it came to, and
 * every written sheet as text.
 */
export async function chainText(): Promise<{ kind: string; sheets: Record<string, string> }> {
  const host = new MemoryHost({ sheets: [] });
  await host.apply(
    sampleWorkbook().sheets.map((content) => ({ kind: "putSheet", content, owner: "user" })),
  );
  const before = new Set((await host.readInfo()).sheets.map(({ name }) => name));
  const options = { bookName: "sample.xlsx", iterations: 10, seed: 1 };
  const { kind } = await scheduleWorkbook(host, options, solver, clock);
  const after = (await host.readInfo()).sheets.map(({ name }) => name);
  const written = after.filter((name) => !before.has(name));
  const sheets = written.map((name) => [name, JSON.stringify(host.contentOf(name))] as const);
  return { kind, sheets: Object.fromEntries(sheets) };
}

Object.assign(globalThis, { chainText });
