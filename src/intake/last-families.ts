import { comparableKey } from "../kernel/names";
import type { AllRows } from "../workbook/sheet-rows";
import { orderLineKey } from "./order-book";
import type { JobDraft } from "./job-draft";
import type { OperationKey } from "./plan-context";
import type { BookedWork, RecordBook } from "./record-book";
import type { RoutingBook } from "./routing-book";

/** Family of a booked operation on a resource: -1 when the operation is not known, 0 when it has none. */
export type FamilyOf = (key: OperationKey, resource: number) => number;

/** By index of the resource: the family that stands on each of its units at plan start. */
export function lastFamilies(
  unitsOf: readonly number[],
  records: RecordBook,
  familyFinder: (keys: readonly OperationKey[]) => FamilyOf,
): number[][] {
  const last = unitsOf.map((units, resource) => lastWork(resource, units, records));
  const familyOf = familyFinder(last.flat().filter((key) => key !== undefined));
  return last.map((keys, resource) => keys.map((key) => (key ? familyOf(key, resource) : -1)));
}

/** The last operation booked on each unit. Bookings do not name units: each takes the lowest free one. */
function lastWork(
  resource: number,
  units: number,
  records: RecordBook,
): (OperationKey | undefined)[] {
  const last: (OperationKey | undefined)[] = new Array<undefined>(units).fill(undefined);
  const booked = [...(records.byResource.get(resource) ?? [])];
  if (booked.length === 0) return last;
  booked.sort((a, b) => a.work.start - b.work.start || endOf(a.work) - endOf(b.work));
  const free = new Array<number>(units).fill(-Infinity);
  for (const { key, work } of booked) {
    if (work.end === undefined) continue;
    const unit = unitFor(key, work, last, free);
    last[unit] = key;
    free[unit] = Math.max(free[unit]!, work.end);
  }
  return last;
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

/** Families of these booked operations, by the routing of the product that their order makes. */
export function familiesOf(
  keys: readonly OperationKey[],
  rows: AllRows,
  jobs: readonly JobDraft[],
  routings: RoutingBook,
): FamilyOf {
  const products = productsByOrder(keys, rows, jobs);
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

/** The product of each order that is asked for, by order and line, and of its first line by order alone. */
function productsByOrder(
  keys: readonly OperationKey[],
  rows: AllRows,
  jobs: readonly JobDraft[],
): Map<string, string> {
  const products = new Map<string, string>();
  const asked = new Set(keys.flatMap(({ order }) => [comparableKey(order), orderOfLot(order)]));
  if (asked.size === 0) return products;
  const know = (order: string, line: string, product: string) => {
    const orderKey = comparableKey(order);
    if (!asked.has(orderKey)) return;
    if (!products.has(orderKey)) products.set(orderKey, product);
    const key = orderLineKey({ order, line });
    if (!products.has(key)) products.set(key, product);
  };
  for (const { shownOrder, line, product } of jobs) know(shownOrder, line, product);
  for (const row of rows.Orders.rows) know(row.order, row.line ?? "", row.product ?? "");
  return products;
}

/** By the order alone, or for a lot, by its order. */
function productOf(products: ReadonlyMap<string, string>, order: string): string | undefined {
  return products.get(comparableKey(order)) ?? products.get(orderOfLot(order));
}

/** `so-1` of the lot `SO-1/2`. */
const orderOfLot = (order: string) => comparableKey(order).replace(/\/\d+$/, "");
