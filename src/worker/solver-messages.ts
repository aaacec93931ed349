import type { SolveOutcome, SolveProgress, SolveRequest } from "../app/ports";

/** From the page to the worker. */
export type ToWorker =
  { readonly kind: "solve"; readonly request: SolveRequest } | { readonly kind: "stop" };

/** From the worker to the page. */
export type FromWorker =
  /** The script runs; from here on a silence is a fault of the search and not of the page. */
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly progress: SolveProgress }
  /** The best schedule so far, so that the page has it whatever becomes of the worker. */
  | { readonly kind: "best"; readonly outcome: SolveOutcome }
  | { readonly kind: "done"; readonly outcome: SolveOutcome }
  | { readonly kind: "failed"; readonly message: string };

/** As much of a web worker as the page needs. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: { readonly data: FromWorker }) => unknown) | null;
  onerror: ((event: { readonly message: string }) => unknown) | null;
}
