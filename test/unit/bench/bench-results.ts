import type { CaseResult, Results, RunResult } from "../../bench/quality/results";

/** A run with these values at 1 s, 10 s and so on. */
export function aRun(seed: number, values: readonly (number | null)[]): RunResult {
  return {
    seed,
    marks: values.map((value, k) => ({ seconds: 10 ** k, value, steps: 100 * (k + 1) })),
    bound: 50,
    firstSeconds: 0.1,
    elapsedSeconds: 10,
    cpuSeconds: 10,
    unscheduled: 0,
    fault: null,
    peakMegabytes: 100,
  };
}

export function aCase(
  name: string,
  runs: readonly RunResult[],
  more: Partial<CaseResult> = {},
): CaseResult {
  return {
    family: "jsp",
    name,
    group: "kind",
    goal: "Throughput",
    operations: 100,
    known: null,
    dispatch: { value: 120, seconds: 0.1, lateShare: 0, atcs: null },
    runs,
    ...more,
  };
}

export function someResults(...cases: readonly CaseResult[]): Results {
  return {
    format: 1,
    machine: "a machine",
    node: "20.0.0",
    date: "2026-11-26",
    clock: "cpu",
    build: "abc",
    cases,
  };
}
