import { cellAddress, quotedSheet } from "../../kernel/cell-address";
import { isCellError, type CellValue } from "../../workbook/grid";
import type { ContentValue } from "../../workbook/sheet-content";
import { escapeCellText, escapeXml } from "./xml-text";

/** Excel's limit for a cell's text, in UTF-16 units, less the apostrophe that may have to stand in front. */
const MAX_TEXT = 32_766;
/** Excel's limits for a formula with its `=`, and for a text inside of one. */
const MAX_FORMULA = 8_192;
const MAX_FORMULA_TEXT = 255;

/** A cell to be written: a value, with its formula (without `=`) where it has one. */
export interface OutCell {
  readonly column: number;
  readonly value: CellValue;
  readonly formula?: string | undefined;
  /** Entry of cellXfs. */
  readonly style: number;
}

/** Characters that a formula cannot hold: in the text of a link they become blanks. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;

/** What a cell of our content holds: links become HYPERLINK formulas, where those are not too long. */
export function cellContent(value: ContentValue): Pick<OutCell, "value" | "formula"> {
  if (value === null || typeof value !== "object") return { value: finite(value) };
  if ("formula" in value) {
    return { value: finite(value.value), formula: value.formula.replace(/^=/, "") };
  }
  const target = `#${quotedSheet(value.linkTo.sheet)}!${value.linkTo.cell}`;
  const text = shortText(value.text.replace(CONTROL, " "));
  const formula = `HYPERLINK(${formulaText(target)},${formulaText(text)})`;
  return formula.length < MAX_FORMULA ? { value: text, formula } : { value: text };
}

function finite(value: string | number | boolean | null): CellValue {
  return typeof value === "number" && !Number.isFinite(value) ? { error: "#NUM!" } : value;
}

/** A text as a formula's operand, in pieces that Excel takes. */
function formulaText(text: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < text.length || at === 0; at += MAX_FORMULA_TEXT) {
    pieces.push(`"${text.slice(at, at + MAX_FORMULA_TEXT).replaceAll('"', '""')}"`);
  }
  return pieces.join("&");
}

/** A text as a cell can hold it: what is over Excel's limit is cut off, and dots say so. */
export function shortText(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const whole = text.slice(0, MAX_TEXT - 1);
  // Half of a letter beyond the first 65,536 would be no text.
  return `${whole.replace(/[\ud800-\udbff]$/, "")}…`;
}

/** XML of a cell; `p` is the prefix of the part's tags with its colon. */
export function cellXml(p: string, row: number, cell: OutCell): string {
  const { value, formula, style } = cell;
  const start = `<${p}c r="${cellAddress(row, cell.column)}"${style === 0 ? "" : ` s="${style}"`}`;
  if (formula !== undefined) return `${start}${formulaXml(p, formula, value)}</${p}c>`;
  if (value === null) return `${start}/>`;
  if (typeof value === "string") {
    return `${start} t="inlineStr"><${p}is><${p}t xml:space="preserve">${escapeCellText(shortText(value))}</${p}t></${p}is></${p}c>`;
  }
  return `${start}${valueXml(p, value)}</${p}c>`;
}

function formulaXml(p: string, formula: string, value: CellValue): string {
  const text = `<${p}f>${escapeXml(formula.replace(CONTROL, " "))}</${p}f>`;
  if (value === null) return `>${text}`;
  if (typeof value === "string") {
    return ` t="str">${text}<${p}v>${escapeCellText(shortText(value))}</${p}v>`;
  }
  const xml = valueXml(p, value);
  const behindTag = xml.indexOf(">") + 1;
  return xml.slice(0, behindTag) + text + xml.slice(behindTag);
}

/** Type attribute, the `>` of the start tag, and the value. */
function valueXml(p: string, value: Exclude<CellValue, string | null>): string {
  if (typeof value === "number") return `><${p}v>${value}</${p}v>`;
  if (typeof value === "boolean") return ` t="b"><${p}v>${value ? 1 : 0}</${p}v>`;
  return isCellError(value) ? ` t="e"><${p}v>${escapeXml(value.error)}</${p}v>` : ">";
}
