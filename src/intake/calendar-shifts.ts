import { DAY, type Moment, isoWeek, startOfDay, weekday } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { InputRow } from "../sheets/registry";
import type { SheetRows } from "../workbook/sheet-rows";
import { type IssueLog, placeOf } from "./issue-log";
import type { PlanFrame } from "./plan-frame";
import { clipSpan, mergeSpans, type Span } from "./spans";

/** One shift of a calendar on one day, before anything of a resource is known. */
export interface CalendarShift {
  readonly shift: string;
  /** The day on which it starts. */
  readonly date: Moment;
  readonly start: Moment;
  readonly end: Moment;
  readonly breaks: readonly Span[];
  /** Machines or heads that Calendars gives for this shift; undefined: as Capacities says. */
  readonly units: number | undefined;
  /** Of Kind Optional. */
  readonly optional: boolean;
}

type CalendarRow = InputRow<"Calendars">;

/** By comparable key of the calendar: its shifts that touch the frame, ascending. */
export function calendarShifts(
  calendars: SheetRows<"Calendars">,
  frame: PlanFrame,
  withOptional: boolean,
  log: IssueLog,
): Map<string, CalendarShift[]> {
  const byCalendar = new Map<string, CalendarShift[]>();
  for (const row of calendars.rows) {
    const key = comparableKey(row.calendar);
    const shifts = byCalendar.get(key) ?? [];
    byCalendar.set(key, shifts);
    checkBreaks(calendars, row, log);
    if (row.kind === "Optional" && !withOptional) continue;
    for (const shift of shiftsOfRow(row, frame)) shifts.push(shift);
  }
  for (const shifts of byCalendar.values()) shifts.sort((a, b) => a.start - b.start);
  return byCalendar;
}

function shiftsOfRow(row: CalendarRow, frame: PlanFrame): CalendarShift[] {
  const shifts: CalendarShift[] = [];
  // A shift over midnight that began the day before reaches into the frame.
  for (let date = startOfDay(frame.start) - DAY; date < frame.end; date += DAY) {
    if (!worksOn(row, date)) continue;
    const start = date + row.start;
    const end = date + row.end + (row.end <= row.start ? DAY : 0);
    if (end <= frame.start || start >= frame.end) continue;
    shifts.push({
      shift: row.shift ?? "",
      date,
      start,
      end,
      breaks: breaksInside(row, start, end),
      units: row.units,
      optional: row.kind === "Optional",
    });
  }
  return shifts;
}

function worksOn(row: CalendarRow, date: Moment): boolean {
  if (!row.days[weekday(date)]) return false;
  if (row.validFrom !== undefined && date < startOfDay(row.validFrom)) return false;
  if (row.validTo !== undefined && date >= row.validTo) return false;
  if (row.weeks === "All") return true;
  return isoWeek(date) % 2 === (row.weeks === "A" ? 1 : 0);
}

/** Breaks of a shift; one whose time of day lies before the shift's start is after midnight. */
function breaksInside(row: CalendarRow, start: Moment, end: Moment): Span[] {
  const midnight = start - row.start;
  const inside = (row.breaks ?? []).flatMap((pause) => {
    const from = midnight + pause.start + (pause.start < row.start ? DAY : 0);
    const length = pause.end - pause.start + (pause.end <= pause.start ? DAY : 0);
    return clipSpan({ start: from, end: from + length }, start, end) ?? [];
  });
  return mergeSpans(inside);
}

function checkBreaks(calendars: SheetRows<"Calendars">, row: CalendarRow, log: IssueLog): void {
  const wanted = row.breaks?.length ?? 0;
  if (wanted === 0) return;
  const end = row.end + (row.end <= row.start ? DAY : 0);
  const outside = (row.breaks ?? []).filter((pause) => {
    const from = pause.start + (pause.start < row.start ? DAY : 0);
    return from >= end;
  });
  if (outside.length === 0) return;
  log.warning(
    "break-outside-shift",
    placeOf(calendars, row.row, "breaks"),
    row.shift ?? row.calendar,
    `A break of shift ${row.shift ?? ""} in calendar ${row.calendar} lies outside the shift.`,
    "Correct the times in Breaks, or Start and End of the shift.",
  );
}
