import type { Moment } from "../kernel/moment";
import type { ColumnType } from "./define-sheet";
import type { WrittenColumn } from "./written-sheet";

/** Number formats of the written sheets, in their en-US codes. */
export const FORMATS = {
  general: "General",
  moment: "yyyy-mm-dd hh:mm",
  day: "yyyy-mm-dd",
  clock: "hh:mm",
  month: "yyyy-mm",
  whole: "#,##0",
  /** Never `0.##`: Excel shows a whole number with a bare point there. */
  quantity: "#,##0.0",
  oneDecimal: "#,##0.0",
  twoDecimals: "#,##0.00",
  percent: "0%",
  percentExact: "0.0%",
} as const;

interface Look {
  readonly format?: string;
  readonly width?: number;
  readonly owner?: "entered" | "formula";
  readonly unit?: string;
}

function written<T>(
  type: ColumnType,
  header: string,
  help: string,
  look: Look,
): WrittenColumn<T | undefined> {
  return {
    header,
    help,
    type,
    required: false,
    default: undefined,
    unit: look.unit ?? "",
    otherHeadings: [],
    maybe: [],
    example: "",
    common: true,
    format: look.format ?? FORMATS.general,
    width: look.width ?? 12,
    owner: look.owner ?? "ours",
  };
}

/** Part of a row's identity, such as an order number. */
export const identity = (header: string, help: string, look: Look = {}) =>
  written<string>({ kind: "key" }, header, help, { width: 14, ...look });

export const words = (header: string, help: string, look: Look = {}) =>
  written<string>({ kind: "text" }, header, help, { width: 18, ...look });

/** A sentence or more. */
export const sentence = (header: string, help: string, look: Look = {}) =>
  written<string>({ kind: "text" }, header, help, { width: 44, ...look });

export const oneOf = <const C extends readonly string[]>(
  choices: C,
  header: string,
  help: string,
  look: Look = {},
) => written<C[number]>({ kind: "choice", choices }, header, help, look);

/** A date with its time, in seconds (`Moment`); written as a serial. */
export const when = (header: string, help: string, look: Look = {}) =>
  written<Moment>({ kind: "moment", bareDate: "start" }, header, help, {
    format: FORMATS.moment,
    width: 17,
    ...look,
  });

/** A date that may have a time but means the day. */
export const day = (header: string, help: string, look: Look = {}) =>
  when(header, help, { format: FORMATS.day, width: 12, ...look });

/** A time of day in seconds after midnight; written as a fraction of a day. */
export const timeOfDay = (header: string, help: string, look: Look = {}) =>
  written<number>({ kind: "clock" }, header, help, { format: FORMATS.clock, width: 8, ...look });

export const figure = (header: string, help: string, look: Look = {}) =>
  written<number>({ kind: "number", range: {} }, header, help, {
    format: FORMATS.quantity,
    width: 11,
    ...look,
  });

export const whole = (header: string, help: string, look: Look = {}) =>
  figure(header, help, { format: FORMATS.whole, width: 9, ...look });

export const minutes = (header: string, help: string, look: Look = {}) =>
  figure(header, help, { format: FORMATS.oneDecimal, width: 10, unit: "min", ...look });

export const hours = (header: string, help: string, look: Look = {}) =>
  figure(header, help, { format: FORMATS.oneDecimal, width: 10, unit: "h", ...look });

export const days = (header: string, help: string, look: Look = {}) =>
  figure(header, help, { format: FORMATS.twoDecimals, width: 10, unit: "days", ...look });

export const money = (header: string, help: string, look: Look = {}) =>
  figure(header, help, { format: FORMATS.twoDecimals, width: 13, ...look });

/** A share, 1 = 100 %. */
export const share = (header: string, help: string, look: Look = {}) =>
  written<number>({ kind: "percent", range: {} }, header, help, {
    format: FORMATS.percent,
    width: 9,
    ...look,
  });

/** Text or figure, as it comes. */
export const anything = (header: string, help: string, look: Look = {}) =>
  written<string | number>({ kind: "any" }, header, help, look);
