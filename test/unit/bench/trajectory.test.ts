import { jobShop } from "../../support/instances/job-shops";
import { taillardShop } from "../../support/instances/taillard-generator";
import { TAILLARD_SHOPS } from "../../support/instances/taillard-shops";
import { problemOf } from "../../support/instances/task-problem";
import { trajectory } from "../../bench/quality/trajectory";

const PROBLEM = problemOf(jobShop(taillardShop(TAILLARD_SHOPS[0]!)));

/** A clock on which every slice takes so many seconds; the first look is the beginning. */
function ticking(seconds: number): () => number {
  let at = -seconds;
  return () => (at += seconds);
}

describe("a run's trajectory", () => {
  it("keeps at each mark what had been reached by then, and stops at the last", () => {
    const run = trajectory(PROBLEM, { seed: 1, marks: [10, 100, 300], now: ticking(1) });
    const values = run.marks.map(({ value }) => value!);
    expect(run.marks.map(({ seconds }) => seconds)).toEqual([10, 100, 300]);
    expect(run.marks[0]!.steps).toBeLessThan(run.marks[1]!.steps);
    expect(run.marks[2]!.steps).toBeLessThanOrEqual(300);
    expect(values[1]).toBeLessThanOrEqual(values[0]!);
    expect(values[2]).toBeLessThan(values[0]!);
    expect(values[2]).toBeGreaterThanOrEqual(run.bound);
    expect([run.firstSeconds, run.fault, run.unscheduled]).toEqual([1, null, 0]);
  });

  it("has nothing at a mark before the first schedule, which ends a run that is over", () => {
    const run = trajectory(PROBLEM, { seed: 1, marks: [1, 2], now: ticking(5) });
    expect(run.marks.map(({ value }) => value)).toEqual([null, null]);
    expect([run.firstSeconds, run.fault]).toEqual([5, null]);
  });

  it("fills the marks that are left when the bound is reached", () => {
    const easy = problemOf(jobShop([[[0, 3]], [[0, 4]]]));
    const run = trajectory(easy, { seed: 1, marks: [1, 1000], now: ticking(0.5) });
    expect(run.marks.at(-1)!.value! * 60).toBeCloseTo(7);
  });
});
