import { comparableKey } from "../kernel/names";
import type { FloorJob } from "../record/booking";
import type { CostBook, Stretch } from "../record/cost-book";
import type { FloorRecord } from "../record/floor-record";
import type { WorkDriver } from "./money-drivers";
import { bookedShare, jobsIn } from "./window-shares";

/**
 * Working time as the ledger has it, for every job in a stretch, summed by resource and product: hours booked on a resource at its
 * Cost per hour. Standard = Cost rate, the year's; where that is empty, the rate as it stands, and
 * the revision of standards is not measured.
 *
 * rate = (actual − standard rate) × actual hours, where Costs has the resource's variable costs;
 * efficiency = (actual hours − hours by today's standard for the units made) × rate;
 * standard revision = (those − hours by Cost rate) × rate;
 * yield = (hours by Cost rate for the units made − for the good ones by the standard yield) × rate.
 */
export function conversionCost(
  record: FloorRecord,
  book: CostBook,
  stretch: Stretch,
): WorkDriver[] {
  const hoursOn = new Map<string, number>();
  const found = new Map<string, OpenDriver>();
  for (const job of jobsIn(record.jobs, stretch)) {
    const cost = jobCost(job, record, stretch);
    if (!cost) continue;
    const on = comparableKey(job.resource);
    hoursOn.set(on, (hoursOn.get(on) ?? 0) + cost.booked);
    addTo(found, cost);
  }
  const variable = variableCosts(book, stretch);
  return [...found.values()].map((driver): WorkDriver => {
    const key = comparableKey(driver.resource);
    const spent = variable.get(key);
    const all = hoursOn.get(key) ?? 0;
    return {
      kind: "Work",
      ...driver,
      paidPerHour: spent === undefined || all <= 0 ? undefined : spent / all,
    };
  });
}

type JobCost = Omit<WorkDriver, "kind" | "paidPerHour">;
type OpenDriver = { -readonly [K in keyof JobCost]: JobCost[K] };

function addTo(found: Map<string, OpenDriver>, cost: JobCost): void {
  const key = `${comparableKey(cost.resource)}\u0001${comparableKey(cost.product)}`;
  const known = found.get(key);
  if (!known) {
    found.set(key, { ...cost });
    return;
  }
  known.booked += cost.booked;
  known.standard += cost.standard;
  known.once += cost.once;
  known.frozen += cost.frozen;
  known.good += cost.good;
  known.revised ||= cost.revised;
}

function variableCosts(book: CostBook, stretch: Stretch): Map<string, number> {
  const found = new Map<string, number>();
  for (const { resource, kind, actual } of book.overheads(stretch)) {
    if (kind !== "Variable" || actual === undefined || !resource) continue;
    const key = comparableKey(resource);
    found.set(key, (found.get(key) ?? 0) + actual);
  }
  return found;
}

/** Undefined where nothing was booked in the stretch, or no standard or rate says what it should cost. */
function jobCost(job: FloorJob, record: FloorRecord, stretch: Stretch): JobCost | undefined {
  const rate = record.time.resource(job.resource)?.costPerHour;
  const standard = record.lookup.standard(job.product, job.step, job.resource);
  if (rate === undefined || !standard) return undefined;
  const shares = job.bookings.flatMap((each) => bookedShare(each, stretch, record.time) ?? []);
  if (shares.length === 0) return undefined;
  const good = shares.reduce((sum, share) => sum + share.good, 0);
  const units = shares.reduce((sum, share) => sum + share.good + share.scrap, 0);
  const hours = shares.reduce((sum, share) => sum + share.worked, 0);
  const perUnit =
    (standard.minPerUnit ?? (standard.ratePerHour === undefined ? 0 : 60 / standard.ratePerHour)) /
    60;
  const frozen = standard.costRate === undefined ? perUnit : 1 / standard.costRate;
  const begun = job.good + job.scrap > 0 ? units / (job.good + job.scrap) : 1;
  const once = ((standard.setupMin + (standard.fixedMin ?? 0)) / 60) * begun;
  return {
    resource: job.resource,
    product: job.product,
    booked: hours,
    standard: units * perUnit,
    once,
    frozen: units * frozen,
    good: (good / standard.yield) * frozen,
    costPerHour: rate,
    revised: standard.costRate !== undefined,
  };
}
