import { CellFault, type CellReader, type FormatKind, type Remark } from "./cell-value";
import { clockFromText } from "./clock-text";
import type { NumberRange } from "./define-sheet";
import { numberFromText } from "./number-text";

/** More than any plan has; a figure above it is a slip. */
const LARGEST = 1e12;
/** A hundred years; no duration of a plan is longer. */
const LONGEST_DAYS = 36_525;

const NUMBER_AS_TEXT: Remark = {
  code: "number-as-text",
  predicate: "is a number stored as text",
  how: "It was read; turn the cells into numbers to be sure.",
};

const PERCENT_AS_NUMBER: Remark = {
  code: "percent-as-number",
  predicate: "was read as a percentage",
  how: "Type it with a percent sign, such as 95%, to be sure.",
};

const EMPTY = Symbol("empty");

/** The number in a cell, or a fault; `EMPTY` when there is none. */
function plainNumber(
  cell: Parameters<CellReader>[0],
  remarks: Remark[],
): number | CellFault | typeof EMPTY {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : notANumber();
  if (cell === null) return EMPTY;
  if (typeof cell === "string") {
    if (cell.trim() === "") return EMPTY;
    const value = numberFromText(cell);
    if (!(value instanceof CellFault)) remarks.push(NUMBER_AS_TEXT);
    return value;
  }
  if (typeof cell === "boolean") return notANumber();
  return new CellFault(
    "error-value",
    "is an error value",
    "Mend the formula, or type the value itself.",
  );
}

export function numberReader(range: NumberRange, whole: boolean, factor: number): CellReader {
  return (cell, format, remarks) => {
    if (typeof cell === "number" && isMoment(format)) return showsDate(format);
    const value = plainNumber(cell, remarks);
    if (typeof value !== "number") return value === EMPTY ? undefined : value;
    if (whole && Math.abs(value - Math.round(value)) > 1e-9) {
      return new CellFault("not-whole", "is not a whole number", "Type a whole number, such as 3.");
    }
    return within(whole ? Math.round(value) : value * factor, range, LARGEST, "");
  };
}

export function percentReader(range: NumberRange): CellReader {
  return (cell, format, remarks) => {
    if (typeof cell === "number" && isMoment(format)) return showsDate(format);
    const signed = typeof cell === "string" ? /^(.*)%$/.exec(cell.normalize("NFKC").trim()) : null;
    const value = plainNumber(signed ? signed[1]! : cell, remarks);
    if (typeof value !== "number") return value === EMPTY ? undefined : value;
    if (signed) return within(value / 100, range, LARGEST, "%");
    if (format === "percent") return within(value, range, LARGEST, "%");
    return unmarked(value, range, remarks);
  };
}

/** A General number in a percentage column: up to 1 a share, above 2 per cent, between them nothing sure. */
function unmarked(value: number, range: NumberRange, remarks: Remark[]): number | CellFault {
  if (value <= 1) return within(value, range, LARGEST, "%");
  if (value <= 2) {
    return new CellFault(
      "percent-ambiguous",
      `can mean ${hundredfold(value)} % or ${value} %`,
      `Type it with a percent sign, such as ${hundredfold(value)}% or ${value}%.`,
    );
  }
  remarks.push(PERCENT_AS_NUMBER);
  return within(value / 100, range, LARGEST, "%");
}

const hundredfold = (value: number) => Number((value * 100).toFixed(6));

const PER_DAY = { min: 1440, h: 24, days: 1 } as const;

export function durationReader(
  unit: "min" | "h" | "days",
  range: NumberRange,
  factor: number,
): CellReader {
  const perDay = PER_DAY[unit];
  const longest = LONGEST_DAYS * perDay;
  return (cell, format, remarks) => {
    if (typeof cell === "number") {
      if (format === "date") return showsDate(format);
      const timed = format === "time" || format === "elapsed";
      return within(timed ? tidy(cell * perDay) : cell * factor, range, longest, unit);
    }
    if (typeof cell === "string") {
      const days = daysFromText(cell);
      if (days !== undefined) {
        remarks.push(NUMBER_AS_TEXT);
        return within(tidy(days * perDay), range, longest, unit);
      }
    }
    const value = plainNumber(cell, remarks);
    if (typeof value !== "number") return value === EMPTY ? undefined : value;
    return within(value * factor, range, longest, unit);
  };
}

/** Sixty-fourths of a second are noise of the serial, not of the user. */
const tidy = (value: number) => Number(value.toFixed(6));

const UNITS_PER_DAY: readonly (readonly [RegExp, number])[] = [
  [/^(s|sec|secs|second|seconds|sek|sekunden?|secondes?|segundos?)$/, 86400],
  [/^(m|min|mins|minute|minutes|minuten|minutos?|mn)$/, 1440],
  [/^(h|hr|hrs|hour|hours|std|stunden?|heures?|horas?)$/, 24],
  [/^(d|day|days|tag|tage|tagen|j|jours?|días?|dias?)$/, 1],
  [/^(w|wk|wks|week|weeks|wochen?|semaines?|semanas?)$/, 1 / 7],
];

/** Days of `0:45`, `1:30:00`, `45 min`, `1.5 h`, `3 Tage`; undefined for plain numbers and other texts. */
function daysFromText(text: string): number | undefined {
  const trimmed = text.normalize("NFKC").trim().toLowerCase();
  if (/^\d{1,2}:\d{2}(:\d{2})?$/.test(trimmed)) {
    const seconds = clockFromText(trimmed);
    return seconds instanceof CellFault ? undefined : seconds / 86400;
  }
  const match = /^([\d.,]+)\s*([\p{L}]+)\.?$/u.exec(trimmed);
  const perDay = UNITS_PER_DAY.find(([pattern]) => pattern.test(match?.[2] ?? ""))?.[1];
  const value = match ? numberFromText(match[1]!) : undefined;
  return perDay === undefined || typeof value !== "number" ? undefined : value / perDay;
}

function within(
  value: number,
  range: NumberRange,
  largest: number,
  unit: string,
): number | CellFault {
  const { min, above, max, below } = range;
  if (
    (min === undefined || value >= min) &&
    (above === undefined || value > above) &&
    (max === undefined || value <= max) &&
    (below === undefined || value < below)
  ) {
    return Math.abs(value) <= largest ? value : tooLarge();
  }
  const limits = limitsInWords(range, unit);
  return new CellFault(
    "number-out-of-range",
    `must be ${limits}`,
    `Type a number that is ${limits}.`,
  );
}

function limitsInWords({ min, above, max, below }: NumberRange, unit: string): string {
  const shown = (limit: number) => (unit === "%" ? `${limit * 100} %` : String(limit));
  const words = [
    ...(min === undefined ? [] : [`${shown(min)} or more`]),
    ...(above === undefined ? [] : [`more than ${shown(above)}`]),
    ...(max === undefined ? [] : [`at most ${shown(max)}`]),
    ...(below === undefined ? [] : [`less than ${shown(below)}`]),
  ];
  return words.join(" and ");
}

function tooLarge(): CellFault {
  return new CellFault("number-too-large", "is larger than any plan needs", "Correct the figure.");
}

function notANumber(): CellFault {
  return new CellFault("not-a-number", "is not a number", "Type a number there, such as 120.");
}

const isMoment = (format: FormatKind) =>
  format === "date" || format === "time" || format === "elapsed";

function showsDate(format: FormatKind): CellFault {
  return new CellFault(
    "not-a-number",
    format === "date"
      ? "is a date, where a number is expected"
      : "is a time, where a number is expected",
    "Type the number, and give the cell a number format.",
  );
}
