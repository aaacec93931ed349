import { DAY, HOUR, type Moment, startOfDay, weekday } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { ShiftOccurrence } from "../model/planning-model";
import type { Booking } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";
import type { AllRows } from "../workbook/sheet-rows";
import type { CalendarRecord, CalendarShift } from "./calendar-trial";
import type { Capacity } from "./capacity-rows";
import { WaitingWork } from "./waiting-work";

/** A week counts as one with hours on top from this share of its calendar on. */
const NOTABLE = 0.02;

/**
 * What became of every shift since the first booking: of resources by their bookings, of labour
 * pools by Crews. Nothing for what works without a calendar.
 */
export function calendarsOfBook(
  rows: AllRows,
  record: FloorRecord,
  capacities: ReadonlyMap<string, Capacity>,
): CalendarRecord[] {
  if (!rows.Calendars.found) return [];
  const waiting = new WaitingWork(record);
  return [...capacities.values()].flatMap((capacity) => {
    if (!capacity.calendar) return [];
    if (capacity.pool) return crewOf(capacity, rows, record);
    const own = record.onResource.get(comparableKey(capacity.resource));
    return own && capacity.limit ? [mannedBy(capacity, own, record, waiting)] : [];
  });
}

/** Shifts that are over, overtime left out. */
function shiftsSince(record: FloorRecord, resource: string, from: Moment): ShiftOccurrence[] {
  const shifts = record.time.resource(resource)?.shifts ?? [];
  return shifts.filter(({ start, end, extra }) => start >= from && end <= record.until && !extra);
}

const hoursOf = ({ start, end, breaks }: ShiftOccurrence) =>
  (end - start - breaks.reduce((sum, pause) => sum + pause.end - pause.start, 0)) / HOUR;

function mannedBy(
  { resource }: Capacity,
  bookings: readonly Booking[],
  record: FloorRecord,
  work: WaitingWork,
): CalendarRecord {
  let [next, lastEnd] = [0, -Infinity];
  const lastStart = bookings[bookings.length - 1]!.start;
  const all = shiftsSince(record, resource, bookings[0]!.start).filter(({ units }) => units > 0);
  const shifts = all.map((shift): CalendarShift => {
    for (; next < bookings.length && bookings[next]!.start < shift.end; next++)
      lastEnd = Math.max(lastEnd, bookings[next]!.end);
    const manned = lastEnd > shift.start;
    return {
      at: shift.start,
      shift: shift.shift,
      hours: hoursOf(shift),
      manned,
      waiting: manned || (shift.end <= lastStart && work.waited(resource, shift.start, shift.end)),
    };
  });
  return { resource, shifts, ...extraWeeks(shifts, bookings) };
}

function extraWeeks(shifts: readonly CalendarShift[], bookings: readonly Booking[]) {
  const weeks = new Map<Moment, { planned: number; extra: number }>();
  const week = (at: Moment) => startOfDay(at) - weekday(at) * DAY;
  for (const { at, hours } of shifts) {
    const known = weeks.get(week(at)) ?? { planned: 0, extra: 0 };
    known.planned += hours;
    weeks.set(week(at), known);
  }
  for (const { start, offShift, running } of bookings) {
    const known = weeks.get(week(start));
    if (known && !running) known.extra += offShift / HOUR;
  }
  const all = [...weeks.values()];
  return {
    extraHours: all.reduce((sum, { extra }) => sum + extra, 0),
    weeks: all.length,
    weeksWithExtra: all.filter(({ planned, extra }) => extra >= NOTABLE * planned).length,
  };
}

/** Head counts since the first one; a shift without one was as planned. */
function crewOf(capacity: Capacity, rows: AllRows, record: FloorRecord): CalendarRecord[] {
  const own = comparableKey(capacity.resource);
  const counts = rows.Crews.rows.filter(
    ({ labour, date }) => comparableKey(labour) === own && date <= record.until,
  );
  if (counts.length === 0) return [];
  const keyOf = (date: Moment, shift: string) => `${startOfDay(date)} ${comparableKey(shift)}`;
  const byShift = new Map(counts.map((row) => [keyOf(row.date, row.shift), row]));
  const first = startOfDay(Math.min(...counts.map(({ date }) => date)));
  const shifts = shiftsSince(record, capacity.resource, first).map((shift): CalendarShift => {
    const count = byShift.get(keyOf(shift.date, shift.shift));
    const heads = count?.planned ?? headsOf(rows, capacity, shift.shift);
    const share = count && heads > 0 ? Math.min(1, count.present / heads) : 1;
    const times = { at: shift.start, shift: shift.shift, hours: hoursOf(shift) };
    return { ...times, manned: share >= 1, waiting: true, share };
  });
  return [{ resource: capacity.resource, shifts, extraHours: 0, weeks: 0, weeksWithExtra: 0 }];
}

/** What the calendar has for a shift, head counts of single days left out. */
function headsOf(rows: AllRows, capacity: Capacity, shift: string): number {
  const row = rows.Calendars.rows.find(
    (each) =>
      comparableKey(each.calendar) === comparableKey(capacity.calendar ?? "") &&
      comparableKey(each.shift ?? "") === comparableKey(shift),
  );
  return row?.units ?? capacity.units;
}
