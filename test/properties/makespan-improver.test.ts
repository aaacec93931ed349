import fc from "fast-check";
import { seededRandom } from "../../src/kernel/random";
import { compileProblem } from "../../src/schedule/compiled-problem";
import { Construction } from "../../src/schedule/construct";
import { makespanImprover } from "../../src/schedule/machine-graph/makespan-improver";
import { valueOf } from "../../src/schedule/objective";
import type { SchedulingProblem } from "../../src/schedule/problem";
import { arrangementOf, boardOf } from "../../src/schedule/search/arrangement";
import { solutionOf } from "../../src/schedule/solution-of-board";
import { verify } from "../../src/schedule/verify";
import { randomShop, shopShapes } from "../support/random-shop";
import { runs } from "../support/runs";

interface Run {
  readonly improved: number;
  readonly first: number;
  readonly last: number;
  readonly faults: readonly string[];
  readonly start: readonly number[];
  readonly line: readonly number[];
}

/** The first rule's schedule, so many steps of improvement, and what the verifier says of every better one. */
function improve(problem: SchedulingProblem, seed: number, steps: number): Run | undefined {
  const compiled = compileProblem(problem);
  const schedule = new Construction(compiled).schedule(0);
  const improver = makespanImprover(compiled, arrangementOf(schedule.board), seededRandom(seed));
  if (!improver) {
    expect(compiled.happened.every((happened) => happened === 1)).toBe(true);
    return undefined;
  }
  const makespan = () => valueOf(boardOf(compiled, improver.best)).makespanHours;
  const faults: string[] = [];
  const first = valueOf(schedule.board).makespanHours;
  let last = makespan();
  let improved = 0;
  for (let i = 0; i <= steps; i++) {
    const better = i > 0 && improver.step();
    if (!better && i > 0) continue;
    const board = boardOf(compiled, improver.best);
    const solution = solutionOf(problem, { ...schedule, board }, undefined);
    faults.push(...verify(problem, solution).map((v) => `${v.code} ${v.text}`));
    if (better && makespan() >= last) faults.push(`step ${i} said to be better is not`);
    last = makespan();
    if (better) improved++;
  }
  const { start, line } = improver.best;
  return { improved, first, last, faults, start: [...start], line: [...line] };
}

describe("improving the makespan of a random shop", () => {
  it("gives schedules that the verifier accepts, never worse than the start", () => {
    let improved = 0;
    fc.assert(
      fc.property(shopShapes(), fc.nat(99), (shape, seed) => {
        const run = improve(randomShop(shape), seed, 4);
        if (!run) return;
        expect(run.faults).toEqual([]);
        expect(run.last).toBeLessThanOrEqual(run.first);
        improved += run.improved;
      }),
      { numRuns: runs(150, 3000) },
    );
    expect(improved).toBeGreaterThan(40);
  });

  it("is the same for the same seed and steps", () => {
    fc.assert(
      fc.property(shopShapes(), fc.nat(99), (shape, seed) => {
        expect(improve(randomShop(shape), seed, 3)).toEqual(improve(randomShop(shape), seed, 3));
      }),
      { numRuns: runs(15, 300) },
    );
  });
});
