import type { Issue } from "../kernel/issue";
import { DAY, type Moment, type Seconds } from "../kernel/moment";
import { CostBook } from "../record/cost-book";
import { type FloorRecord, floorRecord } from "../record/floor-record";
import { MaterialArrivals } from "../record/material-arrivals";
import { recordEnd } from "../record/read-bookings";
import { LATENESS, MONEY, VARIANCE } from "../sheets/written-review";
import { standingOperations } from "../tables/history";
import { PLAN_TABLES } from "../tables/plan-sheets";
import { sheetChanges } from "../tables/sheet-changes";
import { sayVariance, type VarianceReport, varianceReport } from "../tables/variance-report";
import { type Review, varianceSheet } from "../tables/variance-table";
import { commitWeek, weekPlan, type WeekPlan } from "../tables/week-plan";
import { stateText } from "../workbook/state";
import type { WorkbookChange, WorkbookHost } from "../workbook/workbook-host";
import { kpiBases } from "../variance/kpi-bases";
import { finishingIn, orderLateness } from "../variance/lateness";
import { jobsThatMatter, matchOperations } from "../variance/match-operations";
import { moneyVariance } from "../variance/money";
import { orderCourses } from "../variance/order-course";
import { outputGap } from "../variance/output-gap";
import { applyOnce } from "./apply-once";
import { planAfterwards } from "./plan-afterwards";
import type { NothingDone } from "./plan-outcome";
import type { PlanOptions } from "./plan-options";
import type { Clock, Solver } from "./ports";
import { type PlanInputs, readPlanInputs } from "./read-plan-inputs";

export type VarianceOutcome =
  | {
      readonly kind: "done";
      readonly report: VarianceReport;
      readonly text: string;
      /** Rows were left out: exit status 1 with `--strict`. */
      readonly rowsLeftOut: boolean;
    }
  | NothingDone;

/** The tables that a variance writes, and those that it reads. */
export const REVIEW_TABLES = [...PLAN_TABLES, VARIANCE, LATENESS, MONEY];

/** Plan against floor for the last week that anything is recorded of; writes the sheet Variance. */
export async function reviewVariance(
  host: WorkbookHost,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<VarianceOutcome> {
  const began = clock.elapsed();
  const inputs = await readPlanInputs(host, options, clock, REVIEW_TABLES);
  const { reading } = inputs;
  if (reading.fatal.length > 0) return { kind: "refused", issues: reading.fatal };
  const read = clock.elapsed();
  const until = untilOf(inputs, options);
  if (until === undefined) return { kind: "refused", issues: [NOTHING_RECORDED] };
  const week = await planOfWeek(inputs, until, options, solver);
  if (week.kind !== "week") return week;
  const planned = clock.elapsed();
  const { review, record } = judged(inputs, week, until);
  const issues: readonly Issue[] = [...reading.issues, ...record.issues];
  const counted = clock.elapsed();
  const names = await writeReview(host, inputs, review);
  if (names.kind !== "written") return names;
  const ended = clock.elapsed();
  const report = varianceReport(review, {
    issues,
    written: names.names,
    seconds: {
      read: read - began,
      plan: planned - read,
      variance: counted - planned,
      write: ended - counted,
      total: ended - began,
    },
  });
  const rowsLeftOut = issues.some((issue) => issue.severity === "error");
  return { kind: "done", report, text: sayVariance(review), rowsLeftOut };
}

/** A record is taken to be filled in to Plan start where it ends no more than this before it. */
const QUIET_TIME: Seconds = 3 * DAY;

/** `--now`, else Plan start where the record reaches it, else where the record ends. */
export function untilOf(
  { reading, planContext, settings }: PlanInputs,
  options: PlanOptions,
): Moment | undefined {
  const end = recordEnd(reading.rows, planContext.targetActuals ?? []);
  if (end === undefined) return undefined;
  if (options.now !== undefined) return options.now;
  const { planStart } = settings;
  const reaches = planStart !== undefined && planStart >= end && planStart <= end + QUIET_TIME;
  return reaches ? planStart : end;
}

async function planOfWeek(
  inputs: PlanInputs,
  until: Moment,
  options: PlanOptions,
  solver: Solver,
): Promise<({ readonly kind: "week" } & WeekPlan) | NothingDone> {
  const week = commitWeek(inputs.settings.commit, until);
  const committed = weekPlan(inputs.history, week);
  if (committed) return { kind: "week", ...committed };
  const made = await planAfterwards(inputs, week, options, solver);
  return made.kind === "plan" ? { kind: "week", plan: made.plan, window: week } : made;
}

function judged(
  { reading, settings, planContext, history }: PlanInputs,
  { plan, window }: WeekPlan,
  until: Moment,
): { readonly review: Review; readonly record: FloorRecord } {
  const record = floorRecord(reading.rows, settings, {
    until,
    targets: planContext.targetActuals ?? [],
    known: history.map((row) => ({
      order: row.order ?? "",
      line: row.line ?? "",
      product: row.product ?? "",
    })),
    from: window.from,
  });
  const courses = orderCourses(
    matchOperations(plan.parts, jobsThatMatter(plan.parts, record.jobs, window)),
    standingOperations(history),
    record,
  );
  const lateness = orderLateness(courses, new MaterialArrivals(reading.rows), record);
  // Planned orders and made materials are late for somebody else, and never count as late orders.
  const promised = lateness.filter(({ order, line }) =>
    record.lookup.rowOf(order.replace(/\/\d+$/, ""), line),
  );
  return {
    review: {
      gap: outputGap(plan, record, window),
      lateness: finishingIn(promised, window),
      kpis: kpiBases(record, window),
      money: moneyVariance(record, new CostBook(reading.rows), window),
    },
    record,
  };
}

async function writeReview(
  host: WorkbookHost,
  { reading, existing, sheetContext }: PlanInputs,
  review: Review,
): Promise<{ readonly kind: "written"; readonly names: readonly string[] } | NothingDone> {
  const sheets = sheetChanges([varianceSheet(review, sheetContext)], reading.info, existing);
  const changes: WorkbookChange[] = [...sheets];
  const state = stateText(reading.state);
  if (state !== reading.info.state) changes.push({ kind: "putState", text: state });
  const refused = await applyOnce(host, changes);
  return refused ?? { kind: "written", names: sheets.map((change) => change.content.name) };
}

const NOTHING_RECORDED: Issue = {
  severity: "error",
  code: "nothing-recorded",
  sheet: "",
  cell: "",
  value: "",
  what: "Nothing is recorded in this workbook: neither Actuals nor filled Targets.",
  how: "Enter what was made on the sheet Actuals, or fill in Targets, and run `plumbline variance` again.",
};
