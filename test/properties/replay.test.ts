import fc from "fast-check";
import { seededRandom } from "../../src/kernel/random";
import { NO_SPREADS, defaultSpreads } from "../../src/replay/default-spreads";
import { withLaterHorizon } from "../../src/replay/later-horizon";
import { type ReplayedTimes, replayInSlices, replayOnce } from "../../src/replay/replay";
import type { ReplaySpreads, SpreadsOf } from "../../src/replay/replay-spreads";
import { AS_PLANNED, type Spread } from "../../src/replay/spread";
import type { Mode, Operation, SchedulingProblem } from "../../src/schedule/problem";
import type { Solution } from "../../src/schedule/solution";
import { solve } from "../../src/schedule/solve";
import { verify } from "../../src/schedule/verify";
import { type ProblemShape, problemShapes, randomProblem } from "../support/random-problem";
import { runs } from "../support/runs";

type Times = readonly (ReplayedTimes | undefined)[];

const settings = (normal: number, soak: number) => ({
  numRuns: runs(normal, soak),
  ...(process.env["PLUMBLINE_SOAK"] === "1" ? {} : { seed: 20261123 }),
});

/** Neither the objective, which is of the plan, nor locks, which may slide, are the replay's. */
const NOT_ASKED = ["wrong-value", "fixed-moved"];

function scheduled(shape: ProblemShape, change: (problem: SchedulingProblem) => SchedulingProblem) {
  const problem = change(randomProblem(shape));
  return { problem, solution: solve(problem, { iterations: 3 }).solution };
}

const asItIs = (problem: SchedulingProblem) => problem;

const always = (factor: number): Spread => ({ shares: [0, 1], factors: [factor, factor] });

function withTimes(solution: Solution, times: Times): Solution {
  const placements = solution.placements.map((placement, o) =>
    placement ? { ...placement, ...times[o]! } : undefined,
  );
  return { ...solution, placements };
}

function broken(problem: SchedulingProblem, solution: Solution): string[] {
  return verify(problem, solution)
    .filter(({ code }) => !NOT_ASKED.includes(code))
    .map(({ code, text }) => `${code} ${text}`);
}

/** A running operation that finds no time inside the horizon ends with it, and later in a replay. */
const isCutOff = ({ horizon, operations }: SchedulingProblem, o: number, end: number) =>
  operations[o]!.state.kind === "running" && end >= horizon;

describe("a replay in which everything comes as planned", () => {
  it("is a valid schedule, in which nothing is later than planned", () => {
    let exact = 0;
    let all = 0;
    fc.assert(
      fc.property(problemShapes(14), (shape) => {
        const { problem, solution } = scheduled(shape, asItIs);
        const times = replayOnce({ problem, solution, spreads: NO_SPREADS, seed: 1 });
        solution.placements.forEach((placement, o) => {
          if (!placement || isCutOff(problem, o, placement.end)) return;
          // Stable puts back to its published start what could start sooner.
          if (problem.goal !== "Stable") {
            all++;
            if (times[o]!.end === placement.end) exact++;
          }
          expect([o, times[o]!.end <= placement.end]).toEqual([o, true]);
          expect([o, times[o]!.runStart <= placement.runStart]).toEqual([o, true]);
        });
        const { horizon } = problem;
        if (solution.placements.some((p, o) => p && isCutOff(problem, o, p.end))) return;
        expect(times.every((time) => !time || time.end <= horizon)).toBe(true);
        expect(broken(problem, withTimes(solution, times))).toEqual([]);
      }),
      settings(60, 1500),
    );
    // The rest: what a short search left to be gained by moving left alone.
    expect(exact / all).toBeGreaterThan(0.95);
  });

  it("gives every order's finish exactly where nothing can move left", () => {
    fc.assert(
      fc.property(problemShapes(10), (shape) => {
        const { problem, solution } = scheduled(shape, asItIs);
        let left = solution;
        for (let round = 0; round < 5; round++) {
          const times = replayOnce({ problem, solution: left, spreads: NO_SPREADS, seed: 1 });
          left = withTimes(left, times);
        }
        const targets = problem.orders.map(({ jobs, due }) => ({ jobs, due }));
        const of = { problem, solution: left, targets, spreads: NO_SPREADS, replays: 1, seed: 1 };
        const { chances } = replayInSlices(of).next().value.result();
        problem.orders.forEach(({ jobs }, i) => {
          const ends = jobs.flatMap((job) =>
            problem.jobs[job]!.operations.map((o) => left.placements[o]?.end),
          );
          const finish = ends.includes(undefined) ? undefined : Math.max(...(ends as number[]));
          expect(chances[i]?.p90).toBe(finish);
        });
      }),
      settings(30, 500),
    );
  });
});

/** A factor for each operation's run, the same everywhere for the same seed. */
function factorsOf(problem: SchedulingProblem, seed: number, low: number, high: number): number[] {
  const random = seededRandom(seed);
  return problem.operations.map(() => low + (high - low) * random.next());
}

function runsTake(factors: readonly number[]): ReplaySpreads {
  const run: SpreadsOf = {
    usual: AS_PLANNED,
    of: new Map(factors.map((factor, o) => [o, always(factor)])),
  };
  return { ...NO_SPREADS, run };
}

/** The problem whose standards are what was drawn, with the calendars that replays go by. */
function asDrawn(problem: SchedulingProblem, factors: readonly number[]): SchedulingProblem {
  const drawn = (run: number, by: number) => (run > 0 ? Math.max(1, Math.round(run * by)) : 0);
  const operations = problem.operations.map((operation, o): Operation => {
    const by = factors[o]!;
    const { state } = operation;
    if (state.kind === "running") {
      const remaining = drawn(state.remaining, by);
      const modes = operation.modes.map((mode): Mode => ({
        ...mode,
        run: mode.run - Math.max(0, state.remaining) + remaining,
      }));
      return { ...operation, modes, state: { ...state, remaining } };
    }
    const modes = operation.modes.map((mode): Mode => {
      const fixed = Math.min(mode.fixed, mode.run);
      const run = Math.round(fixed * by + (mode.run - fixed) * by);
      return { ...mode, fixed: fixed * by, run: mode.run > 0 ? Math.max(1, run) : 0 };
    });
    return { ...operation, modes };
  });
  return { ...withLaterHorizon(problem), operations };
}

const everythingPauses = (problem: SchedulingProblem): SchedulingProblem => ({
  ...problem,
  operations: problem.operations.map((operation) => ({
    ...operation,
    modes: operation.modes.map((mode) => ({ ...mode, interruptible: true })),
  })),
});

describe("a replay in which things come otherwise", () => {
  it("breaks no rule of time, sequence, pools, batches or materials", () => {
    fc.assert(
      fc.property(problemShapes(12), fc.nat(1000), (shape, seed) => {
        const { problem, solution } = scheduled(shape, everythingPauses);
        const factors = factorsOf(problem, seed, 0.5, 2);
        const times = replayOnce({ problem, solution, spreads: runsTake(factors), seed: 1 });
        const drawn = asDrawn(problem, factors);
        if (times.some((time) => time && time.end >= drawn.horizon)) return;
        const placements = withTimes(solution, times).placements.map((placement, o) => {
          if (!placement || drawn.operations[o]!.state.kind === "finished") return placement;
          const { state, modes } = drawn.operations[o]!;
          const { run } = modes[placement.mode]!;
          return { ...placement, run: state.kind === "running" ? state.remaining : run };
        });
        expect(broken(drawn, { ...solution, placements })).toEqual([]);
      }),
      settings(60, 1500),
    );
  });

  it("finishes nothing earlier when runs take longer, where no pool or batch is shared", () => {
    fc.assert(
      fc.property(problemShapes(12), fc.nat(1000), (shape, seed) => {
        const { problem, solution } = scheduled(
          { ...shape, pools: false, batches: false },
          withoutPools,
        );
        const short = factorsOf(problem, seed, 0.5, 1.5);
        const more = factorsOf(problem, seed + 1, 1, 1.5);
        const long = short.map((factor, o) => factor * more[o]!);
        const under = (factors: readonly number[]) =>
          replayOnce({ problem, solution, spreads: runsTake(factors), seed: 1 });
        const [soon, late] = [under(short), under(long)];
        soon.forEach((time, o) => {
          expect([o, (time?.end ?? 0) <= (late[o]?.end ?? 0)]).toEqual([o, true]);
        });
      }),
      settings(60, 1000),
    );
  });

  it("is the same again, whatever it is asked after", () => {
    fc.assert(
      fc.property(problemShapes(8), fc.nat(1000), (shape, seed) => {
        const { problem, solution } = scheduled(shape, asItIs);
        const spreads = defaultSpreads(problem, solution);
        const one = { problem, solution, spreads, seed };
        expect(replayOnce(one, 7)).toEqual(replayOnce(one, 7));
        const targets = problem.orders.map(({ jobs, due }) => ({ jobs, due }));
        const result = () => {
          const replays = replayInSlices({ ...one, targets, replays: 9 });
          let step = replays.next();
          while (!step.done) step = replays.next();
          return step.value.result();
        };
        expect(result()).toEqual(result());
      }),
      settings(20, 300),
    );
  });
});

/** Modes on machines alone: a mode on a pool moves to the first machine. */
const withoutPools = (problem: SchedulingProblem): SchedulingProblem => ({
  ...problem,
  operations: problem.operations.map((operation) => ({
    ...operation,
    modes: operation.modes.map((mode) =>
      problem.resources[mode.resource]!.kind === "pool" ? { ...mode, resource: 0 } : mode,
    ),
    state: operation.state.kind === "finished" ? operation.state : { kind: "open" },
  })),
});
