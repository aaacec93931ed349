import { HOUR, momentFromIso, type Moment } from "../../src/kernel/moment";
import { buildPlan } from "../../src/intake/build-plan";
import type { BuiltPlan, PlanContext } from "../../src/intake/plan-context";
import { INPUT_SHEETS, type InputRow, type InputSheetName } from "../../src/sheets/registry";
import { DEFAULT_SETTINGS, type Settings } from "../../src/sheets/settings";
import type { AllRows, LeftOutRow, SheetRows } from "../../src/workbook/sheet-rows";

/** Rows as a test writes them: what is left out has its default, what is undefined is empty. */
export type SomeRows = {
  readonly [N in Uncapitalize<InputSheetName>]?: readonly Partial<InputRow<Capitalized<N>>>[];
} & {
  /** Rows that reading left out, by sheet. */
  readonly leftOut?: {
    readonly [N in Uncapitalize<InputSheetName>]?: readonly LeftOutRow<Capitalized<N>>[];
  };
  /** Columns (`Plan.openingStock`) that the workbook does not have. */
  readonly without?: readonly string[];
};

type Capitalized<N extends string> = Capitalize<N> & InputSheetName;

/**
 * The rows of a whole workbook from the few that matter. Sheets that are not given are not found;
 * the first row of each stands in row 2, the columns in the order of the registry.
 */
export function aRows(given: SomeRows): AllRows {
  const sheets = Object.keys(INPUT_SHEETS).map((name) => [
    name,
    sheetRows(name as InputSheetName, given),
  ]);
  return Object.fromEntries(sheets) as AllRows;
}

function sheetRows(name: InputSheetName, given: SomeRows): SheetRows {
  const key = (name.charAt(0).toLowerCase() + name.slice(1)) as Uncapitalize<InputSheetName>;
  const { columns } = INPUT_SHEETS[name];
  const found = given[key] !== undefined;
  const missing = new Set(given.without ?? []);
  const keys = Object.keys(columns).filter((column) => !missing.has(`${name}.${column}`));
  const defaults = Object.entries(columns).map(([column, { default: value }]) => [column, value]);
  const rows = (given[key] ?? []).map((row, index) => ({
    ...Object.fromEntries(defaults),
    row: index + 1,
    ...row,
  }));
  return {
    name,
    sheet: found ? name : "",
    found,
    columnAt: new Map(found ? keys.map((column, index) => [column, index]) : []),
    rows: rows as unknown as SheetRows["rows"],
    leftOut: (given.leftOut?.[key] ?? []) as unknown as NonNullable<SheetRows["leftOut"]>,
  };
}

/** A moment from ISO text, which must be one. */
export function at(iso: string): Moment {
  const moment = momentFromIso(iso);
  if (moment === undefined) throw new Error(`${iso} is no ISO date and time.`);
  return moment;
}

/** Monday 23 November 2026, 06:00 (ISO week 48, a B week). */
export const PLAN_START: Moment = at("2026-11-23 06:00");

export const EVERY_DAY = [true, true, true, true, true, true, true];
export const WEEKDAYS = [true, true, true, true, true, false, false];

export const hour = (hours: number) => hours * HOUR;

/** A built plan; plan start is `PLAN_START` unless the settings or the context say otherwise. */
export function aPlan(
  given: SomeRows,
  settings: Partial<Settings> = {},
  context: Partial<PlanContext> = {},
): BuiltPlan {
  const all = { ...DEFAULT_SETTINGS, ...settings };
  return buildPlan(aRows(given), all, { now: PLAN_START, nextFullHour: PLAN_START, ...context });
}

/** Codes of a plan's issues, in their order. */
export function codesOf({ issues }: BuiltPlan): string[] {
  return issues.map(({ code }) => code);
}
