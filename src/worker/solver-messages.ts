import type { SolveOutcome, SolveProgress, SolveRequest } from "../app/ports";
import {
  buffersOf,
  type PackedSolution,
  packSolution,
  unpackSolution,
} from "../schedule/packed-solution";
import type { SchedulingProblem } from "../schedule/problem";

/** The parts of a problem that grow with it. */
export type LongLists = Pick<SchedulingProblem, "orders" | "jobs" | "operations">;

/** A request whose long lists follow, a part at a time. */
export interface RequestHead extends Omit<SolveRequest, "problem" | "warmStart"> {
  readonly problem: Omit<SchedulingProblem, keyof LongLists>;
  readonly warmStart: PackedSolution | undefined;
}

/** To the worker: a head, its lists, then `solve`; `stop` at any time. */
export type ToWorker =
  | { readonly kind: "head"; readonly head: RequestHead }
  | { readonly kind: "more"; readonly lists: Partial<LongLists> }
  | { readonly kind: "solve" }
  | { readonly kind: "stop" };

/** From the worker. Solutions are handed over, not copied. */
export type FromWorker =
  /** The script runs; from here on a silence is a fault of the search and not of the page. */
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly progress: SolveProgress }
  /** The best schedule so far, so that the other side has it whatever becomes of the worker. */
  | { readonly kind: "best"; readonly outcome: PackedOutcome }
  | { readonly kind: "done"; readonly outcome: PackedOutcome }
  | { readonly kind: "failed"; readonly message: string };

export interface PackedOutcome extends Omit<SolveOutcome, "solution"> {
  readonly solution: PackedSolution;
}

/** Sends a message; `handedOver` belongs to the receiver from then on. */
export type Post = (message: FromWorker, handedOver: ArrayBuffer[]) => void;

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
