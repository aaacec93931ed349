import { DAY, HOUR, MINUTE, type Seconds } from "../kernel/moment";
import type { Column, ColumnType } from "../sheets/define-sheet";

/** What a column takes, in words. */
export function kindInWords(type: ColumnType): string {
  switch (type.kind) {
    case "text":
      return "text";
    case "key":
      return "text or number";
    case "reference":
      return `a name from ${type.to.join(" or ")}`;
    case "number":
      return type.whole ? "whole number" : "number";
    case "percent":
      return "percentage";
    case "moment":
      if (type.since !== undefined)
        return "date and time; a date alone means the end of that day, or midnight behind a beginning with a time";
      return type.bareDate === "end"
        ? "date and time; a date alone means the end of that day"
        : "date and time; a date alone means its beginning";
    case "duration":
      return "duration";
    case "choice":
      return type.choices.join(", ");
    case "yesNo":
      return "Yes or No";
    case "clock":
      return "time of day";
    case "weekTime":
      return "day and time";
    case "weekdays":
      return "weekdays";
    case "breaks":
      return "breaks";
    case "steps":
      return "steps";
    case "needs":
      return "resources with amounts";
    case "any":
      return "anything";
  }
}

/** What an empty cell means, in words; empty when it means nothing. */
export function shownDefault({ default: value, type }: Column): string {
  if (value === undefined || value === "") return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (type.kind === "percent") return `${Number(value) * 100} %`;
  if (type.kind === "clock" && typeof value === "number") return clockInWords(value);
  if (type.kind === "weekTime" && typeof value === "number") {
    return `${WEEKDAYS[Math.floor(value / DAY)]} ${clockInWords(value % DAY)}`;
  }
  return String(value);
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function clockInWords(seconds: Seconds): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
  return `${two(seconds / HOUR)}:${two((seconds % HOUR) / MINUTE)}`;
}

/** The note on a column's heading. */
export function noteOf(column: Column): string {
  const fallback = shownDefault(column);
  return [
    `${column.header}${column.unit === "" ? "" : ` [${column.unit}]`}${column.required ? ": needed" : ""}`,
    column.help,
    `Example: ${column.example}`,
    ...(fallback === "" ? [] : [`When empty: ${fallback}`]),
  ].join("\n");
}
