import fc from "fast-check";
import { isBetterSolution } from "../../../src/schedule/better-solution";
import { solveInSlices } from "../../../src/schedule/solve";
import type { Solution } from "../../../src/schedule/solution";
import { problemShapes, randomProblem } from "../../support/random-problem";
import { runs } from "../../support/runs";

describe("the better of two schedules", () => {
  it("is never the one that the search gave up for another", () => {
    let steps = 0;
    fc.assert(
      fc.property(problemShapes(10), (shape) => {
        const problem = randomProblem({ ...shape, direction: "Forward" });
        let best: Solution | undefined;
        for (const slice of solveInSlices(problem, { iterations: 80 })) {
          if (!slice.improved) continue;
          const solution = slice.solution();
          if (best) {
            expect(isBetterSolution(problem, best, solution)).toBe(false);
            if (isBetterSolution(problem, solution, best)) steps++;
          }
          best = solution;
        }
        expect(isBetterSolution(problem, best!, best!)).toBe(false);
      }),
      { numRuns: runs(15, 1000) },
    );
    expect(steps).toBeGreaterThan(10);
  });
});
