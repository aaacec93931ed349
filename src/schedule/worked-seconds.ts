import type { Seconds } from "../kernel/moment";
import type { Board } from "./board";
import type { Calendar } from "./calendar";
import type { ModeNeed } from "./problem";

/** As much of a schedule as tells when an operation works. */
export type WorkedTimes = Pick<
  Board,
  "compiled" | "mode" | "start" | "runStart" | "end" | "setup" | "variantOf"
>;

/**
 * Seconds from plan start on in which an operation works and holds what it needs `during`; with
 * `within` only those that this calendar has as well.
 */
export function workedSeconds(
  board: WorkedTimes,
  operation: number,
  during: ModeNeed["during"],
  within: Calendar | undefined,
): Seconds {
  const { problem, book } = board.compiled;
  const running = problem.operations[operation]!.state.kind === "running";
  const { setupTime, runTime } = board.variantOf(operation);
  const start = board.start[operation]!;
  const runStart = running ? 0 : board.runStart[operation]!;
  const end = board.end[operation]!;
  let seconds = 0;
  if (during !== "run" && !running && board.setup[operation]! > 0) {
    const time = within ? book.both(setupTime, within) : setupTime;
    seconds += time.done(runStart) - time.done(start);
  }
  if (during !== "setup" && end > runStart) {
    const time = within ? book.both(runTime, within) : runTime;
    seconds += time.done(end) - time.done(runStart);
  }
  return seconds;
}
