import { HOUR, MINUTE } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { FloorJob } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";
import type { KpiBasis } from "./kpis";
import type { Window } from "./plan-that-was";
import { bookedShare, jobsIn } from "./window-shares";

const NOTHING: KpiBasis = {
  plannedBusy: 0,
  production: 0,
  setup: 0,
  busy: 0,
  minutesPerUnit: 0,
  produced: 0,
  inspected: 0,
  good: 0,
  firstPass: 0,
};

/**
 * What the key figures of a stretch are made from, by resource as Capacities writes it: one basis for
 * the time that it was to be busy (its calendar, times its units, less stops that Reasons calls
 * planned), and one for each job. Only resources that are told apart and limited; jobs without a
 * standard count with their time and earn nothing. Standard minutes are without Efficiency.
 */
export function kpiBases(record: FloorRecord, window: Window): ReadonlyMap<string, KpiBasis[]> {
  const found = new Map<string, KpiBasis[]>();
  for (const job of jobsIn(record.jobs, window)) {
    const resource = record.time.resource(job.resource);
    if (!resource || !isToldApart(resource)) continue;
    const basis = jobBasis(job, record, window);
    if (!basis) continue;
    const known = found.get(resource.id) ?? [plannedTime(resource.id, record, window)];
    found.set(resource.id, known);
    known.push(basis);
  }
  return found;
}

/** Pools and resources without a limit have no time that they were to be busy. */
export const isToldApart = (resource: { readonly limited: boolean; readonly pool: boolean }) =>
  resource.limited && !resource.pool;

/** The time that a resource was to be busy: its calendar times its units, less planned stops. */
export function plannedTime(
  resource: string,
  { time, stops }: Pick<FloorRecord, "time" | "stops">,
  { from, to }: Window,
): KpiBasis {
  const units = Math.max(1, time.resource(resource)?.units ?? 1);
  let hours = (time.work(resource, from, to) / HOUR) * units;
  for (const { start, end, reason } of stops.get(comparableKey(resource)) ?? [])
    if (reason.planned)
      hours -= time.work(resource, Math.max(from, start), Math.min(to, end)) / HOUR;
  return { ...NOTHING, plannedBusy: Math.max(0, hours) };
}

/** What a job has of a window; undefined where it does not touch it. */
export function jobBasis(job: FloorJob, record: FloorRecord, window: Window): KpiBasis | undefined {
  const shares = job.bookings.flatMap((each) => bookedShare(each, window, record.time) ?? []);
  if (shares.length === 0) return undefined;
  const sum = (of: (share: (typeof shares)[number]) => number) =>
    shares.reduce((all, share) => all + of(share), 0);
  const good = sum((share) => share.good);
  const produced = good + sum((share) => share.scrap);
  return {
    plannedBusy: 0,
    production: sum((share) => share.run),
    setup: sum((share) => share.setup),
    busy: sum((share) => share.worked),
    minutesPerUnit: standardMinutes(job, record),
    produced,
    inspected: record.countsScrap ? produced : 0,
    good,
    firstPass: good,
  };
}

/** Of one started unit; a fixed time is shared by the units that its job made. */
function standardMinutes(job: FloorJob, { lookup }: FloorRecord): number {
  const standard = lookup.standard(job.product, job.step, job.resource);
  if (!standard) return 0;
  const made = job.good + job.scrap;
  const fixed = made > 0 && !job.running ? (standard.fixedMin ?? 0) / made : 0;
  const each =
    standard.minPerUnit ??
    (standard.ratePerHour === undefined ? 0 : HOUR / MINUTE / standard.ratePerHour);
  return each + fixed;
}
