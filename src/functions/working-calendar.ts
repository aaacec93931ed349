import { type Moment, type Seconds, startOfDay, DAY } from "../kernel/moment";
import { calendarShifts } from "../intake/calendar-shifts";
import { type Closures, closuresByKey } from "../intake/closures";
import { IssueLog } from "../intake/issue-log";
import type { PlanFrame } from "../intake/plan-frame";
import { resourceShifts } from "../intake/resource-shifts";
import { timeOf } from "../intake/working-hours";
import { WHOLE, type WorkingTime, addWork, workBetween } from "../schedule/working-time";
import type { SheetRows } from "../workbook/sheet-rows";

/** Frames begin and end at whole blocks of days, so that most questions fall into the same one. */
const BLOCK: Seconds = 366 * DAY;
/** So far ahead of a start an end is looked for. */
export const YEARS_AHEAD = 30;
const LONGEST: Seconds = YEARS_AHEAD * BLOCK;

/** Rows of the sheets Calendars and Closures that are about one calendar. */
export interface CalendarRows {
  /** Comparable key of the calendar; undefined: it works round the clock. */
  readonly key: string | undefined;
  readonly calendars: SheetRows<"Calendars"> | undefined;
  readonly closures: SheetRows<"Closures"> | undefined;
}

/**
 * When one calendar works, by the engine's own steps: shifts and closures from intake, working time
 * from schedule. It is laid out for the years that are asked about, and further when need be.
 */
export class WorkingCalendar {
  private frame: PlanFrame = { start: 0, end: 0, horizon: 0 };
  private time: WorkingTime | undefined;

  constructor(private readonly rows: CalendarRows) {}

  /** When so much work ends that begins at or after `start`; undefined when it never does. */
  finish(start: Moment, work: Seconds): Moment | undefined {
    for (let ahead = Math.max(BLOCK, work * 2); ; ahead *= 4) {
      const time = this.timeFor(start, start + Math.min(ahead, LONGEST));
      const end = addWork(time, start - this.frame.start, work);
      if (end !== undefined) return this.frame.start + end;
      if (ahead >= LONGEST) return undefined;
    }
  }

  /** Working time from `from` to `to`; undefined when they are too far apart. */
  between(from: Moment, to: Moment): Seconds | undefined {
    if (to - from > LONGEST) return undefined;
    const time = this.timeFor(from, to);
    return workBetween(time, from - this.frame.start, to - this.frame.start);
  }

  private timeFor(from: Moment, to: Moment): WorkingTime {
    const known = this.time;
    if (known && from >= this.frame.start && to <= this.frame.end) return known;
    let start = Math.floor(startOfDay(from) / BLOCK) * BLOCK;
    let end = (Math.floor(to / BLOCK) + 1) * BLOCK;
    const both = [Math.min(start, this.frame.start), Math.max(end, this.frame.end)] as const;
    if (known && both[1] - both[0] <= LONGEST + 2 * BLOCK) [start, end] = both;
    this.frame = { start, end, horizon: end - start };
    return (this.time = workingTimeOf(this.rows, this.frame));
  }
}

/** Working time of a single machine of this calendar. */
function workingTimeOf({ key, calendars, closures }: CalendarRows, frame: PlanFrame): WorkingTime {
  const log = new IssueLog();
  const byKey = calendars && calendarShifts(calendars, frame, false, log);
  const named = closures && closuresByKey(closures, () => true, log);
  const own: (Closures | undefined)[] =
    key === undefined ? [...(named?.values() ?? [])] : [named?.get(key)];
  const shifts = resourceShifts(
    {
      calendar: key === undefined ? undefined : (byKey?.get(key) ?? []),
      closures: own.filter((each) => each !== undefined),
      availableFrom: undefined,
      availableTo: undefined,
      units: 1,
      present: () => undefined,
    },
    frame,
  );
  return timeOf(shifts, frame, 1 / WHOLE);
}
