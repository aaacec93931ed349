import type { Seconds } from "../../kernel/moment";
import { Board } from "../board";
import type { CompiledProblem } from "../compiled-problem";
import { placeHappened } from "../happened-work";

/** What has happened on a line, or is running there. */
export interface PastEntry {
  readonly operation: number;
  readonly line: number;
  readonly from: Seconds;
  readonly to: Seconds;
  /** True where it is the operation's own unit, so that its family counts for what follows. */
  readonly own: boolean;
}

export function pastEntries(compiled: CompiledProblem): PastEntry[] {
  const board = new Board(compiled);
  placeHappened(board);
  return board.lines.flatMap((entries, line) =>
    Array.from({ length: entries.count }, (_, i) => ({
      operation: entries.operations[i]!,
      line,
      from: entries.starts[i]!,
      to: entries.ends[i]!,
      own: entries.own[i] === 1,
    })),
  );
}
