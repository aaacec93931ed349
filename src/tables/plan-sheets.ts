import { SCHEDULE, TARGETS, LOAD, PROMISES, SHORTAGES, CAN_WAIT } from "../sheets/written-plan";
import { HISTORY, ISSUES } from "../sheets/written-review";
import type { WrittenTable } from "../sheets/written-sheet";
import type { SheetContent } from "../workbook/sheet-content";
import { FLOOR } from "./floor-archive";
import type { History } from "./history";
import { historySheet } from "./history-table";
import { type FoundIssues, issuesSheet } from "./issues-table";
import { loadSheet } from "./load-table";
import type { Plan } from "./plan-result";
import { promisesSheet } from "./promises-table";
import { scheduleSheet } from "./schedule-table";
import type { SheetContext } from "./sheet-context";
import { shortagesSheet } from "./shortages-table";
import { targetsSheet } from "./targets-table";

/** The tables of a plan, whose sheets are read before they are written anew. */
export const PLAN_TABLES: readonly WrittenTable[] = [
  SCHEDULE,
  TARGETS,
  LOAD,
  PROMISES,
  SHORTAGES,
  CAN_WAIT,
  ISSUES,
  HISTORY,
  FLOOR,
];

/** All sheets of a plan, in the order in which they are added to a workbook. */
export function planSheets(
  plan: Plan,
  issues: readonly FoundIssues[],
  history: History,
  context: SheetContext,
): readonly SheetContent[] {
  return [
    scheduleSheet(plan, context),
    targetsSheet(plan, context),
    loadSheet(plan, context),
    promisesSheet(plan, context),
    shortagesSheet(plan, context),
    issuesSheet(issues, context, plan.model.planStart),
    historySheet(history, plan.model.planStart, context),
  ];
}
