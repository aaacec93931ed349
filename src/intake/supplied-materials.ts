import { DAY, isoFromMoment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Material, OpenReceipt } from "../model/planning-model";
import type { ProblemMaterial } from "../schedule/problem";
import type { InputRow } from "../sheets/registry";
import type { Settings } from "../sheets/settings";
import type { AllRows } from "../workbook/sheet-rows";
import { type IssueLog, placeOf } from "./issue-log";
import { type PlanFrame, secondsFrom } from "./plan-frame";

type SupplyRow = InputRow<"Supply">;
type ReceiptRow = InputRow<"Receipts">;

/** What is bought, as the business and as the engine sees it; the two lists are parallel. */
export interface SuppliedMaterials {
  readonly materials: readonly Material[];
  readonly compiled: readonly ProblemMaterial[];
  /** Index by comparable key. */
  readonly byKey: ReadonlyMap<string, number>;
}

export function suppliedMaterials(
  rows: AllRows,
  settings: Settings,
  frame: PlanFrame,
  log: IssueLog,
): SuppliedMaterials {
  const byKey = new Map<string, number>();
  rows.Supply.rows.forEach((row, index) => byKey.set(comparableKey(row.material), index));
  const open = openReceipts(rows, settings, frame, byKey, log);
  const materials = rows.Supply.rows.map((row, index) => materialOf(row, open[index]!));
  noteLeadTimes(rows, log);
  return { materials, compiled: materials.map((each) => compiled(each, frame)), byKey };
}

/** By index of the material: purchase order lines that are still to come, ascending. */
function openReceipts(
  rows: AllRows,
  settings: Settings,
  frame: PlanFrame,
  byKey: ReadonlyMap<string, number>,
  log: IssueLog,
): OpenReceipt[][] {
  const open: OpenReceipt[][] = rows.Supply.rows.map(() => []);
  for (const row of rows.Receipts.rows) {
    const index = byKey.get(comparableKey(row.material));
    const received = row.received !== undefined && row.received <= frame.start;
    const quantity = row.quantity - (row.received === undefined ? (row.receivedQuantity ?? 0) : 0);
    if (index === undefined || received || quantity <= 0) continue;
    const supply = rows.Supply.rows[index]!;
    const arrives = arrivalOf(rows, row, supply, settings, frame, log);
    const days = row.inspectionDays + supply.safetyDays;
    open[index]!.push({
      purchaseOrder: row.line ? `${row.purchaseOrder} line ${row.line}` : row.purchaseOrder,
      quantity,
      promised: row.promised,
      expected: arrives + Math.round(days * DAY),
    });
  }
  for (const receipts of open) receipts.sort((a, b) => a.expected - b.expected);
  return open;
}

/** Promised, else Ordered + lead time; an overdue one arrives Overdue receipt days after plan start. */
function arrivalOf(
  rows: AllRows,
  row: ReceiptRow,
  supply: SupplyRow,
  settings: Settings,
  frame: PlanFrame,
  log: IssueLog,
): number {
  if (row.received !== undefined) return row.received;
  const expected = row.promised ?? row.ordered + Math.round((supply.leadTimeDays ?? 0) * DAY);
  if (expected >= frame.start) return expected;
  const days = settings.overdueReceiptDays;
  log.warning(
    "receipt-overdue",
    placeOf(rows.Receipts, row.row, row.promised === undefined ? "ordered" : "promised"),
    isoFromMoment(expected),
    `Purchase order ${row.purchaseOrder} of ${row.material} is overdue; it is taken to arrive ${days} ${days === 1 ? "day" : "days"} after plan start.`,
    "Enter a new date in Promised, or Received when it is there.",
  );
  return frame.start + Math.round(days * DAY);
}

function materialOf(row: SupplyRow, receipts: readonly OpenReceipt[]): Material {
  return {
    id: row.material,
    description: row.description ?? "",
    supplier: row.supplier ?? "",
    onHand: row.onHand,
    leadTimeDays: row.leadTimeDays ?? 0,
    safetyDays: row.safetyDays,
    minimumQuantity: row.minimumQuantity ?? 0,
    receipts,
  };
}

/** What is bought now is there a lead time and the safety days after plan start. */
function compiled(material: Material, frame: PlanFrame): ProblemMaterial {
  const days = material.leadTimeDays + material.safetyDays;
  const boughtAt = secondsFrom(frame, frame.start + Math.round(days * DAY));
  return {
    id: material.id,
    onHand: material.onHand,
    receipts: material.receipts.flatMap((receipt) => {
      const at = secondsFrom(frame, receipt.expected);
      return at < boughtAt
        ? [{ at: Math.max(0, at), quantity: receipt.quantity, id: receipt.purchaseOrder }]
        : [];
    }),
    boughtAt,
  };
}

function noteLeadTimes(rows: AllRows, log: IssueLog): void {
  const without = rows.Supply.rows.filter((row) => row.leadTimeDays === undefined);
  const [first] = without;
  if (!first) return;
  const others = without.length > 1 ? ` and ${without.length - 1} more` : "";
  log.warning(
    "no-lead-time",
    placeOf(rows.Supply, first.row, "leadTimeDays"),
    first.material,
    `${first.material}${others} without Lead time days: what is missing is taken to be there at once when bought.`,
    "Enter Lead time days.",
  );
}
