import { DAY, HOUR, type Moment, WEEK, weekday } from "../kernel/moment";
import type { Random } from "../kernel/random";
import { MATERIALS, type SampleMaterial } from "./materials";
import { PRODUCTS } from "./routings";
import { bell, TRUTH } from "./true-factory";

export interface SampleReceipt {
  readonly purchaseOrder: string;
  readonly material: SampleMaterial;
  readonly quantity: number;
  readonly ordered: Moment;
  readonly promised: Moment;
  /** Undefined: still open. */
  readonly received: Moment | undefined;
  readonly receivedQuantity: number | undefined;
}

/** Units of a material that an ordinary week takes. */
export function weeklyUse(material: string): number {
  let sum = 0;
  for (const product of PRODUCTS) {
    for (const [used, per] of product.materials) if (used === material) sum += per * product.weekly;
  }
  return sum;
}

export function stockOf(material: SampleMaterial): number {
  const step = material.unit === "kg" ? 5 : 10;
  return Math.round((weeklyUse(material.id) * material.weeksOnHand) / step) * step;
}

/** Purchase orders of half a year, closed and open, numbered in the order in which they went out. */
export function purchaseOrders(from: Moment, planStart: Moment, random: Random): SampleReceipt[] {
  const all = MATERIALS.flatMap((material) => ordersOf(material, from, planStart, random));
  all.sort((a, b) => a.ordered - b.ordered || (a.material.id < b.material.id ? -1 : 1));
  return all.map((order, index) => ({ ...order, purchaseOrder: `PO-${31180 + index}` }));
}

function ordersOf(
  material: SampleMaterial,
  from: Moment,
  planStart: Moment,
  random: Random,
): Omit<SampleReceipt, "purchaseOrder">[] {
  const found: Omit<SampleReceipt, "purchaseOrder">[] = [];
  const truth = TRUTH.leadTimes.find((t) => t.material === material.id);
  const gap = material.everyWeeks * WEEK;
  for (let day = from + random.below(5) * DAY; day < planStart; day += gap) {
    const ordered = workday(day);
    const promiseDays = (truth?.promise ?? material.leadTimeDays - 1) + random.below(2);
    const promised = workday(ordered + promiseDays * DAY);
    const slip = lateBy(truth?.slip ?? 0, random);
    const arrives = workday(promised + slip * DAY);
    const received = arrives < planStart - DAY ? arrives : undefined;
    const quantity = lotOf(material, random);
    found.push({
      material,
      quantity,
      ordered: ordered + (9 + random.below(7)) * HOUR,
      promised,
      received: received === undefined ? undefined : received + (7 + random.below(8)) * HOUR,
      receivedQuantity: received === undefined ? undefined : delivered(material, quantity, random),
    });
  }
  return found;
}

/** Whole days late; most suppliers are a day early as often as a day late. */
function lateBy(mean: number, random: Random): number {
  const spread = 0.6 + mean * 0.45;
  return Math.max(-2, Math.round(mean - 0.2 + spread * bell(random)));
}

function lotOf(material: SampleMaterial, random: Random): number {
  const wanted = weeklyUse(material.id) * material.everyWeeks * (0.92 + 0.16 * random.next());
  const step = material.unit === "kg" ? 50 : 100;
  return Math.max(material.minimumQuantity, Math.round(wanted / step) * step);
}

/** Bars come by weight, a little more or less than ordered. */
function delivered(material: SampleMaterial, quantity: number, random: Random): number {
  if (material.unit !== "kg") return quantity;
  return Math.round(quantity * (1 + 0.006 * bell(random)));
}

function workday(day: Moment): Moment {
  const over = weekday(day) - 4;
  return over > 0 ? day + (3 - over) * DAY : day;
}
