import { SCHEDULE } from "../sheets/written-plan";
import type { Settings } from "../sheets/settings";
import { type Plan, plannedOperations } from "../tables/plan-result";
import { type Promised, promisesOf } from "../tables/promises";
import { scheduleSheet } from "../tables/schedule-table";
import type { SheetContext } from "../tables/sheet-context";
import type { TableContent } from "../workbook/sheet-content";
import type { Answer } from "./argument";
import { tableAnswer } from "./table-answer";

/** The sheet Schedule's table as it spills, and below it the orders that have no place. */
export function scheduleAnswer(plan: Plan, settings: Settings, date1904: boolean): Answer {
  const table = scheduleSheet(plan, contextOf(plan, settings, date1904)).tables[0]!;
  const left = promisesOf(plan).filter(({ notScheduled }) => notScheduled !== undefined);
  const rows = plannedOperations(plan).length === 0 ? [] : table.rows;
  return tableAnswer(table, [...rows, ...left.map((promise) => leftOutRow(promise, table))]);
}

/** What a table needs to know of a workbook that it is not in. */
export function contextOf(plan: Plan, settings: Settings, date1904: boolean): SheetContext {
  const madeAt = plan.model.planStart;
  return { bookName: "", madeAt, settings, date1904, existing: new Map(), reasons: undefined };
}

function leftOutRow({ order, waitsMostFor }: Promised, { columns }: TableContent) {
  const cells = new Map<string, string>([
    [SCHEDULE.columns.order.header, order.order],
    [SCHEDULE.columns.line.header, order.line],
    [SCHEDULE.columns.product.header, order.product],
    [SCHEDULE.columns.customer.header, order.customer],
    [SCHEDULE.columns.waitsFor.header, waitsMostFor],
  ]);
  return columns.map(({ header }) => cells.get(header) ?? null);
}
