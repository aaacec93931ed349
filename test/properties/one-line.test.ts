import fc from "fast-check";
import { seededRandom } from "../../src/kernel/random";
import { compileProblem, type CompiledProblem } from "../../src/schedule/compiled-problem";
import { Construction } from "../../src/schedule/construct";
import { firstCriterion, valueOf } from "../../src/schedule/objective";
import { lineJobsOf, type LineJobs } from "../../src/schedule/one-line/line-jobs";
import { LineSequence } from "../../src/schedule/one-line/line-sequence";
import { oneLineSearch } from "../../src/schedule/one-line/one-line-search";
import { arrangementOf, boardOf } from "../../src/schedule/search/arrangement";
import { solutionOf } from "../../src/schedule/solution-of-board";
import { verify } from "../../src/schedule/verify";
import { oneLineProblem, oneLineShapes, type OneLineShape } from "../support/one-line-problem";
import { runs } from "../support/runs";

function begin(shape: OneLineShape) {
  const problem = oneLineProblem(shape);
  const compiled = compileProblem(problem);
  const schedule = new Construction(compiled).schedule(0);
  return { problem, compiled, schedule, start: arrangementOf(schedule.board) };
}

/** Four ascending places in a sequence, of which the middle two may be the same. */
function places(count: number, seed: number): [number, number, number, number] {
  const random = seededRandom(seed);
  const i = random.below(count - 1);
  const l = i + 2 + random.below(count - i - 1);
  const j = i + 1 + random.below(l - i - 1);
  const k = j + random.below(l - j);
  return [i, j, k, l];
}

/** The least of the goal's first criterion over all sequences of so few jobs. */
function leastOf(compiled: CompiledProblem, jobs: LineJobs): number {
  const line = new LineSequence(jobs);
  let least = Infinity;
  const tryAll = (sequence: number[], left: number[]) => {
    if (left.length === 0) {
      line.load(Int32Array.from(sequence));
      least = Math.min(least, line.cost);
    }
    left.forEach((x) =>
      tryAll(
        [...sequence, x],
        left.filter((y) => y !== x),
      ),
    );
  };
  tryAll(
    [],
    Array.from({ length: jobs.count }, (_, x) => x),
  );
  return least;
}

describe("work on one unit", () => {
  it("has the cost after an exchange that was foretold, or one not below the limit", () => {
    let below = 0;
    fc.assert(
      fc.property(oneLineShapes(4, 14), fc.nat(9999), fc.nat(3), (shape, seed, tight) => {
        const { compiled, start } = begin(shape);
        const line = new LineSequence(lineJobsOf(compiled, start)!);
        line.load(line.sequence.slice());
        const before = line.cost;
        const [i, j, k, l] = places(line.sequence.length, seed);
        const foretold = line.costWith(i, j, k, l, Infinity);
        const limit = tight === 0 ? before : before * (0.7 + tight / 5);
        const limited = line.costWith(i, j, k, l, limit);
        line.exchange(i, j, k, l);
        expect(foretold).toBeCloseTo(line.cost, 4);
        if (line.cost < limit - 1e-4) {
          below++;
          expect(limited).toBeCloseTo(line.cost, 4);
        } else expect(limited).toBeGreaterThanOrEqual(limit - 1e-4);
      }),
      { numRuns: runs(400, 5000), seed: 20261126 },
    );
    expect(below).toBeGreaterThan(100);
  });

  it("is found in the best sequence where all can be tried, and what is found is valid", () => {
    fc.assert(
      fc.property(oneLineShapes(3, 5), fc.nat(99), (shape, seed) => {
        const { problem, compiled, schedule, start } = begin(shape);
        const improver = oneLineSearch(compiled, start, seededRandom(seed))!;
        const jobs = lineJobsOf(compiled, start)!;
        const first = firstCriterion(problem.goal, valueOf(schedule.board));
        improver.step();
        const board = boardOf(compiled, improver.best);
        const solution = solutionOf(problem, { ...schedule, board }, undefined);
        expect(verify(problem, solution)).toEqual([]);
        expect(firstCriterion(problem.goal, solution.value)).toBeLessThanOrEqual(first + 1e-9);
        const line = new LineSequence(jobs);
        const at = (x: number) => improver.best.start[jobs.operation[x]!]!;
        line.load(line.sequence.slice().sort((x, y) => at(x) - at(y)));
        expect(line.cost).toBeCloseTo(leastOf(compiled, jobs), 4);
      }),
      { numRuns: runs(40, 600), seed: 20261126 },
    );
  });

  it("costs what the goal counts", () => {
    fc.assert(
      fc.property(oneLineShapes(3, 12), fc.nat(99), (shape, seed) => {
        const onTime = { ...shape, goal: "On time" as const, running: false };
        const { compiled, start } = begin(onTime);
        const improver = oneLineSearch(compiled, start, seededRandom(seed))!;
        if (!improver.step()) return;
        const jobs = lineJobsOf(compiled, start)!;
        const line = new LineSequence(jobs);
        const at = (x: number) => improver.best.start[jobs.operation[x]!]!;
        line.load(line.sequence.slice().sort((x, y) => at(x) - at(y)));
        const value = valueOf(boardOf(compiled, improver.best));
        const expected = 3600 * (value.weightedTardinessHours + 1e-3 * value.changeoverHours);
        expect(line.cost).toBeCloseTo(expected, 4);
      }),
      { numRuns: runs(20, 300), seed: 20261126 },
    );
  });
});
