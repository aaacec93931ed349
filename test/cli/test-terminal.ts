import { momentFromCivil } from "../../src/kernel/moment";
import { commandLine } from "../../src/cli/command-line";
import type { Terminal } from "../../src/cli/terminal";

/** What a command said, and its exit status. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface TerminalOptions {
  readonly folder: string;
  readonly interactive?: boolean;
  /** Presses Ctrl+C when this much has been written to standard error. */
  readonly interruptAt?: (err: string) => boolean;
  /** Seconds that each look at the clock takes. */
  readonly tick?: number;
  /** Without it the search runs in this thread. */
  readonly startThread?: Terminal["startThread"];
}

/** Runs a command in this process, with a clock of its own. */
export async function runPlumbline(
  argv: readonly string[],
  options: TerminalOptions,
): Promise<Outcome> {
  let out = "";
  let err = "";
  let seconds = 0;
  const handlers = new Set<() => void>();
  const pressWhenDue = () => {
    if (options.interruptAt?.(err)) for (const handler of handlers) handler();
  };
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
      pressWhenDue();
    },
    interactive: options.interactive ?? false,
    onInterrupt: (handler) => {
      handlers.add(handler);
      pressWhenDue();
      return () => handlers.delete(handler);
    },
    now: () => momentFromCivil(2026, 11, 23, 5, 30),
    elapsed: () => (seconds += options.tick ?? 0.001),
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
    folder: options.folder,
    debug: false,
    ...(options.startThread ? { startThread: options.startThread } : {}),
  };
  const status = await commandLine(argv, terminal);
  return { status, out, err };
}
