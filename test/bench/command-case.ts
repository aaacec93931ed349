import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine } from "../../src/cli/command-line";
import { nodeTerminal } from "../../src/cli/node-terminal";
import { type BenchCase, cpuSeconds, factoryOf, type Figure, peak } from "./cases";
import { plainBook } from "./plain-book";

/** The whole of `plumbline schedule` on a file with 20,000 operations. */
export const COMMAND_CASE: BenchCase = { name: "plumbline schedule, 20,000 operations", run };

async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  try {
    writeFileSync(join(folder, "book.xlsx"), plainBook(factoryOf(20_000)));
    let out = "";
    const terminal = { ...nodeTerminal(), folder, out: (text: string) => void (out += text) };
    globalThis.gc?.();
    const begin = process.cpuUsage();
    const before = performance.now();
    const status = await commandLine(["schedule", "book.xlsx", "--json", "--quiet"], terminal);
    const seconds = (performance.now() - before) / 1000;
    if (status !== 0) throw new Error(`plumbline schedule ended with ${status}`);
    const result = JSON.parse(out) as { operations: number; seconds: Record<string, number> };
    return [
      { what: "operations", value: result.operations, unit: "operations" },
      ...Object.entries(result.seconds).map(([what, value]): Figure => ({
        what,
        value,
        unit: "s",
      })),
      { what: "whole command", value: seconds, unit: "s", limit: 20 },
      { what: "the same in CPU time", value: cpuSeconds(process.cpuUsage(begin)), unit: "s" },
      {
        what: "file written",
        value: statSync(join(folder, "book.plumbline.xlsx")).size / 1024,
        unit: "KB",
      },
      ...peak(1000),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
