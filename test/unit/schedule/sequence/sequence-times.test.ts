import { compileProblem } from "../../../../src/schedule/compiled-problem";
import { Construction } from "../../../../src/schedule/construct";
import { arrangementOf, boardOf } from "../../../../src/schedule/search/arrangement";
import { SequenceTimes } from "../../../../src/schedule/sequence/sequence-times";
import { HOUR, machine, mode, need, op, pool, smallProblem } from "../../../support/small-problem";

describe("a change of turn", () => {
  /** On M: A, B, D and the locked work, whose setup takes the one setter; C follows B after a wait and needs the setter too. */
  const problem = smallProblem({
    resources: [machine("M"), machine("N"), pool("Setter", [0, 1])],
    orders: [
      [op(mode(0, HOUR))],
      [
        op(mode(0, HOUR)),
        op(mode(1, HOUR, { setup: HOUR, needs: [need(2, 1, "setup")] }), [
          { operation: 1, wait: 2 * HOUR, transferBatch: 0 },
        ]),
      ],
      [
        op(mode(0, HOUR, { setup: 4 * HOUR, needs: [need(2, 1, "setup")] }), [], {
          state: { kind: "fixed", by: "lock", mode: 0, unit: 0, start: 5 * HOUR },
        }),
      ],
      [op(mode(0, 3 * HOUR))],
    ],
    order: (index) => ({
      due: [HOUR, 2 * HOUR, 300 * HOUR, 200 * HOUR][index]!,
      weight: index === 0 ? 10 : 1,
    }),
  });

  it("leaves locked work its people, though it stands behind what has changed", () => {
    const compiled = compileProblem(problem);
    const { board } = new Construction(compiled).schedule(0);
    const now = arrangementOf(board);
    expect([0, 1, 4, 3].map((o) => now.start[o]! / HOUR)).toEqual([0, 1, 2, 5]);
    const times = new SequenceTimes(compiled, now, boardOf(compiled, now));
    expect(times.change(4, compiled.modeFirst[4]!, 0, 0, 0)).toBe(true);
    expect([0, 4, 1, 3].map((o) => now.start[o]! / HOUR)).toEqual([0, 1, 4, 5]);
    expect(now.start[2]! / HOUR).toBe(9);
  });
});
