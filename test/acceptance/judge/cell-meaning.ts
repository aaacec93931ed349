/** What a value in a cell means: numbers, texts and moments, with the contract's defaults left to the caller. */
import { DAY, secondsOf } from "../support/plain-book";
import { type Value } from "../support/read-book";

export interface Moment {
  readonly seconds: number;
  readonly dateOnly: boolean;
}

export function textOf(value: Value | undefined): string {
  return value === undefined || value === null ? "" : String(value).trim();
}

export function numberOf(value: Value | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const percent = /^(-?[\d.]+)\s*%$/.exec(value.trim());
  if (percent) return Number(percent[1]) / 100;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** A whole serial number is a date without a time. */
export function momentOf(value: Value | undefined): Moment | undefined {
  if (typeof value === "number") {
    return { seconds: Math.round(value * DAY), dateOnly: Number.isInteger(value) };
  }
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d/.test(value)) return undefined;
  return { seconds: secondsOf(value.replace(" ", "T")), dateOnly: value.trim().length === 10 };
}

/** A date without a time means the end of that day. */
export function endOf(moment: Moment): number {
  return moment.dateOnly ? moment.seconds + DAY : moment.seconds;
}

/** Seconds of a cell that the product wrote. */
export function writtenSeconds(value: Value | undefined): number | undefined {
  return typeof value === "number" ? Math.round(value * DAY) : undefined;
}
