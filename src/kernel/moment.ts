/**
 * Wall-clock time in whole seconds since 1 January 2000. No time zone and no daylight saving: times
 * are as the workbook shows them. Counted from there, the dates of any plan fit into the small
 * integers that JavaScript engines keep without an object of their own (31 bits and a sign).
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

/** Serials start to be unambiguous at 61 (1 March 1900), behind Excel's false leap day. */
export const FIRST_SERIAL = 61;

/** The serial of 1 January 2000 in the 1900 system. */
const EPOCH_SERIAL = 36526;

/** Moment of a serial of the workbook's own date system. */
export function momentFromSerial(serial: number, date1904 = false): Moment {
  return Math.round((serial + (date1904 ? DAYS_1904 : 0)) * DAY) - EPOCH_SERIAL * DAY;
}

/** Serial of a moment in the workbook's own date system. */
export function serialFromMoment(moment: Moment, date1904 = false): number {
  return (moment + EPOCH_SERIAL * DAY) / DAY - (date1904 ? DAYS_1904 : 0);
}

/** Excel's day 0. */
const FIRST_MOMENT: Moment = momentFromSerial(0);

/** The first moment behind Excel's last day. */
const AFTER_ALL_DATES: Moment = momentFromSerial(LAST_SERIAL + 1);

/** False: Excel shows ##### for it. */
export function isExcelDate(moment: Moment): boolean {
  return moment >= FIRST_MOMENT && moment < AFTER_ALL_DATES;
}

/** The beginning of the day that `moment` lies in. */
export function startOfDay(moment: Moment): Moment {
  return Math.floor(moment / DAY) * DAY;
}

/** Day of the week, 0 = Monday … 6 = Sunday; 1 January 2000 was a Saturday. */
export function weekday(moment: Moment): number {
  return (((Math.floor(moment / DAY) + 5) % 7) + 7) % 7;
}

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** From 1 January 1970 to 1 January 2000. */
const SECONDS_SINCE_1970 = Date.UTC(2000, 0, 1) / 1000;

/** Proleptic Gregorian date of a moment (serials from 61 on agree with Excel's own dates). */
export function civilDate(moment: Moment): CivilDate {
  const date = new Date((startOfDay(moment) + SECONDS_SINCE_1970) * 1000);
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
  const midnight = Date.UTC(year, month - 1, day) / 1000 - SECONDS_SINCE_1970;
  return midnight + hour * HOUR + minute * MINUTE + second;
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
