import { objectivePictures } from "../objectives/objective-pictures";
import { cellReader, sheetsOfOwnCells } from "../objectives/own-cell";
import type { ObjectivePicture, PlanInForce } from "../objectives/objective-picture";
import { DAY, type Moment, WEEK } from "../kernel/moment";
import type { Plan } from "../tables/plan-result";
import type { Reality } from "../tables/reality";
import { summarySheet } from "../tables/summary-sheet";
import { commitWeek, weekPlan } from "../tables/week-plan";
import type { OutputGap } from "../variance/output-gap";
import type { SheetContent } from "../workbook/sheet-content";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { FloorReading } from "./read-floor";
import type { PlanInputs } from "./read-plan-inputs";
import type { TestedBook } from "./test-book";

/** What is known when the page is made. */
export interface ToSummarise {
  readonly floor: FloorReading;
  readonly tested: TestedBook;
  /** The schedule that stands; undefined: there is none. */
  readonly plan: Plan | undefined;
  readonly reality: Reality | undefined;
  /** Of the last week; undefined: nothing is recorded. */
  readonly gap: OutputGap | undefined;
}

export interface Summary {
  /** The sheet. */
  readonly content: SheetContent;
  readonly objectives: readonly ObjectivePicture[];
}

/** Objectives, what to correct first, the last week: the executive page. */
export async function summarise(
  host: WorkbookHost,
  { floor, tested, plan, reality, gap }: ToSummarise,
): Promise<Summary> {
  const { inputs, record, recorded } = floor;
  const { rows, info } = inputs.reading;
  const names = info.sheets.map(({ name }) => name);
  const grids = await host.readGrids(sheetsOfOwnCells(rows, names));
  const objectives = objectivePictures({
    rows,
    settings: inputs.settings,
    now: record.until,
    record: recorded ? record : undefined,
    asAssumed: reality?.assumed ?? plan,
    asRealitySays: reality?.corrected,
    plans: committedPlans(inputs, record.until),
    cell: cellReader(grids),
  });
  const content = summarySheet(
    {
      ...{ objectives, reality, gap },
      plan: reality?.assumed ?? plan,
      tested: tested.findings.length,
      placeOf: tested.placeOf,
      asOf: record.until,
    },
    inputs.sheetContext,
  );
  return { content, objectives };
}

/** Of the weeks that the last Achieved days reach into, those that had a plan. */
function committedPlans(
  { history, settings: { commit, achievedDays } }: PlanInputs,
  until: Moment,
): readonly PlanInForce[] {
  const found: PlanInForce[] = [];
  for (let at = until; at > until - achievedDays * DAY; at -= WEEK) {
    const plan = weekPlan(history, commitWeek(commit, at));
    if (plan) found.unshift(plan);
  }
  return found;
}
