import type { SolveOutcome, SolveRequest } from "../../../src/app/ports";
import { pageSolver } from "../../../src/worker/page-solver";
import { startWorker } from "../../../src/worker/start-worker";
import { WorkerPool } from "../../../src/worker/worker-pool";
import { workerSolver } from "../../../src/worker/worker-solver";
import { factoryProblem } from "../../support/factory-problem";
import { seededProblem } from "../seeded-problem";

const solver = workerSolver({
  workers: new WorkerPool(startWorker),
  inPage: pageSolver,
  onTrouble: console.error,
});

/** What a search beside the page was like for the page; times in milliseconds of the clock. */
export interface SearchFigures {
  /** The longest time in which nothing happened on the idle page: what the machine did besides. */
  readonly noise: number;
  /** The longest time in which nothing else could happen on the page, from Run to the answer. */
  readonly longestBlock: number;
  /** From Stop to the answer. */
  readonly stop: number;
  /** From Run to the first progress, which comes with the first schedule. */
  readonly first: number;
  readonly progress: number;
  readonly operations: number;
}

let problem = factoryProblem(10);

/** Makes a factory of so many operations, so that measuring begins with the search. */
function prepareSearch(operations: number): void {
  problem = factoryProblem(operations);
}

/** Searches the factory's schedule in the worker for some seconds after the first one, then stops. */
async function measureSearch(seconds: number): Promise<SearchFigures> {
  const idle = startPulse();
  await pause(1000);
  const noise = await idle();
  const pulse = startPulse();
  const began = performance.now();
  let [first, progress, stopped] = [0, 0, 0];
  await solver(
    { problem, seed: 1, iterations: undefined, seconds: 600 },
    {
      onProgress: () => {
        progress++;
        first ||= performance.now() - began;
      },
      stopped: () => {
        const isDue = first > 0 && performance.now() - began - first > seconds * 1000;
        if (isDue) stopped ||= performance.now();
        return isDue;
      },
    },
  );
  const stop = performance.now() - stopped;
  const longestBlock = await pulse();
  return { noise, longestBlock, stop, first, progress, operations: problem.operations.length };
}

/** Sends itself messages; the longest gap between two of them is how long the page stood still. */
function startPulse(): () => Promise<number> {
  const { port1, port2 } = new MessageChannel();
  let [last, longest, running] = [performance.now(), 0, true];
  port1.onmessage = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    // A little apart, so that the pulse itself is no load.
    if (running) setTimeout(() => port2.postMessage(undefined), 1);
  };
  port2.postMessage(undefined);
  return async () => {
    await pause(20);
    running = false;
    port1.close();
    return longest;
  };
}

const pause = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));

/** The schedule that the worker finds for a seeded problem, as text. */
async function searchedText(seed: number, jobs: number, iterations: number): Promise<string> {
  const problem = seededProblem(seed, jobs, "On time");
  const request: SolveRequest = { problem, seed, iterations, seconds: undefined };
  const { solution, bound, gap }: SolveOutcome = await solver(request, {});
  return JSON.stringify({ solution, bound, gap });
}

Object.assign(globalThis, { prepareSearch, measureSearch, searchedText });
