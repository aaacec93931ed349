import { DAY, HOUR, type Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
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
  const used = usedHours(record, from);
  const begin = planned.reduce((least, load) => Math.min(least, load.from), Infinity);
  return [...capacities].flatMap(([key, { resource, limit, pool }]) => {
    const seen = used.get(key);
    if (!limit || pool || !seen) return [];
    return {
      resource,
      days: Math.ceil((until - from) / DAY),
      used: seen.hours,
      available: availableHours(record, resource, from),
      bookings: seen.bookings,
      ahead: planned.filter(
        (load) => comparableKey(load.resource) === key && load.from < begin + days * DAY,
      ),
    };
  });
}

function usedHours(record: FloorRecord, from: Moment) {
  const used = new Map<string, { hours: number; bookings: number }>();
  for (const { resource, start, end, worked, offShift } of record.bookings) {
    const key = comparableKey(resource);
    const seen = used.get(key) ?? { hours: 0, bookings: 0 };
    used.set(key, seen);
    if (end <= from) continue;
    seen.bookings++;
    const inside = start >= from ? worked - offShift : record.time.work(resource, from, end);
    seen.hours += (inside + (start >= from ? offShift : 0)) / HOUR;
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
