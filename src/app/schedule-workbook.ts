import type { WorkbookHost } from "../workbook/workbook-host";
import type { PlanOptions } from "./plan-options";
import type { PlanOutcome } from "./plan-outcome";
import type { Clock, Solver } from "./ports";

/** Reads the workbook, schedules it and writes all sheets of ours, in one change. */
export async function scheduleWorkbook(
  host: WorkbookHost,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<PlanOutcome> {
  throw new Error(`Not built yet: ${JSON.stringify([host, options, solver, clock])}`);
}
