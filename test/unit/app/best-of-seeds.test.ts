import { bestOfSeeds } from "../../../src/app/best-of-seeds";
import type { SolveOutcome, SolveProgress, Solver } from "../../../src/app/ports";
import { solveByTurns } from "../../../src/app/solve-by-turns";
import type { SchedulingProblem } from "../../../src/schedule/problem";
import { solve } from "../../../src/schedule/solve";
import { seededProblem } from "../../browser/seeded-problem";

const problem: SchedulingProblem = seededProblem(5, 30, "On time");
const request = { problem, seed: 4, iterations: 5, seconds: undefined };
const some = solve(problem).solution;

/** A schedule of so many weighted hours of lateness that says which seed found it. */
const found = (seed: number, hours: number, left = 0): SolveOutcome => ({
  solution: {
    ...some,
    unscheduled: Array.from({ length: left }, () => ({
      ...{ order: 1, operation: 0, reason: { kind: "past the horizon" as const } },
    })),
    value: { ...some.value, weightedTardinessHours: hours },
  },
  ...{ bound: seed, gap: 0, interrupted: false },
});

/** Each seed finds what the table says; the first one is the last to end. */
const tableSolver =
  (table: Readonly<Record<number, SolveOutcome>>): Solver =>
  async ({ seed }) => {
    await new Promise((resolve) => setTimeout(resolve, (10 - seed) * 2));
    return table[seed]!;
  };

/** What On time looks at, the first difference decides. */
const ON_TIME = [
  ...(["weightedTardinessHours", "changeoverHours", "flowHours", "changeHours"] as const),
];
const firstDifference = (a: readonly number[], b: readonly number[]) =>
  a.map((each, i) => each - b[i]!).find((difference) => difference !== 0) ?? 0;

const seedOf = ({ bound }: SolveOutcome) => bound;

describe("seeds side by side", () => {
  it.each([
    ["the best", [9, 2, 5], 5],
    ["of equals the lowest seed", [7, 3, 3], 5],
    ["the first when all are equal", [3, 3, 3], 4],
  ])("take %s", async (_, hours, winner) => {
    const table = Object.fromEntries(hours.map((each, i) => [4 + i, found(4 + i, each)]));
    expect(seedOf(await bestOfSeeds(tableSolver(table), 3)(request, {}))).toBe(winner);
  });

  it("count an order that is left out more than any lateness", async () => {
    const solver = tableSolver({ 4: found(4, 1, 1), 5: found(5, 100) });
    expect(seedOf(await bestOfSeeds(solver, 2)(request, {}))).toBe(5);
  });

  it("give each search all the iterations, and the best of what each finds alone", async () => {
    const thread = { elapsed: () => 0, nextTurn: () => Promise.resolve() };
    const iterations: unknown[] = [];
    const solver: Solver = (one, watch) => {
      iterations.push([one.seed, one.iterations]);
      return solveByTurns(one, watch, thread);
    };
    const together = await bestOfSeeds(solver, 3)(request, {});
    expect(iterations).toEqual([
      [4, 5],
      [5, 5],
      [6, 5],
    ]);
    const alone = [4, 5, 6].map((seed) => solve(problem, { seed, iterations: 5 }).solution);
    const worth = ({ value }: (typeof alone)[number]) =>
      ON_TIME.map((criterion) => value[criterion]);
    const [first] = [...alone].sort((a, b) => firstDifference(worth(a), worth(b)));
    expect(together.solution).toEqual(first);
  });

  it("are one search when there is one seed", () => {
    const solver: Solver = () => Promise.resolve(found(1, 1));
    expect(bestOfSeeds(solver, 1)).toBe(solver);
  });

  it("tell together what the best of them has, no more often than one", async () => {
    const progress = (hours: number, seconds: number): SolveProgress => ({
      value: { ...some.value, weightedTardinessHours: hours },
      ...{ bound: 0, gap: 1, unscheduled: 0, seconds },
    });
    const told: SolveProgress[] = [];
    const watch = { onProgress: (one: SolveProgress) => told.push(one) };
    /** The first search has 8 hours at 0 s and 1 s, the second 2 hours a little later each time. */
    const solver: Solver = async ({ seed }, { onProgress }) => {
      const [hours, after] = seed === 4 ? [8, 0] : [2, 0.05];
      for (const at of [0, 1]) {
        onProgress?.(progress(hours, at + after));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return found(seed, hours);
    };
    await bestOfSeeds(solver, 2)(request, watch);
    const said = told.map(({ value, seconds }) => [value.weightedTardinessHours, seconds]);
    expect(said).toEqual([
      [8, 0],
      [2, 1],
    ]);
  });

  it("stop together, and all end when one of them fails", async () => {
    const waiting: Solver = async ({ seed }, { stopped }) => {
      while (!stopped?.()) await new Promise((resolve) => setTimeout(resolve, 1));
      return { ...found(seed, seed), interrupted: true };
    };
    let asked = 0;
    const watch = { stopped: () => ++asked > 5 };
    expect(await bestOfSeeds(waiting, 2)(request, watch)).toMatchObject({ interrupted: true });
    let ended = 0;
    const failing: Solver = async (one, own) => {
      if (one.seed === 4) throw new Error("no more memory");
      const outcome = await waiting(one, own);
      ended++;
      return outcome;
    };
    await expect(bestOfSeeds(failing, 3)(request, {})).rejects.toThrow("no more memory");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ended).toBe(2);
  });
});
