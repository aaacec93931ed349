import type { Chances } from "../tables/chances";
import { type History, addDraft, commitIsDue, commitPlan } from "../tables/history";
import { planRows } from "../tables/history-rows";
import type { FoundIssues } from "../tables/issues-table";
import { planSheets } from "../tables/plan-sheets";
import { runReport } from "../tables/run-report";
import { sayReport } from "../tables/say-report";
import type { SheetContext } from "../tables/sheet-context";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { PlanOptions } from "./plan-options";
import type { PlanOutcome } from "./plan-outcome";
import { quoteLines } from "./quote-lines";
import { replayerOn } from "./replay-by-turns";
import { type PlannedWorkbook, planWorkbook } from "./plan-workbook";
import { planChances } from "./plan-chances";
import type { Clock, Replayer, Solver } from "./ports";
import { type Written, writeSheets } from "./write-sheets";

/** Reads the workbook, schedules it and writes all sheets of ours, in one change. */
export async function scheduleWorkbook(
  host: WorkbookHost,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
  replayer: Replayer = replayerOn(clock),
): Promise<PlanOutcome> {
  const began = clock.elapsed();
  const planned = await planWorkbook(host, options, solver, clock);
  if (planned.kind !== "planned") return planned;
  const { plan, outcome, issues } = planned;
  const writes = !outcome.interrupted || options.keepBest === true;
  const planDone = clock.elapsed();
  const { seed } = planned.inputs.settings;
  const chances = writes ? await planChances(plan, seed, replayer, options) : undefined;
  const replayed = clock.elapsed();
  const quotes = writes ? await quoteLines(planned, options, solver) : new Map<string, string>();
  const written = writes
    ? await writePlan(host, planned, { quotes, ...(chances ? { chances } : {}) })
    : { kind: "written" as const, names: [] };
  if (written.kind !== "written") return written;
  const ended = clock.elapsed();
  const report = runReport(plan, {
    bound: outcome.bound,
    gap: outcome.gap,
    issues,
    written: written.names,
    seconds: {
      ...planned.seconds,
      replay: replayed - planDone,
      write: ended - replayed,
      total: ended - began,
    },
  });
  const text = sayReport(plan, report);
  if (outcome.interrupted) return { kind: "interrupted", report, text, written: writes };
  const rowsLeftOut = issues.some((issue) => issue.severity === "error");
  return { kind: "done", report, text, rowsLeftOut };
}

/** Writes the sheets of a plan; gives their names. */
function writePlan(
  host: WorkbookHost,
  planned: PlannedWorkbook,
  found: Pick<SheetContext, "quotes" | "chances">,
): Promise<Written> {
  const { inputs, plan, issues } = planned;
  const ofReading = new Set(inputs.reading.issues);
  const sources: readonly FoundIssues[] = [
    { source: "Workbook", issues: [...ofReading] },
    { source: "Plan", issues: issues.filter((issue) => !ofReading.has(issue)) },
  ];
  const contents = planSheets(plan, sources, nextHistory(planned, found.chances), {
    ...inputs.sheetContext,
    ...found,
  });
  return writeSheets(host, inputs, contents);
}

/** A draft; committed where the time of the week for it has come since the last commit. */
function nextHistory(
  { inputs, plan, outcome }: PlannedWorkbook,
  chances: Chances | undefined,
): History {
  const { history, settings, now, reading } = inputs;
  const rows = planRows(plan, reading.rows, chances);
  return !outcome.interrupted && commitIsDue(history, settings.commit, now)
    ? commitPlan(history, rows, now, settings.keepWeeks)
    : addDraft(history, rows, now);
}
