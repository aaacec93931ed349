import { checkAssumptions } from "../checks/check-assumptions";
import type { Finding } from "../checks/finding";
import { recordsOfBook } from "../checks/records-of-book";
import { floorRecord } from "../record/floor-record";
import { ASSUMPTIONS } from "../sheets/written-review";
import { PLAN_TABLES } from "../tables/plan-sheets";
import {
  type AssumptionsReport,
  sayAssumptions,
  verdictCounts,
} from "../tables/assumptions-report";
import { assumptionsSheet, sortedFindings } from "../tables/assumptions-table";
import { columnsBeside } from "../tables/columns-beside";
import { existingTable } from "../tables/existing-table";
import { sheetChanges } from "../tables/sheet-changes";
import { stateText } from "../workbook/state";
import type { WorkbookChange, WorkbookHost } from "../workbook/workbook-host";
import { applyWithColumns } from "./apply-with-columns";
import type { NothingDone } from "./plan-outcome";
import type { PlanOptions } from "./plan-options";
import type { Clock } from "./ports";
import { type PlanInputs, readPlanInputs } from "./read-plan-inputs";
import { untilOf } from "./review-variance";

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
  clock: Clock,
  ifNothing: "say so" | "leave" = "say so",
): Promise<CheckOutcome> {
  const began = clock.elapsed();
  const inputs = await readPlanInputs(host, options, clock, [...PLAN_TABLES, ASSUMPTIONS]);
  const { reading, existing, sheetContext } = inputs;
  if (reading.fatal.length > 0) return { kind: "refused", issues: reading.fatal };
  const read = clock.elapsed();
  const { findings, issues, content, placeOf } = judged(inputs, options, sheetContext);
  const counted = clock.elapsed();
  const writes =
    ifNothing === "say so" ||
    findings.length > 0 ||
    existingTable(existing, ASSUMPTIONS) !== undefined;
  const sheets = writes ? sheetChanges([content], reading.info, existing) : [];
  const changes: WorkbookChange[] = [...sheets];
  const state = stateText(reading.state);
  if (state !== reading.info.state) changes.push({ kind: "putState", text: state });
  const beside = columnsBeside(findings, placeOf, reading.sheets);
  const { refused, issues: noPlace } = await applyWithColumns(host, changes, beside);
  if (refused) return refused;
  const ended = clock.elapsed();
  const report: AssumptionsReport = {
    tested: findings.length,
    verdicts: verdictCounts(findings),
    findings: sortedFindings(findings),
    issues: [...issues, ...noPlace],
    written: sheets.map((change) => change.content.name),
    seconds: {
      read: read - began,
      check: counted - read,
      write: ended - counted,
      total: ended - began,
    },
  };
  const rowsLeftOut = issues.some((issue) => issue.severity === "error");
  return { kind: "done", report, text: sayAssumptions(findings), rowsLeftOut };
}

/** A book without a floor's record still has receipts: it is judged as of Plan start. */
function judged(inputs: PlanInputs, options: PlanOptions, context: PlanInputs["sheetContext"]) {
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
    placeOf,
    issues: [...reading.issues, ...record.issues],
    content: assumptionsSheet(findings, placeOf, until, context),
  };
}
