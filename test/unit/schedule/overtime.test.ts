import fc from "fast-check";
import { scheduleCase, type CaseSchedule } from "../../../src/schedule/schedule-case";
import type { ProblemResource, SchedulingProblem } from "../../../src/schedule/problem";
import { relaxed } from "../../../src/schedule/what-if";
import type { WarmStart } from "../../../src/schedule/warm-start";
import { verify } from "../../../src/schedule/verify";
import { solve } from "../../../src/schedule/solve";
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
import { tinyProblem, tinyShapes } from "../../support/tiny-problem";

function scheduled(problem: SchedulingProblem, start: WarmStart): CaseSchedule {
  const work = scheduleCase(problem, start, { seed: 1, iterations: 0 });
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const withExtra = (
  resource: ProblemResource,
  ...days: readonly (readonly [number, number])[]
): ProblemResource => ({
  ...resource,
  cost: {
    ...resource.cost,
    extra: workingTime(days.map(([from, to]) => ({ start: from * HOUR, end: to * HOUR }))),
  },
});

describe("overtime", () => {
  it("is what is worked in extra time, by each resource in its own", () => {
    // Ten hours from 6 to 16, the last two of them extra for the saw, and the last four for two of the crew.
    const problem = smallProblem({
      resources: [
        withExtra(machine("Saw", hours([6, 16])), [14, 16]),
        withExtra(pool("Crew", [0, 3]), [12, 24]),
      ],
      orders: [[op(mode(0, 10 * HOUR, { needs: [need(1, 2)] }))]],
    });
    expect(scheduled(problem, solved(problem)).overtime).toEqual([
      { operation: 0, resource: 0, hours: 2 },
      { operation: 0, resource: 1, hours: 8 },
    ]);
  });

  it("is what the goal Cost counts at the overtime rate, in every schedule", () => {
    fc.assert(
      fc.property(tinyShapes(5), (shape) => {
        const tiny = tinyProblem({ ...shape, goal: "Cost" });
        const problem: SchedulingProblem = {
          ...tiny,
          orders: tiny.orders.map((order) => ({ ...order, penaltyPerDay: 0 })),
          resources: tiny.resources.map((each) => ({
            ...each,
            cost: { ...each.cost, perHour: 0 },
          })),
        };
        const { solution } = solve(problem, { seed: 1, iterations: 0 });
        // The verifier counts money by itself, so that it vouches for the value.
        expect(verify(problem, solution)).toEqual([]);
        const found = scheduled(problem, solution);
        const paid = found.overtime.map(
          ({ resource, hours: worked }) => worked * problem.resources[resource]!.cost.perExtraHour,
        );
        expect(paid.reduce((sum, each) => sum + each, 0)).toBeCloseTo(found.value, 6);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a shift more", () => {
  const twoDays = smallProblem({
    resources: [machine("Saw", hours([6, 14])), pool("Crew", [0, 1], [14 * HOUR, 0], [DAY, 1])],
    orders: [[op(mode(0, 12 * HOUR, { needs: [need(1, 1)] }))]],
  });
  const longer = (problem: SchedulingProblem) =>
    scheduled(
      relaxed(problem, { kind: "shift", resource: 0, at: 14 * HOUR, length: 8 * HOUR }),
      solved(problem),
    );

  it("is overtime of the resource and of the people with it, as far as it is worked", () => {
    expect(scheduled(twoDays, solved(twoDays)).overtime).toEqual([]);
    expect(longer(twoDays).overtime).toEqual([
      { operation: 0, resource: 0, hours: 4 },
      { operation: 0, resource: 1, hours: 4 },
    ]);
  });

  it("comes on top of the overtime that there is", () => {
    const [saw, crew] = twoDays.resources;
    const problem = { ...twoDays, resources: [withExtra(saw!, [12, 14]), crew!] };
    expect(longer(problem).overtime.map(({ hours: worked }) => worked)).toEqual([6, 4]);
  });

  it("is no overtime in hours in which some of it work anyway", () => {
    const [saw] = twoDays.resources;
    const crew = pool("Crew", [0, 2], [14 * HOUR, 1], [DAY, 2]);
    expect(longer({ ...twoDays, resources: [saw!, crew] }).overtime).toEqual([
      { operation: 0, resource: 0, hours: 4 },
    ]);
  });
});
