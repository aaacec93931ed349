import type { Finding } from "../checks/finding";
import { ASSUMPTIONS, GO_AND_SEE } from "../sheets/written-review";
import {
  type AssumptionsReport,
  realityReport,
  sayAssumptions,
  verdictCounts,
} from "../tables/assumptions-report";
import { sortedFindings } from "../tables/assumptions-table";
import { columnsBeside } from "../tables/columns-beside";
import { PLAN_TABLES } from "../tables/plan-sheets";
import type { Reality } from "../tables/reality";
import { TIMING_TABLES } from "../tables/timings";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { NothingDone } from "./plan-outcome";
import type { PlanOptions } from "./plan-options";
import type { Clock, Solver } from "./ports";
import { type FloorReading, issuesOfFloor, readFloor } from "./read-floor";
import { readPlanInputs } from "./read-plan-inputs";
import { checkSheets, testBook, type TestedBook, weighBook } from "./test-book";
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
  const { reality } = await weighBook(tested, { host, inputs, options, solver, clock });
  const weighed = clock.elapsed();
  const contents = checkSheets(floor, tested, reality);
  const beside = columnsBeside(tested.findings, tested.placeOf, inputs.reading.sheets);
  const found = issuesOfChecks(floor, tested);
  const written = await writeSheets(host, inputs, contents, beside, found);
  if (written.kind !== "written") return written;
  const ended = clock.elapsed();
  const report = checkReport(
    floor,
    { ...tested, reality },
    {
      written: written.names,
      issues: [...tested.timings.issues, ...written.issues],
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

/** With what the checks themselves found to mend. */
export const issuesOfChecks = (floor: FloorReading, { timings }: TestedBook) => [
  ...issuesOfFloor(floor),
  { source: "Checks", issues: timings.issues } as const,
];

/** `issues`: besides those of reading and of the record. */
export function checkReport(
  { inputs, record }: FloorReading,
  { findings, reality }: { findings: readonly Finding[]; reality: Reality | undefined },
  facts: Pick<AssumptionsReport, "written" | "seconds" | "issues">,
): AssumptionsReport {
  return {
    tested: findings.length,
    verdicts: verdictCounts(findings),
    findings: sortedFindings(findings, reality),
    reality: reality && realityReport(reality),
    ...facts,
    issues: [...inputs.reading.issues, ...record.issues, ...facts.issues],
  };
}
