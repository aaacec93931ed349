import { solve } from "../../../src/schedule/solve";
import { measureRun } from "./measure";
import type { Planned } from "./subset";
import type { ClockName } from "./trajectory";

/** Runs what is planned in this very process and prints a line for each run, for a quick look. */
export function printLines(planned: readonly Planned[], clock: ClockName): void {
  console.log(
    "case            seed      value  best known    gap %      bound dispatch      steps  elapsed      CPU  at marks",
  );
  for (const { one, seeds, marks } of planned) {
    const problem = one.problem();
    const dispatch = solve(problem, { iterations: 0 }).progress.value * one.perHour;
    const best = one.known()?.ub;
    for (let seed = 1; seed <= seeds; seed++) {
      const run = measureRun({ ...one, problem: () => problem }, { seed, marks, clock });
      const value = run.marks.at(-1)!.value ?? NaN;
      const cells = [
        one.name.padEnd(15),
        String(seed).padStart(4),
        shown(value).padStart(10),
        (best === undefined ? "" : shown(best)).padStart(11),
        (best === undefined ? "" : percent(value, best)).padStart(8),
        shown(run.bound).padStart(10),
        shown(dispatch).padStart(8),
        String(run.marks.at(-1)!.steps).padStart(10),
        run.elapsedSeconds.toFixed(2).padStart(8),
        run.cpuSeconds.toFixed(2).padStart(8),
        ...run.marks.map((m) => `${m.seconds}s:${m.value === null ? "none" : shown(m.value)}`),
        run.unscheduled > 0 ? `LEFT OUT ${run.unscheduled}` : "",
        run.fault === null ? "" : `INVALID: ${run.fault}`,
      ];
      console.log(cells.join(" ").trimEnd());
    }
  }
}

const shown = (value: number): string => String(Math.round(value * 100) / 100);

function percent(value: number, best: number): string {
  if (best === 0) return value < 1e-6 ? "0.00" : "best 0";
  return (100 * (value / best - 1)).toFixed(2);
}
