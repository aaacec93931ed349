import { solve } from "../../../src/schedule/solve";
import { generatedCases } from "./generated-cases";
import { publishedCases } from "./published-cases";
import type { QualityCase } from "./quality-case";
import { trajectory, type ClockName } from "./trajectory";

interface QuickOptions {
  readonly family: readonly string[];
  readonly only: readonly string[];
  readonly seconds: readonly number[];
  readonly seeds: number;
  readonly clock: ClockName;
}

/** `quality --family jsp --only ta01,ft10 --seconds 1,10 --seeds 3`: one line a run. */
export function qualityCommand(args: readonly string[]): void {
  const options = optionsOf(args);
  const chosen = [...publishedCases(), ...generatedCases()].filter((one) => matches(one, options));
  if (chosen.length === 0) throw new Error("No case is called so.");
  console.log(
    "case            seed      value  best known    gap %      bound dispatch      steps  elapsed      CPU  at marks",
  );
  for (const one of chosen) runCase(one, options);
}

function runCase(one: QualityCase, { seconds, seeds, clock }: QuickOptions): void {
  const problem = one.problem();
  const dispatch = solve(problem, { iterations: 0 }).progress.value * one.perHour;
  for (let seed = 1; seed <= seeds; seed++) {
    const run = trajectory(problem, { seed, marks: seconds, clock });
    const value = run.value * one.perHour;
    const best = one.known()?.ub;
    const gap = best === undefined ? "" : percent(value, best);
    const marks = run.marks.map((m) => `${m.seconds}s:${shown((m.value ?? NaN) * one.perHour)}`);
    const cells = [
      one.name.padEnd(15),
      String(seed).padStart(4),
      shown(value).padStart(10),
      (best === undefined ? "" : shown(best)).padStart(11),
      gap.padStart(8),
      shown(run.bound * one.perHour).padStart(10),
      shown(dispatch).padStart(8),
      String(run.steps).padStart(10),
      run.elapsedSeconds.toFixed(2).padStart(8),
      run.cpuSeconds.toFixed(2).padStart(8),
      marks.join(" "),
      run.unscheduled > 0 ? `LEFT OUT ${run.unscheduled}` : "",
      run.faults.length > 0 ? `INVALID: ${run.faults[0]}` : "",
    ];
    console.log(cells.join(" ").trimEnd());
  }
}

const shown = (value: number): string => String(Math.round(value * 100) / 100);

function percent(value: number, best: number): string {
  if (best === 0) return value < 1e-6 ? "0.00" : "best 0";
  return (100 * (value / best - 1)).toFixed(2);
}

function matches(one: QualityCase, { family, only }: QuickOptions): boolean {
  return (
    (family.length === 0 || family.includes(one.family)) &&
    (only.length === 0 || only.some((pattern) => fits(one.name, pattern)))
  );
}

/** A name, or its beginning before a *. */
function fits(name: string, pattern: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function optionsOf(args: readonly string[]): QuickOptions {
  const list = (name: string, other: string) => {
    const at = args.indexOf(`--${name}`);
    return (at < 0 ? other : (args[at + 1] ?? "")).split(",").filter((word) => word !== "");
  };
  return {
    family: list("family", ""),
    only: list("only", ""),
    seconds: list("seconds", "10").map(Number),
    seeds: Number(list("seeds", "1")[0]),
    clock: list("clock", "cpu")[0] === "wall" ? "wall" : "cpu",
  };
}
