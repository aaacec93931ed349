import type { Issue } from "../kernel/issue";
import type { ObjectivePicture } from "../objectives/objective-picture";
import { ASSUMPTIONS } from "../sheets/written-review";
import { CORRECTIONS, SUMMARY } from "../sheets/written-summary";
import { type AssumptionsReport, sayAssumptions } from "../tables/assumptions-report";
import { columnsBeside } from "../tables/columns-beside";
import { existingTable } from "../tables/existing-table";
import { sayVariance, type VarianceReport, varianceReport } from "../tables/variance-report";
import type { WorkbookHost } from "../workbook/workbook-host";
import { CHECK_TABLES, checkReport, issuesOfChecks } from "./check-assumptions";
import type { NothingDone } from "./plan-outcome";
import type { PlanOptions } from "./plan-options";
import type { Clock, Solver } from "./ports";
import { type FloorReading, readFloor } from "./read-floor";
import { readPlanInputs } from "./read-plan-inputs";
import { REVIEW_TABLES, type ReviewedWeek, reviewSheets, reviewWeek } from "./review-variance";
import { summarise } from "./summarise";
import { checkSheets, type TestedBook, testBook, type WeighedBook, weighBook } from "./test-book";
import { writeSheets } from "./write-sheets";

/** What became of the plan before, and of what plans believe; absent where nothing is recorded to tell it. */
export interface Learned {
  readonly variance?: VarianceReport;
  readonly check?: AssumptionsReport;
  /** Each objective as Summary shows it; shares are 1 = 100 %. */
  readonly objectives?: readonly ObjectivePicture[];
}

export type LearnOutcome =
  | {
      readonly kind: "learned";
      readonly learned: Learned;
      /** What was learned, in words. */
      readonly texts: readonly string[];
      readonly written: readonly string[];
    }
  | NothingDone;

const LEARN_TABLES = [...REVIEW_TABLES, ...CHECK_TABLES, SUMMARY, CORRECTIONS];

/**
 * Plan against floor, and the assumptions against the record: the workbook is read once, its record
 * made once, and both sheets are written in one change.
 */
export async function learnFromFloor(
  host: WorkbookHost,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<LearnOutcome> {
  const began = clock.elapsed();
  const inputs = await readPlanInputs(host, options, clock, LEARN_TABLES);
  const { reading } = inputs;
  if (reading.fatal.length > 0) return { kind: "refused", issues: reading.fatal };
  const read = clock.elapsed();
  const floor = readFloor(inputs, options);
  const recorded = clock.elapsed();
  const week = await reviewWeek(floor, options, solver, clock);
  if (week.kind === "fault") return week;
  const reviewed = clock.elapsed();
  const book = testBook(floor);
  const tested = clock.elapsed();
  const { plan, reality } = await weighBook(book, { host, inputs, options, solver, clock }, true);
  const weighed = clock.elapsed();
  const found = { floor, week: week.kind === "review" ? week : undefined, book, plan, reality };
  const written = await writeFound(host, found);
  if (written.kind !== "written") return written;
  const ended = clock.elapsed();
  const learned = learnedFrom(found, written, {
    ...{ read: read - began, record: recorded - read },
    ...{ check: tested - reviewed, reschedule: weighed - tested },
    ...{ write: ended - weighed, total: ended - began },
  });
  return { kind: "learned", learned, texts: textsOf(found), written: written.all };
}

/** Everything that was found, before it is written. */
interface Found extends WeighedBook {
  readonly floor: FloorReading;
  /** Undefined: nothing is recorded. */
  readonly week: ReviewedWeek | undefined;
  readonly book: TestedBook;
}

/** Names of sheets, and what only writing them found. */
interface Written {
  readonly kind: "written";
  readonly all: readonly string[];
  readonly ofWeek: readonly string[];
  readonly ofChecks: readonly string[];
  readonly issues: readonly Issue[];
  readonly objectives: readonly ObjectivePicture[];
}

async function writeFound(host: WorkbookHost, found: Found): Promise<Written | NothingDone> {
  const { floor, week, book, plan, reality } = found;
  const { inputs } = floor;
  const checks =
    book.findings.length > 0 || existingTable(inputs.existing, ASSUMPTIONS) !== undefined;
  const ofWeek = week ? reviewSheets(week.review, inputs) : [];
  const ofChecks = checks ? checkSheets(floor, book, reality) : [];
  const gap = week?.review.gap;
  const summary = await summarise(host, { floor, tested: book, plan, reality, gap });
  const written = await writeSheets(
    host,
    inputs,
    [...ofWeek, ...ofChecks, summary.content],
    columnsBeside(book.findings, book.placeOf, inputs.reading.sheets),
    issuesOfChecks(floor, book),
  );
  if (written.kind !== "written") return written;
  const { names, issues } = written;
  const first = ofWeek.length;
  return {
    kind: "written",
    all: names,
    ofWeek: names.slice(0, first),
    ofChecks: names.slice(first, first + ofChecks.length),
    issues,
    objectives: summary.objectives,
  };
}

type Seconds = Readonly<
  Record<"read" | "record" | "check" | "reschedule" | "write" | "total", number>
>;

function learnedFrom(
  { floor, week, book, reality }: Found,
  { ofWeek, ofChecks, issues, objectives }: Written,
  { read, record, check, reschedule, write, total }: Seconds,
): Learned {
  const variance =
    week &&
    varianceReport(week.review, {
      issues: [...floor.inputs.reading.issues, ...floor.record.issues],
      written: ofWeek,
      seconds: { read, record, ...week.seconds, write, total },
    });
  const { findings } = book;
  const tests =
    findings.length > 0
      ? checkReport(
          floor,
          { findings, reality },
          {
            written: ofChecks,
            issues: [...book.timings.issues, ...issues],
            seconds: { read, record, check, reschedule, write, total },
          },
        )
      : undefined;
  return {
    ...(variance ? { variance } : {}),
    ...(tests ? { check: tests } : {}),
    ...(objectives.length > 0 ? { objectives } : {}),
  };
}

function textsOf({ week, book: { findings }, reality }: Found): readonly string[] {
  return [
    ...(week ? [`Last week, ${headOf(sayVariance(week.review))}`] : []),
    ...(findings.length > 0 ? [headOf(sayAssumptions(findings, reality))] : []),
  ];
}

/** The lines before the first empty one. */
const headOf = (text: string) => text.split("\n\n")[0]!.trimEnd();
