import { spawnSync } from "node:child_process";
import { CASES, type BenchCase, type Figure } from "./cases";
import { COMMAND_CASE } from "./command-case";
import { ENGINE_CASES } from "./engine-bench";
import { FUNCTION_CASE } from "./function-case";
import { REPLAY_CASES } from "./replay-bench";

/**
 * `npm run bench` runs every case in a process of its own and prints a table, then one line of
 * JSON. `npm run bench -- read` runs the cases whose name has that word. Status 1 when a figure is
 * above its limit.
 */
const ALL: readonly BenchCase[] = [
  ...CASES,
  COMMAND_CASE,
  FUNCTION_CASE,
  ...ENGINE_CASES,
  ...REPLAY_CASES,
];

async function main(): Promise<void> {
  const [first, second] = process.argv.slice(2);
  if (first === "--case") return runCase(second ?? "");
  const chosen = ALL.filter(({ name }) => !first || name.includes(first));
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

void main();
