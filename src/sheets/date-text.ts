import { type Moment, civilDate, momentFromCivil, momentFromIso } from "../kernel/moment";
import { CellFault } from "./cell-value";
import { clockFromText } from "./clock-text";

export interface DateText {
  readonly moment: Moment;
  /** True when no time of day is given. */
  readonly bare: boolean;
  /** True for ISO text, which needs no warning. */
  readonly iso: boolean;
}

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    "jan january januar jänner jän janvier janv enero ene janeiro",
    "feb february februar février févr fév fevr febrero fevereiro fev",
    "mar march märz mär mrz mars marzo março",
    "apr april avril avr abril abr",
    "may mai mayo maio",
    "jun june juni juin junio junho",
    "jul july juli juillet juil julio julho",
    "aug august août aout agosto ago",
    "sep sept september septembre septiembre setembro set",
    "oct october oktober okt octobre octubre outubro out",
    "nov november novembre noviembre novembro",
    "dec december dezember dez décembre déc diciembre dic dezembro",
  ].flatMap((names, index) => names.split(" ").map((name): [string, number] => [name, index + 1])),
);

/** A date written as text, where there is only one way to read it. */
export function dateFromText(text: string): DateText | CellFault {
  const trimmed = text.normalize("NFKC").trim().replace(/\s+/g, " ");
  const iso = momentFromIso(trimmed);
  if (iso !== undefined) return { moment: iso, bare: trimmed.length <= 10, iso: true };
  const { date, clock } = splitClock(trimmed);
  const day = civilFromText(date);
  if (day instanceof CellFault) return day;
  if (clock === undefined) return { moment: day, bare: true, iso: false };
  const seconds = clockFromText(clock);
  if (seconds instanceof CellFault) return notADate();
  return { moment: day + seconds, bare: false, iso: false };
}

/** Parts `23.11.2026 06:00` and `2026-11-23T06:00:00.000+01:00`; an offset is cut off: times are wall-clock. */
function splitClock(text: string): { date: string; clock: string | undefined } {
  const match =
    /^(.*?\d)(?:,? |T)(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?:\.\d+)?( ?[ap]\.?m\.?)?(?: ?Uhr)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?$/i.exec(
      text,
    );
  if (!match) return { date: text, clock: undefined };
  return { date: match[1]!, clock: `${match[2]}${match[3] ?? ""}` };
}

function civilFromText(text: string): Moment | CellFault {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return civil(compact[1], compact[2], compact[3]);
  const yearFirst = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})\.?$/.exec(text);
  if (yearFirst) return civil(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text);
  if (dotted) return civil(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (slashed) return dayOrMonthFirst(slashed[1]!, slashed[2]!, slashed[3]!);
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(text)) {
    return new CellFault(
      "date-ambiguous",
      "has a year of two digits and can be read in more than one way",
      "Type it as a date, or as text in the form 2026-11-23.",
    );
  }
  return withMonthName(text);
}

function dayOrMonthFirst(first: string, second: string, year: string): Moment | CellFault {
  const [a, b] = [Number(first), Number(second)];
  if (a === b || a > 12) return civil(year, second, first);
  if (b > 12) return civil(year, first, second);
  return new CellFault(
    "date-ambiguous",
    "is text that can mean two days: day first or month first",
    "Type it as a date, or as text in the form 2026-11-23.",
  );
}

/** `23 November 2026`, `23-Nov-26`, `Nov 23, 2026`, `23. Nov. 2026`, `23 de noviembre de 2026`. */
function withMonthName(text: string): Moment | CellFault {
  const words = text
    .toLowerCase()
    .replace(/^\p{L}+\.?, (?=\S)/u, "")
    .split(/[\s.,/-]+/)
    .filter((word) => word !== "" && word !== "de" && word !== "of");
  if (words.length !== 3) return notADate();
  const at = words.findIndex((word) => MONTHS.has(word));
  const month = at < 0 ? undefined : String(MONTHS.get(words[at]!));
  if (at === 1 && /^\d{1,2}$/.test(words[0]!) && /^(\d{4}|\d{2})$/.test(words[2]!)) {
    const year = words[2]!.length === 2 ? `20${words[2]}` : words[2];
    return civil(year, month, words[0]);
  }
  const day = words[1]!.replace(/(st|nd|rd|th)$/, "");
  if (at === 0 && /^\d{1,2}$/.test(day) && /^\d{4}$/.test(words[2]!)) {
    return civil(words[2], month, day);
  }
  return notADate();
}

function civil(year?: string, month?: string, day?: string): Moment | CellFault {
  const moment = momentFromCivil(Number(year), Number(month), Number(day));
  const back = civilDate(moment);
  const exists =
    back.year === Number(year) && back.month === Number(month) && back.day === Number(day);
  return exists ? moment : notADate();
}

function notADate(): CellFault {
  return new CellFault(
    "not-a-date",
    "is not a date",
    "Type a date there, or text in the form 2026-11-23 or 2026-11-23 14:00.",
  );
}
