import type { Issue } from "../kernel/issue";
import type { WorkbookHost } from "../workbook/workbook-host";
import { type Learned, learnFromFloor } from "./learn-from-floor";
import type { PlanOptions } from "./plan-options";
import type { PlanOutcome } from "./plan-outcome";
import type { Clock, Replayer, Solver } from "./ports";
import { replayerOn } from "./replay-by-turns";
import { scheduleWorkbook } from "./schedule-workbook";

export type RunOutcome = PlanOutcome & { readonly learned?: Learned };

/**
 * The whole chain: the schedule, then plan against floor and the assumptions against the record.
 * When the schedule could not be made, or was stopped, that is the end of it.
 */
export async function runWorkbook(
  host: WorkbookHost,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
  replayer: Replayer = replayerOn(clock),
): Promise<RunOutcome> {
  const planned = await scheduleWorkbook(host, options, solver, clock, replayer);
  if (planned.kind !== "done") return planned;
  const learning = await learnFromFloor(host, options, solver, clock);
  if (learning.kind === "fault") return learning;
  if (learning.kind === "refused") return planned;
  const { learned, texts, written } = learning;
  return {
    ...planned,
    report: { ...planned.report, written: [...new Set([...planned.report.written, ...written])] },
    text: [planned.text, ...texts, ...sayMore(planned.report.issues, learned)]
      .map((part) => part.trimEnd())
      .join("\n\n"),
    learned,
  };
}

/** How many issues the record and the checks have besides those that the schedule told of. */
function sayMore(told: readonly Issue[], { variance, check }: Learned): readonly string[] {
  const keyOf = ({ sheet, cell, what }: Issue) => [sheet, cell, what].join("\u0001");
  const found = new Set([...(variance?.issues ?? []), ...(check?.issues ?? [])].map(keyOf));
  for (const issue of told) found.delete(keyOf(issue));
  if (found.size === 0) return [];
  const many = found.size === 1 ? "1 more issue" : `${found.size} more issues`;
  return [`The record and the checks have ${many}, see the sheet Issues.`];
}
