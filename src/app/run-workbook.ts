import type { AssumptionsReport } from "../tables/assumptions-report";
import type { VarianceReport } from "../tables/variance-report";
import type { WorkbookHost } from "../workbook/workbook-host";
import { checkBook } from "./check-assumptions";
import type { PlanOptions } from "./plan-options";
import type { PlanOutcome } from "./plan-outcome";
import type { Clock, Solver } from "./ports";
import { reviewVariance } from "./review-variance";
import { scheduleWorkbook } from "./schedule-workbook";

/** What became of the plan before, and of what plans believe; absent where nothing is recorded to tell it. */
export interface Learned {
  readonly variance?: VarianceReport;
  readonly check?: AssumptionsReport;
}

export type RunOutcome = PlanOutcome & { readonly learned?: Learned };

/**
 * The whole chain: the schedule, then plan against floor, then the assumptions against the record.
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
  const variance = await reviewVariance(host, options, solver, clock);
  if (variance.kind === "fault") return variance;
  const check = await checkBook(host, options, solver, clock, "leave");
  const parts = [planned.text];
  if (variance.kind === "done") parts.push(`Last week, ${headOf(variance.text)}`);
  if (check.kind === "done" && check.report.tested > 0) parts.push(headOf(check.text));
  const later = [variance, check].flatMap((part) =>
    part.kind === "done" ? part.report.written : [],
  );
  return {
    ...planned,
    report: { ...planned.report, written: [...planned.report.written, ...later] },
    text: parts.map((part) => part.trimEnd()).join("\n\n"),
    learned: {
      ...(variance.kind === "done" ? { variance: variance.report } : {}),
      ...(check.kind === "done" && check.report.tested > 0 ? { check: check.report } : {}),
    },
  };
}

/** The lines before the first empty one. */
const headOf = (text: string) => text.split("\n\n")[0]!.trimEnd();
