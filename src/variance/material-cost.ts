import { groupBy } from "../kernel/groups";
import { comparableKey } from "../kernel/names";
import type { FloorJob } from "../record/booking";
import type { CostBook, Stretch } from "../record/cost-book";
import type { FloorRecord } from "../record/floor-record";
import type { MaterialDriver } from "./money-drivers";
import { jobsIn } from "./window-shares";

/**
 * Material of the orders whose last booking lies in a stretch, summed by product and material, where Consumption has them: price =
 * (actual − standard price) × actual quantity, usage = (actual − standard quantity for the good
 * units) × standard price. The standard quantity allows for the yields from the step that takes the
 * material on. An order whose last step is not booked has no output to compare with.
 */
export function materialCost(
  record: FloorRecord,
  book: CostBook,
  stretch: Stretch,
): MaterialDriver[] {
  const { keyOf } = record.lookup;
  const ending = new Set<string>();
  for (const { order, end } of jobsIn(record.jobs, stretch))
    if (end > stretch.from && end <= stretch.to) ending.add(keyOf(order));
  const found = new Map<string, OpenDriver>();
  for (const key of ending) {
    const lines = groupBy(record.ofOrder.get(key)!.jobs, ({ line }) => keyOf(line));
    for (const jobs of lines.values()) {
      const end = Math.max(...jobs.map((job) => job.end));
      if (end <= stretch.from || end > stretch.to) continue;
      for (const driver of orderCost(jobs, record, book, stretch)) addTo(found, driver);
    }
  }
  return [...found.values()];
}

type OpenDriver = { -readonly [K in keyof MaterialDriver]: MaterialDriver[K] };

function addTo(found: Map<string, OpenDriver>, driver: MaterialDriver): void {
  const key = `${comparableKey(driver.product)}\u0001${driver.material}`;
  const known = found.get(key);
  if (known) {
    known.taken += driver.taken;
    known.allowed += driver.allowed;
  } else found.set(key, { ...driver });
}

function orderCost(
  jobs: readonly FloorJob[],
  { lookup }: FloorRecord,
  book: CostBook,
  stretch: Stretch,
): MaterialDriver[] {
  const { order, line, product } = jobs[0]!;
  const consumed = book.consumedBy(order, line);
  const steps = lookup.stepsOf(product);
  const last = steps[steps.length - 1];
  if (!consumed || !last) return [];
  const ending = jobs.filter((job) => comparableKey(job.step) === last.key);
  if (ending.length === 0) return [];
  const good = ending.reduce((sum, job) => sum + job.good, 0);
  const wanted = new Map<string, number>();
  for (const { material, quantityPer, step } of book.billOf(product)) {
    const from = step ? steps.findIndex(({ key }) => key === comparableKey(step)) : 0;
    const yields = steps.slice(Math.max(0, from)).reduce((all, each) => all * each.yield, 1);
    const key = comparableKey(material);
    wanted.set(key, (wanted.get(key) ?? 0) + (quantityPer * good) / yields);
  }
  return [...consumed].flatMap(([material, quantity]): MaterialDriver[] => {
    const standardPrice = book.standardPrice(material);
    if (standardPrice === undefined) return [];
    return [
      {
        kind: "Material",
        product,
        material: book.nameOf(material),
        taken: quantity,
        allowed: wanted.get(material) ?? 0,
        standardPrice,
        paidPrice: book.actualPrice(material, stretch),
      },
    ];
  });
}
