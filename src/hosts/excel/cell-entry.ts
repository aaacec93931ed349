import type { ContentValue } from "../../workbook/sheet-content";
import { isCellError, type CellValue } from "../../workbook/grid";
import { cellContent, shortText } from "../xlsx/cell-xml";

/** What Office.js takes for a cell. The empty text empties it. */
export type Entry = string | number | boolean;

/** `TRUE` and `FALSE` in Excel's languages with their own words for them. */
const LOGICAL = new Set([
  ...["true", "false", "wahr", "falsch", "vrai", "faux", "verdadero", "falso", "verdadeiro"],
  ...["vero", "waar", "onwaar", "sant", "falskt", "sann", "usann", "sand", "falsk", "tosi"],
  ...["epätosi", "prawda", "fałsz", "pravda", "nepravda", "igaz", "hamis", "doğru", "yanliş"],
  ...["yanlış", "истина", "ложь", "adevărat", "fals", "αληθησ", "ψευδησ", "αληθής", "ψευδής"],
]);

/**
 * Texts that stay what they are when they are typed: they begin with a letter, and no digit follows
 * a word as in a date (`Mar 5`, `dec-24`).
 */
const PLAIN_TEXT = /^\p{L}(?!\p{L}{2,}[^\p{L}]*\d)/u;

/**
 * A text as it has to be written to read back the same: an apostrophe in front keeps `=x`, `-1`,
 * `1-2` and their like from becoming a formula, a number or a date. Excel does not count it as part
 * of the text.
 */
export function textEntry(text: string): string {
  if (text === "") return "";
  const cut = shortText(text);
  return PLAIN_TEXT.test(cut) && !LOGICAL.has(cut.toLowerCase()) ? cut : `'${cut}`;
}

/** What is written for a value of our content; links are HYPERLINK formulas, as in a file. */
export function contentEntry(value: ContentValue): Entry {
  const { value: plain, formula } = cellContent(value);
  return formula === undefined ? valueEntry(plain) : `=${formula}`;
}

/** What is written to give a cell back the value that it had. */
export function valueEntry(value: CellValue): Entry {
  if (value === null) return "";
  if (isCellError(value)) return value.error === "#N/A" ? "=NA()" : value.error;
  return typeof value === "string" ? textEntry(value) : value;
}
