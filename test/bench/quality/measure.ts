import { solve } from "../../../src/schedule/solve";
import { atcs } from "./atcs";
import type { QualityCase } from "./quality-case";
import type { CaseResult, DispatchResult, RunResult } from "./results";
import { type ClockName, secondsOf, trajectory } from "./trajectory";

export interface RunRequest {
  readonly seed: number;
  readonly marks: readonly number[];
  readonly clock: ClockName;
}

/** A case without runs: its size, and what the best dispatching rule does. */
export function measureDispatch(one: QualityCase): CaseResult {
  const problem = one.problem();
  const before = performance.now();
  const { solution, progress } = solve(problem, { iterations: 0 });
  const dated = problem.orders.filter(({ due }) => due !== undefined).length;
  const reference = one.family === "wtsds" ? atcs(problem) : undefined;
  const dispatch: DispatchResult = {
    value: progress.value * one.perHour,
    seconds: (performance.now() - before) / 1000,
    lateShare: dated > 0 ? solution.value.lateOrders / dated : 0,
    atcs: reference === undefined ? null : reference * one.perHour,
  };
  const { family, name, group } = one;
  return {
    family,
    name,
    group,
    goal: problem.goal,
    operations: problem.operations.length,
    known: one.known() ?? null,
    dispatch,
    runs: [],
  };
}

/** One run; this process must do nothing else, since its peak of memory counts. */
export function measureRun(one: QualityCase, { seed, marks, clock }: RunRequest): RunResult {
  const problem = one.problem();
  globalThis.gc?.();
  const run = trajectory(problem, { seed, marks, now: () => secondsOf(clock) });
  return {
    ...run,
    marks: run.marks.map((mark) => ({
      ...mark,
      value: mark.value === null ? null : mark.value * one.perHour,
    })),
    bound: run.bound * one.perHour,
    seed,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
