import type { SolveRequest } from "../app/ports";
import type { ReplayRequest } from "../replay/replay";
import { packSolution, unpackSolution } from "../schedule/packed-solution";
import type { SchedulingProblem } from "../schedule/problem";
import type { LongLists, ShortProblem, TaskHead, ToWorker } from "./worker-messages";

/** Copying so many operations takes a page some 3 ms; all 10,000 at once would stop it for 50. */
const PART = 500;
const LISTS = ["orders", "jobs", "operations", "targets"] as const;

/** The messages that tell a worker what to solve, none so long that the sender stands still for it. */
export function* solveParts(request: SolveRequest): Generator<ToWorker> {
  const { problem, warmStart, ...limits } = request;
  const { lists, short } = parted(problem);
  const warm = warmStart && packSolution(warmStart);
  yield* inParts({ ...limits, task: "solve", problem: short, warmStart: warm }, lists);
}

/** The messages that tell a worker what to replay. */
export function* replayParts(request: ReplayRequest): Generator<ToWorker> {
  const { problem, solution, targets, ...limits } = request;
  const { lists, short } = parted(problem);
  const head = { ...limits, problem: short, solution: packSolution(solution) };
  yield* inParts({ ...head, task: "replay" }, { ...lists, targets });
}

function parted({ orders, jobs, operations, ...short }: SchedulingProblem) {
  return { lists: { orders, jobs, operations, targets: [] }, short };
}

function* inParts(head: TaskHead, lists: LongLists): Generator<ToWorker> {
  yield { kind: "head", head };
  for (const name of LISTS) {
    for (let at = 0; at < lists[name].length; at += PART) {
      yield { kind: "more", lists: { [name]: lists[name].slice(at, at + PART) } };
    }
  }
  yield { kind: "begin" };
}

/** What a worker is to do. */
export type Task =
  | { readonly task: "solve"; readonly request: SolveRequest }
  | { readonly task: "replay"; readonly request: ReplayRequest };

/** The task that parts make, on the other side. */
export class TaskInParts {
  private readonly parts: Partial<LongLists>[] = [];

  constructor(private readonly head: TaskHead) {}

  add(lists: Partial<LongLists>): void {
    this.parts.push(lists);
  }

  whole(): Task {
    if (this.head.task === "solve") {
      const { task, problem, warmStart, ...limits } = this.head;
      const start = warmStart ? { warmStart: unpackSolution(warmStart) } : {};
      return { task, request: { ...limits, problem: this.problem(problem), ...start } };
    }
    const { task, problem, solution: packed, ...limits } = this.head;
    const targets = this.parts.flatMap((part) => part.targets ?? []);
    const solution = unpackSolution(packed);
    return { task, request: { ...limits, problem: this.problem(problem), solution, targets } };
  }

  private problem(short: ShortProblem): SchedulingProblem {
    return {
      ...short,
      orders: this.parts.flatMap(({ orders }) => orders ?? []),
      jobs: this.parts.flatMap(({ jobs }) => jobs ?? []),
      operations: this.parts.flatMap(({ operations }) => operations ?? []),
    };
  }
}
