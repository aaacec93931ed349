import { checkAssumptions } from "../checks/check-assumptions";
import type { Finding } from "../checks/finding";
import { recordsOfBook } from "../checks/records-of-book";
import { LOAD } from "../sheets/written-plan";
import { ASSUMPTIONS } from "../sheets/written-review";
import { existingTable } from "../tables/existing-table";
import { PLAN_TABLES } from "../tables/plan-sheets";
import { plannedLoads } from "../tables/planned-loads";
import {
  type AssumptionsReport,
  sayAssumptions,
  verdictCounts,
} from "../tables/assumptions-report";
import { assumptionsSheet, sortedFindings } from "../tables/assumptions-table";
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
export const CHECK_TABLES = [...PLAN_TABLES, ASSUMPTIONS];

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
  const { findings, content } = testBook(floor);
  const counted = clock.elapsed();
  const written = await writeSheets(host, inputs, [content]);
  if (written.kind !== "written") return written;
  const ended = clock.elapsed();
  const report = checkReport(floor, findings, {
    written: written.names,
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
  /** The sheet Assumptions. */
  readonly content: SheetContent;
}

/** A book without a floor's record still has receipts: it is judged as of Plan start. */
export function testBook({ inputs, record }: FloorReading): TestedBook {
  const { reading, settings, existing, sheetContext } = inputs;
  const { records, placeOf } = recordsOfBook(reading.rows, record, {
    loads: plannedLoads(existingTable(existing, LOAD)),
    achievedDays: settings.achievedDays,
  });
  const findings = checkAssumptions(records, {
    now: record.until,
    confidence: settings.confidence,
    serviceLevel: settings.serviceLevel,
    reviewDays: settings.reviewDays,
  });
  return { findings, content: assumptionsSheet(findings, placeOf, record.until, sheetContext) };
}

export function checkReport(
  { inputs, record }: FloorReading,
  findings: readonly Finding[],
  facts: Pick<AssumptionsReport, "written" | "seconds">,
): AssumptionsReport {
  return {
    tested: findings.length,
    verdicts: verdictCounts(findings),
    findings: sortedFindings(findings),
    issues: [...inputs.reading.issues, ...record.issues],
    ...facts,
  };
}
