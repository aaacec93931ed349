import type { ObjectivePicture } from "../objectives/objective-picture";
import { ASSUMPTIONS, CORRECTIONS, SUMMARY } from "../sheets/written-review";
import { type AssumptionsReport, sayAssumptions } from "../tables/assumptions-report";
import { columnsBeside } from "../tables/columns-beside";
import { existingTable } from "../tables/existing-table";
import { sayVariance, type VarianceReport, varianceReport } from "../tables/variance-report";
import type { SheetContent } from "../workbook/sheet-content";
import type { WorkbookHost } from "../workbook/workbook-host";
import { CHECK_TABLES, checkReport, issuesOfChecks } from "./check-assumptions";
import type { NothingDone } from "./plan-outcome";
import type { PlanOptions } from "./plan-options";
import type { Clock, Solver } from "./ports";
import { readFloor } from "./read-floor";
import { readPlanInputs } from "./read-plan-inputs";
import { REVIEW_TABLES, reviewSheets, reviewWeek } from "./review-variance";
import { summarise } from "./summarise";
import { checkSheets, testBook, weighBook } from "./test-book";
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
  const { reading, existing } = inputs;
  if (reading.fatal.length > 0) return { kind: "refused", issues: reading.fatal };
  const read = clock.elapsed();
  const floor = readFloor(inputs, options);
  const recorded = clock.elapsed();
  const week = await reviewWeek(floor, options, solver, clock);
  if (week.kind === "fault") return week;
  const reviewed = clock.elapsed();
  const book = testBook(floor);
  const { findings } = book;
  const tested = clock.elapsed();
  const { plan, reality } = await weighBook(book, { host, inputs, options, solver, clock }, true);
  const weighed = clock.elapsed();
  const checks = findings.length > 0 || existingTable(existing, ASSUMPTIONS) !== undefined;
  const ofWeek = week.kind === "review" ? reviewSheets(week.review, inputs) : [];
  const contents: SheetContent[] = [...ofWeek];
  if (checks) contents.push(...checkSheets(floor, book, reality));
  const gap = week.kind === "review" ? week.review.gap : undefined;
  const summary = await summarise(host, { floor, tested: book, plan, reality, gap });
  contents.push(summary.content);
  const beside = columnsBeside(findings, book.placeOf, reading.sheets);
  const found = issuesOfChecks(floor, book);
  const written = await writeSheets(host, inputs, contents, beside, found);
  if (written.kind !== "written") return written;
  const ended = clock.elapsed();
  const both = { read: read - began, record: recorded - read };
  const last = { write: ended - weighed, total: ended - began };
  const sheetsOfWeek = written.names.slice(0, ofWeek.length);
  const ofChecks = {
    written: written.names.slice(ofWeek.length, contents.length - 1),
    issues: [...book.timings.issues, ...written.issues],
    seconds: { ...both, check: tested - reviewed, reschedule: weighed - tested, ...last },
  };
  const variance =
    week.kind === "review"
      ? varianceReport(week.review, {
          issues: [...reading.issues, ...floor.record.issues],
          written: sheetsOfWeek,
          seconds: { ...both, ...week.seconds, ...last },
        })
      : undefined;
  const check =
    findings.length > 0 ? checkReport(floor, { findings, reality }, ofChecks) : undefined;
  const texts = [
    ...(week.kind === "review" ? [`Last week, ${headOf(sayVariance(week.review))}`] : []),
    ...(check ? [headOf(sayAssumptions(findings, reality))] : []),
  ];
  const learned = {
    ...(variance ? { variance } : {}),
    ...(check ? { check } : {}),
    ...(summary.objectives.length > 0 ? { objectives: summary.objectives } : {}),
  };
  return { kind: "learned", learned, texts, written: written.names };
}

/** The lines before the first empty one. */
const headOf = (text: string) => text.split("\n\n")[0]!.trimEnd();
