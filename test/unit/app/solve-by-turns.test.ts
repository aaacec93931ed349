import type { SolveOutcome, SolveProgress } from "../../../src/app/ports";
import type { SharedThread } from "../../../src/app/by-turns";
import { solveByTurns } from "../../../src/app/solve-by-turns";
import type { Solution } from "../../../src/schedule/solution";
import { solve, solveInSlices } from "../../../src/schedule/solve";
import { seededProblem } from "../../browser/seeded-problem";

const problem = seededProblem(7, 30, "On time");
const ITERATIONS = 150;
const request = { problem, seed: 1, iterations: ITERATIONS, seconds: undefined };

/** A thread whose clock moves by `tick` seconds whenever it is looked at. */
function tickingThread(tick: number): SharedThread {
  let now = 0;
  return { elapsed: () => (now += tick), nextTurn: () => Promise.resolve() };
}

/** What is handed out and told, and when, if a slice takes `tick` seconds and a schedule `making`. */
async function watched(tick: number, making = 0) {
  let now = 0;
  let step = tick;
  const thread: SharedThread = {
    elapsed: () => {
      now += step;
      step = tick;
      return now;
    },
    nextTurn: () => Promise.resolve(),
  };
  const best: { at: number; outcome: SolveOutcome }[] = [];
  const told: SolveProgress[] = [];
  const outcome = await solveByTurns(
    request,
    {
      onBest: (one) => {
        best.push({ at: now, outcome: one });
        step = making;
      },
      onProgress: (progress) => told.push(progress),
    },
    thread,
  );
  return { best, told, outcome };
}

const pauses = (times: readonly number[]) => times.slice(1).map((at, i) => at - times[i]!);

describe("solving by turns", () => {
  it("gives the engine's schedule, whoever watches", async () => {
    const expected = solve(problem, { seed: 1, iterations: ITERATIONS });
    const alone = await solveByTurns(request, {}, tickingThread(0.001));
    const { outcome } = await watched(0.001);
    expect(alone.solution).toEqual(expected.solution);
    expect(outcome).toEqual(alone);
    expect(outcome).toMatchObject({ interrupted: false, gap: expected.progress.gap });
  });

  it("hands out every better schedule at once where slices are long", async () => {
    const better: Solution[] = [];
    for (const slice of solveInSlices(problem, { seed: 1, iterations: ITERATIONS })) {
      if (slice.improved) better.push(slice.solution());
    }
    expect(better.length).toBeGreaterThan(1);
    const { best } = await watched(1);
    expect(best.map(({ outcome }) => outcome.solution)).toEqual(better);
  });

  it("hands them out and tells progress about ten times a second where slices are short", async () => {
    const { best, told } = await watched(0.01);
    expect(best.length).toBeGreaterThan(0);
    expect(Math.min(...pauses(best.map(({ at }) => at)), 1)).toBeGreaterThan(0.08);
    const times = told.map(({ seconds }) => seconds);
    expect(Math.min(...pauses(times))).toBeGreaterThan(0.0999);
    expect(Math.max(...pauses(times))).toBeLessThan(0.15);
    expect(told.at(-1)!.value).toEqual(best.at(-1)!.outcome.solution.value);
  });

  it("makes very large schedules less often, so that the search goes on", async () => {
    const { best } = await watched(0.5, 2);
    expect(best.length).toBeGreaterThan(1);
    expect(Math.min(...pauses(best.map(({ at }) => at)))).toBeGreaterThanOrEqual(10);
  });

  it("ends when it is asked to, with the best so far", async () => {
    let turns = 0;
    const outcome = await solveByTurns(
      { ...request, iterations: undefined, seconds: 1000 },
      { stopped: () => ++turns > 3 },
      tickingThread(0.01),
    );
    expect(outcome.interrupted).toBe(true);
    expect(outcome.solution.placements.some((placement) => placement)).toBe(true);
  });
});
