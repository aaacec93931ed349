import { NOT_MEASURED } from "./not-measured";
import { FORMATS } from "../sheets/written-columns";
import { PROMISES } from "../sheets/written-plan";
import type { ConditionalFormat, SheetContent, TableContent } from "../workbook/sheet-content";
import type { Plan } from "./plan-result";
import { type Promised, isLate, promisesOf } from "./promises";
import { type SheetContext, quoteKey } from "./sheet-context";
import { columnArea, emptyRow, madeFrom, mainTable, sheetOf } from "./sheet-parts";
import type { ContentRow } from "./written-content";
import { shownDayEnd } from "./day-end";

/** What is shown for a figure that nothing measures; never 0. */

/** Figures that stand on assumed spreads are marked as estimates, each in its cell. */
const ESTIMATES = {
  probabilityOnTime: `"≈ "${FORMATS.percent}`,
  safeDate: `"≈ "${FORMATS.moment}`,
};

/** The Promises: a row for each order line, planned order and made material. */
export function promisesSheet(plan: Plan, context: SheetContext): SheetContent {
  const promises = promisesOf(plan);
  const rows = promises.map((promise) => promiseRow(promise, context));
  if (rows.length === 0) rows.push(emptyRow(PROMISES, "order", "No orders to promise."));
  const table = mainTable(PROMISES, rows, context, { formats: ESTIMATES });
  return sheetOf({
    definition: PROMISES,
    table,
    title: "Promises",
    lines: [madeFrom(context, plan.model.planStart), countLine(promises, context)],
    freezeColumns: 2,
    conditionalFormats: lateFormats(table),
    tabColor: "2F5D9B",
  });
}

function promiseRow(promise: Promised, context: SheetContext): ContentRow<typeof PROMISES> {
  const { order, finish } = promise;
  const chance = context.chances?.ofOrder[promise.index];
  const unknown = finish === undefined ? undefined : NOT_MEASURED;
  return {
    order: order.order,
    line: order.line,
    product: order.product,
    description: order.description,
    customer: order.customer,
    quantity: order.quantity,
    due: shownDayEnd(promise.due),
    firstPromised: shownDayEnd(
      order.firstPromised ?? (order.source === "Order" ? order.due : undefined),
    ),
    finish,
    lateDays: promise.lateDays,
    probabilityOnTime: promise.due === undefined ? undefined : (chance?.onTime ?? unknown),
    safeDate: chance?.safeDate ?? unknown,
    ifPushedIn: context.quotes?.get(quoteKey(order)),
    waitsMostFor: promise.waitsMostFor,
    objective: order.objective,
    source: order.source,
  };
}

/** Late days above 0, and what is not scheduled; each with its words beside, never colour alone. */
function lateFormats(table: TableContent): readonly ConditionalFormat[] {
  return [
    {
      area: columnArea(PROMISES, table, "lateDays"),
      rule: { kind: "above", limit: 0 },
      look: "bad",
    },
  ];
}

function countLine(promises: readonly Promised[], { chances }: SheetContext): string {
  const lines = promises.filter((promise) => promise.order.source === "Order");
  const late = lines.filter(isLate);
  const left = promises.filter((promise) => promise.notScheduled);
  const planned = promises.length - lines.length;
  return [
    `${lines.length} ${lines.length === 1 ? "order line" : "order lines"}`,
    late.length === 0 ? "none late" : `${late.length} late`,
    ...(left.length === 0 ? [] : [`${left.length} not scheduled`]),
    ...(planned === 0 ? [] : [`and ${planned} planned orders and made materials`]),
    ...(chances
      ? [`≈: estimated from ${chances.replays} replays of the schedule with assumed spreads`]
      : []),
  ].join(" · ");
}
