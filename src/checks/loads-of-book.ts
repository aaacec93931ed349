import { DAY, HOUR, type Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Booking } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";
import type { LoadRecord, PlannedLoad } from "./load-verdict";
import type { Capacity } from "./capacity-rows";

/**
 * How full each limited resource was in the last `days` of the record, and is by the schedule in as
 * many days from its beginning. Only what anything is recorded of.
 */
export function loadsOfBook(
  record: FloorRecord,
  capacities: ReadonlyMap<string, Capacity>,
  planned: readonly PlannedLoad[],
  days: number,
): LoadRecord[] {
  const first = record.bookings[0]?.start;
  if (first === undefined) return [];
  const { until } = record;
  const from = Math.max(until - days * DAY, first);
  const begin = planned.reduce((least, load) => Math.min(least, load.from), Infinity);
  return [...capacities].flatMap(([key, { resource, limit, pool }]) => {
    const bookings = record.onResource.get(key);
    if (!limit || pool || !bookings) return [];
    const used = usedHours(bookings, record, from);
    return {
      resource,
      days: Math.ceil((until - from) / DAY),
      used: used.hours,
      available: availableHours(record, resource, from),
      bookings: used.count,
      ahead: planned.filter(
        (load) => comparableKey(load.resource) === key && load.from < begin + days * DAY,
      ),
    };
  });
}

/** Of what was booked on a resource since `from`; hours outside the calendar count, but for those of a booking begun before. */
function usedHours(bookings: readonly Booking[], { time }: FloorRecord, from: Moment) {
  const used = { hours: 0, count: 0 };
  for (const { resource, start, end, worked } of bookings) {
    if (end <= from) continue;
    used.count++;
    used.hours += (start >= from ? worked : time.work(resource, from, end)) / HOUR;
  }
  return used;
}

function availableHours(record: FloorRecord, resource: string, from: Moment): number {
  let hours = 0;
  for (const { start, end, units } of record.time.resource(resource)?.shifts ?? [])
    if (end > from && start < record.until)
      hours +=
        (units * record.time.work(resource, Math.max(from, start), Math.min(end, record.until))) /
        HOUR;
  return hours;
}
