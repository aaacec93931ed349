import fc from "fast-check";
import { buffersOf, packSolution, unpackSolution } from "../../../src/schedule/packed-solution";
import type {
  AlsoUnit,
  Binding,
  FixedConflict,
  Placement,
  Solution,
  UnscheduledReason,
} from "../../../src/schedule/solution";
import { solve } from "../../../src/schedule/solve";
import { seededProblem } from "../../browser/seeded-problem";

const index = fc.nat(1_000_000);
/** Whole seconds; what has happened lies before plan start. */
const seconds = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const kind = <K extends string>(one: K) => fc.constant(one);

const bindings: fc.Arbitrary<Binding> = fc.oneof(
  ...(
    ["plan start", "release", "lock", "freeze", "due date", "published", "happened"] as const
  ).map((one) => fc.record({ kind: kind(one) })),
  fc.record({ kind: fc.constantFrom("unit" as const, "predecessor" as const), operation: index }),
  fc.record({ kind: kind("material"), material: index }),
  fc.record({
    ...{ kind: kind("need"), resource: index },
    operation: fc.option(index, { nil: undefined }),
  }),
  fc.record({ kind: kind("calendar"), resource: index }),
);

const alsoUnits: fc.Arbitrary<AlsoUnit> = fc.record({ need: index, unit: index });

const placements: fc.Arbitrary<Omit<Placement, "operation">> = fc.record(
  {
    ...{ mode: fc.integer({ min: -1, max: 9 }), unit: fc.integer({ min: -1, max: 99 }) },
    ...{ start: seconds, runStart: seconds, end: seconds, setup: seconds, run: seconds },
    ...{ why: bindings, alsoUnits: fc.array(alsoUnits, { minLength: 1, maxLength: 3 }) },
  },
  { requiredKeys: ["mode", "unit", "start", "runStart", "end", "setup", "run", "why"] },
);

const reasons: fc.Arbitrary<UnscheduledReason> = fc.oneof(
  fc.record({ kind: kind("past the horizon") }),
  fc.record({ kind: kind("never enough"), resource: index, needed: index }),
);
const conflicts: fc.Arbitrary<FixedConflict> = fc.record({
  operation: index,
  other: fc.option(index, { nil: undefined }),
  with: fc.constantFrom("unit", "predecessor", "horizon"),
});
const worth = fc.double({ min: 0, noNaN: true });

const solutions: fc.Arbitrary<Solution> = fc.record({
  placements: fc
    .array(fc.option(placements, { nil: undefined }), { maxLength: 30 })
    .map((list) => list.map((one, operation) => one && { ...one, operation })),
  unscheduled: fc.array(fc.record({ order: index, operation: index, reason: reasons })),
  conflicts: fc.array(conflicts),
  value: fc.record({
    ...{ weightedTardinessHours: worth, lateOrders: worth, weightedLateOrders: worth },
    ...{ changeoverHours: worth, makespanHours: worth, flowHours: worth },
    ...{ changeHours: worth, cost: worth },
  }),
});

/** As one thread hands it to another. */
function handedOver(solution: Solution): Solution {
  const packed = packSolution(solution);
  return unpackSolution(structuredClone(packed, { transfer: buffersOf(packed) }));
}

describe("a packed solution", () => {
  it("comes out of another thread as it went in", () => {
    fc.assert(
      fc.property(solutions, (solution) => {
        expect(handedOver(solution)).toEqual(solution);
      }),
    );
  });

  it("keeps all that the engine says", () => {
    for (const goal of ["On time", "Cost"] as const) {
      const { solution } = solve(seededProblem(3, 80, goal), { iterations: 5 });
      expect(new Set(solution.placements.map((one) => one?.why.kind)).size).toBeGreaterThan(3);
      expect(handedOver(solution)).toEqual(solution);
    }
  });

  it("hands its arrays over: the sender has them no longer", () => {
    const packed = packSolution(solve(seededProblem(3, 20, "On time")).solution);
    structuredClone(packed, { transfer: buffersOf(packed) });
    expect([packed.rows.length, packed.alsoUnits.length]).toEqual([0, 0]);
  });
});
