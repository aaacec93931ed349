import fc from "fast-check";
import { compileProblem } from "../../src/schedule/compiled-problem";
import { Construction } from "../../src/schedule/construct";
import { rule } from "../../src/schedule/dispatch-rules";
import { firstCriterion, valueOf } from "../../src/schedule/objective";
import type { SchedulingProblem } from "../../src/schedule/problem";
import { solve } from "../../src/schedule/solve";
import { problemShapes, randomProblem } from "../support/random-problem";
import { runs } from "../support/runs";

/** The best of all orders of placing in all modes: an optimum for goals that never gain by waiting. */
function bruteForce(problem: SchedulingProblem): number {
  const construction = new Construction(compileProblem(problem));
  const { count, modeFirst } = construction.compiled;
  let best = Infinity;
  const keys = new Float64Array(count);
  const modes = new Int32Array(count);
  const byKeys = rule("all", "both", (o) => keys[o]!);
  const place = () => {
    const { board, leftOut } = construction.scheduleSerially(byKeys, modes);
    if (leftOut.unscheduled.length === 0)
      best = Math.min(best, firstCriterion(problem.goal, valueOf(board)));
  };
  const chooseModes = (operation: number): void => {
    if (operation === count) return place();
    for (let row = modeFirst[operation]!; row < modeFirst[operation + 1]!; row++) {
      modes[operation] = row;
      chooseModes(operation + 1);
    }
  };
  const chooseTurns = (turn: number, left: readonly number[]): void => {
    if (left.length === 0) return chooseModes(0);
    for (const operation of left) {
      keys[operation] = turn;
      chooseTurns(
        turn + 1,
        left.filter((o) => o !== operation),
      );
    }
  };
  chooseTurns(
    0,
    problem.operations.map((o) => o.index),
  );
  return best;
}

describe("small problems", () => {
  it("have bound ≤ optimum ≤ value", () => {
    let compared = 0;
    const small = problemShapes(2).map((shape) => ({
      ...shape,
      goal: shape.seed % 2 === 0 ? ("On time" as const) : ("Throughput" as const),
      direction: "Forward" as const,
      changeovers: false,
      batches: false,
      fixed: false,
      happened: false,
      short: false,
    }));
    fc.assert(
      fc.property(small, (shape) => {
        const problem = randomProblem(shape);
        const combinations = problem.operations.reduce(
          (product, o, i) => product * o.modes.length * (i + 1),
          1,
        );
        if (combinations > 4000) return;
        const { progress, solution } = solve(problem);
        if (solution.unscheduled.length > 0) return;
        compared++;
        const optimum = bruteForce(problem);
        expect(progress.bound).toBeLessThanOrEqual(optimum * (1 + 1e-9));
        expect(optimum).toBeLessThanOrEqual(progress.value * (1 + 1e-9));
      }),
      { numRuns: runs(120, 1500), seed: 5 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});
