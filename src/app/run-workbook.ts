import type { WorkbookHost } from "../workbook/workbook-host";
import { type Learned, learnFromFloor } from "./learn-from-floor";
import type { PlanOptions } from "./plan-options";
import type { PlanOutcome } from "./plan-outcome";
import type { Clock, Solver } from "./ports";
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
): Promise<RunOutcome> {
  const planned = await scheduleWorkbook(host, options, solver, clock);
  if (planned.kind !== "done") return planned;
  const learning = await learnFromFloor(host, options, solver, clock);
  if (learning.kind === "fault") return learning;
  if (learning.kind === "refused") return planned;
  const { learned, texts, written } = learning;
  return {
    ...planned,
    report: { ...planned.report, written: [...new Set([...planned.report.written, ...written])] },
    text: [planned.text, ...texts].map((part) => part.trimEnd()).join("\n\n"),
    learned,
  };
}
