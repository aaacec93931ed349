import type { OperationState } from "../../../src/schedule/problem";
import {
  HOUR,
  hours,
  machine,
  mode,
  op,
  placed,
  pool,
  need,
  smallProblem,
  solved,
} from "../../support/small-problem";

const lock = (start: number, unit = 0): { state: OperationState } => ({
  state: { kind: "fixed", by: "lock", mode: 0, unit, start },
});
const running = (remaining: number, start = -HOUR): { state: OperationState } => ({
  state: { kind: "running", mode: 0, unit: 0, start, remaining },
});

describe("what has happened", () => {
  it("keeps a running operation on its unit until what is left of it is done", () => {
    const orders = [[op(mode(0, 9 * HOUR), [], running(2 * HOUR)), op(mode(0, HOUR), [0])]];
    const solution = solved(smallProblem({ resources: [machine("M")], orders }));
    expect(placed(solution, 0)).toMatchObject({
      start: -HOUR,
      end: 2 * HOUR,
      why: { kind: "happened" },
    });
    expect(placed(solution, 1).start).toBe(2 * HOUR);
  });

  it("keeps a finished operation's times; its followers go on from its end", () => {
    const state: OperationState = {
      kind: "finished",
      start: -5 * HOUR,
      end: -HOUR,
      resource: 0,
      unit: -1,
    };
    const wait = { operation: 0, wait: 3 * HOUR, transferBatch: 0 };
    const orders = [[op([], [], { state }), op(mode(0, HOUR), [wait])]];
    const solution = solved(smallProblem({ resources: [machine("M")], orders }));
    expect(placed(solution, 0)).toMatchObject({ start: -5 * HOUR, end: -HOUR });
    expect(placed(solution, 1).start).toBe(2 * HOUR);
  });

  it("never gives way, even where it contradicts itself", () => {
    const orders = [
      [op(mode(0, HOUR), [], running(2 * HOUR))],
      [op(mode(0, HOUR), [], running(3 * HOUR))],
      [op(mode(0, HOUR))],
    ];
    const solution = solved(smallProblem({ resources: [machine("M")], orders }));
    expect(solution.conflicts).toEqual([]);
    expect(placed(solution, 2).start).toBeGreaterThanOrEqual(3 * HOUR);
  });

  it("hands on batches that a running operation still makes", () => {
    const lot = { startQuantity: 10, goodQuantity: 10 };
    const orders = [
      [
        op(mode(0, 10 * HOUR), [], { ...running(6 * HOUR), ...lot }),
        op(mode(1, 20 * HOUR), [{ operation: 0, wait: 0, transferBatch: 5 }], lot),
      ],
    ];
    const solution = solved(smallProblem({ resources: [machine("A"), machine("B")], orders }));
    // Four of ten hours are behind it: the fifth unit is through after one more.
    expect(placed(solution, 1).runStart).toBe(HOUR);
  });
});

describe("locks", () => {
  it("keep start and unit, and the gap before them is used", () => {
    const orders = [[op(mode(0, HOUR), [], lock(5 * HOUR))], [op(mode(0, 5 * HOUR))]];
    const solution = solved(smallProblem({ resources: [machine("M")], orders }));
    expect(placed(solution, 0)).toMatchObject({ start: 5 * HOUR, why: { kind: "lock" } });
    expect(placed(solution, 1).start).toBe(0);
  });

  it("make what they wait for come first", () => {
    const orders = [[op(mode(0, HOUR)), op(mode(1, HOUR), [0], lock(HOUR))], [op(mode(0, HOUR))]];
    const due = (i: number) => ({ due: i === 1 ? 0 : 99 * HOUR });
    const solution = solved(
      smallProblem({ resources: [machine("A"), machine("B")], orders, order: due }),
    );
    expect(solution.conflicts).toEqual([]);
    expect(placed(solution, 0).start).toBe(0);
  });

  it("give way to an earlier one on the same unit, and the rest is still scheduled", () => {
    const orders = [
      [op(mode(0, 2 * HOUR), [], lock(HOUR))],
      [op(mode(0, 2 * HOUR), [], lock(2 * HOUR))],
    ];
    const solution = solved(smallProblem({ resources: [machine("M")], orders }));
    expect(solution.conflicts).toEqual([{ operation: 1, other: 0, with: "unit" }]);
    expect(placed(solution, 1).start).toBe(3 * HOUR);
  });

  it.each([
    ["a calendar", "calendar", {}, lock(2 * HOUR)],
    ["their release", "release", { release: 9 * HOUR }, lock(7 * HOUR)],
    ["their material", "material", { materials: [{ material: 0, quantity: 1 }] }, lock(7 * HOUR)],
    ["the horizon", "horizon", {}, lock(29 * 24 * HOUR + 13.5 * HOUR)],
  ] as const)("give way to %s", (_, by, more, state) => {
    const materials = [{ id: "steel", onHand: 0, receipts: [], boughtAt: 30 * HOUR }];
    const orders = [[op(mode(0, HOUR), [], { ...more, ...state })]];
    const solution = solved(
      smallProblem({ resources: [machine("M", hours([6, 14]))], orders, materials }),
    );
    expect(solution.conflicts).toEqual([{ operation: 0, other: undefined, with: by }]);
    expect(solution.unscheduled).toEqual([]);
  });

  it("give way where a predecessor cannot be through, and name it", () => {
    const orders = [[op(mode(0, 4 * HOUR)), op(mode(1, HOUR), [0], lock(2 * HOUR))]];
    const solution = solved(smallProblem({ resources: [machine("A"), machine("B")], orders }));
    expect(solution.conflicts).toEqual([{ operation: 1, other: 0, with: "predecessor" }]);
    expect(placed(solution, 1).start).toBe(4 * HOUR);
  });

  it("give way where the pool has too few", () => {
    const work = () => mode(0, HOUR, { needs: [need(1, 1)] });
    const orders = [[op(work(), [], lock(0, 0))], [op(work(), [], lock(0, 1))]];
    const resources = [{ ...machine("M", hours([0, 24]), hours([0, 24])) }, pool("Crew", [0, 1])];
    const solution = solved(smallProblem({ resources, orders }));
    expect(solution.conflicts).toMatchObject([{ operation: 1, with: "pool" }]);
  });

  it("are set up anew behind what comes before them in the gap", () => {
    // Behind red the lock needs an hour instead of ten minutes; it keeps its start and ends later.
    const table = Int32Array.of(-1, -1, -1, -1, 0, 3600, -1, 1800, 0);
    const red = op(mode(0, 2 * HOUR, { family: 1 }));
    const blue = op(mode(0, HOUR, { setup: 600, family: 2 }), [], lock(5 * HOUR));
    const solution = solved(
      smallProblem({ resources: [machine("M")], orders: [[blue], [red]], changeovers: [table] }),
    );
    expect(placed(solution, 1).start).toBe(0);
    expect(placed(solution, 0)).toMatchObject({ start: 5 * HOUR, setup: 3600, end: 7 * HOUR });
  });
});
