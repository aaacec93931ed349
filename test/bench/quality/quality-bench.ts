import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { dispatchInChild, runInChild } from "./child";
import {
  isSame,
  readResults,
  type Results,
  type RunResult,
  withCase,
  writeResults,
} from "./results";
import type { Planned } from "./subset";
import { tableOf } from "./table";
import type { ClockName } from "./trajectory";

interface BenchOptions {
  readonly folder: string;
  readonly clock: ClockName;
  /** Goes on with what is in the folder; else that is thrown away. */
  readonly resume: boolean;
}

interface Outcome {
  readonly results: Results;
  /** What could not be measured, and what the verifier did not accept. */
  readonly failures: readonly string[];
}

/**
 * Runs what is planned, each run in a process of its own, one after another. results.json is written
 * after every run, so that an interruption costs one; table.md at the end.
 * @throws when results to go on from are of another build, or by another clock
 */
export function runQuality(planned: readonly Planned[], options: BenchOptions): Outcome {
  const path = join(options.folder, "results.json");
  let results = (options.resume && readResults(path)) || freshResults(options.clock);
  refuseMixture(results, options);
  const failures: string[] = [];
  planned.forEach(({ one, seeds, marks }, index) => {
    for (let seed = 1; seed <= seeds; seed++) {
      const done = results.cases.find((each) => isSame(each, one));
      if (done?.runs.some((run) => run.seed === seed && has(run, marks))) continue;
      console.error(`${index + 1} of ${planned.length}: ${one.name}, seed ${seed} …`);
      try {
        const found = done ?? dispatchInChild(one);
        const run = runInChild(one, { seed, marks, clock: options.clock });
        if (run.fault !== null) failures.push(`${one.name}, seed ${seed}: ${run.fault}`);
        results = withCase(results, { ...found, runs: [run] });
        writeResults(path, results);
      } catch (fault) {
        failures.push(fault instanceof Error ? fault.message : String(fault));
        return;
      }
    }
  });
  writeResults(path, results);
  writeFileSync(join(options.folder, "table.md"), `${tableOf(results)}\n`);
  return { results, failures };
}

function has(run: RunResult, marks: readonly number[]): boolean {
  return marks.every((seconds) => run.marks.some((mark) => mark.seconds === seconds));
}

function freshResults(clock: ClockName): Results {
  return {
    format: 1,
    machine: `${cpus()[0]?.model.trim() ?? "unknown processor"} (${cpus().length})`,
    node: process.versions.node,
    date: new Date().toISOString().slice(0, 10),
    clock,
    build: buildName(),
    cases: [],
  };
}

function refuseMixture({ build, clock }: Results, options: BenchOptions): void {
  const differs =
    build !== buildName() ? "another build" : clock !== options.clock && "another clock";
  if (!differs) return;
  throw new Error(
    `The results in ${options.folder} are of ${differs}. Begin anew with --restart, or give another folder with --out.`,
  );
}

/** A digest of the running bundle. */
function buildName(): string {
  return createHash("sha256").update(readFileSync(process.argv[1]!)).digest("hex").slice(0, 16);
}
