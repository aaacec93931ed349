import { startOfDay } from "../kernel/moment";
import { STARTER_REASONS } from "../sheets/starter-reasons";
import { TARGETS } from "../sheets/written-plan";
import type {
  ConditionalFormat,
  SheetContent,
  TableContent,
  Validation,
} from "../workbook/sheet-content";
import { existingTable } from "./existing-table";
import { filledTargets, targetKeysTaken } from "./floor-entries";
import type { Plan } from "./plan-result";
import { sayClock, sayDay, sayTime } from "./say-time";
import type { SheetContext } from "./sheet-context";
import { columnArea, emptyRow, looks, madeFrom, mainTable, sheetOf } from "./sheet-parts";
import { type TargetRow, targetRows } from "./targets";
import type { CellContent, ContentRow } from "./written-content";

type Row = ContentRow<typeof TARGETS>;

/** The Targets: hour by hour what each resource does, and room for what came of it. */
export function targetsSheet(plan: Plan, context: SheetContext): SheetContent {
  const found = targetRows(plan, context.settings);
  const before = previousOnUnit(plan);
  const rows = merged(found.map((row) => targetRow(row, before, plan)));
  rows.push(...pastRows(rows, plan, context));
  if (rows.length === 0)
    rows.push({ ...emptyRow(TARGETS, "operation", "Nothing runs on these days."), variance: null });
  const table = mainTable(TARGETS, rows, context, {
    formats: context.settings.wholeUnits ? WHOLE_TARGETS : {},
  });
  return sheetOf({
    definition: TARGETS,
    table,
    title: "Shift targets",
    lines: [
      madeFrom(context, plan.model.planStart),
      "Fill in Actual units, Scrap, Lost min, Reason and Comment: they are kept and count as bookings at the next run. Target units are good units; Cumulative target counts from the operation's start.",
    ],
    freezeColumns: 4,
    conditionalFormats: formats(table),
    validations: validations(table, context),
    tabColor: "B5651D",
  });
}

/** Good units may be fractions (start × yield); where units are whole, the floor is shown whole ones. */
const WHOLE_TARGETS = { targetUnits: "#,##0", cumulativeTarget: "#,##0" };

const PICK = "PlumbTargets[[#This Row],";
/** Empty until the floor has entered a figure; a table formula as files hold it. */
const VARIANCE = `=IF(OR(${PICK}[Actual units]]="",${PICK}[Target units]]=""),"",${PICK}[Actual units]]-${PICK}[Target units]])`;

export function varianceFormula(
  actual: CellContent,
  target: CellContent,
): { readonly formula: string; readonly value: number | string } {
  const known = typeof actual === "number" && typeof target === "number";
  return { formula: VARIANCE, value: known ? actual - target : "" };
}

function targetRow(row: TargetRow, previous: Previous, plan: Plan): Row {
  const { operation, activity, shift } = row;
  const base = {
    ...emptyRow(TARGETS, "resource", row.resource),
    date: shift.date,
    shift: shift.shift,
    hour: row.bucket.start - startOfDay(shift.date),
    activity,
    variance: varianceFormula(undefined, row.units),
  };
  if (!operation)
    return { ...base, operation: `Break ${sayClock(row.from)} to ${sayClock(row.to)}` };
  return {
    ...base,
    order: operation.job.shownOrder,
    line: operation.job.line,
    product: operation.job.product,
    description: operation.description,
    step: operation.step.step,
    operation:
      activity === "Setup" ? saySetup(row, previous.get(operation.index), plan) : sayRun(row, plan),
    crew: crewOf(row, plan),
    targetUnits: row.units,
    cumulativeTarget: row.cumulative,
    standardRate: activity === "Run" ? operation.mode?.ratePerHour : undefined,
  };
}

/** `Changeover Red → Blue, done by 07:45`; with the day where that is not the shift's. */
function saySetup(row: TargetRow, before: string | undefined, plan: Plan): string {
  const operation = row.operation!;
  const done = operation.runStart;
  const by =
    startOfDay(done) === startOfDay(row.bucket.start)
      ? sayClock(done)
      : `${sayDay(done, plan.model.planStart)} ${sayClock(done)}`;
  const family = operation.mode?.family ?? "";
  const what =
    family !== "" && before !== undefined && before !== family
      ? `Changeover ${before} → ${family}`
      : `Set up for ${operation.step.operation || `step ${operation.step.step}`}`;
  return `${what}, done by ${by}`;
}

/** The operation; where its units come out at once, by when. */
function sayRun({ operation, units }: TargetRow, plan: Plan): string {
  const { step, end } = operation!;
  const name = step.operation || `Step ${step.step}`;
  return units === undefined ? `${name}, done by ${sayTime(end, plan.model.planStart)}` : name;
}

type Previous = ReadonlyMap<number, string>;

/** By operation: the family of the one before it on its unit, where both have one. */
function previousOnUnit(plan: Plan): Previous {
  const { problem, solution } = plan;
  const last = new Map<string, number>();
  problem.resources.forEach((resource, r) => {
    if (resource.kind === "units")
      resource.lastFamily.forEach((family, unit) => last.set(`${r}/${unit}`, family));
  });
  const before = new Map<number, string>();
  const placed = solution.placements.filter((placement) => placement !== undefined);
  for (const placement of [...placed].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const operation = problem.operations[placement.operation]!;
    const mode = operation.modes[placement.mode];
    if (!mode || operation.state.kind === "finished" || placement.unit < 0) continue;
    const unit = `${mode.resource}/${placement.unit}`;
    const family = last.get(unit) ?? -1;
    if (family > 0) before.set(placement.operation, problem.families[family] ?? "");
    last.set(unit, mode.family);
  }
  return before;
}

/** People that the operation holds: those of its setup while it sets up. */
function crewOf(row: TargetRow, plan: Plan): number | undefined {
  const { operation, placement } = row.operation!;
  const shown = row.operation!.mode;
  if (!shown || shown.labour === "") return undefined;
  if (row.activity === "Run") return shown.crew;
  const needs = operation.modes[placement.mode]?.needs ?? [];
  const setup = needs.filter(
    (need) => need.during === "setup" && plan.problem.resources[need.resource]?.kind === "pool",
  );
  return setup.length === 0 ? shown.crew : setup.reduce((sum, need) => sum + need.amount, 0) / 1000;
}

/** Breaks of one hour in one row. */
function merged(rows: readonly Row[]): Row[] {
  const result: Row[] = [];
  const breaks = new Map<string, number>();
  for (const row of rows) {
    const key =
      row.activity === "Break" ? JSON.stringify([row.date, row.shift, row.hour, row.resource]) : "";
    const at = key === "" ? undefined : breaks.get(key);
    if (at === undefined) {
      if (key !== "") breaks.set(key, result.length);
      result.push(row);
      continue;
    }
    const text = String(row.operation).replace("Break ", "");
    result[at] = { ...result[at]!, operation: `${String(result[at]!.operation)}; ${text}` };
  }
  return result;
}

/** Rows that the floor has filled in and that are in the plan no longer; older ones are in the archive. */
function pastRows(rows: readonly Row[], plan: Plan, context: SheetContext): readonly Row[] {
  const existing = existingTable(context.existing, TARGETS);
  if (!existing) return [];
  const taken = targetKeysTaken(existing, rows);
  return filledTargets(existing)
    .filter((entry) => !taken.has(entry.row) && entry.keptOnTargets(plan.model.planStart))
    .map((entry) => ({
      ...entry.content,
      variance: varianceFormula(entry.content.actualUnits, entry.content.targetUnits),
    }));
}

function formats(table: TableContent): readonly ConditionalFormat[] {
  return [
    ...looks(TARGETS, table, "activity", { Setup: "setup", Run: "run", Break: "quiet" }),
    {
      area: columnArea(TARGETS, table, "variance"),
      rule: { kind: "between", low: -1e9, high: -1e-9 },
      look: "bad",
    },
  ];
}

function validations(table: TableContent, context: SheetContext): readonly Validation[] {
  const amount = (key: "actualUnits" | "scrap" | "lostMin", title: string): Validation => ({
    area: columnArea(TARGETS, table, key),
    rule: { kind: "number", min: 0 },
    title,
    message: TARGETS.columns[key].help,
    strict: true,
  });
  return [
    amount("actualUnits", "Actual units"),
    amount("scrap", "Scrap"),
    amount("lostMin", "Lost min"),
    {
      area: columnArea(TARGETS, table, "reason"),
      rule: context.reasons
        ? { kind: "listFrom", sheet: context.reasons.sheet, area: context.reasons.area }
        : { kind: "list", choices: STARTER_REASONS.map(({ reason }) => reason) },
      title: "Reason",
      message: "Why minutes were lost.",
      strict: false,
    },
  ];
}
