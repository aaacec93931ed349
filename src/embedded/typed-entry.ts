import { momentFromIso, serialFromMoment } from "../kernel/moment";
import type { CellScalar } from "./cell-store";

/** What becomes of something that is written to a cell. */
export interface Entry {
  readonly value: CellScalar;
  readonly formula?: string;
  readonly isError?: boolean;
  /** A number format that Excel sets along with the entry. */
  readonly format?: string;
}

const ERRORS = new Set([
  ...["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"],
  ...["#SPILL!", "#CALC!", "#BUSY!", "#CONNECT!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!"],
]);
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$/;

export function isErrorText(text: string): boolean {
  return ERRORS.has(text);
}

/**
 * A text that is written to a cell is taken as if it had been typed: a leading `=`, `+` or `-` makes
 * a formula (https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-values-member),
 * a text that looks like a number, a logical value, an error or a date becomes one, unless the cell's
 * format is text (`@`); an apostrophe in front keeps it a text, and is no part of it.
 */
export function entryOf(typed: CellScalar, format: string, date1904 = false): Entry {
  if (typeof typed !== "string") return { value: typed };
  if (typed.startsWith("'")) return { value: typed.slice(1) };
  if (format === "@" || typed === "") return { value: typed };
  if (typed.startsWith("=") && typed.length > 1) return { value: "", formula: typed };
  const trimmed = typed.trim();
  if (NUMBER.test(trimmed)) return { value: Number(trimmed) };
  if (/^[+-]./.test(typed)) return { value: "", formula: `=${typed}` };
  if (isErrorText(typed.toUpperCase())) return { value: typed.toUpperCase(), isError: true };
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === "true" };
  if (/^[+-]?\d+(\.\d+)?%$/.test(trimmed)) {
    return { value: Number(trimmed.slice(0, -1)) / 100, format: "0.00%" };
  }
  return dateEntry(trimmed, date1904) ?? { value: typed };
}

/** Only dates in ISO's order: what others mean hangs on the user's country. */
function dateEntry(text: string, date1904: boolean): Entry | undefined {
  if (!ISO_DATE.test(text)) return undefined;
  const moment = momentFromIso(text);
  if (moment === undefined) return undefined;
  const format = text.includes(":") ? "m/d/yyyy h:mm" : "m/d/yyyy";
  return { value: serialFromMoment(moment, date1904), format };
}
