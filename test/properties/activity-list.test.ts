import fc from "fast-check";
import { seededRandom } from "../../src/kernel/random";
import { listSearch } from "../../src/schedule/activity-list/list-search";
import { compileProblem } from "../../src/schedule/compiled-problem";
import { Construction, type BoardSchedule } from "../../src/schedule/construct";
import { compareValues } from "../../src/schedule/objective";
import type { SchedulingProblem } from "../../src/schedule/problem";
import { arrangementOf, boardOf } from "../../src/schedule/search/arrangement";
import { solutionOf } from "../../src/schedule/solution-of-board";
import type { Solution } from "../../src/schedule/solution";
import { verify } from "../../src/schedule/verify";
import { runs } from "../support/runs";
import { poolProblem, poolProblemShapes } from "../support/pool-problem";

const STEPS = 2;

/** The schedule that a rule makes, and the search begun on it. */
function begun(problem: SchedulingProblem, seed: number) {
  const compiled = compileProblem(problem);
  const schedule: BoardSchedule = new Construction(compiled).schedule(0);
  const start = arrangementOf(schedule.board);
  const search = listSearch(compiled, start, seededRandom(seed));
  const solution = (): Solution =>
    solutionOf(problem, { ...schedule, board: boardOf(compiled, search!.best) }, undefined);
  return { search, solution, first: solutionOf(problem, schedule, undefined) };
}

describe("activity lists on random problems of pools", () => {
  it("every schedule is valid and none is worse than the one it began with", () => {
    let searched = 0;
    fc.assert(
      fc.property(poolProblemShapes(), (shape) => {
        const problem = poolProblem(shape);
        const { search, solution, first } = begun(problem, 1);
        if (!search) return;
        searched++;
        for (let step = 0; step < STEPS; step++) search.step();
        const last = solution();
        expect(verify(problem, last)).toEqual([]);
        const goal = problem.goal === "Stable" ? "On time" : problem.goal;
        const { weightedTardinessHours, makespanHours, weightedLateOrders } = last.value;
        const cut = { ...first.value, weightedTardinessHours, makespanHours, weightedLateOrders };
        expect(compareValues(goal, cut, first.value)).toBeLessThanOrEqual(0);
      }),
      { numRuns: runs(60, 600) },
    );
    expect(searched).toBeGreaterThan(30);
  });

  it("the same seed gives the same schedule", () => {
    fc.assert(
      fc.property(poolProblemShapes(), (shape) => {
        const problem = poolProblem(shape);
        const twice = [1, 2].map(() => {
          const { search, solution } = begun(problem, 7);
          for (let step = 0; step < STEPS; step++) search?.step();
          return search ? solution() : undefined;
        });
        expect(twice[0]).toEqual(twice[1]);
      }),
      { numRuns: runs(15, 100) },
    );
  });
});
