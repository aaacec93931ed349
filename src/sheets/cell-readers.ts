import {
  DAY,
  DAYS_1904,
  FIRST_SERIAL,
  isExcelDate,
  LAST_SERIAL,
  momentFromCivil,
  momentFromSerial,
  serialFromMoment,
} from "../kernel/moment";
import { CellFault, type CellReader, type Remark } from "./cell-value";
import { wordsOfChoices, yesNoFromText } from "./choice-words";
import { comparableName } from "../kernel/names";
import { breaksFromText, clockFromText, notAClock } from "./clock-text";
import { dateFromText } from "./date-text";
import type { ColumnType, Need } from "./define-sheet";
import { listReader, needsFromText, stepsFromText } from "./list-text";
import { durationReader, numberReader, percentReader } from "./number-readers";
import { keyReader, textReader } from "./text-readers";
import { weekTimeFromText, weekdaysFromText } from "./weekday-text";

/** What a reader has to know about the workbook and the heading. */
export interface ReadingContext {
  /** True when serials count from 1904. */
  readonly date1904: boolean;
  /** What the figures under a heading are multiplied by to be in the column's own unit. */
  readonly factor: number;
}

export const PLAIN_CONTEXT: ReadingContext = { date1904: false, factor: 1 };

/** The reader for a column's cells; made once a column, called once a cell. */
export function cellReader(type: ColumnType, context: ReadingContext = PLAIN_CONTEXT): CellReader {
  switch (type.kind) {
    case "text":
      return textReader;
    case "key":
    case "reference":
      return keyReader;
    case "number":
      return numberReader(type.range, type.whole === true, context.factor);
    case "percent":
      return percentReader(type.range);
    case "duration":
      return durationReader(type.unit, type.range, context.factor);
    case "moment":
      return momentReader(type.bareDate, context.date1904);
    case "choice":
      return choiceReader(type.choices);
    case "yesNo":
      return yesNoReader;
    case "clock":
      return clockReader;
    case "weekTime":
      return listReader(weekTimeFromText);
    case "weekdays":
      return listReader(weekdaysFromText);
    case "breaks":
      return listReader(breaksFromText);
    case "steps":
      return listReader<readonly string[]>(stepsFromText, (step) => [String(step)]);
    case "needs":
      return listReader<readonly Need[]>(needsFromText, (resource) => [
        { resource: String(resource), amount: 1 },
      ]);
    case "any":
      return anyReader;
  }
}

const FIRST_DAY = momentFromCivil(1970, 1, 1);
const FIRST_DAY_SERIAL = serialFromMoment(FIRST_DAY);

function momentReader(bareDate: "start" | "end", date1904: boolean): CellReader {
  const endOfDay = bareDate === "end" ? DAY : 0;
  return (cell, format, remarks) => {
    if (typeof cell === "number") {
      const serial = date1904 ? cell + DAYS_1904 : cell;
      if (serial >= FIRST_DAY_SERIAL && serial < LAST_SERIAL + 1) {
        return momentFromSerial(serial) + (Number.isInteger(serial) ? endOfDay : 0);
      }
      return numberAsDate(cell, format === "number", endOfDay, remarks);
    }
    if (typeof cell !== "string")
      return cell === null ? undefined : wrongKind(cell, "not-a-date", "a date");
    if (cell.trim() === "") return undefined;
    const date = dateFromText(cell);
    if (date instanceof CellFault) return date;
    if (outOfYears(date.moment)) return farAway();
    if (!date.iso) remarks.push(DATE_AS_TEXT);
    return date.bare ? date.moment + endOfDay : date.moment;
  };
}

/** A number that is no serial of our times: `20261123` is a date, all else is a fault. */
function numberAsDate(value: number, plain: boolean, endOfDay: number, remarks: Remark[]): unknown {
  const date =
    plain && value > 19_000_000 && value < 100_000_000 ? dateFromText(String(value)) : undefined;
  if (date === undefined || date instanceof CellFault) {
    return value < FIRST_SERIAL && !plain && value > 0 && value < 1
      ? new CellFault("not-a-date", "is a time without a date", "Type the date with it.")
      : farAway();
  }
  remarks.push(DATE_AS_TEXT);
  return date.moment + endOfDay;
}

const DATE_AS_TEXT: Remark = {
  code: "date-as-text",
  predicate: "is a date written as text",
  how: "It was read; turn the cells into dates to be sure.",
};

function outOfYears(moment: number): boolean {
  return moment < FIRST_DAY || !isExcelDate(moment);
}

function farAway(): CellFault {
  return new CellFault(
    "date-out-of-range",
    "is not a date between 1970 and 9999",
    "Type the date with its year, such as 2026-11-23.",
  );
}

function choiceReader(choices: readonly string[]): CellReader {
  const words = wordsOfChoices(choices);
  return (cell) => {
    if (cell === null) return undefined;
    if (typeof cell === "object") return wrongKind(cell, "not-a-choice", "a choice");
    const text = String(cell);
    if (text.trim() === "") return undefined;
    const listed = choices.map((choice) => `"${choice}"`).join(", ");
    return (
      words.get(comparableName(text)) ??
      new CellFault("not-a-choice", "is none of the choices", `Choose one of ${listed}.`)
    );
  };
}

const yesNoReader: CellReader = (cell) => {
  if (cell === null || typeof cell === "boolean") return cell ?? undefined;
  if (typeof cell === "object") return wrongKind(cell, "not-yes-or-no", "Yes or No");
  const text = String(cell);
  if (text.trim() === "") return undefined;
  return (
    yesNoFromText(text) ??
    new CellFault("not-yes-or-no", "is neither Yes nor No", "Type Yes or No.")
  );
};

const clockReader: CellReader = (cell, format) => {
  if (cell === null) return undefined;
  if (typeof cell === "string") return cell.trim() === "" ? undefined : clockFromText(cell);
  if (typeof cell !== "number") return wrongKind(cell, "not-a-time", "a time of day");
  if (cell < 0) return notAClock();
  if (format !== "number" && format !== "text") {
    const ofDay = cell > 1 && format !== "elapsed" ? cell % 1 : cell;
    return ofDay <= 1 ? Math.round(ofDay * DAY) : notAClock();
  }
  if (cell === 1) {
    return new CellFault("not-a-time", "can mean 01:00 or 24:00", "Type it as 01:00 or as 24:00.");
  }
  if (cell < 1) return Math.round(cell * DAY);
  return cell <= 24 ? Math.round((cell * DAY) / 24) : notAClock();
};

const anyReader: CellReader = (cell, _format, remarks) => {
  if (typeof cell === "string") return textReader(cell, "text", remarks);
  if (cell === null || typeof cell !== "object") return cell ?? undefined;
  return wrongKind(cell, "error-value", "a value");
};

/** The fault of an error value, or of TRUE and FALSE where `what` should be. */
export function wrongKind(
  cell: boolean | { readonly error: string },
  code: string,
  what: string,
): CellFault {
  if (typeof cell === "object") {
    return new CellFault(
      "error-value",
      "is an error value",
      "Mend the formula, or type the value itself.",
    );
  }
  return new CellFault(code, `is not ${what}`, `Type ${what} there.`);
}
