import { civilDate, isoFromMoment, momentFromSerial } from "../kernel/moment";
import {
  CellFault,
  type CellReader,
  type FormatKind,
  type Remark,
  hasControls,
  withoutControls,
} from "./cell-value";

const CONTROL_CHARACTERS: Remark = {
  code: "control-characters",
  predicate: "holds characters that cannot be seen",
  how: "They were left out; type the text again to be rid of them.",
};

const KEY_IS_DATE: Remark = {
  code: "key-is-date",
  predicate: "is a date, where a name or a number is expected",
  how: "Excel may have made a date of a number such as 10-1: format the cell as text and type it again.",
};

const ERROR_VALUE = new CellFault(
  "error-value",
  "is an error value",
  "Mend the formula, or type the value itself.",
);

/** Texts keep their line breaks; spaces at the ends and invisible characters go. */
export const textReader: CellReader = (cell, format, remarks) => {
  if (typeof cell === "string") {
    const text = cleaned(cell, remarks);
    return text === "" ? undefined : text;
  }
  if (cell === null) return undefined;
  if (typeof cell === "number") return numberAsText(cell, format);
  return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : ERROR_VALUE;
};

/** Keys are texts on one line; a number is the text of its digits. */
export const keyReader: CellReader = (cell, format, remarks) => {
  if (typeof cell === "string") {
    const text = cleaned(cell, remarks);
    if (text === "") return undefined;
    return /[\s\u00a0]{2}|[\n\r\t\u00a0]/.test(text) ? text.replace(/[\s\u00a0]+/g, " ") : text;
  }
  if (typeof cell === "number" && (format === "date" || format === "time"))
    remarks.push(KEY_IS_DATE);
  return textReader(cell, format, remarks);
};

function cleaned(text: string, remarks: Remark[]): string {
  if (!hasControls(text)) return text.trim();
  remarks.push(CONTROL_CHARACTERS);
  return withoutControls(text).trim();
}

function numberAsText(value: number, format: FormatKind): string {
  if (format === "date" && value >= 1) {
    const moment = momentFromSerial(value);
    const { year } = civilDate(moment);
    const text = isoFromMoment(moment);
    if (year < 10000) return Number.isInteger(value) ? text.slice(0, 10) : text;
  }
  return String(value);
}
