import type { CaseSchedule } from "../../../src/schedule/schedule-case";
import { scheduleCases } from "../../../src/schedule/schedule-cases";
import { relaxed } from "../../../src/schedule/what-if";
import { HOUR, hours, machine, mode, op, smallProblem, solved } from "../../support/small-problem";

const problem = smallProblem({
  resources: [machine("Saw", hours([6, 14]))],
  orders: [[op(mode(0, 6 * HOUR))], [op(mode(0, 6 * HOUR))]],
  order: () => ({ due: 14 * HOUR }),
});

function scheduled(known?: CaseSchedule) {
  const found: CaseSchedule[] = [];
  const work = scheduleCases(
    problem,
    solved(problem),
    [(asked) => relaxed(asked, { kind: "unit", resource: 0 })],
    { seed: 1, iterations: 0 },
    (i, each) => (found[i] = each),
    known,
  );
  for (let pieces = 0; ; pieces++) {
    const step = work.next();
    if (step.done) return { found, pieces, ...step.value };
    expect(step.value.of).toBe(known ? 1 : 2);
  }
}

describe("cases of a plan whose base is known already", () => {
  it("are what they are when it is scheduled again, in fewer pieces of work", () => {
    const first = scheduled();
    const again = scheduled(first.unchanged);
    expect(again.found).toEqual(first.found);
    expect(again.unchanged).toBe(first.unchanged);
    expect(again.pieces).toBeLessThan(first.pieces);
  });
});
