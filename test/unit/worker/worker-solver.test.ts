import type { SolveOutcome, SolveProgress, SolveRequest } from "../../../src/app/ports";
import { solve } from "../../../src/schedule/solve";
import { answerPage } from "../../../src/worker/answer-page";
import { browserThread } from "../../../src/worker/browser-thread";
import { pageSolver } from "../../../src/worker/page-solver";
import type { FromWorker, ToWorker, WorkerPort } from "../../../src/worker/solver-messages";
import { workerSolver } from "../../../src/worker/worker-solver";
import { seededProblem } from "../../browser/seeded-problem";

const problem = seededProblem(7, 60, "On time");
const REQUEST: SolveRequest = { problem, seed: 1, iterations: 60, seconds: undefined };
const ENDLESS: SolveRequest = { problem, seed: 1, iterations: undefined, seconds: 60 };

/** A worker in this thread whose messages are copied as a real one's are. */
class NearWorker implements WorkerPort {
  onmessage: WorkerPort["onmessage"] = null;
  onerror: WorkerPort["onerror"] = null;
  ended = false;
  private readonly answer = answerPage((message) => this.tell(message), browserThread);

  constructor(private readonly hears: (message: ToWorker) => boolean = () => true) {
    setTimeout(() => this.tell({ kind: "ready" }), 1);
  }

  postMessage(message: ToWorker): void {
    const copy = structuredClone(message);
    if (this.hears(copy)) setTimeout(() => void this.answer(copy), 1);
  }

  terminate(): void {
    this.ended = true;
    void this.answer({ kind: "stop" });
  }

  private tell(message: FromWorker): void {
    if (!this.ended) this.onmessage?.({ data: structuredClone(message) });
  }
}

function solverWith(start: () => WorkerPort, troubles: string[] = []) {
  return workerSolver({ start, inPage: pageSolver, onTrouble: (what) => troubles.push(what) });
}

const expected = solve(problem, { seed: 1, iterations: 60 }).solution;

describe("the solver in a worker", () => {
  it("gives the schedule that the engine gives, and uses its worker again", async () => {
    const started: NearWorker[] = [];
    const solver = solverWith(() => (started.push(new NearWorker()), started.at(-1)!));
    const first = await solver(REQUEST, {});
    const second = await solver(REQUEST, {});
    expect(first.solution).toEqual(expected);
    expect(second).toEqual(first);
    expect(first.interrupted).toBe(false);
    expect(started).toHaveLength(1);
  });

  it("tells progress at most ten times a second, and stops with the best within 100 ms", async () => {
    const told: SolveProgress[] = [];
    let askedAt = 0;
    const outcome = await solverWith(() => new NearWorker())(ENDLESS, {
      onProgress: (progress) => told.push(progress),
      stopped: () => {
        if (told.length < 4) return false;
        askedAt ||= performance.now();
        return true;
      },
    });
    expect(performance.now() - askedAt).toBeLessThan(400);
    expect(outcome.interrupted).toBe(true);
    expect(outcome.solution.placements.length).toBe(problem.operations.length);
    const pauses = told.slice(1).map(({ seconds }, i) => seconds - told[i]!.seconds);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0.1);
  });

  it("keeps its own copy when the worker does not hear the stop", async () => {
    const deaf = new NearWorker(({ kind }) => kind !== "stop");
    let best = 0;
    const outcome = await solverWith(() => deaf)(ENDLESS, {
      onProgress: () => best++,
      stopped: () => best > 2,
    });
    expect(outcome.interrupted).toBe(true);
    expect(deaf.ended).toBe(true);
  });

  it("loses nothing when the worker dies, says so, and works the second time", async () => {
    const troubles: string[] = [];
    const started: NearWorker[] = [];
    const solver = solverWith(() => (started.push(new NearWorker()), started.at(-1)!), troubles);
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
