import { NO_SPREADS } from "../../../src/replay/default-spreads";
import { replayInSlices, replayOnce } from "../../../src/replay/replay";
import type { ReplaySpreads } from "../../../src/replay/replay-spreads";
import { AS_PLANNED, type Spread } from "../../../src/replay/spread";
import type { OperationState, SchedulingProblem } from "../../../src/schedule/problem";
import { workingTime } from "../../../src/schedule/working-time";
import {
  DAY,
  HOUR,
  hours,
  machine,
  mode,
  need,
  op,
  pool,
  smallProblem,
  solved,
} from "../../support/small-problem";

const exactly = (factor: number): Spread => ({ shares: [0, 1], factors: [factor, factor] });

/** Run times of the named operations times their factor. */
const runs = (factors: Readonly<Record<number, number>>): ReplaySpreads => ({
  ...NO_SPREADS,
  run: {
    usual: AS_PLANNED,
    of: new Map(Object.entries(factors).map(([o, factor]) => [Number(o), exactly(factor)])),
  },
});

/** Ends in hours of the schedule's replay. */
function endsOf(problem: SchedulingProblem, spreads: ReplaySpreads): (number | undefined)[] {
  const times = replayOnce({ problem, solution: solved(problem), spreads, seed: 1 });
  return times.map((time) => time && time.end / HOUR);
}

const twoSteps = (more: Parameters<typeof op>[2] = {}) =>
  smallProblem({
    resources: [machine("Saw"), machine("Mill")],
    orders: [[op(mode(0, 4 * HOUR)), op(mode(1, 2 * HOUR), [0], more)]],
  });

describe("what starts when something else comes otherwise", () => {
  it("starts earlier when what it waits for is early, and later when it is late", () => {
    expect(endsOf(twoSteps(), runs({ 0: 0.5 }))).toEqual([2, 4]);
    expect(endsOf(twoSteps(), runs({ 0: 1.5 }))).toEqual([6, 8]);
  });

  it("does not start before its release", () => {
    expect(endsOf(twoSteps({ release: 3 * HOUR }), runs({ 0: 0.5 }))).toEqual([2, 5]);
  });

  it("does not start before a locked start, which slides when it cannot be kept", () => {
    const state = { kind: "fixed", by: "lock", mode: 0, unit: 0, start: 5 * HOUR } as const;
    expect(endsOf(twoSteps({ state }), runs({ 0: 0.5 }))).toEqual([2, 7]);
    expect(endsOf(twoSteps({ state }), runs({ 0: 1.5 }))).toEqual([6, 8]);
  });

  it("does not start what Just in time pulled to its due date before the schedule does", () => {
    const problem = smallProblem({
      resources: [machine("Saw"), machine("Mill")],
      orders: [[op(mode(0, 4 * HOUR)), op(mode(1, 2 * HOUR), [0])]],
      order: () => ({ due: 20 * HOUR }),
      more: { direction: "Just in time" },
    });
    expect(endsOf(problem, NO_SPREADS)).toEqual([18, 20]);
    expect(endsOf(problem, runs({ 0: 0.5 }))).toEqual([16, 20]);
    expect(endsOf(problem, runs({ 0: 1.5 }))).toEqual([20, 22]);
  });

  it("draws the remainder of what runs, and leaves what is finished", () => {
    const now = { mode: 0, unit: 0, start: -HOUR, remaining: 2 * HOUR };
    const before = { resource: 0, unit: 0, start: -3 * HOUR, end: -HOUR };
    const running: OperationState = { kind: "running", ...now };
    const finished: OperationState = { kind: "finished", ...before };
    const problem = smallProblem({
      resources: [machine("Saw")],
      orders: [
        [op(mode(0, 2 * HOUR), [], { state: finished })],
        [op(mode(0, 3 * HOUR), [], { state: running })],
        [op(mode(0, HOUR))],
      ],
    });
    expect(endsOf(problem, runs({ 0: 2, 1: 1.5 }))).toEqual([-1, 3, 4]);
  });

  it("keeps the sequence on a unit, also where it is only held besides", () => {
    const problem = smallProblem({
      resources: [machine("Saw"), machine("Oven")],
      orders: [[op(mode(0, 4 * HOUR, { needs: [need(1, 1)] }))], [op(mode(1, 2 * HOUR))]],
      order: (index) => ({ due: (index + 1) * 4 * HOUR }),
    });
    expect(endsOf(problem, runs({ 0: 1.5 }))).toEqual([6, 8]);
  });

  it("takes work without length as the schedule begins it", () => {
    // The second is set up on the saw until two, when the first passes it and releases its run.
    const problem = smallProblem({
      resources: [machine("Saw")],
      orders: [
        [op(mode(0, 0), [], { release: 2 * HOUR }), op(mode(0, 0, { setup: HOUR }), [0])],
        [op(mode(0, HOUR), [], { release: 2 * HOUR })],
      ],
      order: (index) => ({ due: (index + 2) * HOUR }),
    });
    expect(endsOf(problem, NO_SPREADS)).toEqual([2, 2, 3]);
  });

  it("places work without length where nobody ever works", () => {
    const state = { kind: "fixed", by: "lock", mode: 0, unit: -1, start: HOUR } as const;
    const withHeads = (heads: number) =>
      smallProblem({
        resources: [pool("Crew", [0, heads]), machine("Saw")],
        orders: [[op(mode(0, 0, { needs: [need(0, 1)] }), [], { state }), op(mode(1, HOUR), [0])]],
      });
    const solution = solved(withHeads(2));
    const of = { problem: withHeads(1), solution, spreads: NO_SPREADS, seed: 1 };
    expect(replayOnce(of).map((time) => time!.end)).toEqual([HOUR, 2 * HOUR]);
  });

  it("goes on in working time only, and past the horizon as in the weeks before it", () => {
    const problem = smallProblem({
      resources: [machine("Saw", hours([6, 14]))],
      orders: [[op(mode(0, 8 * HOUR))]],
      more: { horizon: 14 * HOUR },
    });
    expect(endsOf(problem, NO_SPREADS)).toEqual([14]);
    const weeks = { ...problem, horizon: 14 * DAY };
    expect(endsOf(weeks, runs({ 0: 1.5 }))).toEqual([24 + 10]);
    expect(endsOf(weeks, runs({ 0: 15 }))).toEqual([14 * 24 + 14]);
  });

  it("has no date where the calendars end", () => {
    const day = workingTime([{ start: 6 * HOUR, end: 14 * HOUR }]);
    const problem = smallProblem({
      resources: [machine("Saw", day)],
      orders: [[op(mode(0, 8 * HOUR))]],
      order: () => ({ due: 14 * HOUR }),
      more: { horizon: 60 * DAY },
    });
    const [target] = problem.orders;
    const request = { problem, solution: solved(problem), targets: [target!], replays: 5, seed: 1 };
    const { value } = replayInSlices({ ...request, spreads: runs({ 0: 1.5 }) }).next();
    expect(value.result()).toEqual({
      replays: 5,
      chances: [{ onTime: 0, onTimeError: expect.any(Number), p50: undefined, p90: undefined }],
    });
  });
});

describe("what must not be interrupted", () => {
  const problem = smallProblem({
    resources: [machine("Saw"), machine("Oven", hours([6, 14]))],
    orders: [
      [op(mode(0, 8 * HOUR)), op(mode(1, 4 * HOUR, { interruptible: false }), [0])],
      [op(mode(1, 2 * HOUR), [], { release: 20 * HOUR })],
    ],
  });

  it("begins where its planned length fits, and is worked to its end", () => {
    expect(endsOf(problem, NO_SPREADS)).toEqual([8, 12, 32]);
    expect(endsOf(problem, runs({ 1: 2 }))).toEqual([8, 16, 32]);
    expect(endsOf(problem, runs({ 0: 1.25, 1: 1.5 }))).toEqual([10, 16, 32]);
  });

  it("waits for the next stretch when it no longer fits", () => {
    expect(endsOf(problem, runs({ 0: 1.5, 1: 0.5 }))).toEqual([12, 32, 34]);
  });
});

describe("pools in a replay", () => {
  const crew = pool("Crew", [0, 1], [10 * HOUR, 2]);
  const problem = smallProblem({
    resources: [machine("Saw"), machine("Mill"), crew],
    orders: [
      [op(mode(0, 4 * HOUR, { needs: [need(2, 1)] }))],
      [op(mode(1, 4 * HOUR, { needs: [need(2, 1)] }))],
    ],
    order: (index) => ({ due: (index + 1) * 4 * HOUR }),
  });

  it("lend what they have, to the one that the schedule gives it to first", () => {
    expect(endsOf(problem, NO_SPREADS)).toEqual([4, 8]);
    expect(endsOf(problem, runs({ 0: 2 }))).toEqual([8, 12]);
    expect(endsOf(problem, runs({ 0: 0.5 }))).toEqual([2, 6]);
  });

  it("have more for whom waits when more come", () => {
    expect(endsOf(problem, runs({ 0: 3 }))).toEqual([12, 14]);
  });
});

describe("batches and materials in a replay", () => {
  it("lets a follower start when it will not run out of what really comes", () => {
    const batches = { operation: 0, wait: 0, transferBatch: 25 };
    const quantity = { startQuantity: 100, goodQuantity: 100 };
    const problem = smallProblem({
      resources: [machine("Saw"), machine("Mill")],
      orders: [
        [
          op(mode(0, 4 * HOUR), [], quantity),
          op(mode(1, 4 * HOUR), [batches], { startQuantity: 100, goodQuantity: 100 }),
        ],
      ],
    });
    expect(endsOf(problem, NO_SPREADS)).toEqual([4, 5]);
    expect(endsOf(problem, runs({ 0: 2 }))).toEqual([8, 9]);
    expect(endsOf(problem, runs({ 1: 2 }))).toEqual([4, 9]);
  });

  const material = {
    id: "steel",
    onHand: 5,
    receipts: [{ at: 6 * HOUR, quantity: 5, id: "PO1" }],
    boughtAt: 48 * HOUR,
  };
  const takes = (quantity: number) => ({ materials: [{ material: 0, quantity }] });
  const problem = smallProblem({
    resources: [machine("Saw"), machine("Mill"), machine("Lathe")],
    orders: [
      [op(mode(0, HOUR), [], takes(5))],
      [op(mode(1, HOUR), [], takes(4))],
      [op(mode(2, HOUR), [], takes(4))],
    ],
    order: (index) => ({ due: (index + 1) * HOUR }),
    materials: [material],
  });

  it("hands out stock first, then receipts when they come, and what is bought last", () => {
    expect(endsOf(problem, NO_SPREADS)).toEqual([1, 7, 49]);
    const late = { ...NO_SPREADS, leadTime: { usual: exactly(1.5) } };
    expect(endsOf(problem, late)).toEqual([1, 10, 73]);
    const early = {
      ...NO_SPREADS,
      leadTime: { usual: AS_PLANNED, of: new Map([[0, exactly(0.5)]]) },
    };
    expect(endsOf(problem, early)).toEqual([1, 4, 25]);
  });

  it("does not wait for what is bought where stock and receipts are enough", () => {
    const later = smallProblem({
      resources: [machine("Saw")],
      orders: [[op(mode(0, HOUR), [], { ...takes(5), release: 60 * HOUR })]],
      materials: [material],
    });
    const late = { ...NO_SPREADS, leadTime: { usual: exactly(2) } };
    expect(endsOf(later, late)).toEqual([61]);
  });
});

describe("luck", () => {
  it("hangs on the operation and not on what else is planned", () => {
    const one = smallProblem({ resources: [machine("Saw")], orders: [[op(mode(0, 9999))]] });
    const two = smallProblem({
      resources: [machine("Saw"), machine("Mill")],
      orders: [[op(mode(0, 9999))], [op(mode(1, 9999))]],
    });
    const spreads = { ...NO_SPREADS, run: { usual: { shares: [0, 1], factors: [0.5, 2] } } };
    const ends = (problem: SchedulingProblem, seed: number) =>
      Array.from({ length: 20 }, (_, replay) =>
        replayOnce({ problem, solution: solved(problem), spreads, seed }, replay).map(
          (time) => time!.end,
        ),
      );
    expect(ends(two, 1).map(([first]) => first)).toEqual(ends(one, 1).map(([first]) => first));
    expect(ends(one, 2)).not.toEqual(ends(one, 1));
    const [first, second] = [0, 1].map((order) => ends(two, 1).map((all) => all[order]));
    expect(first).not.toEqual(second);
  });
});
