import { type CellScalar } from "../embedded/cell-store";
import {
  civilDate,
  DAY,
  HOUR,
  MINUTE,
  momentFromSerial,
  startOfDay,
  weekday,
} from "../kernel/moment";

const MONTHS =
  "January February March April May June July August September October November December";
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
const PART = /"[^"]*"|\\.|\[h+\]|\[[^\]]*\]|am\/pm|y+|m+|d+|h+|s+|[^]/gi;
const NUMBER = /[0#?][0#?,]*(?:\.[0#?]*)?/;

/** A value as its number format shows it, as far as dates, percentages and decimals go. */
export function showValue(value: CellScalar, format: string, daysAhead = 0): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  const sections = format.match(/(?:"[^"]*"|\\.|[^;])+/g) ?? ["General"];
  const section = sections[value < 0 ? 1 : value === 0 ? 2 : 0];
  const code = section ?? sections[0]!;
  if (/^general$/i.test(code) || code === "@") return String(Number(value.toPrecision(11)));
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\])[^\]]*\]/gi, "");
  if (/[ymdhs]/i.test(bare)) return showMoment(value + daysAhead, code);
  return showNumber(
    section !== undefined && value < 0 && sections.length > 1 ? -value : value,
    code,
  );
}

function showNumber(value: number, code: string): string {
  const plain = code.replace(/\[[^\]]*\]|_.|\*./g, "");
  const quoted = plain.split(/("[^"]*"|\\.)/);
  const at = quoted.findIndex((part, index) => index % 2 === 0 && NUMBER.test(part));
  const pattern = NUMBER.exec(quoted[at] ?? "")?.[0] ?? "";
  const decimals = (pattern.split(".")[1] ?? "").replaceAll(",", "");
  const percent = quoted.some((part, index) => index % 2 === 0 && part.includes("%"));
  const text = (percent ? value * 100 : value).toLocaleString("en-US", {
    minimumFractionDigits: decimals.replaceAll("#", "").length,
    maximumFractionDigits: decimals.length,
    useGrouping: pattern.includes(","),
  });
  return quoted
    .map((part, index) => {
      if (index % 2 === 1) return part.startsWith("\\") ? part.slice(1) : part.slice(1, -1);
      return index === at ? part.replace(pattern, () => text) : part;
    })
    .join("");
}

function showMoment(serial: number, code: string): string {
  const parts = code.match(PART) ?? [];
  const letters = parts.map((part) => part.replace(/[[\]]/g, "").charAt(0).toLowerCase());
  const isClock = (index: number, step: number): string => {
    for (let at = index + step; at >= 0 && at < parts.length; at += step) {
      if ("ymdhs".includes(letters[at]!)) return letters[at]!;
    }
    return "";
  };
  const halves = parts.some((part) => /^am\/pm$/i.test(part));
  return parts
    .map((part, index) => {
      if (part.startsWith('"')) return part.slice(1, -1);
      if (part.startsWith("\\")) return part.slice(1);
      if (/^\[(?!h)/i.test(part)) return "";
      const minutes = isClock(index, -1) === "h" || isClock(index, 1) === "s";
      return timePart(part.toLowerCase(), part, serial, minutes, halves);
    })
    .join("");
}

function timePart(
  key: string,
  part: string,
  serial: number,
  minutes: boolean,
  halves: boolean,
): string {
  const moment = momentFromSerial(serial);
  const { year, month, day } = civilDate(moment);
  const rest = moment - startOfDay(moment);
  const hour = Math.floor(rest / HOUR);
  const padded = (value: number) => String(value).padStart(Math.min(key.length, 2), "0");
  if (key === "am/pm") return hour < 12 ? "AM" : "PM";
  if (key.startsWith("[h")) return String(Math.floor(Math.round(serial * DAY) / HOUR));
  switch (key.charAt(0)) {
    case "y":
      return key.length > 2 ? String(year) : String(year).slice(-2);
    case "m":
      if (minutes) return padded(Math.floor((rest % HOUR) / MINUTE));
      return key.length > 2 ? named(MONTHS, month - 1, key.length) : padded(month);
    case "d":
      return key.length > 2 ? named(DAYS, weekday(moment), key.length) : padded(day);
    case "h":
      return padded(halves ? ((hour + 11) % 12) + 1 : hour);
    case "s":
      return padded(rest % MINUTE);
    default:
      return part;
  }
}

function named(names: string, index: number, letters: number): string {
  const name = names.split(" ")[index] ?? "";
  return letters > 3 ? name : name.slice(0, 3);
}
