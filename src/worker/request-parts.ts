import type { SolveRequest } from "../app/ports";
import { packSolution, unpackSolution } from "../schedule/packed-solution";
import type { LongLists, RequestHead, ToWorker } from "./solver-messages";

/** Copying so many operations takes a page some 3 ms; all 10,000 at once would stop it for 50. */
const PART = 500;
const LISTS = ["orders", "jobs", "operations"] as const;

/** The messages that tell a worker what to solve, none so long that the sender stands still for it. */
export function* requestParts({
  problem,
  warmStart,
  ...limits
}: SolveRequest): Generator<ToWorker> {
  const { orders, jobs, operations, ...rest } = problem;
  const warm = warmStart && packSolution(warmStart);
  yield { kind: "head", head: { ...limits, problem: rest, warmStart: warm } };
  const lists: LongLists = { orders, jobs, operations };
  for (const name of LISTS) {
    for (let at = 0; at < lists[name].length; at += PART) {
      yield { kind: "more", lists: { [name]: lists[name].slice(at, at + PART) } };
    }
  }
  yield { kind: "solve" };
}

/** The request that parts make, on the other side. */
export class RequestInParts {
  private readonly parts: Partial<LongLists>[] = [];

  constructor(private readonly head: RequestHead) {}

  add(lists: Partial<LongLists>): void {
    this.parts.push(lists);
  }

  whole(): SolveRequest {
    const { warmStart, problem, ...limits } = this.head;
    const lists: LongLists = {
      orders: this.parts.flatMap(({ orders }) => orders ?? []),
      jobs: this.parts.flatMap(({ jobs }) => jobs ?? []),
      operations: this.parts.flatMap(({ operations }) => operations ?? []),
    };
    const start = warmStart ? { warmStart: unpackSolution(warmStart) } : {};
    return { ...limits, problem: { ...problem, ...lists }, ...start };
  }
}
