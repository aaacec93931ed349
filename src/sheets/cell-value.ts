/** What a cell holds, as every host gives it; null when it is empty. */
export type RawCell = string | number | boolean | { readonly error: string } | null;

/** Something about a cell that was read all the same. */
export interface Remark {
  readonly code: string;
  /** Follows the heading and the value: `is a number stored as text`. */
  readonly predicate: string;
  readonly how: string;
}

/** Why a cell could not be read. A class, so that the hot path tells it from a value at once. */
export class CellFault implements Remark {
  constructor(
    readonly code: string,
    readonly predicate: string,
    readonly how: string,
  ) {}
}

/** What the number format of a cell makes of its number. */
export type FormatKind = "number" | "percent" | "date" | "time" | "elapsed" | "text";

/**
 * Reads one cell: its value, undefined when it is empty, or a fault. Remarks about a cell that was
 * read go to `remarks`.
 */
export type CellReader = (cell: RawCell, format: FormatKind, remarks: Remark[]) => unknown;

const LONGEST_SHOWN = 60;

/** A cell as an issue quotes it: texts in quotes and cut short, numbers as they are. */
export function shownCell(cell: RawCell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return `"${shortened(cell)}"`;
  if (typeof cell === "object") return cell.error;
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return String(cell);
}

/** Texts cut to a length that an issue can carry, on one line and without control characters. */
export function shortened(text: string, longest = LONGEST_SHOWN): string {
  const line = withoutControls(text).replace(/\s+/g, " ");
  const letters = line.length > longest ? [...line.slice(0, 2 * longest + 2)] : [];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : line;
}

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const ANY_CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

export function hasControls(text: string): boolean {
  return ANY_CONTROL.test(text);
}

export function withoutControls(text: string): string {
  return text.replace(CONTROLS, "");
}
