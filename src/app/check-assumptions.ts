import { checkAssumptions } from "../checks/check-assumptions";
import type { Finding } from "../checks/finding";
import { recordsOfBook } from "../checks/records-of-book";
import { ASSUMPTIONS, GO_AND_SEE } from "../sheets/written-review";
import { PLAN_TABLES } from "../tables/plan-sheets";
import {
  type AssumptionsReport,
  sayAssumptions,
  verdictCounts,
} from "../tables/assumptions-report";
import { assumptionsSheet, sortedFindings } from "../tables/assumptions-table";
import { type ColumnsBeside, columnsBeside } from "../tables/columns-beside";
import { goAndSeeSheets } from "../tables/go-and-see-table";
import { TIMING_TABLES, floorTimings, withTimings } from "../tables/timings";
import type { Issue } from "../kernel/issue";
import type { SheetContent } from "../workbook/sheet-content";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { NothingDone } from "./plan-outcome";
import type { PlanOptions } from "./plan-options";
import type { Clock } from "./ports";
import { type FloorReading, readFloor } from "./read-floor";
import { readPlanInputs } from "./read-plan-inputs";
import { writeSheets } from "./write-sheets";

export type CheckOutcome =
  | {
      readonly kind: "done";
      readonly report: AssumptionsReport;
      readonly text: string;
      /** Rows were left out: exit status 1 with `--strict`. */
      readonly rowsLeftOut: boolean;
    }
  | NothingDone;

/** The tables that a check writes, and those that it reads. */
export const CHECK_TABLES = [...PLAN_TABLES, ASSUMPTIONS, GO_AND_SEE, ...TIMING_TABLES];

/** Tests what the plan believes against what is recorded, and writes the sheet Assumptions. */
export async function checkBook(
  host: WorkbookHost,
  options: PlanOptions,
  clock: Clock,
): Promise<CheckOutcome> {
  const began = clock.elapsed();
  const inputs = await readPlanInputs(host, options, clock, CHECK_TABLES);
  if (inputs.reading.fatal.length > 0) return { kind: "refused", issues: inputs.reading.fatal };
  const read = clock.elapsed();
  const floor = readFloor(inputs, options);
  const recorded = clock.elapsed();
  const { findings, contents, beside, issues } = testBook(floor);
  const counted = clock.elapsed();
  const written = await writeSheets(host, inputs, contents, beside);
  if (written.kind !== "written") return written;
  const ended = clock.elapsed();
  const report = checkReport(floor, findings, {
    written: written.names,
    issues: [...issues, ...written.issues],
    seconds: {
      read: read - began,
      record: recorded - read,
      check: counted - recorded,
      write: ended - counted,
      total: ended - began,
    },
  });
  const rowsLeftOut = report.issues.some((issue) => issue.severity === "error");
  return { kind: "done", report, text: sayAssumptions(findings), rowsLeftOut };
}

export interface TestedBook {
  readonly findings: readonly Finding[];
  /** The sheet Assumptions and what goes with it. */
  readonly contents: readonly SheetContent[];
  /** The columns beside the rows that hold the assumptions. */
  readonly beside: readonly ColumnsBeside[];
  /** About timings that the floor has begun to enter. */
  readonly issues: readonly Issue[];
}

/** A book without a floor's record still has receipts: it is judged as of Plan start. */
export function testBook({ inputs, record }: FloorReading): TestedBook {
  const { reading, settings, sheetContext } = inputs;
  const timings = floorTimings(inputs.existing, reading.rows.Standards);
  const rows = withTimings(reading.rows, timings);
  const { records, placeOf } = recordsOfBook(rows, record);
  const findings = checkAssumptions(records, {
    now: record.until,
    confidence: settings.confidence,
    serviceLevel: settings.serviceLevel,
    reviewDays: settings.reviewDays,
  });
  const now = Math.max(record.until, settings.planStart ?? record.until);
  return {
    findings,
    contents: [
      assumptionsSheet(findings, placeOf, record.until, sheetContext),
      ...goAndSeeSheets({ findings, placeOf, rows, timings, now }, sheetContext),
    ],
    beside: columnsBeside(findings, placeOf, reading.sheets),
    issues: timings.issues,
  };
}

export function checkReport(
  { inputs, record }: FloorReading,
  findings: readonly Finding[],
  facts: Pick<AssumptionsReport, "written" | "seconds"> & { readonly issues: readonly Issue[] },
): AssumptionsReport {
  return {
    tested: findings.length,
    verdicts: verdictCounts(findings),
    findings: sortedFindings(findings),
    ...facts,
    issues: [...inputs.reading.issues, ...record.issues, ...facts.issues],
  };
}
