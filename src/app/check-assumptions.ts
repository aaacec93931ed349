import { checkAssumptions } from "../checks/check-assumptions";
import type { Finding } from "../checks/finding";
import { recordsOfBook } from "../checks/records-of-book";
import { floorRecord } from "../record/floor-record";
import { ASSUMPTIONS } from "../sheets/written-review";
import { PLAN_TABLES } from "../tables/plan-sheets";
import {
  type AssumptionsReport,
  realityReport,
  sayAssumptions,
  verdictCounts,
} from "../tables/assumptions-report";
import { assumptionsSheet, isOff, sortedFindings } from "../tables/assumptions-table";
import { existingTable } from "../tables/existing-table";
import { sheetChanges } from "../tables/sheet-changes";
import { stateText } from "../workbook/state";
import type { WorkbookChange, WorkbookHost } from "../workbook/workbook-host";
import { applyOnce } from "./apply-once";
import type { NothingDone } from "./plan-outcome";
import type { PlanOptions } from "./plan-options";
import type { Clock, Solver } from "./ports";
import { type PlanInputs, readPlanInputs } from "./read-plan-inputs";
import { untilOf } from "./review-variance";
import { weighFindings } from "./weigh-findings";

export type CheckOutcome =
  | {
      readonly kind: "done";
      readonly report: AssumptionsReport;
      readonly text: string;
      /** Rows were left out: exit status 1 with `--strict`. */
      readonly rowsLeftOut: boolean;
    }
  | NothingDone;

/**
 * Tests what the plan believes against what is recorded, and writes the sheet Assumptions. `ifNothing`
 * can be tested, a new sheet says so, or none is made.
 */
export async function checkBook(
  host: WorkbookHost,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
  ifNothing: "say so" | "leave" = "say so",
): Promise<CheckOutcome> {
  const began = clock.elapsed();
  const inputs = await readPlanInputs(host, options, clock, [...PLAN_TABLES, ASSUMPTIONS]);
  const { reading, existing, sheetContext } = inputs;
  if (reading.fatal.length > 0) return { kind: "refused", issues: reading.fatal };
  const read = clock.elapsed();
  const { findings, placeOf, until, issues } = judged(inputs, options);
  const counted = clock.elapsed();
  const reality = findings.some(isOff)
    ? await weighFindings(host, inputs, findings, placeOf, options, solver, clock)
    : undefined;
  const weighed = clock.elapsed();
  const content = assumptionsSheet(findings, { placeOf, until, reality }, sheetContext);
  const writes =
    ifNothing === "say so" ||
    findings.length > 0 ||
    existingTable(existing, ASSUMPTIONS) !== undefined;
  const sheets = writes ? sheetChanges([content], reading.info, existing) : [];
  const changes: WorkbookChange[] = [...sheets];
  const state = stateText(reading.state);
  if (state !== reading.info.state) changes.push({ kind: "putState", text: state });
  const refused = await applyOnce(host, changes);
  if (refused) return refused;
  const ended = clock.elapsed();
  const report: AssumptionsReport = {
    tested: findings.length,
    verdicts: verdictCounts(findings),
    findings: sortedFindings(findings, reality),
    reality: reality && realityReport(reality),
    issues,
    written: sheets.map((change) => change.content.name),
    seconds: {
      read: read - began,
      check: counted - read,
      reschedule: weighed - counted,
      write: ended - weighed,
      total: ended - began,
    },
  };
  const rowsLeftOut = issues.some((issue) => issue.severity === "error");
  return { kind: "done", report, text: sayAssumptions(findings, reality), rowsLeftOut };
}

/** A book without a floor's record still has receipts: it is judged as of Plan start. */
function judged(inputs: PlanInputs, options: PlanOptions) {
  const { reading, settings, planContext } = inputs;
  const until = untilOf(inputs, options) ?? settings.planStart ?? planContext.nextFullHour;
  const record = floorRecord(reading.rows, settings, {
    until,
    targets: planContext.targetActuals ?? [],
    known: [],
  });
  const { records, placeOf } = recordsOfBook(reading.rows, record);
  const findings: readonly Finding[] = checkAssumptions(records, {
    now: until,
    confidence: settings.confidence,
    serviceLevel: settings.serviceLevel,
    reviewDays: settings.reviewDays,
  });
  return {
    findings,
    issues: [...reading.issues, ...record.issues],
    placeOf,
    until,
  };
}
