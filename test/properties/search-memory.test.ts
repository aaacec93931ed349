import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { solveInSlices } from "../../src/schedule/solve";
import { factoryPlan } from "../support/factories/factory-plan";
import { randomProblem } from "../support/random-problem";

/** What is alive, typed arrays included; MB. */
function megabytesAlive(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

/** The growth from one number of iterations to another, the search still alive; MB. */
function growth(search: ReturnType<typeof solveInSlices>, from: number, to: number): number {
  const runUntil = (iterations: number) => {
    for (;;) {
      const step = search.next();
      if (step.done || step.value.progress.iterations >= iterations) return step.value;
    }
  };
  runUntil(from);
  const before = megabytesAlive();
  expect(runUntil(to).progress.iterations).toBe(to);
  return megabytesAlive() - before;
}

describe("the memory of a search", () => {
  it("does not grow with its steps, on a factory with everything", () => {
    const { problem } = factoryPlan(1_000, 1);
    // A schedule of its 1,197 operations takes well under 1 MB; one kept for each step would take 50.
    expect(growth(solveInSlices(problem, { iterations: 200 }), 60, 200)).toBeLessThan(8);
  });

  it("nor in a problem that all ways of searching share", () => {
    const problem = randomProblem({
      ...{ seed: 5, orders: 40, goal: "On time", direction: "Forward", short: false },
      ...{ shifts: true, pools: true, alternatives: true, changeovers: true },
      ...{ batches: true, materials: true, happened: true, fixed: true },
    });
    expect(growth(solveInSlices(problem, { iterations: 400 }), 100, 400)).toBeLessThan(8);
  });
});
