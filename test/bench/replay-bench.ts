import { cpuUsage } from "node:process";
import { defaultSpreads } from "../../src/replay/default-spreads";
import { replayInSlices } from "../../src/replay/replay";
import { solve } from "../../src/schedule/solve";
import { factoryProblem } from "../support/factory-problem";
import { type BenchCase, type Figure, cpuSeconds, peak } from "./cases";

const REPLAYS = 500;
/** Seconds of one thread. */
const LIMIT = 10;

/** How long it takes to tell how sure the dates of a schedule are. */
export const REPLAY_CASES: readonly BenchCase[] = [
  { name: "replay 10,000 operations × 500", run: () => replayCase(10_000, REPLAYS) },
  { name: "replay 100,000 operations × 50", run: () => replayCase(100_000, REPLAYS / 10) },
];

async function replayCase(operations: number, replays: number): Promise<readonly Figure[]> {
  const problem = factoryProblem(operations);
  const { solution } = solve(problem);
  const targets = problem.orders.map(({ jobs, due }) => ({ jobs, due }));
  const uptimes = problem.resources.map(() => 0.9);
  globalThis.gc?.();
  const used = cpuUsage();
  const began = performance.now();
  const spreads = defaultSpreads(problem, solution, uptimes);
  const search = replayInSlices({ problem, solution, targets, spreads, replays, seed: 1 });
  let slowest = 0;
  let [first, sliceBegan] = [0, began];
  let step = search.next();
  for (; !step.done; step = search.next()) {
    const now = performance.now();
    if (first === 0) first = now - sliceBegan;
    else slowest = Math.max(slowest, now - sliceBegan);
    sliceBegan = now;
  }
  const { chances } = step.value.result();
  const ended = performance.now();
  const cpu = cpuUsage(used);
  const told = chances.filter((chance) => chance !== undefined);
  const onTime = told.reduce((sum, { onTime: share }) => sum + (share ?? 0), 0) / told.length;
  return [
    { what: "operations", value: problem.operations.length, unit: "operations" },
    { what: "all replays", value: (ended - began) / 1000, unit: "s" },
    { what: "the same in CPU time", value: cpuSeconds(cpu), unit: "s", limit: LIMIT },
    { what: "until the first slice", value: first / 1000, unit: "s" },
    { what: "slowest slice after it", value: slowest / 1000, unit: "s" },
    { what: "mean chance to be on time", value: 100 * onTime, unit: "%" },
    {
      what: "on time in the schedule",
      value: 100 * (1 - solution.value.lateOrders / problem.orders.length),
      unit: "%",
    },
    ...peak(1500),
  ];
}
