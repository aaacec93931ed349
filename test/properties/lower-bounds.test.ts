import fc from "fast-check";
import { lowerBound } from "../../src/schedule/bounds";
import { compileProblem } from "../../src/schedule/compiled-problem";
import { Construction } from "../../src/schedule/construct";
import { firstCriterion } from "../../src/schedule/objective";
import type { SchedulingProblem } from "../../src/schedule/problem";
import type { FixedConflict } from "../../src/schedule/solution";
import { solve } from "../../src/schedule/solve";
import { leastValue } from "../support/every-schedule";
import { partValue } from "../support/part-values";
import { runs } from "../support/runs";
import { tinyProblem, tinyShapes } from "../support/tiny-problem";

/** The bound of a problem of which nothing is left out; undefined when something is. */
function boundOf(
  problem: SchedulingProblem,
  conflicts: readonly FixedConflict[] | undefined,
): number | undefined {
  const construction = new Construction(compileProblem(problem));
  const { leftOut } = construction.schedule(0);
  if (leftOut.unscheduled.length > 0) return undefined;
  return lowerBound(construction.compiled, leftOut, conflicts);
}

describe("bounds of problems small enough to try every schedule", () => {
  it.each([false, true])("are not above the optimum; locks known to stand: %s", (locksStand) => {
    let compared = 0;
    let tight = 0;
    fc.assert(
      fc.property(tinyShapes(3), (shape) => {
        const problem = tinyProblem(shape);
        const { solution } = solve(problem, { iterations: 20 });
        if (solution.unscheduled.length > 0) return;
        const gaveWay = new Set(solution.conflicts.map(({ operation }) => operation));
        const bound = boundOf(problem, locksStand ? solution.conflicts : undefined);
        if (bound === undefined) return;
        const value = firstCriterion(problem.goal, solution.value);
        const optimum = leastValue(
          problem,
          partValue(problem),
          value,
          (o) => locksStand && !gaveWay.has(o),
        );
        expect(optimum).toBeLessThanOrEqual(value + 1e-9);
        expect(bound).toBeLessThanOrEqual(optimum! + 1e-9);
        compared++;
        if (bound > 0 && bound > optimum! - 1e-9) tight++;
      }),
      { numRuns: runs(40, 6000), seed: 11 },
    );
    expect(compared).toBeGreaterThan(25);
    expect(tight).toBeGreaterThan(5);
  });
});
