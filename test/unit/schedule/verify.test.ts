import type { SchedulingProblem } from "../../../src/schedule/problem";
import type { Placement, Solution } from "../../../src/schedule/solution";
import { solve } from "../../../src/schedule/solve";
import { verify } from "../../../src/schedule/verify";
import type { ViolationCode } from "../../../src/schedule/violation";
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
} from "../../support/small-problem";

/** Two orders over two machines with shifts, crew, setup by family, a batch, a material, a lock and a running one. */
function example(): SchedulingProblem {
  const lot = { startQuantity: 10, goodQuantity: 10 };
  const early = hours([6, 14]);
  const crew = [need(3, 1)];
  const orders = [
    [
      op(mode(0, 3 * HOUR, { setup: HOUR, family: 1 }), [], {
        ...lot,
        materials: [{ material: 0, quantity: 4 }],
      }),
      op(mode(1, 4 * HOUR, { needs: crew }), [{ operation: 0, wait: 0, transferBatch: 5 }], lot),
    ],
    [
      op(mode(0, 2 * HOUR, { family: 2, setup: HOUR, interruptible: false }), [], { release: DAY }),
      op(mode(1, HOUR, { needs: [...crew, need(2, 1)] }), [2]),
    ],
    [
      op(mode(2, 9 * HOUR), [], {
        state: { kind: "running", mode: 0, unit: 0, start: -HOUR, remaining: HOUR },
      }),
    ],
    [
      op(mode(2, HOUR), [], {
        state: { kind: "fixed", by: "lock", mode: 0, unit: 0, start: 2 * DAY + 7 * HOUR },
      }),
    ],
  ];
  return smallProblem({
    resources: [
      machine("Saw", early),
      machine("Mill", early, early),
      machine("Crane", early),
      pool("Crew", [0, 1]),
    ],
    orders,
    order: (i) => ({ due: i * DAY }),
    changeovers: [
      Int32Array.of(-1, -1, -1, -1, 0, 1800, -1, 1800, 0),
      undefined,
      undefined,
      undefined,
    ],
    materials: [
      {
        id: "steel",
        onHand: 0,
        receipts: [{ at: 8 * HOUR, quantity: 5, id: "P" }],
        boughtAt: 9 * DAY,
      },
    ],
  });
}

const problem = example();
const good = solve(problem).solution;

/** The good schedule with changes to one placement. */
function changed(operation: number, change: Partial<Placement>): Solution {
  const placements = good.placements.slice();
  placements[operation] = { ...placements[operation]!, ...change };
  return { ...good, placements };
}

function moved(operation: number, by: number): Solution {
  const { start, runStart, end } = good.placements[operation]!;
  return changed(operation, { start: start + by, runStart: runStart + by, end: end + by });
}

function codes(solution: Solution): ViolationCode[] {
  return verify(problem, solution).map((v) => v.code);
}

describe("verify", () => {
  it("accepts the schedule that the engine makes", () => {
    expect(verify(problem, good)).toEqual([]);
  });

  it.each<[string, () => Solution, ViolationCode]>([
    [
      "an operation dropped",
      () => ({ ...good, placements: good.placements.map((p, i) => (i === 1 ? undefined : p)) }),
      "operation-missing",
    ],
    [
      "one that is unscheduled yet stands there",
      () => ({
        ...good,
        unscheduled: [{ order: 0, operation: 0, reason: { kind: "past the horizon" } }],
      }),
      "order-torn",
    ],
    ["an end moved out", () => changed(0, { end: good.placements[0]!.end + 60 }), "run-time"],
    [
      "a wrong setup",
      () => changed(2, { setup: 60, start: good.placements[2]!.runStart - 60 }),
      "wrong-setup",
    ],
    [
      "a setup begun early",
      () => changed(0, { start: good.placements[0]!.start - 60 }),
      "setup-time",
    ],
    ["a pause where none may be", overnight, "interrupted"],
    ["work before plan start", () => moved(1, -2 * DAY), "before-plan-start"],
    ["work past the horizon", () => moved(1, 40 * DAY), "past-horizon"],
    ["work before its release", () => moved(2, -DAY), "release"],
    ["material taken before it is there", () => moved(0, -HOUR), "material-short"],
    ["a batch taken too early", () => moved(1, -HOUR), "transfer-batch"],
    ["a predecessor not through", () => moved(3, -2 * HOUR), "precedence"],
    ["a running one moved", () => moved(4, 60), "happened-moved"],
    ["a lock moved", () => moved(5, HOUR), "fixed-moved"],
    ["a unit that is not there", () => changed(0, { unit: 3 }), "unknown-unit"],
    ["a mode that is not there", () => changed(0, { mode: 3 }), "unknown-mode"],
    ["a further unit forgotten", () => changed(3, { alsoUnits: [] }), "also-units"],
    ["a wrong run", () => changed(0, { run: 60 }), "wrong-run"],
    [
      "a value that is not so",
      () => ({ ...good, value: { ...good.value, flowHours: 1 } }),
      "wrong-value",
    ],
    [
      "a conflict of one that is no lock",
      () => ({ ...good, conflicts: [{ operation: 0, other: undefined, with: "unit" }] }),
      "bad-conflict",
    ],
    ["two on one unit", () => changed(3, timesOf(1)), "unit-overlap"],
    [
      "more crew than there is",
      () => changed(3, { ...timesOf(1), unit: 1 - good.placements[1]!.unit }),
      "pool-overuse",
    ],
  ])("rejects %s", (_, solution, code) => {
    expect(codes(solution())).toContain(code);
  });
});

function timesOf(operation: number) {
  const { start, runStart, end, unit } = good.placements[operation]!;
  return { start, runStart, end, unit };
}

/** Operation 2, which must not pause, with an hour on one day and an hour on the next. */
function overnight(): Solution {
  const runStart = DAY + 13 * HOUR;
  return changed(2, {
    start: runStart - good.placements[2]!.setup,
    runStart,
    end: 2 * DAY + 7 * HOUR,
  });
}
