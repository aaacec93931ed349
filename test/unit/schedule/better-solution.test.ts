import fc from "fast-check";
import { isBetterSolution } from "../../../src/schedule/better-solution";
import { solveInSlices } from "../../../src/schedule/solve";
import { problemShapes, randomProblem } from "../../support/random-problem";
import { runs } from "../../support/runs";

describe("the better of two schedules", () => {
  it("is the one that the search itself goes on with", () => {
    let steps = 0;
    fc.assert(
      fc.property(problemShapes(10), (shape) => {
        const problem = randomProblem({ ...shape, direction: "Forward" });
        const better = [...solveInSlices(problem, { iterations: 10 })]
          .filter(({ improved }) => improved)
          .map((slice) => slice.solution());
        better.slice(1).forEach((solution, i) => {
          steps++;
          expect(isBetterSolution(problem, solution, better[i]!)).toBe(true);
          expect(isBetterSolution(problem, better[i]!, solution)).toBe(false);
        });
        expect(isBetterSolution(problem, better[0]!, better[0]!)).toBe(false);
      }),
      { numRuns: runs(30, 1000) },
    );
    expect(steps).toBeGreaterThan(10);
  });
});
