import { isoFromMoment, momentFromSerial } from "../kernel/moment";
import type { Cell, CellScalar } from "../embedded/cell-store";
import { entryOf } from "../embedded/typed-entry";

const NO_LETTERS = /"[^"]*"|\\.|\[[^\]]*\]/g;

/**
 * What stands in the field when a cell is edited: typed as it is, it gives the same cell again.
 * `daysAhead` is added to serials of a workbook that counts from 1904.
 */
export function editText(cell: Cell | undefined, daysAhead = 0): string {
  if (!cell) return "";
  if (cell.formula !== undefined) return cell.formula;
  const { value } = cell;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  const code = cell.look.numberFormat.replace(NO_LETTERS, "");
  if (/[ydhs]/i.test(code) && value >= 61) {
    const text = isoFromMoment(momentFromSerial(value + daysAhead));
    return Number.isInteger(value) ? text.slice(0, 10) : text;
  }
  return code.includes("%") ? `${Number((value * 100).toPrecision(12))}%` : String(value);
}

/** What is written for a text that was typed into a cell. A text that looks like a number stays one. */
export function typedValue(cell: Cell | undefined, text: string): CellScalar {
  const format = cell?.look.numberFormat ?? "General";
  const isText =
    cell !== undefined &&
    typeof cell.value === "string" &&
    cell.formula === undefined &&
    cell.isError !== true &&
    cell.value !== "";
  const keepsText = isText && typeof entryOf(cell.value, format).value !== "string";
  return keepsText && text !== "" && !text.startsWith("=") ? `'${text}` : text;
}
