import { DAY, HOUR, MINUTE, serialFromMoment } from "../../src/kernel/moment";
import type {
  ClockSpan,
  Column,
  ColumnType,
  Need,
  SheetDefinition,
} from "../../src/sheets/define-sheet";
import type { CellValue } from "../../src/workbook/grid";
import type { JsonSheet } from "./json-workbook";

export type Values = Readonly<Record<string, unknown>>;

/** A sheet with these rows below these headings, as somebody could have typed it. */
export function writtenSheet(
  definition: SheetDefinition,
  headings: readonly (readonly [key: string, heading: string])[],
  rows: readonly Values[],
): JsonSheet {
  const formats: Record<string, string> = {};
  const body = rows.map((row, index) =>
    headings.map(([key], at) => {
      const { type }: Column = definition.columns[key]!;
      const { value, format } = writtenCell(type, row[key], row);
      if (format !== undefined) formats[`${letters(at)}${index + 2}`] = format;
      return value;
    }),
  );
  return {
    name: definition.name,
    rows: [headings.map(([, heading]) => heading), ...body],
    formats,
  };
}

const letters = (column: number) =>
  column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(39 + column)}`;

interface WrittenCell {
  readonly value: CellValue;
  readonly format?: string;
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function writtenCell(type: ColumnType, value: unknown, row: Values): WrittenCell {
  if (value === undefined) return { value: null };
  switch (type.kind) {
    case "percent":
      return { value: value as number, format: "0.00%" };
    case "moment":
      return { value: serial(value as number, type, row), format: "yyyy-mm-dd hh:mm" };
    case "clock":
      return { value: (value as number) / DAY, format: "hh:mm" };
    case "weekdays":
      return { value: DAYS.filter((_, day) => (value as readonly boolean[])[day]).join(", ") };
    case "breaks":
      return { value: (value as readonly ClockSpan[]).map(span).join("; ") || "-" };
    case "steps":
      return { value: (value as readonly string[]).join(", ") || "-" };
    case "needs":
      return {
        value: (value as readonly Need[]).map((n) => `${n.resource}:${n.amount}`).join("; "),
      };
    default:
      return { value: value as CellValue };
  }
}

/** The end of a day is written as the day, where a date alone means its end. */
function serial(moment: number, type: ColumnType & { kind: "moment" }, row: Values): number {
  const isMidnight = moment % DAY === 0;
  const since = type.since === undefined ? undefined : row[type.since];
  const isTime = typeof since === "number" && since % DAY !== 0 && moment > since;
  return serialFromMoment(isMidnight && type.bareDate === "end" && !isTime ? moment - DAY : moment);
}

function span({ start, end }: ClockSpan): string {
  return `${clock(start)}-${clock(end)}`;
}

function clock(seconds: number): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
  return `${two(seconds / HOUR)}:${two((seconds % HOUR) / MINUTE)}`;
}
