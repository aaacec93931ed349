import fc from "fast-check";
import { seededRandom } from "../../../../src/kernel/random";
import { listSearch } from "../../../../src/schedule/activity-list/list-search";
import { compileProblem } from "../../../../src/schedule/compiled-problem";
import { Construction } from "../../../../src/schedule/construct";
import { rule } from "../../../../src/schedule/dispatch-rules";
import { valueOf } from "../../../../src/schedule/objective";
import type { SchedulingProblem } from "../../../../src/schedule/problem";
import { arrangementOf, boardOf } from "../../../../src/schedule/search/arrangement";
import { poolProblem, poolProblemShapes } from "../../../support/pool-problem";
import { HOUR, machine, mode, need, op, pool, smallProblem } from "../../../support/small-problem";

function begun(problem: SchedulingProblem) {
  const compiled = compileProblem(problem);
  const { board } = new Construction(compiled).schedule(0);
  return { compiled, search: listSearch(compiled, arrangementOf(board), seededRandom(1)) };
}

/** Makespan in hours after some steps. */
function searched(problem: SchedulingProblem, steps: number): number | undefined {
  const { compiled, search } = begun(problem);
  for (let step = 0; step < steps; step++) search?.step();
  return search && valueOf(boardOf(compiled, search.best)).makespanHours;
}

/** The least makespan of all lists and all choices of modes, on the board. */
function leastOfAllLists(problem: SchedulingProblem): number {
  const construction = new Construction(compileProblem(problem));
  const { count, modeFirst } = construction.compiled;
  const keys = new Float64Array(count);
  const modes = new Int32Array(count);
  const byKeys = rule("all", "both", (o) => keys[o]!);
  let least = Infinity;
  const chooseModes = (operation: number): void => {
    if (operation === count) {
      const { board } = construction.scheduleSerially(byKeys, modes);
      least = Math.min(least, valueOf(board).makespanHours);
      return;
    }
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
    problem.operations.map(({ index }) => index),
  );
  return least;
}

describe("search over activity lists", () => {
  it("finds the shortest of all lists of small problems", () => {
    const small = poolProblemShapes(4).map((shape) => ({
      ...shape,
      goal: "Throughput" as const,
      happened: false,
      fixed: false,
    }));
    let compared = 0;
    fc.assert(
      fc.property(small, (shape) => {
        const problem = poolProblem(shape);
        const found = searched(problem, 2);
        if (found === undefined) return;
        compared++;
        expect(found).toBeCloseTo(leastOfAllLists(problem), 9);
      }),
      { numRuns: 25 },
    );
    expect(compared).toBeGreaterThan(15);
  });

  it("packs a pool of three without a gap", () => {
    const crew = pool("Crew", [0, 3]);
    // Hours and heads beyond the first; 18 head hours in all, so that six hours are the least.
    const tasks: readonly (readonly [number, number])[] = [
      [2, 1],
      [3, 0],
      [3, 0],
      [4, 1],
    ];
    const operations = tasks.map(([hours, more]) =>
      op(mode(0, hours * HOUR, more > 0 ? { needs: [need(0, more)] } : {})),
    );
    const problem = smallProblem({
      resources: [crew],
      orders: [operations],
      more: { goal: "Throughput" },
    });
    expect(searched(problem, 1)).toBe(6);
  });

  it("leaves problems with units to others", () => {
    const problem = smallProblem({
      resources: [machine("Saw"), pool("Crew", [0, 2])],
      orders: [[op(mode(0, HOUR, { needs: [need(1, 1)] }))]],
    });
    expect(begun(problem).search).toBeUndefined();
  });
});
