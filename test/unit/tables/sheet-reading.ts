import { serialFromMoment } from "../../../src/kernel/moment";
import { solve } from "../../../src/schedule/solve";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/sheets/settings";
import type { ExistingTables } from "../../../src/tables/existing-table";
import type { Plan } from "../../../src/tables/plan-result";
import type { SheetContext } from "../../../src/tables/sheet-context";
import type { PlanContext } from "../../../src/intake/plan-context";
import type { ContentValue, SheetContent } from "../../../src/workbook/sheet-content";
import { PLAN_START, type SomeRows, aPlan } from "../../support/a-plan";

/** A plan from few rows, scheduled by the first rules. */
export function aScheduledPlan(
  rows: SomeRows,
  settings: Partial<Settings> = {},
  context: Partial<PlanContext> = {},
): Plan {
  const { model, problem } = aPlan(rows, settings, context);
  return { model, problem, solution: solve(problem, { iterations: 0 }).solution };
}

export function aContext(
  settings: Partial<Settings> = {},
  existing: ExistingTables = new Map(),
): SheetContext {
  return {
    bookName: "shop.xlsx",
    madeAt: PLAN_START,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    date1904: false,
    existing,
    reasons: undefined,
  };
}

/** The figure or text that a cell shows. */
export function shown(value: ContentValue): string | number | boolean | null {
  if (typeof value !== "object" || value === null) return value;
  return "formula" in value ? value.value : value.text;
}

/** The rows of a sheet's table by heading; the first table unless named. */
export function rowsOf(
  content: SheetContent,
  table = content.tables[0]!.name,
): Record<string, string | number | boolean | null>[] {
  const found = content.tables.find((candidate) => candidate.name === table)!;
  return found.rows.map((row) =>
    Object.fromEntries(found.columns.map((column, i) => [column.header, shown(row[i] ?? null)])),
  );
}

/** Serial of a moment so many hours after plan start. */
export const serialAfter = (hours: number) => serialFromMoment(PLAN_START) + hours / 24;
