/**
 * A workbook as plain objects: sheet name to rows, row from the contract's heading to a cell.
 * The writer can put the same content into a file in many disguises.
 */

/** A moment on the wall clock, in seconds since Excel's day 0 of the 1900 system. */
export interface MomentCell {
  readonly kind: "moment";
  readonly seconds: number;
  /** A date without a time of day. */
  readonly dateOnly: boolean;
}

/** A time of day or a duration, in seconds. */
export interface ClockCell {
  readonly kind: "clock";
  readonly seconds: number;
}

export interface PercentCell {
  readonly kind: "percent";
  readonly fraction: number;
}

/** An error value of Excel, such as #N/A. */
export interface ErrorCell {
  readonly kind: "error";
  readonly text: "#N/A" | "#VALUE!" | "#REF!" | "#DIV/0!";
}

/** Written with a number format of its own, whatever the disguise. */
export interface FormattedCell {
  readonly kind: "formatted";
  readonly value: number;
  readonly format: string;
}

export type PlainCell =
  | string
  | number
  | boolean
  | null
  | MomentCell
  | ClockCell
  | PercentCell
  | ErrorCell
  | FormattedCell;

export type PlainRow = Readonly<Record<string, PlainCell>>;
export type PlainBook = Readonly<Record<string, readonly PlainRow[]>>;

export const DAY = 86_400;
export const HOUR = 3_600;

const UNIX_DAYS_OF_SERIAL_0 = 25_569;

/** `"2026-03-02"` or `"2026-03-02T06:30"` in seconds since serial 0. */
export function secondsOf(iso: string): number {
  const [date = "", time = "00:00"] = iso.split("T");
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  const days = Date.UTC(year, month - 1, day) / (DAY * 1000) + UNIX_DAYS_OF_SERIAL_0;
  return days * DAY + hours * HOUR + minutes * 60 + seconds;
}

/** `2026-03-02T06:30:00` */
export function isoOf(seconds: number): string {
  return new Date((seconds - UNIX_DAYS_OF_SERIAL_0 * DAY) * 1000).toISOString().slice(0, 19);
}

export function at(iso: string): MomentCell {
  return { kind: "moment", seconds: secondsOf(iso), dateOnly: !iso.includes("T") };
}

export function atSeconds(seconds: number): MomentCell {
  return { kind: "moment", seconds, dateOnly: false };
}

/** A date without a time. */
export function onDay(seconds: number): MomentCell {
  return { kind: "moment", seconds: Math.floor(seconds / DAY) * DAY, dateOnly: true };
}

/** `"06:30"` as a cell in a time format. */
export function clock(text: string): ClockCell {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return { kind: "clock", seconds: hours * HOUR + minutes * 60 };
}

export function percent(value: number): PercentCell {
  return { kind: "percent", fraction: value / 100 };
}

export function errorCell(text: ErrorCell["text"]): ErrorCell {
  return { kind: "error", text };
}

/** 1 Monday … 7 Sunday. */
export function weekday(seconds: number): number {
  // Serial 2 was a Monday in the 1900 system (1900-01-01 is serial 1, called a Sunday there; from
  // March 1900 on serial 61 is a Thursday).
  return ((Math.floor(seconds / DAY) - 61 + 3) % 7) + 1;
}

export function isoWeek(seconds: number): number {
  const day = Math.floor(seconds / DAY);
  const thursday = day - weekday(seconds) + 4;
  const year = Number(isoOf(thursday * DAY).slice(0, 4));
  const first = secondsOf(`${year}-01-01`) / DAY;
  return Math.floor((thursday - first) / 7) + 1;
}
