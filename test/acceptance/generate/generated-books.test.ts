import { join } from "node:path";
import { existsSync } from "node:fs";
import { judge, sayFaults } from "../schedule-judge";
import { type Result } from "../judge/judge-result";
import { readWorkbook, valuesOf } from "../support/read-book";
import { plumbline, traceIn, workFolder } from "../support/run-plumbline";
import { writeBook } from "../support/write-book";
import { generateBook } from "./generate-book";

const folder = workFolder("generated");
const SOAK = process.env["PLUMBLINE_SOAK"] === "1";
const SEEDS = SOAK ? 400 : 10;
const FIRST = Number(process.env["PLUMBLINE_SEED"] ?? 1);

async function faultsOf(seed: number, size?: number): Promise<string[]> {
  const { book, disguise, goal, priority } = generateBook(seed, size);
  const input = join(folder, `book-${seed}.xlsx`);
  const output = join(folder, `book-${seed}.out.xlsx`);
  writeBook(input, book, disguise);
  const run = await plumbline([
    "schedule",
    input,
    ...["-o", output, "--iterations", "1", "--json", "--quiet"],
    ...(goal === undefined ? [] : ["--goal", goal]),
    ...(priority === "most" ? ["--priority-1", "most"] : []),
  ]);
  const trace = traceIn(run);
  if (trace !== undefined) return [`seed ${seed}: a stack trace: ${run.stderr.slice(0, 1500)}`];
  if (run.status !== 0 || !existsSync(output)) {
    return [`seed ${seed}: status ${run.status}: ${run.stderr.slice(0, 1500)}`];
  }
  const result = JSON.parse(run.stdout) as Result;
  const { faults } = judge({
    inputs: valuesOf(book),
    output: readWorkbook(output),
    given: readWorkbook(input),
    result,
    priority,
    ...(goal === undefined ? {} : { goal }),
  });
  const errors = result.issues
    .filter(({ severity }) => severity.toLowerCase() === "error")
    .map((issue) => `issue: ${issue.sheet}!${issue.cell} ${issue.what}`);
  return [...sayFaults(faults), ...errors.slice(0, 4)].map((text) => `seed ${seed}: ${text}`);
}

describe("workbooks of random factories", () => {
  const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST + index);

  it.concurrent.each(seeds)("seed %i is scheduled by every rule of the page", async (seed) => {
    expect(await faultsOf(seed)).toEqual([]);
  });

  it.concurrent("500 orders are scheduled by every rule of the page", async () => {
    expect(await faultsOf(9001, 500)).toEqual([]);
  });
});
