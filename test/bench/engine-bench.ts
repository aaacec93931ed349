import { solve } from "../../src/schedule/solve";
import { verify } from "../../src/schedule/verify";
import { factoryProblem } from "../support/factory-problem";
import { instancesFolder } from "../support/instances/checkout";
import { type Family, publishedInstances } from "../support/instances/published-instances";
import { UNITS_PER_HOUR } from "../support/instances/task-problem";
import { type BenchCase, type Figure, peak } from "./cases";

const FOLDER = instancesFolder();

/** The engine by itself: factories with labour, changeovers, batches and shifts, and published instances. */
export const ENGINE_CASES: readonly BenchCase[] = [
  { name: "engine, factory of 10,000 operations", run: () => factoryCase(10_000, 1) },
  { name: "engine, factory of 100,000 operations", run: () => factoryCase(100_000, 15) },
  ...(FOLDER
    ? (["jsp", "fjsp", "rcpsp"] as const).map((family) => ({
        name: `engine, published ${family}`,
        run: () => instancesCase(FOLDER, family),
      }))
    : []),
];

async function factoryCase(operations: number, limit: number): Promise<readonly Figure[]> {
  const problem = factoryProblem(operations);
  const before = performance.now();
  const { solution } = solve(problem);
  const solved = performance.now();
  const violations = verify(problem, solution);
  const verified = performance.now();
  if (violations.length > 0) throw new Error(`verify: ${violations[0]!.text}`);
  return [
    { what: "operations", value: problem.operations.length, unit: "operations" },
    { what: "all rules", value: (solved - before) / 1000, unit: "s", limit },
    { what: "verified", value: (verified - solved) / 1000, unit: "s" },
    { what: "weighted tardiness", value: solution.value.weightedTardinessHours, unit: "hours" },
    { what: "changeovers", value: solution.value.changeoverHours, unit: "hours" },
    { what: "late orders", value: solution.value.lateOrders, unit: "orders" },
    ...peak(1500),
  ];
}

/** Mean distance of the first schedule from the best known, and of the bound, in parts per thousand. */
async function instancesCase(folder: string, family: Family): Promise<readonly Figure[]> {
  const instances = publishedInstances(folder, family).map(({ problem, known }) => ({
    problem: problem(),
    best: known()!.ub!,
  }));
  let above = 0;
  let below = 0;
  const before = performance.now();
  for (const { problem, best } of instances) {
    const { progress } = solve(problem);
    above += (progress.value * UNITS_PER_HOUR) / best - 1;
    below += 1 - (progress.bound * UNITS_PER_HOUR) / best;
  }
  const seconds = (performance.now() - before) / 1000;
  return [
    { what: "instances", value: instances.length, unit: "operations" },
    { what: "above the best known, mean", value: (100 * above) / instances.length, unit: "%" },
    { what: "bound below it, mean", value: (100 * below) / instances.length, unit: "%" },
    { what: "all of them", value: seconds, unit: "s" },
  ];
}
