/**
 * Wall-clock time in whole seconds since Excel's day 0 (serial 0 of the 1900 system). No time zone
 * and no daylight saving: times are as the workbook shows them.
 */
export type Moment = number;

/** A duration in whole seconds. */
export type Seconds = number;

export const MINUTE: Seconds = 60;
export const HOUR: Seconds = 3600;
export const DAY: Seconds = 86400;
export const WEEK: Seconds = 7 * DAY;

/** Days by which a serial of the 1904 system is smaller than the same day's in the 1900 system. */
export const DAYS_1904 = 1462;

/** The serial of 31 December 9999, the last day that Excel knows. */
export const LAST_SERIAL = 2958465;

/** The first moment behind it. */
export const AFTER_ALL_DATES: Moment = (LAST_SERIAL + 1) * DAY;

/** Serials start to be unambiguous at 61 (1 March 1900), behind Excel's false leap day. */
export const FIRST_SERIAL = 61;

export function momentFromSerial(serial: number): Moment {
  return Math.round(serial * DAY);
}

export function serialFromMoment(moment: Moment): number {
  return moment / DAY;
}

/** The beginning of the day that `moment` lies in. */
export function startOfDay(moment: Moment): Moment {
  return Math.floor(moment / DAY) * DAY;
}

/** Day of the week, 0 = Monday … 6 = Sunday. Serial 2 (1900-01-01 + 1 by Excel's count) was a Monday. */
export function weekday(moment: Moment): number {
  return (((Math.floor(moment / DAY) - 2) % 7) + 7) % 7;
}

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const UNIX_EPOCH_SERIAL = 25569;

/** Proleptic Gregorian date of a moment (serials from 61 on agree with Excel's own dates). */
export function civilDate(moment: Moment): CivilDate {
  const date = new Date((Math.floor(moment / DAY) - UNIX_EPOCH_SERIAL) * DAY * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Moment of a civil date and time; months and days past their end roll over, as in `Date.UTC`. */
export function momentFromCivil(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): Moment {
  const milliseconds = Date.UTC(year, month - 1, day);
  return (
    Math.round(milliseconds / 1000) +
    UNIX_EPOCH_SERIAL * DAY +
    hour * HOUR +
    minute * MINUTE +
    second
  );
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/;

/** Moment of ISO text such as `2026-11-23`, `2026-11-23T06:00` or with seconds; undefined when it is none. */
export function momentFromIso(text: string): Moment | undefined {
  const match = ISO.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  if (month! < 1 || month! > 12 || hour! > 24 || minute! > 59 || second! > 59) return undefined;
  if (hour === 24 && (minute !== 0 || second !== 0)) return undefined;
  const moment = momentFromCivil(year!, month!, day!, hour, minute, second);
  const back = civilDate(momentFromCivil(year!, month!, day!));
  return back.month === month && back.day === day ? moment : undefined;
}

const two = (value: number) => String(value).padStart(2, "0");

/** `2026-11-23 06:00`, with seconds only when there are any. */
export function isoFromMoment(moment: Moment): string {
  const { year, month, day } = civilDate(moment);
  const rest = moment - startOfDay(moment);
  const clock = `${two(Math.floor(rest / HOUR))}:${two(Math.floor((rest % HOUR) / MINUTE))}`;
  const seconds = rest % MINUTE;
  const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  return seconds === 0 ? `${date} ${clock}` : `${date} ${clock}:${two(seconds)}`;
}

/** ISO 8601 week number, 1 to 53. */
export function isoWeek(moment: Moment): number {
  const thursday = startOfDay(moment) + (3 - weekday(moment)) * DAY;
  const firstDay = momentFromCivil(civilDate(thursday).year, 1, 1);
  return Math.floor((thursday - firstDay) / WEEK) + 1;
}
