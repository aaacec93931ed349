import fc from "fast-check";
import { calendarShifts } from "../../../src/intake/calendar-shifts";
import { IssueLog } from "../../../src/intake/issue-log";
import { resourceShifts } from "../../../src/intake/resource-shifts";
import { unitTimes } from "../../../src/intake/working-hours";
import { DAY, HOUR, momentFromSerial } from "../../../src/kernel/moment";
import { Calendar } from "../../../src/schedule/calendar";
import { finish } from "../../../src/functions/finish";
import { rangeRows, rangeSheet } from "../../../src/functions/range-rows";
import { workHours } from "../../../src/functions/work-hours";
import type { Matrix } from "../../../src/functions/argument";
import { FunctionFault } from "../../../src/functions/function-fault";
import { at, faultOf, one, TWO_SHIFTS, TWO_SHIFTS_HEADED } from "./excel-cells";

describe("WORKHOURS", () => {
  it("counts 12 h from Friday 14:00 to Tuesday 10:45 when Monday is closed", () => {
    const [from, to] = [at("2026-11-27 14:00"), at("2026-12-01 10:45")];
    const closed = [["Two shifts", at("2026-11-30"), at("2026-11-30")]];
    expect(one(workHours(from, to, TWO_SHIFTS_HEADED, closed))).toBe(12);
    expect(one(workHours(to, from, TWO_SHIFTS_HEADED, closed))).toBe(-12);
    expect(one(workHours(from, to, TWO_SHIFTS))).toBe(27.25);
    expect(one(workHours(from, from, TWO_SHIFTS))).toBe(0);
  });

  it("counts every hour without a calendar", () => {
    expect(one(workHours(at("2026-11-27"), at("2026-11-28 06:00")))).toBe(30);
  });

  it("says what is wrong", () => {
    expect(faultOf(workHours(at("2026-11-27"), "later"))[1]).toMatch(/^end "later"/);
    expect(faultOf(workHours(at("1980-01-01"), at("2026-11-27")))[1]).toMatch(/30 years apart/);
    expect(faultOf(workHours(undefined, 5))[1]).toMatch(/needs a start and an end/);
  });
});

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter / 96);
const days = fc.constantFrom("Mon-Fri", "Daily", "Sat, Sun", "Mon, Wed, Fri");
const shift = fc.tuple(
  fc.constant("C"),
  fc.constant(""),
  days,
  time,
  time,
  fc.constant(""),
  fc.constant(""),
  fc.constant(""),
  fc.constant(""),
  fc.constant(""),
  fc.constantFrom("All", "A", "B"),
);

/** The calendar that the engine would schedule a single machine by. */
function engineCalendar(rows: Matrix, start: number): Calendar {
  const sheet = rangeSheet("Calendars", rows, "calendar");
  const read = sheet instanceof FunctionFault ? sheet : rangeRows(sheet, "calendar", false);
  if (read instanceof FunctionFault) throw new Error(read.message);
  const frame = { start, end: start + 90 * DAY, horizon: 90 * DAY };
  const calendar = calendarShifts(read, frame, false, new IssueLog()).get("c");
  const none = { closures: [], availableFrom: undefined, availableTo: undefined, units: 1 };
  const shifts = resourceShifts({ calendar, ...none, present: () => undefined }, frame);
  return new Calendar(0, unitTimes(shifts, 1, frame)[0]!);
}

describe("the functions and the engine", () => {
  it("agree on when work ends and how much there is, on any calendar", () => {
    const calendars = fc.array(shift, { minLength: 1, maxLength: 4 });
    const starts = fc
      .integer({ min: 46_000 * 96, max: 47_000 * 96 })
      .map((quarter) => quarter / 96);
    const works = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(calendars, starts, works, (rows, start, hours) => {
        const begin = momentFromSerial(start);
        const end = engineCalendar(rows, begin).add(0, hours * HOUR);
        fc.pre(end < 60 * DAY);
        const found = one(finish(start, hours, rows));
        expect(momentFromSerial(found as number)).toBe(begin + end);
        expect(one(workHours(start, found, rows))).toBeCloseTo(hours, 9);
      }),
      { numRuns: 200 },
    );
  });
});
