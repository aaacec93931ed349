import fc from "fast-check";
import { isBetterSolution } from "../../../src/schedule/better-solution";
import { movedOperations } from "../../../src/schedule/moved-operations";
import type { SchedulingProblem } from "../../../src/schedule/problem";
import type { Solution } from "../../../src/schedule/solution";
import "../../support/fixed-seed";
import { runs } from "../../support/runs";
import { problemShapes, randomProblem } from "../../support/random-problem";
import {
  HOUR,
  hours,
  machine,
  mode,
  op,
  placed,
  smallProblem,
  solved,
} from "../../support/small-problem";

/** The problem as the next run has it: what was planned is published. */
function published(problem: SchedulingProblem, plan: Solution): SchedulingProblem {
  return {
    ...problem,
    goal: "Stable",
    operations: problem.operations.map((operation, index) => {
      const at = plan.placements[index];
      const resource = at && operation.modes[at.mode]?.resource;
      if (!at || resource === undefined) return operation;
      return { ...operation, published: { ...at, resource } };
    }),
  };
}

/**
 * Two things cannot be kept: which of several alike units is held besides, since it is not published,
 * and fixed work without length behind another family, since nothing is put before it then.
 */
function keepable(problem: SchedulingProblem): SchedulingProblem {
  const isUnits = (resource: number) => problem.resources[resource]!.kind === "units";
  return {
    ...problem,
    operations: problem.operations.map((operation) => ({
      ...operation,
      modes: operation.modes.map((each) => ({
        ...each,
        run: operation.state.kind === "fixed" ? Math.max(60, each.run) : each.run,
        needs: each.needs.filter(({ resource }) => !isUnits(resource)),
      })),
    })),
  };
}

const day = hours([6, 14]);
const dues = [40, 40, 60, 80];

function shop(urgent: boolean): SchedulingProblem {
  const orders = dues.map(() => [op(mode(0, 4 * HOUR))]);
  return smallProblem({
    resources: [machine("Saw", day, day)],
    orders: urgent ? [...orders, [op(mode(0, 3 * HOUR))]] : orders,
    order: (index) => ({ due: (dues[index] ?? 13) * HOUR }),
  });
}

describe("Stable", () => {
  it("leaves a plan alone in which nothing has changed, wherever it had things", () => {
    const problem = shop(false);
    const late = solved({ ...problem, direction: "Just in time" });
    const again = published(problem, late);
    const next = solved(again, { iterations: 50 });
    expect(movedOperations(again, next)).toEqual({
      operations: 0,
      ofPlanned: 4,
      unitsChanged: 0,
      hoursMedian: 0,
      hoursMost: 0,
    });
    expect(next.placements.some((at) => at?.why.kind === "published")).toBe(true);
  });

  it("makes room for an urgent order by moving what stands in its way and no more", () => {
    // Two saws from 6 to 14: both are busy till 14 with two orders of four hours each.
    const before = solved(shop(false));
    const problem = shop(true);
    const again = published(problem, before);
    const next = solved(again, { iterations: 50 });
    expect(placed(next, 4).end).toBeLessThanOrEqual(13 * HOUR);
    // On one saw the urgent order takes three hours; both of that saw move on by three, the other saw stays.
    const moved = movedOperations(again, next);
    expect(moved.operations).toBeLessThanOrEqual(2);
    expect(moved).toMatchObject({ ofPlanned: 4, unitsChanged: 0, hoursMost: 3 });
    expect(next.value.lateOrders).toBe(0);
  });

  it("says how far operations moved and which changed their unit", () => {
    const problem = smallProblem({
      resources: [machine("Saw"), machine("Mill")],
      orders: [[op(mode(0, HOUR))], [op([mode(0, HOUR), mode(1, HOUR)])], [op(mode(1, HOUR))]],
    });
    const plan = solved(problem);
    const at = [
      { start: 0, resource: 0, unit: 0 },
      { start: 3 * HOUR, resource: 0, unit: 0 },
      { start: 6 * HOUR, resource: 1, unit: 0 },
    ];
    const moved = {
      ...plan,
      placements: plan.placements.map((each, o) => ({
        ...each!,
        mode: o === 1 ? 1 : 0,
        start: [0, HOUR, 0][o]!,
      })),
    };
    const asked = {
      ...problem,
      operations: problem.operations.map((each, o) => ({ ...each, published: at[o] })),
    };
    expect(movedOperations(asked, moved)).toEqual({
      operations: 2,
      ofPlanned: 3,
      unitsChanged: 1,
      hoursMedian: 4,
      hoursMost: 6,
    });
  });

  it("never moves anything of an unchanged plan without making less late or scheduling more", () => {
    fc.assert(
      fc.property(problemShapes(8), fc.integer({ min: 0, max: 20 }), (shape, iterations) => {
        const problem = keepable(randomProblem(shape));
        const first = solved({ ...problem, goal: "Stable", direction: "Forward" }, { iterations });
        const again = published({ ...problem, direction: "Forward" }, first);
        const next = solved(again, { iterations: 5, warmStart: first });
        const unmoved = { ...first, value: { ...first.value, changeHours: 0 } };
        expect(isBetterSolution(again, unmoved, next)).toBe(false);
      }),
      { numRuns: runs(15, 500) },
    );
  });
});
