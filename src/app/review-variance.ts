import type { Issue } from "../kernel/issue";
import { CostBook } from "../record/cost-book";
import { MaterialArrivals } from "../record/material-arrivals";
import { SalesBook } from "../record/sales-book";
import { KPIS_TABLE, MONEY_DRIVERS, VARIANCE_ROWS } from "../sheets/written-figures";
import { REVENUE } from "../sheets/written-revenue";
import { LATENESS, MONEY, VARIANCE } from "../sheets/written-review";
import { sheetNameOf } from "../tables/sheet-changes";
import { standingOperations } from "../tables/history";
import { PLAN_TABLES } from "../tables/plan-sheets";
import { sayVariance, type VarianceReport, varianceReport } from "../tables/variance-report";
import { type Review, varianceSheets } from "../tables/variance-table";
import { commitWeek, weekPlan, type WeekPlan } from "../tables/week-plan";
import type { SheetContent } from "../workbook/sheet-content";
import type { WorkbookHost } from "../workbook/workbook-host";
import { kpiBases } from "../variance/kpi-bases";
import { finishingIn, orderLateness } from "../variance/lateness";
import { moneyVariance } from "../variance/money";
import { orderCourses } from "../variance/order-course";
import { outputGap } from "../variance/output-gap";
import { revenueVariance } from "../variance/revenue";
import { planAfterwards } from "./plan-afterwards";
import type { NothingDone } from "./plan-outcome";
import type { PlanOptions } from "./plan-options";
import type { Clock, Solver } from "./ports";
import { type FloorReading, issuesOfFloor, readFloor } from "./read-floor";
import { type PlanInputs, readPlanInputs } from "./read-plan-inputs";
import { writeSheets } from "./write-sheets";

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
export const REVIEW_TABLES = [
  ...PLAN_TABLES,
  ...[VARIANCE, LATENESS, MONEY, REVENUE, MONEY_DRIVERS, VARIANCE_ROWS, KPIS_TABLE],
];

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
  const floor = readFloor(inputs, options);
  const recorded = clock.elapsed();
  const week = await reviewWeek(floor, options, solver, clock);
  if (week.kind !== "review") return week;
  const { review } = week;
  const counted = clock.elapsed();
  const contents = reviewSheets(review, inputs);
  const written = await writeSheets(host, inputs, contents, [], issuesOfFloor(floor));
  if (written.kind !== "written") return written;
  const ended = clock.elapsed();
  const issues: readonly Issue[] = [...reading.issues, ...floor.record.issues];
  const report = varianceReport(review, {
    issues,
    written: written.names,
    seconds: {
      read: read - began,
      record: recorded - read,
      ...week.seconds,
      write: ended - counted,
      total: ended - began,
    },
  });
  const rowsLeftOut = issues.some((issue) => issue.severity === "error");
  return { kind: "done", report, text: sayVariance(review), rowsLeftOut };
}

/** The sheets that a variance writes. */
export function reviewSheets(
  review: Review,
  { reading, existing, sheetContext }: PlanInputs,
): readonly SheetContent[] {
  return varianceSheets(review, sheetContext, (definition) =>
    sheetNameOf(definition, reading.info, existing),
  );
}

export interface ReviewedWeek {
  readonly kind: "review";
  readonly review: Review;
  readonly seconds: { readonly plan: number; readonly variance: number };
}

/** The last week of a record against the plan that stood for it, else one that is made afterwards. */
export async function reviewWeek(
  floor: FloorReading,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<ReviewedWeek | NothingDone> {
  if (!floor.recorded) return { kind: "refused", issues: [NOTHING_RECORDED] };
  const began = clock.elapsed();
  const week = await planOfWeek(floor, options, solver);
  if (week.kind !== "week") return week;
  const planned = clock.elapsed();
  const review = judged(floor, week);
  const seconds = { plan: planned - began, variance: clock.elapsed() - planned };
  return { kind: "review", review, seconds };
}

async function planOfWeek(
  { inputs, record }: FloorReading,
  options: PlanOptions,
  solver: Solver,
): Promise<({ readonly kind: "week" } & WeekPlan) | NothingDone> {
  const week = commitWeek(inputs.settings.commit, record.until);
  const committed = weekPlan(inputs.history, week);
  if (committed) return { kind: "week", ...committed };
  const made = await planAfterwards(inputs, week, options, solver);
  return made.kind === "plan" ? { kind: "week", plan: made.plan, window: week } : made;
}

function judged({ inputs, record }: FloorReading, { plan, window }: WeekPlan): Review {
  const { rows } = inputs.reading;
  const gap = outputGap(plan, record, window);
  const courses = orderCourses(gap.matched, standingOperations(inputs.history), record);
  const lateness = orderLateness(courses, new MaterialArrivals(rows), record);
  // Planned orders and made materials are late for somebody else, and never count as late orders.
  const promised = lateness.filter(({ order, line }) =>
    record.lookup.rowOf(order.replace(/\/\d+$/, ""), line),
  );
  const money = moneyVariance(record, new CostBook(rows), window);
  return {
    gap,
    lateness: finishingIn(promised, window),
    kpis: kpiBases(record, window),
    money,
    revenue: revenueVariance(new SalesBook(rows), money.stretch),
  };
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
