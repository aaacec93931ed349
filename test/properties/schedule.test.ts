import fc from "fast-check";
import { compareValues } from "../../src/schedule/objective";
import type { SchedulingProblem } from "../../src/schedule/problem";
import type { Placement, Solution } from "../../src/schedule/solution";
import { solve, solveInSlices, type SolveResult } from "../../src/schedule/solve";
import { verify } from "../../src/schedule/verify";
import { GOALS, problemShapes, randomProblem } from "../support/random-problem";
import { reordered } from "../support/reordered-problem";
import { runs } from "../support/runs";

/** `npm test` draws the same problems every time; `npm run soak` draws new and more ones. */
const settings = (normal: number, soak: number) => ({
  numRuns: runs(normal, soak),
  ...(process.env["PLUMBLINE_SOAK"] === "1" ? {} : { seed: 20261123 }),
});

function texts(problem: SchedulingProblem, solution: Solution): string[] {
  return verify(problem, solution).map((v) => `${v.code} ${v.text}`);
}

describe("every schedule of a random problem with all features", () => {
  it("is accepted by the verifier, at every goal and in both directions", () => {
    fc.assert(
      fc.property(problemShapes(14), (shape) => {
        const problem = randomProblem(shape);
        expect(texts(problem, solve(problem, { iterations: 3 }).solution)).toEqual([]);
      }),
      settings(70, 2000),
    );
  });

  it("is accepted after a longer search too, for each goal of the same problem", () => {
    fc.assert(
      fc.property(problemShapes(14), fc.nat(9), (shape, seed) => {
        for (const goal of GOALS) {
          const problem = randomProblem({ ...shape, goal });
          const { solution } = solve(problem, { iterations: 40, seed });
          expect(texts(problem, solution)).toEqual([]);
        }
      }),
      settings(10, 1000),
    );
  });

  it("is accepted whichever rule made it", () => {
    fc.assert(
      fc.property(problemShapes(8), (shape) => {
        const problem = randomProblem(shape);
        for (const slice of solveInSlices(problem)) {
          expect(texts(problem, slice.solution())).toEqual([]);
        }
      }),
      settings(20, 300),
    );
  });

  it("does not hang on the order of rows for its validity", () => {
    fc.assert(
      fc.property(problemShapes(8), fc.nat(1000), (shape, seed) => {
        const problem = reordered(randomProblem(shape), seed);
        expect(texts(problem, solve(problem).solution)).toEqual([]);
      }),
      settings(40, 600),
    );
  });

  it("is the same for the same problem, seed and iterations", () => {
    fc.assert(
      fc.property(problemShapes(8), fc.nat(9), (shape, seed) => {
        const once = solve(randomProblem(shape), { seed, iterations: 5 });
        const again = solve(randomProblem(shape), { seed, iterations: 5 });
        expect(again).toEqual(once);
      }),
      settings(20, 300),
    );
  });

  it("is never below the bound and never worse after more iterations", () => {
    fc.assert(
      fc.property(problemShapes(8), (shape) => {
        const problem = { ...randomProblem(shape), direction: "Forward" as const };
        const short = solve(problem);
        const long = solve(problem, { iterations: 5 });
        for (const { progress } of [short, long]) {
          expect(progress.bound).toBeLessThanOrEqual(progress.value * (1 + 1e-9));
        }
        const out = ({ solution }: SolveResult) => solution.unscheduled.map((u) => u.order);
        const real = (result: SolveResult) =>
          out(result).filter((order) => problem.orders[order]!.countsAsLate).length;
        expect(real(long)).toBeLessThanOrEqual(real(short));
        if (out(long).join() !== out(short).join()) return;
        const { goal } = problem;
        const worse = compareValues(goal, long.solution.value, short.solution.value);
        expect(worse).toBeLessThanOrEqual(0);
      }),
      settings(40, 600),
    );
  });

  it("keeps every order's lateness when it is moved late", () => {
    fc.assert(
      fc.property(problemShapes(8), (shape) => {
        const problem = randomProblem(shape);
        const forward = solve({ ...problem, direction: "Forward" }).solution;
        const late = solve({ ...problem, direction: "Just in time" }).solution;
        expect(late.value.weightedTardinessHours).toBeCloseTo(
          forward.value.weightedTardinessHours,
          9,
        );
        expect(late.value.lateOrders).toBe(forward.value.lateOrders);
        // For Stable work goes back to where it was published, which may be later than an order needs.
        if (shape.goal === "Stable") return;
        late.placements.forEach((placement, o) => {
          expect(placement?.end ?? 0).toBeGreaterThanOrEqual(forward.placements[o]?.end ?? 0);
        });
      }),
      settings(40, 600),
    );
  });

  it("starts from an earlier schedule without breaking a rule", () => {
    fc.assert(
      fc.property(problemShapes(8), (shape) => {
        const problem = randomProblem(shape);
        const warmStart = solve(problem, { iterations: 5, seed: 2 }).solution;
        expect(texts(problem, solve(problem, { warmStart }).solution)).toEqual([]);
      }),
      settings(20, 300),
    );
  });
});

/** Changes after which no schedule is valid any more; undefined where one does not apply. */
const SPOILS: Readonly<
  Record<
    string,
    (
      problem: SchedulingProblem,
      p: Placement,
      solution: Solution,
    ) => Partial<Placement> | "drop" | undefined
  >
> = {
  dropped: () => "drop",
  "an end too late": (_, p) => ({ end: p.end + 61 }),
  "a run begun too late": (_, p) => (p.setup + p.run > 0 ? { runStart: p.end + 1 } : undefined),
  "a setup too long": (_, p) => ({ setup: p.setup + 60 }),
  "before plan start": (_, p) => shifted(p, -p.start - 1),
  "past the horizon": (problem, p) => shifted(p, problem.horizon - p.end + 1),
  "in another mode": (problem, p) => ({ mode: problem.operations[p.operation]!.modes.length }),
  "on another unit": (_, p) => ({ unit: p.unit + 99 }),
  "before what it comes after": (problem, p, solution) => {
    const link = problem.operations[p.operation]!.predecessors[0];
    const before = link && solution.placements[link.operation];
    return before && before.end > before.start && before.start > 0
      ? shifted(p, before.start - 1 - p.runStart)
      : undefined;
  },
  "on top of another": (problem, p, solution) => {
    const resource = problem.operations[p.operation]!.modes[p.mode]!.resource;
    if (problem.resources[resource]!.kind !== "units") return undefined;
    const other = solution.placements.find((q): q is Placement => {
      const mode = q && problem.operations[q.operation]!.modes[q.mode];
      return (
        q !== undefined &&
        q !== p &&
        mode?.resource === resource &&
        q.unit === p.unit &&
        q.end - q.start > 2 &&
        q.start >= 0
      );
    });
    return other && p.end > p.start ? shifted(p, other.start + 1 - p.start) : undefined;
  },
};

function shifted({ start, runStart, end }: Placement, by: number): Partial<Placement> {
  return { start: start + by, runStart: runStart + by, end: end + by };
}

describe("the verifier", () => {
  it.each(Object.keys(SPOILS))("rejects a schedule with an operation %s", (name) => {
    let spoiled = 0;
    fc.assert(
      fc.property(problemShapes(6), fc.nat(), (shape, pick) => {
        const problem = randomProblem(shape);
        const { solution } = solve(problem);
        const planned = solution.placements.filter((p): p is Placement => {
          const { state } = problem.operations[p?.operation ?? 0]!;
          return p !== undefined && (state.kind === "open" || state.kind === "fixed");
        });
        const placement = planned[pick % Math.max(1, planned.length)];
        const change = placement && SPOILS[name]!(problem, placement, solution);
        if (!placement || !change) return;
        spoiled++;
        const placements = solution.placements.slice();
        placements[placement.operation] =
          change === "drop" ? undefined : { ...placement, ...change };
        const codes = verify(problem, { ...solution, placements }).map((v) => v.code);
        expect(codes.filter((code) => code !== "wrong-value")).not.toEqual([]);
      }),
      settings(25, 400),
    );
    expect(spoiled).toBeGreaterThan(5);
  });
});
