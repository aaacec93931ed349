import { comparableKey } from "../kernel/names";
import type { FloorJob } from "../record/booking";
import type { CostBook, Stretch } from "../record/cost-book";
import type { FloorRecord } from "../record/floor-record";
import type { MoneyPart } from "./money-lines";
import { bookedShare } from "./window-shares";

/** Cost of working time, and the standard hours that were made for it. */
export interface Conversion {
  readonly parts: readonly MoneyPart[];
  /** Standard hours of the good units made, setup left out. */
  readonly standardHours: number;
}

/**
 * Working time as the ledger has it, for every job in a stretch: hours booked on a resource at its
 * Cost per hour. Standard = Cost rate, the year's; where that is empty, the rate as it stands, and
 * the revision of standards is not measured.
 *
 * rate = (actual − standard rate) × actual hours, where Costs has the resource's variable costs;
 * efficiency = (actual hours − hours by today's standard for the units made) × rate;
 * standard revision = (those − hours by Cost rate) × rate;
 * yield = (hours by Cost rate for the units made − for the good ones by the standard yield) × rate.
 */
export function conversionCost(record: FloorRecord, book: CostBook, stretch: Stretch): Conversion {
  const hoursOn = new Map<string, number>();
  const found = record.jobs.flatMap((job) => jobCost(job, record, stretch) ?? []);
  for (const { resource, hours } of found)
    hoursOn.set(comparableKey(resource), (hoursOn.get(comparableKey(resource)) ?? 0) + hours);
  const variable = variableCosts(book, stretch);
  const parts = found.map(({ resource, product, hours, rate, flexed, effects }): MoneyPart => {
    const key = comparableKey(resource);
    const spent = variable.get(key);
    const all = hoursOn.get(key) ?? 0;
    const dearer = spent === undefined || all <= 0 ? undefined : (spent / all - rate) * hours;
    return {
      resource,
      product,
      flexed,
      effects: { ...effects, ...(dearer === undefined ? {} : { rate: dearer }) },
    };
  });
  return { parts, standardHours: found.reduce((sum, { made }) => sum + made, 0) };
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

interface JobCost extends MoneyPart {
  readonly hours: number;
  readonly rate: number;
  readonly flexed: number;
  /** Standard hours of its good units. */
  readonly made: number;
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
  const allowed = good / standard.yield;
  return {
    resource: job.resource,
    product: job.product,
    hours,
    rate,
    flexed: (allowed * frozen + once) * rate,
    made: allowed * frozen,
    effects: {
      efficiency: (hours - units * perUnit - once) * rate,
      yield: (units - allowed) * frozen * rate,
      ...(standard.costRate === undefined
        ? {}
        : { standardRevision: units * (perUnit - frozen) * rate }),
    },
  };
}
