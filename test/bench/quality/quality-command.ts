import { join } from "node:path";
import { checkoutRoot } from "../../support/instances/checkout";
import { allCases, matching, sampled } from "./all-cases";
import { calibrated } from "./calibrate";
import { compareResults, comparisonText } from "./compare";
import { putTable } from "./document-table";
import { FACTORY_SIZES } from "./factory-cases";
import { printLines } from "./quality-lines";
import { runQuality } from "./quality-bench";
import { type QualityOptions, qualityOptions } from "./quality-options";
import { readResults, type Results, writeResults } from "./results";
import { type Planned, subsetOf } from "./subset";
import { tableOf } from "./table";

/** `quality`: a line a run, in this process. */
export function qualityLines(args: readonly string[]): void {
  const options = qualityOptions(args);
  if (options.calibrate.length > 0) return calibrate(options.calibrate);
  const { seeds = 1, seconds: marks = [10] } = options;
  const planned = matching(allCases(), options).map((one) => ({ one, seeds, marks }));
  if (planned.length === 0) throw new Error("No case is called so.");
  printLines(planned, options.clock);
}

/**
 * The subset, or everything with `--full`; writes results and table, and compares. Status 1 when a
 * schedule is not valid, a case fails, or a loss is above the noise.
 */
export function qualityBench(args: readonly string[]): void {
  const options = qualityOptions(args);
  const folder = options.out ?? usualFolder(options);
  if (options.table !== undefined || options.keep !== undefined) {
    const results = existing(options.from ?? join(folder, "results.json"));
    if (options.table !== undefined) putTable(options.table, tableOf(results));
    if (options.keep !== undefined) writeResults(options.keep, results);
    return;
  }
  const base = options.compare === undefined ? undefined : existing(options.compare);
  const { results, failures } = runQuality(plannedBy(options), {
    folder,
    clock: options.clock,
    resume: options.full && !options.restart,
  });
  console.log(`\n${tableOf(results)}\n\nWritten to ${folder}.`);
  for (const failure of failures) console.log(`FAILED ${failure}`);
  const changes = base ? compareResults(base, results) : [];
  if (base) console.log(`\nAgainst ${options.compare}:\n${comparisonText(changes)}`);
  if (base && changes.length === 0) throw new Error("The two results have no case in common.");
  if (failures.length > 0 || changes.some(({ isLoss }) => isLoss)) process.exitCode = 1;
}

function plannedBy(options: QualityOptions): Planned[] {
  const chosen = matching(allCases(), options);
  const planned = options.full
    ? sampled(chosen, options.sample ?? Infinity).map((one) => ({
        one,
        seeds: 3,
        marks: [1, 10, 60],
      }))
    : subsetOf(chosen);
  if (planned.length === 0) throw new Error("No case is called so.");
  return planned.map(({ one, seeds, marks }) => ({
    one,
    seeds: options.seeds ?? seeds,
    marks: options.seconds ?? marks,
  }));
}

function usualFolder({ full }: QualityOptions): string {
  return join(checkoutRoot(), ".cache", "bench", full ? "full" : "subset");
}

function existing(path: string): Results {
  const results = readResults(path);
  if (!results) throw new Error(`There are no results at ${path}.`);
  return results;
}

function calibrate(sizes: readonly number[]): void {
  for (const operations of sizes) {
    const count = FACTORY_SIZES.find((size) => size.operations === operations)?.count ?? 1;
    const found = Array.from({ length: count }, (_, k) => calibrated(operations, k + 1));
    console.log(`${operations}: [${found.join(", ")}],`);
  }
}
