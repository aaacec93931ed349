import { DAY, HOUR, MINUTE } from "../../../src/kernel/moment";
import { EVERY_DAY, WEEKDAYS } from "../a-plan";
import type { CalendarName } from "./plant";

const at = (hours: number, minutes = 0) => hours * HOUR + minutes * MINUTE;

export type ShiftName = "Early" | "Late" | "Night" | "Day";

interface Shift {
  readonly shift: ShiftName;
  readonly start: number;
  readonly end: number;
  readonly breaks: readonly { readonly start: number; readonly end: number }[];
}

const EARLY: Shift = {
  shift: "Early",
  start: at(6),
  end: at(14),
  breaks: [
    { start: at(9), end: at(9, 15) },
    { start: at(12), end: at(12, 30) },
  ],
};
const LATE: Shift = {
  shift: "Late",
  start: at(14),
  end: at(22),
  breaks: [{ start: at(18), end: at(18, 30) }],
};
const NIGHT: Shift = {
  shift: "Night",
  start: at(22),
  end: at(6),
  breaks: [{ start: at(2), end: at(2, 30) }],
};
const DAY_SHIFT: Shift = {
  shift: "Day",
  start: at(7),
  end: at(16),
  breaks: [{ start: at(12), end: at(12, 45) }],
};

const SHIFTS: Readonly<Record<CalendarName, readonly Shift[]>> = {
  "Two shifts": [EARLY, LATE],
  "Three shifts": [EARLY, LATE, NIGHT],
  Day: [DAY_SHIFT],
  "Round the clock": [],
};

/** Working seconds of a shift. */
function lengthOf({ start, end, breaks }: Shift): number {
  const whole = end > start ? end - start : end + DAY - start;
  return breaks.reduce((left, pause) => left - (pause.end - pause.start), whole);
}

/** Working seconds in `days` days that begin on a Monday; the fourth Friday is a holiday. */
export function workingSeconds(calendar: CalendarName, days: number): number {
  if (calendar === "Round the clock") return days * DAY;
  const weekdays = Math.floor(days / 7) * 5 + Math.min(days % 7, 5);
  const holidays = days > HOLIDAY ? 1 : 0;
  return (weekdays - holidays) * SHIFTS[calendar].reduce((sum, shift) => sum + lengthOf(shift), 0);
}

/** Days after the first Monday on which two and three shifts and the day shift do not work. */
export const HOLIDAY = 25;

/** Rows of Calendars for the machines, with a Saturday shift that is worked only when it pays. */
export function machineCalendars() {
  const names = Object.keys(SHIFTS) as CalendarName[];
  return [
    ...names.flatMap((calendar) =>
      SHIFTS[calendar].map((shift) => ({ calendar, days: WEEKDAYS, ...shift })),
    ),
    {
      calendar: "Two shifts",
      days: EVERY_DAY.map((_, day) => day === 5),
      ...EARLY,
      kind: "Optional" as const,
    },
  ];
}

/** Rows of Calendars for a pool, with its heads by shift. */
export function poolCalendar(calendar: string, heads: Readonly<Record<string, number>>) {
  return [EARLY, LATE, NIGHT, DAY_SHIFT]
    .filter(({ shift }) => (heads[shift] ?? 0) > 0)
    .map((shift) => ({ calendar, days: WEEKDAYS, units: heads[shift.shift]!, ...shift }));
}

/** Working seconds that one head of each shift gives in `days` days. */
export function headSeconds(shift: ShiftName, days: number): number {
  const calendar = { Early: EARLY, Late: LATE, Night: NIGHT, Day: DAY_SHIFT }[shift];
  return (
    (workingSeconds("Two shifts", days) * lengthOf(calendar)) / (lengthOf(EARLY) + lengthOf(LATE))
  );
}
