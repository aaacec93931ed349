/** What the command leaves behind for scripts. */
export const DONE = 0;
/** Done, but rows were left out and `--strict` was given. */
export const ROWS_LEFT_OUT = 1;
/** Wrong use or unreadable input: nothing written. */
export const NOTHING_DONE = 2;
export const INTERRUPTED = 130;
/** A fault of our own. */
export const OUR_FAULT = 70;

/** Ends a command with one plain line on standard error. */
export class CommandFailure extends Error {
  override readonly name: string = "CommandFailure";
  constructor(
    message: string,
    readonly status: number = NOTHING_DONE,
  ) {
    super(message);
  }
}

/** The user pressed Ctrl+C, and what was found by then is not wanted. */
export class Interrupted extends CommandFailure {
  override readonly name = "Interrupted";
  constructor() {
    super("interrupted; nothing was written.", INTERRUPTED);
  }
}

/** Wrong use: the line is followed by where to find help. */
export class UsageFailure extends CommandFailure {
  override readonly name = "UsageFailure";
}
