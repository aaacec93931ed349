import type { SolveOutcome, SolveProgress, SolveRequest } from "../app/ports";
import type { ReplayRequest, ReplayResult, ReplayTarget } from "../replay/replay";
import {
  buffersOf,
  type PackedSolution,
  packSolution,
  unpackSolution,
} from "../schedule/packed-solution";
import type { SchedulingProblem } from "../schedule/problem";

/** What grows with a problem: its own lists, and what is promised of it. */
export interface LongLists extends Pick<SchedulingProblem, "orders" | "jobs" | "operations"> {
  readonly targets: readonly ReplayTarget[];
}

export type ShortProblem = Omit<SchedulingProblem, "orders" | "jobs" | "operations">;

/** A request whose long lists follow, a part at a time. */
export type TaskHead = SolveHead | ReplayHead;

export interface SolveHead extends Omit<SolveRequest, "problem" | "warmStart"> {
  readonly task: "solve";
  readonly problem: ShortProblem;
  readonly warmStart: PackedSolution | undefined;
}

export interface ReplayHead extends Omit<ReplayRequest, "problem" | "solution" | "targets"> {
  readonly task: "replay";
  readonly problem: ShortProblem;
  readonly solution: PackedSolution;
}

/** To the worker: a head, its lists, then `begin`; `stop` at any time. */
export type ToWorker =
  | { readonly kind: "head"; readonly head: TaskHead }
  | { readonly kind: "more"; readonly lists: Partial<LongLists> }
  | { readonly kind: "begin" }
  | { readonly kind: "stop" };

/** From the worker. Solutions are handed over, not copied. */
export type FromWorker =
  /** The script runs; from here on a silence is a fault of the search and not of the page. */
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly progress: SolveProgress }
  /** The best schedule so far, so that the other side has it whatever becomes of the worker. */
  | { readonly kind: "best"; readonly outcome: PackedOutcome }
  | { readonly kind: "done"; readonly outcome: PackedOutcome }
  | { readonly kind: "replays"; readonly done: number; readonly of: number }
  | { readonly kind: "replayed"; readonly result: ReplayResult }
  | { readonly kind: "failed"; readonly message: string };

export interface PackedOutcome extends Omit<SolveOutcome, "solution"> {
  readonly solution: PackedSolution;
}

/** Sends a message; `handedOver` belongs to the receiver from then on. */
export type Post = (message: FromWorker, handedOver?: ArrayBuffer[]) => void;

/** As much of a worker, in a page or in Node, as those need who give it work. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: { readonly data: FromWorker }) => unknown) | null;
  onerror: ((event: { readonly message: string }) => unknown) | null;
}

export function postOutcome(post: Post, kind: "best" | "done", outcome: SolveOutcome): void {
  const solution = packSolution(outcome.solution);
  post({ kind, outcome: { ...outcome, solution } }, buffersOf(solution));
}

export function unpackOutcome(outcome: PackedOutcome): SolveOutcome {
  return { ...outcome, solution: unpackSolution(outcome.solution) };
}
