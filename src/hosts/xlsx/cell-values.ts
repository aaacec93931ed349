import { DAY, momentFromIso, serialFromMoment } from "../../kernel/moment";
import type { CellValue } from "../../workbook/grid";
import { unescapeCellText } from "./xml-text";

/** What the sheet reader needs to know of the rest of the workbook. */
export interface CellContext {
  readonly sharedStrings: readonly string[];
  readonly date1904: boolean;
}

/** Value of a cell from its type (attribute `t`) and the text of its `v`. */
export function cellValue(type: string, text: string, context: CellContext): CellValue {
  switch (type) {
    case "s":
      return context.sharedStrings[Number(text)] ?? "";
    case "str":
      return unescapeCellText(text);
    case "b":
      return text.trim() === "1" || text.trim() === "true";
    case "e":
      return { error: text.trim() };
    case "d":
      return serialFromIso(text.trim(), context.date1904) ?? text;
    default: {
      const number = Number(text);
      return text.trim() === "" || !Number.isFinite(number) ? numberFault(text) : number;
    }
  }
}

function numberFault(text: string): CellValue {
  return text.trim() === "" ? null : text;
}

/** Serial of an ISO date, date and time, or time of day, in the workbook's own date system. */
export function serialFromIso(text: string, date1904: boolean): number | undefined {
  const timeOnly = /^T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?$/.exec(text);
  if (timeOnly) {
    const [hours, minutes, seconds] = timeOnly.slice(1).map((part) => Number(part ?? 0));
    return (hours! * 3600 + minutes! * 60 + seconds!) / DAY;
  }
  const fraction = /\.\d+(?=Z?$)/.exec(text);
  const moment = momentFromIso(text);
  if (moment === undefined) return undefined;
  return serialFromMoment(moment + (fraction ? Number(fraction[0]) : 0), date1904);
}

/** The format of a date cell whose style shows none: with its time when it has one. */
export function dateFormatFor(serial: number): string {
  if (serial < 1) return "h:mm:ss";
  return Number.isInteger(serial) ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm";
}
