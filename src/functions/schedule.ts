import type { SolveWatch, Solver } from "../app/ports";
import { buildPlan } from "../intake/build-plan";
import { SETTINGS } from "../sheets/settings";
import { readInput } from "../workbook/read-input";
import { NO_MAPPING } from "../workbook/mapping";
import type { AllRows } from "../workbook/sheet-rows";
import { type Answer, type Argument, matrixOf } from "./argument";
import { settingArgument } from "./setting-argument";
import { FunctionFault, invalid, notAvailable } from "./function-fault";
import { plainSettings } from "./plain-settings";
import { type RangeSheet, isHarmless, rangeSheet, sayFault } from "./range-rows";
import { scheduleAnswer } from "./schedule-answer";
import type { WorkbookFacts } from "./workbook-facts";

/** What the function needs besides its arguments. */
export interface ScheduleParts extends WorkbookFacts {
  readonly solver: Solver;
  readonly watch: SolveWatch;
}

/**
 * A schedule of orders, as the sheet Schedule shows it. It begins at the earliest Release. The same
 * arguments always give the same schedule.
 * @customfunction SCHEDULE
 * @param {any[][]} orders Rows as on the sheet Orders, with or without headings.
 * @param {any[][]} standards Rows as on the sheet Standards.
 * @param {any[][]} capacities Rows as on the sheet Capacities.
 * @param {any[][]} [calendars] Rows as on the sheet Calendars; without it every resource works round the clock.
 * @param {any[][]} [goal] On time, Fewest late, Throughput, Cost or Stable; On time when left out.
 * @returns {any[][]} A row for each operation, headings included; then the orders that could not be scheduled, with why.
 * @cancelable
 * @example =PLUMB.SCHEDULE(Orders[#All],Standards[#All],Capacities[#All],Calendars[#All],"On time")
 * @helpurl docs/functions.md#schedule
 */
export async function schedule(
  orders: Argument,
  standards: Argument,
  capacities: Argument,
  calendars: Argument,
  goal: Argument,
  { date1904, solver, watch }: ScheduleParts,
): Promise<Answer> {
  if (watch.stopped?.()) return STOPPED;
  const rows = rowsOf({ orders, standards, capacities, calendars }, date1904);
  if (rows instanceof FunctionFault) return rows;
  const wanted = settingArgument("goal", goal, SETTINGS.goal);
  if (wanted instanceof FunctionFault) return wanted;
  const start = earliestRelease(rows);
  if (start === undefined) return invalid(NO_RELEASE);
  const settings = plainSettings({ goal: wanted, planStart: start });
  const { model, problem } = buildPlan(rows, settings, { nextFullHour: start });
  const iterations = iterationsFor(problem.operations.length);
  const request = { problem, seed: settings.seed, iterations, seconds: undefined };
  const outcome = await solver(request, watch);
  if (outcome.interrupted) return STOPPED;
  return scheduleAnswer({ model, problem, solution: outcome.solution }, settings, date1904);
}

/** By Excel, whose cell was changed, or because the search was ended from outside. */
const STOPPED = notAvailable("The schedule was stopped. Calculate it again.");

const NO_RELEASE =
  "orders has no Release. Give at least one order a Release: the schedule begins at the earliest one.";

/** Steps of the search: fewer for large plans, so that a cell never calculates for minutes. */
const MOST_STEPS = 1000;
const FEWEST_STEPS = 20;
const ALL_STEPS = 200_000;

function iterationsFor(operations: number): number {
  const steps = Math.round(ALL_STEPS / Math.max(1, operations));
  return Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, steps));
}

function earliestRelease(rows: AllRows): number | undefined {
  const releases = rows.Orders.rows.flatMap(({ release }) => release ?? []);
  return releases.length === 0 ? undefined : releases.reduce((a, b) => Math.min(a, b));
}

interface PlanRanges {
  readonly orders: Argument;
  readonly standards: Argument;
  readonly capacities: Argument;
  readonly calendars: Argument;
}

const SHEETS = {
  orders: "Orders",
  standards: "Standards",
  capacities: "Capacities",
  calendars: "Calendars",
} as const;

/** The rows of all ranges, as if they were the sheets of a workbook. */
function rowsOf(ranges: PlanRanges, date1904: boolean): AllRows | FunctionFault {
  const sheets: RangeSheet[] = [];
  for (const [parameter, name] of Object.entries(SHEETS)) {
    const cells = matrixOf(ranges[parameter as keyof PlanRanges]);
    if (cells === undefined && name === "Calendars") continue;
    if (cells === undefined) return invalid(`SCHEDULE needs ${parameter}: ${name} with its rows.`);
    const sheet = rangeSheet(name, cells, parameter);
    if (sheet instanceof FunctionFault) return sheet;
    sheets.push(sheet);
  }
  return readRows(sheets, date1904);
}

function readRows(sheets: readonly RangeSheet[], date1904: boolean): AllRows | FunctionFault {
  const grids = sheets.map(({ grid }) => grid);
  const tables = sheets.map(({ table }) => table);
  const { rows, issues, fatal } = readInput(grids, tables, date1904, NO_MAPPING);
  const [stop] = fatal;
  if (stop) return invalid(`${stop.what} ${stop.how}`);
  // A row that is left out is told with its order; a cell that is replaced by a default would not be.
  const bad = issues.find((issue) => issue.severity === "warning" && !isHarmless(issue));
  if (!bad) return rows;
  return sayFault(
    bad,
    sheets.find(({ name }) => name === bad.sheet)!,
    bad.sheet.toLowerCase(),
  );
}
