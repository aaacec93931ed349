import { spawnSync } from "node:child_process";
import { CASES, type BenchCase, type Figure } from "./cases";
import { COMMAND_CASE } from "./command-case";
import { ENGINE_CASES } from "./engine-bench";
import { FUNCTION_CASE } from "./function-case";
import { PAGE_CASES } from "./page-case";
import { REQUESTS_CASE } from "./requests-case";
import { answer, CHILD } from "./quality/child";
import { qualityBench, qualityLines } from "./quality/quality-command";
import { RECORD_COMMAND_CASE } from "./record-command-case";
import { REPLAY_CASES } from "./replay-bench";
import { REALITY_CASES } from "./reality-bench";
import { VARIANCE_CASES } from "./variance-bench";

/**
 * `npm run bench` measures speed and a fixed subset of quality; docs/bench.md says what else there is.
 * `npm run bench -- read` runs the speed cases whose name has that word, `speed` all of them. Every
 * case has a process of its own. Status 1 when a figure is above its limit, or quality fails.
 */
const EXCEL_CASES: readonly BenchCase[] = [FUNCTION_CASE, REQUESTS_CASE, ...PAGE_CASES];
const ALL: readonly BenchCase[] = [
  ...CASES,
  COMMAND_CASE,
  ...EXCEL_CASES,
  ...ENGINE_CASES,
  ...REPLAY_CASES,
  ...VARIANCE_CASES,
  RECORD_COMMAND_CASE,
  ...REALITY_CASES,
];

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const [first = "", second = ""] = args;
  if (first === "--case") return runCase(second);
  if (first === CHILD) return answer(second);
  if (first === "quality") return qualityLines(args.slice(1));
  if (first === "speed") return speed(ALL);
  if (first !== "" && !first.startsWith("--")) {
    return speed(ALL.filter(({ name }) => name.includes(first)));
  }
  if (first === "") speed(ALL);
  qualityBench(args);
}

function speed(chosen: readonly BenchCase[]): void {
  const results = chosen.map(({ name }) => ({ name, figures: measured(name) }));
  for (const { name, figures } of results) printTable(name, figures);
  console.log(
    JSON.stringify(Object.fromEntries(results.map(({ name, figures }) => [name, figures]))),
  );
  const over = results.flatMap(({ figures }) => figures).filter(isOver);
  if (over.length > 0) process.exitCode = 1;
}

async function runCase(name: string): Promise<void> {
  const found = ALL.find((one) => one.name === name);
  if (!found) throw new Error(`There is no case "${name}".`);
  console.log(JSON.stringify(await found.run()));
}

/** The figures of one case, from a process of its own. */
function measured(name: string): readonly Figure[] {
  console.error(`${name} …`);
  const run = spawnSync(
    process.execPath,
    ["--expose-gc", ...process.execArgv, process.argv[1]!, "--case", name],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 26 },
  );
  if (run.status !== 0) {
    process.exitCode = 1;
    return [];
  }
  return JSON.parse(run.stdout) as Figure[];
}

function isOver({ value, limit }: Figure): boolean {
  return limit !== undefined && value > limit;
}

function printTable(name: string, figures: readonly Figure[]): void {
  console.log(`\n${name}`);
  for (const figure of figures) {
    const { what, value, unit, limit } = figure;
    const shown =
      unit === "s" || unit === "%" ? value.toFixed(2) : Math.round(value).toLocaleString("en-US");
    const bound =
      limit === undefined ? "" : `  (at most ${limit}${isOver(figure) ? ", ABOVE" : ""})`;
    console.log(`  ${what.padEnd(28)} ${shown.padStart(9)} ${unit}${bound}`);
  }
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
});
