import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { KnownValue } from "../../support/instances/known-value";
import type { Trajectory } from "./trajectory";

/** One case of the bench with all that was measured of it; values in the case's own unit. */
export interface CaseResult {
  readonly family: string;
  readonly name: string;
  readonly group: string;
  readonly goal: string;
  readonly operations: number;
  readonly known: KnownValue | null;
  readonly dispatch: DispatchResult;
  readonly runs: readonly RunResult[];
}

/** The best dispatching rule alone. */
export interface DispatchResult {
  readonly value: number;
  readonly seconds: number;
  /** Share of the orders that have due dates and are late. */
  readonly lateShare: number;
  /** Of the rule ATCS, where it applies. */
  readonly atcs: number | null;
}

export interface RunResult extends Trajectory {
  readonly seed: number;
  readonly peakMegabytes: number;
}

/** A file of results: what is kept as a baseline, and what a long run goes on from. */
export interface Results {
  readonly format: 1;
  readonly machine: string;
  readonly node: string;
  readonly date: string;
  readonly clock: string;
  /** Of the bundle that measured, so that results of two engines are never mixed. */
  readonly build: string;
  readonly cases: readonly CaseResult[];
}

export function readResults(path: string): Results | undefined {
  if (!existsSync(path)) return undefined;
  const results = JSON.parse(readFileSync(path, "utf8")) as Results;
  if (results.format !== 1) throw new Error(`${path} is of a format that is not known here.`);
  return results;
}

/** A line a case, so that a kept baseline can be read as a diff; whole or not at all, so that an interruption costs one run. */
export function writeResults(path: string, { cases, ...head }: Results): void {
  mkdirSync(dirname(path), { recursive: true });
  const lines = cases.map((one) => JSON.stringify(one)).join(",\n");
  const text = `${JSON.stringify(head).slice(0, -1)},"cases":[\n${lines}\n]}\n`;
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

/** The same results with these runs of a case; a run of the same seed gives way. */
export function withCase(results: Results, added: CaseResult): Results {
  const others = results.cases.filter((one) => !isSame(one, added));
  const known = results.cases.find((one) => isSame(one, added));
  if (!known) return { ...results, cases: [...others, added] };
  const seeds = added.runs.map(({ seed }) => seed);
  const runs = [...known.runs.filter(({ seed }) => !seeds.includes(seed)), ...added.runs];
  return {
    ...results,
    cases: results.cases.map((one) => (one === known ? { ...known, runs } : one)),
  };
}

interface Named {
  readonly family: string;
  readonly name: string;
}

export function isSame(a: Named, b: Named): boolean {
  return a.family === b.family && a.name === b.name;
}
