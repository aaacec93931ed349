import fc from "fast-check";
import { seededRandom } from "../../src/kernel/random";
import { compileProblem } from "../../src/schedule/compiled-problem";
import { Construction } from "../../src/schedule/construct";
import { arrangementOf, boardOf } from "../../src/schedule/search/arrangement";
import { SequenceTimes } from "../../src/schedule/sequence/sequence-times";
import { turnOptions } from "../../src/schedule/sequence/turn-options";
import { solutionOf } from "../../src/schedule/solution-of-board";
import { verify } from "../../src/schedule/verify";
import { problemShapes, randomProblem, type ProblemShape } from "../support/random-problem";
import { runs } from "../support/runs";

/** The sequences of a random problem's first schedule, and random changes of them. */
function shuffling(shape: ProblemShape, seed: number) {
  const problem = randomProblem(shape);
  const compiled = compileProblem(problem);
  const first = new Construction(compiled).schedule(0);
  const now = arrangementOf(first.board);
  const board = boardOf(compiled, now);
  const times = new SequenceTimes(compiled, now, board);
  const options = turnOptions(compiled, now);
  const random = seededRandom(seed);

  /** Changes one operation's turn; false where that did not do. */
  function change(): boolean {
    const operation = options.movable[random.below(options.movable.length)]!;
    const first = options.first[operation]!;
    const at = first + random.below(options.first[operation + 1]! - first);
    const line = options.line[at]!;
    const slots = [-1];
    for (let slot = times.lines.first[line]!; slot >= 0; slot = times.lines.next[slot]!) {
      if (slot !== operation) slots.push(slot);
    }
    const after = slots[random.below(slots.length)]!;
    return times.change(operation, options.mode[at]!, options.variant[at]!, line, after);
  }

  /** All that a change may have changed. */
  function state() {
    const { mode, variant, line, start, runStart, end, setup } = now;
    const { next, previous, order, slotLine } = times.lines;
    const arrays = {
      mode,
      variant,
      line,
      start,
      runStart,
      end,
      setup,
      next,
      previous,
      order,
      slotLine,
    };
    const texts = Object.entries(arrays).map(([name, values]) => `${name} ${values.join(" ")}`);
    const free = board.pools.map((pool) => {
      if (!pool) return "";
      const { times, free, count } = pool;
      const steps: string[] = [];
      for (let i = 0; i < count; i++) {
        if (i === 0 || free[i] !== free[i - 1]) steps.push(`${times[i]}: ${free[i]}`);
      }
      return steps.join(", ");
    });
    const stocks = board.stocks.map((stock) =>
      [1, 10, 100, 1000].map((quantity) => stock.earliest(quantity)).join(" "),
    );
    return [...texts, ...free, ...stocks];
  }

  const solution = () =>
    solutionOf(problem, { ...first, board: boardOf(compiled, now) }, undefined);
  return { problem, times, options, change, state, solution };
}

describe("the times of changed sequences", () => {
  const cases = fc.tuple(problemShapes(10), fc.nat(1000));

  it("are as they were once a change is taken back, or did not do", () => {
    let changed = 0;
    fc.assert(
      fc.property(cases, ([shape, seed]) => {
        const { times, options, change, state } = shuffling(shape, seed);
        if (options.movable.length === 0 || !times.lines.isWhole) return;
        for (let i = 0; i < 12; i++) {
          const before = state();
          if (change()) {
            if (i % 3 === 0) {
              changed++;
              continue;
            }
            times.undo();
          }
          expect(state()).toEqual(before);
        }
      }),
      { numRuns: runs(60, 2000) },
    );
    expect(changed).toBeGreaterThan(50);
  });

  it("make schedules that the verifier accepts", () => {
    fc.assert(
      fc.property(cases, ([shape, seed]) => {
        const { problem, times, options, change, solution } = shuffling(shape, seed);
        if (options.movable.length === 0 || !times.lines.isWhole) return;
        for (let i = 0; i < 12; i++) change();
        expect(verify(problem, solution())).toEqual([]);
        if (times.settle()) expect(verify(problem, solution())).toEqual([]);
      }),
      { numRuns: runs(60, 2000) },
    );
  });
});
