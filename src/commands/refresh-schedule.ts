import type { Clock, Replayer, Solver } from "../app/ports";
import { scheduleWorkbook } from "../app/schedule-workbook";
import type { WorkbookHost } from "../workbook/workbook-host";

/** How the ribbon's Refresh ended. */
export interface RefreshEnd {
  readonly written: boolean;
  /** What happened or what to do, for people. */
  readonly text: string;
}

/** Reads, schedules and writes the workbook with what its Settings say; works with the pane closed. */
export async function refreshSchedule(
  host: WorkbookHost,
  bookName: string,
  solver: Solver,
  clock: Clock,
  replayer: Replayer,
): Promise<RefreshEnd> {
  try {
    const options = { bookName, keepBest: true };
    const outcome = await scheduleWorkbook(host, options, solver, clock, replayer);
    switch (outcome.kind) {
      case "done":
      case "interrupted":
        return { written: true, text: outcome.text };
      case "refused":
        return { written: false, text: outcome.issues[0]?.what ?? "" };
      case "fault":
        return { written: false, text: outcome.lines[0] ?? "" };
    }
  } catch (error) {
    return { written: false, text: error instanceof Error ? error.message : String(error) };
  }
}
