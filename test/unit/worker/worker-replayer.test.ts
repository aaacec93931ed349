import type { Replayer } from "../../../src/app/ports";
import { defaultSpreads } from "../../../src/replay/default-spreads";
import { type ReplayRequest, replayInSlices, type ReplayResult } from "../../../src/replay/replay";
import { solve } from "../../../src/schedule/solve";
import { pageReplayer, pageSolver } from "../../../src/worker/page-solver";
import type { WorkerPort } from "../../../src/worker/worker-messages";
import { WorkerPool } from "../../../src/worker/worker-pool";
import { workerReplayer } from "../../../src/worker/worker-replayer";
import { workerSolver } from "../../../src/worker/worker-solver";
import { seededProblem } from "../../browser/seeded-problem";
import { NearWorker, SilentWorker } from "./near-worker";

const problem = seededProblem(7, 30, "On time");
const { solution } = solve(problem);
const REQUEST: ReplayRequest = {
  ...{ problem, solution, spreads: defaultSpreads(problem, solution, []), replays: 50, seed: 1 },
  targets: problem.jobs.map((_, job) => ({ jobs: [job], due: 50_000 })),
};
const MANY = { ...REQUEST, replays: 100_000 };

function expected(): ReplayResult {
  const replays = replayInSlices(REQUEST);
  for (;;) {
    const step = replays.next();
    if (step.done) return step.value.result();
  }
}

/** A replayer whose workers are kept in a list, and how often the page replayed itself. */
function watchedReplayer(start: () => WorkerPort = () => new NearWorker()) {
  const started: WorkerPort[] = [];
  const inPage = jest.fn<ReturnType<Replayer>, Parameters<Replayer>>(pageReplayer);
  const workers = new WorkerPool(() => (started.push(start()), started.at(-1)!));
  return { started, inPage, workers, replayer: workerReplayer(workers, inPage) };
}

describe("the replays in a worker", () => {
  it("tell what they tell here, and use the worker of the search", async () => {
    const { started, inPage, workers, replayer } = watchedReplayer();
    const solver = workerSolver({ workers, inPage: pageSolver, onTrouble: () => {} });
    await solver({ problem, seed: 1, iterations: 5, seconds: undefined }, {});
    expect(await replayer(REQUEST, {})).toEqual(expected());
    expect(await replayer(REQUEST, {})).toEqual(expected());
    expect(started).toHaveLength(1);
    expect(inPage).not.toHaveBeenCalled();
  });

  it("tell how far they are, and when stopped what they have", async () => {
    const told: number[] = [];
    const result = await watchedReplayer().replayer(MANY, {
      onProgress: (done, of) => (expect(of).toBe(MANY.replays), told.push(done)),
      stopped: () => told.length > 2,
    });
    expect(result.replays).toBeGreaterThan(0);
    expect(result.replays).toBeLessThan(MANY.replays);
    expect(result.chances).toHaveLength(MANY.targets.length);
  });

  it("are done here when the worker dies or none can be had", async () => {
    const dying = new SilentWorker();
    const died = watchedReplayer(() => dying);
    const result = died.replayer(REQUEST, {});
    dying.say({ kind: "ready" });
    dying.onerror?.({ message: "out of memory" });
    expect(await result).toEqual(expected());
    expect([dying.ended, died.inPage.mock.calls.length]).toEqual([true, 1]);
    const none = watchedReplayer(() => {
      throw new Error("Refused by the Content-Security-Policy.");
    });
    expect(await none.replayer(REQUEST, {})).toEqual(expected());
  });

  it("are given up when the worker does not hear the stop", async () => {
    const deaf = new NearWorker(({ kind }) => kind !== "stop");
    const result = await watchedReplayer(() => deaf).replayer(MANY, { stopped: () => true });
    expect(result).toEqual({ replays: 0, chances: [] });
    expect(deaf.ended).toBe(true);
  });
});
