import { comparableKey } from "../kernel/names";
import type { AllRows } from "../workbook/sheet-rows";
import { orderLineKey } from "./order-book";
import type { JobDraft } from "./job-draft";
import type { OperationKey } from "./plan-context";
import type { BookedWork, RecordBook } from "./record-book";
import type { RoutingBook } from "./routing-book";

/** Family of a booked operation on a resource: -1 when the operation is not known, 0 when it has none. */
export type FamilyOf = (key: OperationKey, resource: number) => number;

/**
 * The family that stands on each unit of a resource at plan start: that of the last operation booked
 * there; -1 where there was none. Bookings do not name units: each takes the lowest that is free.
 */
export function lastFamilies(
  resource: number,
  units: number,
  records: RecordBook,
  familyOf: FamilyOf,
): number[] {
  const booked = [...(records.byResource.get(resource) ?? [])];
  booked.sort((a, b) => a.work.start - b.work.start || endOf(a.work) - endOf(b.work));
  const last: (OperationKey | undefined)[] = new Array<undefined>(units).fill(undefined);
  const free = new Array<number>(units).fill(-Infinity);
  for (const { key, work } of booked) {
    if (work.end === undefined) continue;
    const unit = unitFor(key, work, last, free);
    last[unit] = key;
    free[unit] = Math.max(free[unit]!, work.end);
  }
  return last.map((key) => (key ? familyOf(key, resource) : -1));
}

const endOf = (work: BookedWork) => work.end ?? Infinity;

/** The unit that already has the operation, else the lowest that is free, else the one free first. */
function unitFor(
  key: OperationKey,
  work: BookedWork,
  last: readonly (OperationKey | undefined)[],
  free: readonly number[],
): number {
  let soonest = 0;
  let lowest = -1;
  for (let unit = 0; unit < free.length; unit++) {
    if (free[unit]! > work.start) {
      if (free[unit]! < free[soonest]!) soonest = unit;
      continue;
    }
    const before = last[unit];
    if (before && sameOperation(before, key)) return unit;
    if (lowest < 0) lowest = unit;
    if (free[unit]! < free[soonest]!) soonest = unit;
  }
  return lowest >= 0 ? lowest : soonest;
}

const sameOperation = (a: OperationKey, b: OperationKey) =>
  a.order === b.order && a.line === b.line && a.step === b.step;

/** Families of booked operations, by the routing of the product that their order makes. */
export function familyFinder(
  rows: AllRows,
  jobs: readonly JobDraft[],
  routings: RoutingBook,
): FamilyOf {
  const products = new Map<string, string>();
  const know = (order: string, line: string, product: string) => {
    const key = orderLineKey({ order, line });
    if (!products.has(key)) products.set(key, product);
    if (!products.has(comparableKey(order))) products.set(comparableKey(order), product);
  };
  for (const job of jobs) know(job.shownOrder, job.line, job.product);
  for (const row of rows.Orders.rows) know(row.order, row.line ?? "", row.product ?? "");
  return (key, resource) => {
    const product = products.get(orderLineKey(key)) ?? productOf(products, key.order);
    const found = product === undefined ? undefined : routings.get(comparableKey(product));
    if (found?.kind !== "routing") return -1;
    const stepKey = comparableKey(key.step);
    const step = found.routing.steps.find((each) => each.key === stepKey);
    if (!step) return -1;
    const there = step.alternatives.find((each) => each.resource === resource);
    return (there ?? step.alternatives[0]!).family;
  };
}

/** By the order alone, or for a lot such as `SO-1/2`, by its order. */
function productOf(products: ReadonlyMap<string, string>, order: string): string | undefined {
  const key = comparableKey(order);
  return products.get(key) ?? products.get(key.replace(/\/\d+$/, ""));
}
