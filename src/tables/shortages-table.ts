import { startOfDay } from "../kernel/moment";
import { CAN_WAIT, SHORTAGES } from "../sheets/written-plan";
import type { SheetContent } from "../workbook/sheet-content";
import { existingTable } from "./existing-table";
import type { Plan } from "./plan-result";
import type { SheetContext } from "./sheet-context";
import { columnArea, emptyRow, madeFrom, mainTable, sheetOf, tableOptions } from "./sheet-parts";
import { type CanWait, type Shortage, canWait, shortages } from "./shortages";
import { type ContentRow, tableContent } from "./written-content";
import { shownDayEnd } from "./day-end";

/** Orders named in one cell at most. */
const MOST_NAMED = 20;

/** The Shortages: what to chase or to buy, and below it what can wait. */
export function shortagesSheet(plan: Plan, context: SheetContext): SheetContent {
  const found = [...shortages(plan)].sort(worstFirst);
  const rows = found.map(shortageRow);
  if (rows.length === 0)
    rows.push(emptyRow(SHORTAGES, "material", "Nothing waits for a material."));
  const table = mainTable(SHORTAGES, rows, context, { wrapped: ["ordersHeldUp"] });
  const below = table.row + table.rows.length + 3;
  const later = canWait(plan);
  const waitRows = later.map(canWaitRow);
  if (waitRows.length === 0)
    waitRows.push(emptyRow(CAN_WAIT, "purchaseOrder", "No open purchase order can wait."));
  const existing = existingTable(context.existing, CAN_WAIT);
  const waitTable = tableContent(CAN_WAIT, waitRows, tableOptions(context, existing));
  return sheetOf({
    definition: SHORTAGES,
    table,
    title: "Shortages",
    lines: [madeFrom(context, plan.model.planStart), countLine(found, later)],
    freezeColumns: 1,
    conditionalFormats: [
      {
        area: columnArea(SHORTAGES, table, "lateDaysSaved"),
        rule: { kind: "above", limit: 0 },
        look: "bad",
      },
    ],
    tabColor: "6B4E8A",
    beside: {
      cells: [
        {
          row: below - 1,
          column: table.column,
          value: "Purchase orders that can wait",
          style: "subtitle",
        },
      ],
      tables: [{ definition: CAN_WAIT, table: { ...waitTable, row: below, column: table.column } }],
    },
  });
}

function worstFirst(a: Shortage, b: Shortage): number {
  return b.lateDaysSaved - a.lateDaysSaved || b.daysToGain - a.daysToGain || a.needed - b.needed;
}

function shortageRow(shortage: Shortage): ContentRow<typeof SHORTAGES> {
  const { material, receipt } = shortage;
  const named = shortage.ordersHeldUp.slice(0, MOST_NAMED).join(", ");
  const more = shortage.ordersHeldUp.length - MOST_NAMED;
  return {
    material: material.id,
    description: material.description,
    supplier: material.supplier,
    shortFrom: shortage.shortFrom,
    quantityShort: shortage.quantityShort,
    purchaseOrder: receipt?.purchaseOrder,
    promised: receipt ? shownDayEnd(receipt.promised ?? receipt.expected) : undefined,
    needed: shortage.needed,
    daysToGain: Math.round(shortage.daysToGain * 100) / 100,
    orderBy: shortage.orderBy === undefined ? undefined : startOfDay(shortage.orderBy),
    buyQuantity: shortage.buyQuantity,
    ordersHeldUp: more > 0 ? `${named} and ${more} more` : named,
    lateDaysSaved: Math.round(shortage.lateDaysSaved * 100) / 100,
  };
}

function canWaitRow(row: CanWait): ContentRow<typeof CAN_WAIT> {
  return {
    purchaseOrder: row.receipt.purchaseOrder,
    line: undefined,
    material: row.material.id,
    supplier: row.material.supplier,
    quantity: row.receipt.quantity,
    promised: shownDayEnd(row.receipt.promised ?? row.receipt.expected),
    needed: row.needed,
    daysToSpare: row.daysToSpare === undefined ? undefined : Math.floor(row.daysToSpare * 10) / 10,
  };
}

function countLine(found: readonly Shortage[], later: readonly CanWait[]): string {
  const short =
    found.length === 0
      ? "Nothing waits for a material"
      : `${found.length} ${found.length === 1 ? "material holds" : "materials hold"} something up`;
  const wait =
    later.length === 0
      ? "no open purchase order can wait"
      : `${later.length} open purchase ${later.length === 1 ? "order" : "orders"} could come later (listed below)`;
  return `${short} · ${wait}. Late days saved is at most what having it in time would save.`;
}
