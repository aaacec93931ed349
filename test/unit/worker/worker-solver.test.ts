import type { SolveOutcome, SolveProgress, SolveRequest } from "../../../src/app/ports";
import { packSolution } from "../../../src/schedule/packed-solution";
import { solve } from "../../../src/schedule/solve";
import { pageSolver } from "../../../src/worker/page-solver";
import type { WorkerPort } from "../../../src/worker/worker-messages";
import { WorkerPool } from "../../../src/worker/worker-pool";
import { workerSolver } from "../../../src/worker/worker-solver";
import { seededProblem } from "../../browser/seeded-problem";
import { NearWorker, SilentWorker } from "./near-worker";

const problem = seededProblem(7, 30, "On time");
const REQUEST: SolveRequest = { problem, seed: 1, iterations: 20, seconds: undefined };
/** Its bound is never reached: only a stop ends it in time. */
const ENDLESS: SolveRequest = {
  ...{ problem: seededProblem(7, 60, "On time"), seed: 1, iterations: undefined, seconds: 60 },
};

function solverWith(start: () => WorkerPort, troubles: string[] = []) {
  const onTrouble = (what: string) => troubles.push(what);
  return workerSolver({ workers: new WorkerPool(start), inPage: pageSolver, onTrouble });
}

/** A solver whose workers are kept in a list. */
function watchedSolver(troubles: string[] = []) {
  const started: NearWorker[] = [];
  const solver = solverWith(() => (started.push(new NearWorker()), started.at(-1)!), troubles);
  return { started, solver };
}

const expected = solve(problem, { seed: 1, iterations: 20 }).solution;

describe("the solver in a worker", () => {
  it("gives the schedule that the engine gives, and uses its worker again", async () => {
    const { started, solver } = watchedSolver();
    const first = await solver(REQUEST, {});
    const second = await solver(REQUEST, {});
    expect(first.solution).toEqual(expected);
    expect(second).toEqual(first);
    expect(first.interrupted).toBe(false);
    expect(started).toHaveLength(1);
  });

  it("starts from an earlier schedule as the engine does", async () => {
    const warmStart = solve(problem, { seed: 3, iterations: 20 }).solution;
    const { solution } = solve(problem, { seed: 1, iterations: 5, warmStart });
    const { solver } = watchedSolver();
    const outcome = await solver({ ...REQUEST, iterations: 5, warmStart }, {});
    expect(outcome.solution).toEqual(solution);
  });

  it("gives searches at the same time a worker each, and disturbs none by stopping another", async () => {
    const { started, solver } = watchedSolver();
    let isStopped = false;
    const endless = solver(ENDLESS, { stopped: () => isStopped });
    const both = await Promise.all([solver(REQUEST, {}), solver({ ...REQUEST, seed: 2 }, {})]);
    expect(both[0].solution).toEqual(expected);
    expect(both[1].solution).toEqual(solve(problem, { seed: 2, iterations: 20 }).solution);
    isStopped = true;
    expect(await endless).toMatchObject({ interrupted: true });
    expect(started).toHaveLength(3);
    await Promise.all([solver(REQUEST, {}), solver(REQUEST, {})]);
    expect(started).toHaveLength(3);
  });

  it("hands better schedules over, tells progress at most ten times a second, and stops", async () => {
    const told: SolveProgress[] = [];
    const { started, solver } = watchedSolver();
    const outcome = await solver(ENDLESS, {
      onProgress: (progress) => told.push(progress),
      stopped: () => told.length >= 4,
    });
    expect(outcome.interrupted).toBe(true);
    expect(outcome.solution.placements.length).toBe(ENDLESS.problem.operations.length);
    expect(started[0]!.told).toContain("best");
    const pauses = told.slice(1).map(({ seconds }, i) => seconds - told[i]!.seconds);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0.1);
  });

  it("keeps its own copy when the worker does not hear the stop, and ends it", async () => {
    const deaf = new NearWorker(({ kind }) => kind !== "stop");
    let best = 0;
    const outcome = await solverWith(() => deaf)(ENDLESS, {
      onProgress: () => best++,
      stopped: () => best > 2,
    });
    expect(outcome.interrupted).toBe(true);
    expect(outcome.solution.placements.some((placement) => placement)).toBe(true);
    expect(deaf.ended).toBe(true);
  });

  it("loses nothing when the worker dies, says so, and works the second time", async () => {
    const troubles: string[] = [];
    const { started, solver } = watchedSolver(troubles);
    const dying: SolveOutcome = await solver(ENDLESS, {
      onProgress: () => started[0]!.onerror?.({ message: "out of memory" }),
    });
    expect(dying.interrupted).toBe(true);
    expect(dying.solution.placements.some((placement) => placement)).toBe(true);
    expect(troubles).toEqual([
      "The search ended early (out of memory). The best schedule so far is kept.",
    ]);
    expect((await solver(REQUEST, {})).solution).toEqual(expected);
    expect(started).toHaveLength(2);
  });

  it("does not give work to a worker that died while it had none", async () => {
    const { started, solver } = watchedSolver();
    await solver(REQUEST, {});
    started[0]!.onerror?.({ message: "out of memory" });
    expect((await solver(REQUEST, {})).solution).toEqual(expected);
    expect(started).toHaveLength(2);
  });

  it("searches here when the worker dies before it had a schedule", async () => {
    const troubles: string[] = [];
    const dying = new SilentWorker();
    const outcome = solverWith(() => dying, troubles)(REQUEST, {});
    dying.say({ kind: "ready" });
    dying.say({ kind: "failed", message: "out of memory" });
    expect((await outcome).solution).toEqual(expected);
    expect(troubles).toEqual([
      "The search could not run in the background (out of memory); it runs here.",
    ]);
  });

  it("solves in the page where a worker cannot start", async () => {
    const none = solverWith(() => {
      throw new Error("Refused by the Content-Security-Policy.");
    });
    expect((await none(REQUEST, {})).solution).toEqual(expected);
    const silent: WorkerPort = {
      ...{ onmessage: null, onerror: null, terminate: () => {} },
      postMessage: () => silent.onerror?.({ message: "" }),
    };
    expect((await solverWith(() => silent)(REQUEST, {})).solution).toEqual(expected);
  });
});

describe("a worker that says nothing for long", () => {
  const best: SolveOutcome = { solution: expected, bound: 1, gap: 0.5, interrupted: true };
  const packed = () => ({ ...best, solution: packSolution(expected) });
  const progress: SolveProgress = {
    ...{ value: expected.value, bound: 1, gap: 0.5, unscheduled: 0, seconds: 3 },
  };

  beforeEach(() => jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask"] }));
  afterEach(() => jest.useRealTimers());

  it("has its seconds go on, and is stopped with what it handed over", async () => {
    const told: SolveProgress[] = [];
    let isStopped = false;
    const worker = new SilentWorker();
    const watch = { onProgress: (one: SolveProgress) => told.push(one), stopped: () => isStopped };
    const outcome = solverWith(() => worker)(ENDLESS, watch);
    worker.say({ kind: "ready" });
    worker.say({ kind: "progress", progress });
    worker.say({ kind: "best", outcome: packed() });
    jest.advanceTimersByTime(2000);
    expect(told.map(({ seconds }) => Math.round(seconds))).toEqual([3, 4, 5]);
    isStopped = true;
    jest.advanceTimersByTime(80);
    expect(await outcome).toEqual(best);
    expect(worker.ended).toBe(true);
  });

  it("is given up after a minute, with what it handed over", async () => {
    const troubles: string[] = [];
    const worker = new SilentWorker();
    const outcome = solverWith(() => worker, troubles)(ENDLESS, {});
    worker.say({ kind: "ready" });
    worker.say({ kind: "best", outcome: packed() });
    jest.advanceTimersByTime(61_000);
    expect(await outcome).toEqual(best);
    expect(troubles).toEqual([expect.stringMatching(/not answered for a minute.*is kept/)]);
  });

  it("is waited for before it has a schedule: a stop keeps the first one", async () => {
    const worker = new SilentWorker();
    const outcome = solverWith(() => worker)(ENDLESS, { stopped: () => true });
    worker.say({ kind: "ready" });
    jest.advanceTimersByTime(5000);
    expect(worker.ended).toBe(false);
    worker.say({ kind: "best", outcome: packed() });
    jest.advanceTimersByTime(20);
    expect(await outcome).toEqual(best);
  });

  it("is not waited for when it does not start", async () => {
    const worker = new SilentWorker();
    const outcome = solverWith(() => worker)(REQUEST, {});
    jest.advanceTimersByTime(11_000);
    jest.useRealTimers();
    expect((await outcome).solution).toEqual(expected);
  });
});
