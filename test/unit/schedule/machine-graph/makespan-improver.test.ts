import fc from "fast-check";
import { compileProblem } from "../../../../src/schedule/compiled-problem";
import { Construction } from "../../../../src/schedule/construct";
import { makespanImprover } from "../../../../src/schedule/machine-graph/makespan-improver";
import type { SchedulingProblem } from "../../../../src/schedule/problem";
import { arrangementOf } from "../../../../src/schedule/search/arrangement";
import { seededRandom } from "../../../../src/kernel/random";
import { leastMakespan } from "../../../support/least-makespan";
import { makespanAfter } from "../../../support/improver-run";
import { FT06, LA01, shopOf } from "../../../support/published-shops";
import { randomShop, shopShapes } from "../../../support/random-shop";
import { runs } from "../../../support/runs";
import { hours, machine, mode, need, op, pool, smallProblem } from "../../../support/small-problem";

function takes(problem: SchedulingProblem): boolean {
  const compiled = compileProblem(problem);
  const { board } = new Construction(compiled).schedule(0);
  return makespanImprover(compiled, arrangementOf(board), seededRandom(1)) !== undefined;
}

describe("shortening the makespan", () => {
  it("reaches the optimum of ft06 and la01", () => {
    expect(makespanAfter(makespanImprover, shopOf(FT06), 50, 55)).toBe(55);
    expect(makespanAfter(makespanImprover, shopOf(LA01), 50, 666)).toBe(666);
  });

  it("reaches the least makespan of small shops", () => {
    let compared = 0;
    fc.assert(
      fc.property(shopShapes(3), (shape) => {
        const problem = randomShop({ ...shape, happened: false });
        const least = leastMakespan(problem, 3000);
        if (least === undefined) return;
        compared++;
        expect(makespanAfter(makespanImprover, problem, 5, least)).toBe(least);
      }),
      { numRuns: runs(80, 1000) },
    );
    expect(compared).toBeGreaterThan(20);
  });
});

describe("the makespan's own search", () => {
  const plain = {
    resources: [machine("A"), machine("B")],
    orders: [[op(mode(0, 60))], [op(mode(0, 60))]],
  };
  const throughput = { goal: "Throughput" as const };

  it("takes plain shops, with waits, releases, setups and alternatives", () => {
    expect(takes(smallProblem({ ...plain, more: throughput }))).toBe(true);
    const rich = [
      op([mode(0, 60, { setup: 30 }), mode(1, 50)], [], { release: 100 }),
      op(mode(1, 60), [{ operation: 0, wait: 40, transferBatch: 0 }]),
    ];
    expect(takes(smallProblem({ ...plain, orders: [rich], more: throughput }))).toBe(true);
  });

  it("leaves to others what it cannot hold", () => {
    const not = (plan: Partial<Parameters<typeof smallProblem>[0]>) =>
      expect(takes(smallProblem({ ...plain, more: throughput, ...plan }))).toBe(false);
    not({ more: {} });
    not({ resources: [machine("A", hours([6, 14])), machine("B")] });
    const crew = [machine("A"), machine("B"), pool("Crew", [0, 2])];
    not({ resources: crew, orders: [[op(mode(0, 60, { needs: [need(2, 1)] }))]] });
    not({ resources: crew, orders: [[op([mode(0, 60), mode(2, 60)])]] });
    not({
      orders: [
        [
          op(mode(0, 60)),
          op(mode(1, 60), [{ operation: 0, wait: 0, transferBatch: 1 }], {
            startQuantity: 4,
            goodQuantity: 4,
          }),
        ],
      ],
    });
    const red = [op(mode(0, 60, { family: 1 }))];
    const table = new Int32Array(9).fill(-1);
    table[2 * 3 + 1] = 600;
    not({ orders: [red, [op(mode(0, 60, { family: 2 }))]], changeovers: [table, undefined] });
    not({
      orders: [
        [
          op(mode(0, 60), [], {
            state: { kind: "fixed", by: "lock", mode: 0, unit: 0, start: 600 },
          }),
        ],
        [op(mode(0, 60))],
      ],
    });
  });
});
