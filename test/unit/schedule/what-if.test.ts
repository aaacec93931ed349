import { compareCases, type Comparison } from "../../../src/schedule/compare-cases";
import type { SchedulingProblem } from "../../../src/schedule/problem";
import { hourOnEach } from "../../../src/schedule/extra-hours";
import { type Relaxation, relaxed, stopsAt } from "../../../src/schedule/what-if";
import {
  DAY,
  HOUR,
  hours,
  machine,
  mode,
  op,
  smallProblem,
  solved,
} from "../../support/small-problem";

function compared(
  problem: SchedulingProblem,
  cases: readonly Relaxation[],
  iterations = 0,
  order?: number,
): Comparison {
  const work = compareCases(problem, solved(problem), cases, { seed: 1, iterations }, order);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    expect(step.value.done).toBeLessThan(step.value.of);
  }
}

/** One machine from 6 to 14; two orders of 6 h each, due at the end of the first day. */
const twoJobs = smallProblem({
  resources: [machine("Saw", hours([6, 14]))],
  orders: [[op(mode(0, 6 * HOUR))], [op(mode(0, 6 * HOUR))]],
  order: () => ({ due: 14 * HOUR }),
});

describe("one thing changed", () => {
  it("an hour more on the first day saves exactly that hour of the second order", () => {
    // As it is: the first from 6 to 12, the second 12 to 14 and on the next day 6 to 10 (34 h).
    // An hour longer, to 15: the second ends the next day at 9.
    const at = stopsAt(twoJobs, 0, 0)!;
    expect(at).toBe(14 * HOUR);
    const { effects, noise } = compared(twoJobs, [{ kind: "hour", resource: 0, at }], 0, 1);
    expect(noise).toEqual({ value: 0, orderHours: 0 });
    expect(effects).toMatchObject([
      { saved: 1, lateHoursSaved: 1, orderHoursSaved: 1, withinNoise: false },
    ]);
  });

  it("a second machine ends it the same day; a quarter of its run saves what it is long", () => {
    const { effects } = compared(
      twoJobs,
      [
        { kind: "run", operation: 1 },
        { kind: "unit", resource: 0 },
      ],
      0,
      1,
    );
    // A quarter of 6 h is 1.5 h; with a machine of its own it ends at 12 instead of at 34.
    expect(effects.map(({ what, orderHoursSaved }) => [what.kind, orderHoursSaved])).toEqual([
      ["unit", 22],
      ["run", 1.5],
    ]);
  });

  it("release, material, setup and lock give exactly the hours that they hold up", () => {
    const problem = smallProblem({
      resources: [machine("A"), machine("B"), machine("C"), machine("D")],
      orders: [
        [op(mode(0, HOUR), [], { release: 5 * HOUR })],
        [op(mode(1, HOUR), [], { materials: [{ material: 0, quantity: 2 }] })],
        [op(mode(2, HOUR, { setup: 3 * HOUR }))],
        [
          op(mode(3, HOUR), [], {
            state: { kind: "fixed", by: "lock", mode: 0, unit: 0, start: 9 * HOUR },
          }),
        ],
      ],
      materials: [{ id: "Steel", onHand: 1, receipts: [], boughtAt: DAY }],
    });
    const cases: readonly Relaxation[] = [
      { kind: "release", operations: [0] },
      { kind: "material", material: 0 },
      { kind: "setup", operation: 2 },
      { kind: "lock", operation: 3 },
    ];
    const saved = cases.map((each, order) => compared(problem, [each], 0, order).effects[0]!);
    expect(saved.map(({ orderHoursSaved }) => orderHoursSaved)).toEqual([5, 24, 3, 9]);
  });

  it("what helps nothing is within the noise and stands last", () => {
    const problem = {
      ...twoJobs,
      resources: [...twoJobs.resources, machine("Idle", hours([6, 14]))],
    };
    const { effects } = compared(
      problem,
      [
        { kind: "hour", resource: 1, at: 14 * HOUR },
        { kind: "hour", resource: 0, at: 14 * HOUR },
      ],
      20,
    );
    expect(
      effects.map(({ what, withinNoise }) => [what.kind === "hour" && what.resource, withinNoise]),
    ).toEqual([
      [0, false],
      [1, true],
    ]);
    // Searched as long as the plan itself, so that a change that does nothing is worth nothing.
    expect(effects[1]).toMatchObject({ saved: 0, lateHoursSaved: 0, orderHoursSaved: 0 });
    expect(compared(problem, [{ kind: "unit", resource: 0 }], 20)).toEqual(
      compared(problem, [{ kind: "unit", resource: 0 }], 20),
    );
  });

  it("knows no hour more where work never stops", () => {
    expect(stopsAt(smallProblem({ resources: [machine("M")], orders: [] }), 0, 0)).toBeUndefined();
  });

  it("offers an hour more where work stands still, and nowhere else", () => {
    // The saw works from 6 to 14; 12 h of work stand still at 14. The mill's ends by 8, the press never stops.
    const resources = [
      machine("Saw", hours([6, 14])),
      machine("Mill", hours([6, 14])),
      machine("Press"),
      machine("Idle", hours([6, 14])),
    ];
    const problem = smallProblem({
      resources,
      orders: [[op(mode(0, 12 * HOUR))], [op(mode(1, 2 * HOUR))], [op(mode(2, 30 * HOUR))]],
    });
    const hour = { kind: "hour", resource: 0, at: 14 * HOUR };
    expect(hourOnEach(problem, solved(problem))).toEqual([hour]);
    expect(hourOnEach(problem, solved(problem), [1, 2])).toEqual([]);
  });

  it("offers the hour before the first stop at which work waits, not an idle evening before", () => {
    // Nothing is released before the second day.
    const problem = smallProblem({
      resources: [machine("Saw", hours([6, 14]))],
      orders: [[op(mode(0, 6 * HOUR))], [op(mode(0, 6 * HOUR))]],
      order: () => ({ due: 14 * HOUR }),
    });
    const released = {
      ...problem,
      operations: problem.operations.map((each) => ({ ...each, release: 25 * HOUR })),
    };
    const hour = { kind: "hour", resource: 0, at: DAY + 14 * HOUR };
    expect(hourOnEach(released, solved(released))).toEqual([hour]);
  });

  it("changes nothing else", () => {
    const more = relaxed(twoJobs, { kind: "unit", resource: 0 });
    expect({ ...more, resources: [] }).toEqual({ ...twoJobs, resources: [] });
  });
});
