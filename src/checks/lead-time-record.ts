import { DAY, type Moment, startOfDay } from "../kernel/moment";
import type { AgedWait } from "./statistics/aged-quantile";

/** A purchase order line: when it was ordered, promised, and received (undefined: open). */
export interface ReceiptRecord {
  readonly ordered: Moment;
  readonly promised: Moment | undefined;
  readonly received: Moment | undefined;
}

export interface LeadTimeRecord {
  readonly material: string;
  readonly supplier: string;
  /** Lead time in days as planned; above 0. */
  readonly plannedDays: number;
  readonly receipts: readonly ReceiptRecord[];
}

/** A receipt whose dates contradict each other or lie ahead says nothing; `why` in words. */
export function faultOfReceipt(receipt: ReceiptRecord, now: Moment): string | undefined {
  if (startOfDay(receipt.ordered) > now) return "it was ordered in the future";
  const { received } = receipt;
  if (received === undefined) return undefined;
  if (startOfDay(received) > now) return "it was received in the future";
  return startOfDay(received) < startOfDay(receipt.ordered)
    ? "it was received before it was ordered"
    : undefined;
}

/** One receipt in whole days. */
export interface WaitedDays extends AgedWait {
  /** Days between order and promise; undefined where nothing was promised. */
  readonly promised: number | undefined;
  /** Planned days of its material. */
  readonly planned: number;
}

/** The sound receipts of a record in days. */
export function waitsOf(record: LeadTimeRecord, now: Moment): WaitedDays[] {
  const days = (from: Moment, to: Moment) =>
    Math.floor(startOfDay(to) / DAY) - Math.floor(startOfDay(from) / DAY);
  return record.receipts
    .filter((receipt) => faultOfReceipt(receipt, now) === undefined)
    .map(({ ordered, promised, received }) => ({
      age: days(ordered, now),
      took: received === undefined ? undefined : days(ordered, received),
      promised: promised === undefined ? undefined : days(ordered, promised),
      planned: record.plannedDays,
    }));
}
