import type { Moment, Seconds } from "../kernel/moment";
import type { WorkerPort } from "../worker/worker-messages";

/** What a command needs from the machine besides files; tests hand in their own. */
export interface Terminal {
  /** Standard output: results, nothing else. */
  out(text: string): void;
  /** Standard error: progress and complaints. */
  err(text: string): void;
  /** True when standard error is a screen on which a line can be written anew. */
  readonly interactive: boolean;
  /** Calls `handler` at Ctrl+C until the returned function is called. */
  onInterrupt(handler: () => void): () => void;
  /** Wall-clock time as the machine shows it. */
  now(): Moment;
  elapsed(): Seconds;
  /** Lets signals and timers of the event loop have their turn. */
  nextTurn(): Promise<void>;
  /** Folder that relative paths start from. */
  readonly folder: string;
  /** True when faults of our own are to be shown with their traces. */
  readonly debug: boolean;
  /** A thread of its own for a search; absent where there is none. */
  readonly startThread?: () => WorkerPort;
}
