import { lowerBound } from "../../../src/schedule/bounds";
import { compileProblem } from "../../../src/schedule/compiled-problem";
import { Construction } from "../../../src/schedule/construct";
import type { SchedulingProblem } from "../../../src/schedule/problem";
import { solve } from "../../../src/schedule/solve";
import { jobShop } from "../../support/instances/job-shops";
import { taillardShop } from "../../support/instances/taillard-generator";
import { TAILLARD_SHOPS } from "../../support/instances/taillard-shops";
import { problemOf, UNITS_PER_HOUR } from "../../support/instances/task-problem";
import { FT06, LA01, shopOf } from "../../support/published-shops";
import {
  hours,
  machine,
  mode,
  need,
  op,
  pool,
  smallProblem,
  HOUR,
} from "../../support/small-problem";

/** In hours, weights or money, to a millionth. */
function boundOf(problem: SchedulingProblem): number {
  const construction = new Construction(compileProblem(problem));
  const bound = lowerBound(construction.compiled, construction.schedule(0).leftOut);
  return Math.round(bound * 1e6) / 1e6;
}

const THROUGHPUT = { more: { goal: "Throughput" } } as const;
const dueAtStart = () => ({ due: 0, weight: 1, penaltyPerDay: 24 });

describe("the bound of the makespan", () => {
  it.each(TAILLARD_SHOPS.filter(({ name }) => /^ta(0\d|10|51|71)$/.test(name)))(
    "of $name lies between that of Taillard's table and the best known",
    (shop) => {
      const bound = boundOf(problemOf(jobShop(taillardShop(shop)))) * UNITS_PER_HOUR;
      expect(bound).toBeGreaterThan(shop.taillardLower - 0.01);
      expect(bound).toBeLessThan(shop.ub + 0.01);
    },
  );

  it("of shops whose busiest machine says it all is the least makespan", () => {
    expect(boundOf(shopOf(LA01)) * HOUR).toBeCloseTo(666, 1);
    expect(boundOf(shopOf(FT06)) * HOUR).toBeGreaterThan(51.9);
    expect(boundOf(shopOf(FT06)) * HOUR).toBeLessThan(55.01);
  });

  it("goes along the critical path in working time", () => {
    const problem = smallProblem({
      resources: [machine("A", hours([6, 14])), machine("B", hours([8, 10]))],
      orders: [[op(mode(0, 7 * HOUR)), op(mode(1, HOUR), [0])]],
      ...THROUGHPUT,
    });
    // A from 6 to 13, when B has closed; B from 8 to 9 on the next day.
    expect(boundOf(problem)).toBe(33);
  });

  it("adds up the work of a machine between the least head and the least tail", () => {
    const through = (first: number, run: number, last: number, from: number) => [
      op(mode(1, first * HOUR)),
      op(mode(0, run * HOUR), [from]),
      op(mode(2, last * HOUR), [from + 1]),
    ];
    const problem = smallProblem({
      resources: [machine("M"), machine("before"), machine("behind")],
      orders: [through(1, 5, 2, 0), through(1, 5, 2, 3), through(1, 5, 2, 6)],
      ...THROUGHPUT,
    });
    expect(boundOf(problem)).toBe(18);
  });

  it("spreads work over machines that stand in for one another", () => {
    const either = () => [op([mode(0, 6 * HOUR), mode(1, 6 * HOUR)])];
    const problem = smallProblem({
      resources: [machine("A"), machine("B")],
      orders: [either(), either(), either(), either(), either()],
      ...THROUGHPUT,
    });
    // 15 hours each would split an order.
    expect(boundOf(problem)).toBe(18);
  });

  it("counts the heads of a pool, as many as there are at the time", () => {
    const crewed = (m: number) => [op(mode(m, 4 * HOUR, { needs: [need(3, 2)] }))];
    const problem = smallProblem({
      resources: [machine("A"), machine("B"), machine("C"), pool("P", [0, 4], [HOUR, 2])],
      orders: [crewed(0), crewed(1), crewed(2)],
      ...THROUGHPUT,
    });
    // 24 head hours: 4 in the first hour, then 2 by the hour.
    expect(boundOf(problem)).toBeCloseTo(11, 2);
  });
});

describe("the bound of lateness", () => {
  const queue = (goal: SchedulingProblem["goal"]) =>
    smallProblem({
      resources: [machine("M")],
      orders: [2, 3, 4].map((run) => [op(mode(0, run * HOUR))]),
      order: dueAtStart,
      more: { goal },
    });

  it("knows that a machine does one order after the other", () => {
    // 2 + 5 + 9 hours; each alone would be late by 2 + 3 + 4.
    expect(boundOf(queue("On time"))).toBe(16);
  });

  it("counts orders that cannot be on time together", () => {
    const problem = smallProblem({
      resources: [machine("M")],
      orders: [3, 3, 3].map((run) => [op(mode(0, run * HOUR))]),
      order: () => ({ due: 6 * HOUR, weight: 1 }),
      more: { goal: "Fewest late" },
    });
    expect(boundOf(problem)).toBe(1);
  });

  it("adds penalties to the cost of the work", () => {
    expect(boundOf(queue("Cost"))).toBeGreaterThan(15.9);
  });

  it("is 0 where nobody needs to be late", () => {
    const problem = smallProblem({
      resources: [machine("M")],
      orders: [[op(mode(0, HOUR))], [op(mode(0, HOUR))]],
      order: () => ({ due: 2 * HOUR, weight: 1 }),
    });
    expect(boundOf(problem)).toBe(0);
  });

  it("proves a schedule that meets it", () => {
    const { value, bound, gap } = solve(queue("On time")).progress;
    expect(value).toBeCloseTo(16, 9);
    expect([bound, gap]).toEqual([value, 0]);
    const { progress } = solve(shopOf(LA01), { iterations: 400 });
    expect(progress.value * HOUR).toBeCloseTo(666, 6);
    expect([progress.bound, progress.gap]).toEqual([progress.value, 0]);
  });
});
