import { checkAssumptions } from "../checks/check-assumptions";
import type { Finding } from "../checks/finding";
import type { Issue } from "../kernel/issue";
import { type BookRecords, recordsOfBook } from "../checks/records-of-book";
import { ASSUMPTIONS } from "../sheets/written-review";
import { PLAN_TABLES } from "../tables/plan-sheets";
import {
  type AssumptionsReport,
  realityReport,
  sayAssumptions,
  verdictCounts,
} from "../tables/assumptions-report";
import { assumptionsSheet, isOff, sortedFindings } from "../tables/assumptions-table";
import { columnsBeside } from "../tables/columns-beside";
import type { Reality } from "../tables/reality";
import type { SheetContent } from "../workbook/sheet-content";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { NothingDone } from "./plan-outcome";
import type { PlanOptions } from "./plan-options";
import type { Clock, Solver } from "./ports";
import { type FloorReading, readFloor } from "./read-floor";
import { readPlanInputs } from "./read-plan-inputs";
import { type Bench, weighFindings } from "./weigh-findings";
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
  solver: Solver,
  clock: Clock,
): Promise<CheckOutcome> {
  const began = clock.elapsed();
  const inputs = await readPlanInputs(host, options, clock, CHECK_TABLES);
  if (inputs.reading.fatal.length > 0) return { kind: "refused", issues: inputs.reading.fatal };
  const read = clock.elapsed();
  const floor = readFloor(inputs, options);
  const recorded = clock.elapsed();
  const tested = testBook(floor);
  const counted = clock.elapsed();
  const reality = await realityOf(tested, { host, inputs, options, solver, clock });
  const weighed = clock.elapsed();
  const content = assumptionsOf(floor, tested, reality);
  const beside = columnsBeside(tested.findings, tested.placeOf, inputs.reading.sheets);
  const written = await writeSheets(host, inputs, [content], beside);
  if (written.kind !== "written") return written;
  const ended = clock.elapsed();
  const report = checkReport(
    floor,
    { ...tested, reality },
    {
      written: written.names,
      noPlace: written.issues,
      seconds: {
        read: read - began,
        record: recorded - read,
        check: counted - recorded,
        reschedule: weighed - counted,
        write: ended - weighed,
        total: ended - began,
      },
    },
  );
  const rowsLeftOut = report.issues.some((issue) => issue.severity === "error");
  return { kind: "done", report, text: sayAssumptions(tested.findings, reality), rowsLeftOut };
}

export type TestedBook = Pick<BookRecords, "placeOf"> & {
  readonly findings: readonly Finding[];
};

/** A book without a floor's record still has receipts: it is judged as of Plan start. */
export function testBook({ inputs: { reading, settings }, record }: FloorReading): TestedBook {
  const { records, placeOf } = recordsOfBook(reading.rows, record);
  const findings = checkAssumptions(records, {
    now: record.until,
    confidence: settings.confidence,
    serviceLevel: settings.serviceLevel,
    reviewDays: settings.reviewDays,
  });
  return { findings, placeOf };
}

/** What the findings do to the plan; undefined where nothing is off. */
export async function realityOf(tested: TestedBook, bench: Bench): Promise<Reality | undefined> {
  return bench.options.weigh !== false && tested.findings.some(isOff)
    ? weighFindings(tested, bench)
    : undefined;
}

/** The sheet Assumptions. */
export function assumptionsOf(
  { inputs, record }: FloorReading,
  { findings, placeOf }: TestedBook,
  reality: Reality | undefined,
): SheetContent {
  const matter = { placeOf, until: record.until, reality };
  return assumptionsSheet(findings, matter, inputs.sheetContext);
}

export function checkReport(
  { inputs, record }: FloorReading,
  { findings, reality }: { findings: readonly Finding[]; reality: Reality | undefined },
  {
    noPlace,
    ...facts
  }: Pick<AssumptionsReport, "written" | "seconds"> & {
    readonly noPlace: readonly Issue[];
  },
): AssumptionsReport {
  return {
    tested: findings.length,
    verdicts: verdictCounts(findings),
    findings: sortedFindings(findings, reality),
    reality: reality && realityReport(reality),
    issues: [...inputs.reading.issues, ...record.issues, ...noPlace],
    ...facts,
  };
}
