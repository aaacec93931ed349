import { DAY, HOUR, type Moment, WEEK, startOfDay, weekday } from "../kernel/moment";
import type { Resource, ShiftOccurrence } from "../model/planning-model";
import type { BUCKETS } from "../sheets/settings";

export type Bucket = (typeof BUCKETS)[number];

/** A stretch of wall-clock time that one row stands for. */
export interface Period {
  readonly start: Moment;
  readonly end: Moment;
}

/** The periods that touch `from` to `to`, ascending and without gaps, except for shifts. */
export function periods(bucket: Bucket, resource: Resource, from: Moment, to: Moment): Period[] {
  if (bucket === "Shift") return shiftPeriods(resource.shifts, from, to);
  const length = bucket === "Hour" ? HOUR : bucket === "Day" ? DAY : WEEK;
  const found: Period[] = [];
  for (let start = periodStart(bucket, from); start < to; start += length)
    found.push({ start, end: start + length });
  return found;
}

/** Shifts in their order; where two overlap, the time is the earlier one's. */
export function shiftPeriods<S extends Period>(
  shifts: readonly S[],
  from: Moment,
  to: Moment,
): S[] {
  const found: S[] = [];
  let taken = -Infinity;
  for (const shift of shifts) {
    if (shift.end <= from || shift.start >= to || shift.end <= taken) continue;
    found.push({ ...shift, start: Math.max(shift.start, taken) });
    taken = shift.end;
  }
  return found;
}

function periodStart(bucket: Exclude<Bucket, "Shift">, moment: Moment): Moment {
  if (bucket === "Hour") return Math.floor(moment / HOUR) * HOUR;
  return bucket === "Day" ? startOfDay(moment) : startOfDay(moment) - weekday(moment) * DAY;
}

/** The hours of a shift: clock hours, the first and the last one cut off where the shift begins and ends. */
export function hoursOfShift(shift: ShiftOccurrence): Period[] {
  const found: Period[] = [];
  for (let start = shift.start; start < shift.end;) {
    const end = Math.min(shift.end, (Math.floor(start / HOUR) + 1) * HOUR);
    found.push({ start, end });
    start = end;
  }
  return found;
}
