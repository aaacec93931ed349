import { finish } from "../../../src/functions/finish";
import { at, faultOf, one, TWO_SHIFTS, TWO_SHIFTS_HEADED } from "./excel-cells";

const MONDAY_OFF = [["Two shifts", at("2026-11-30"), at("2026-11-30"), "Works outing"]];

describe("FINISH", () => {
  // Fri 14:00 to 22:00 is 7.5 h with the break at 18:00; Monday is closed; Tuesday 4 h to the break
  // at 10:00, and half an hour from 10:15 on.
  it("ends 12 h of work on Friday at 14:00 on Tuesday at 10:45 when Monday is closed", () => {
    const end = finish(at("2026-11-27 14:00"), 12, TWO_SHIFTS_HEADED, MONDAY_OFF);
    expect(one(end)).toBeCloseTo(at("2026-12-01 10:45"), 9);
  });

  it("reads a calendar without headings in the contract's order", () => {
    const end = finish(at("2026-11-27 14:00"), 12, TWO_SHIFTS, MONDAY_OFF);
    expect(one(end)).toBeCloseTo(at("2026-12-01 10:45"), 9);
  });

  it("knows headings in any order and by their other names", () => {
    const range = [
      ["End time", "Weekdays", "Calendar name", "From"],
      ["14:00", "Daily", "Early", "06:00"],
    ];
    expect(one(finish(at("2026-11-27 13:00"), 2, range))).toBeCloseTo(at("2026-11-28 07:00"), 9);
  });

  it("takes a list of days for closures", () => {
    const days = [[at("2026-11-30")], [at("2026-12-01")], [""]];
    const end = finish(at("2026-11-27 21:00"), 2, TWO_SHIFTS, days);
    expect(one(end)).toBeCloseTo(at("2026-12-02 07:00"), 9);
  });

  it("works in the extra time of a closure with Working Yes", () => {
    const saturday = [
      ["Calendar or Resource", "From", "To", "Working"],
      ["two shifts", at("2026-11-28 08:00"), at("2026-11-28 12:00"), "Yes"],
    ];
    const end = finish(at("2026-11-27 21:00"), 3, TWO_SHIFTS, saturday);
    expect(one(end)).toBeCloseTo(at("2026-11-28 10:00"), 9);
  });

  it("leaves aside closures of other calendars and resources", () => {
    const other = [["Mill 1", at("2026-11-30"), at("2026-12-24")]];
    const end = finish(at("2026-11-27 21:00"), 2, TWO_SHIFTS, other);
    expect(one(end)).toBeCloseTo(at("2026-11-30 07:00"), 9);
  });

  it("goes on round the clock without a calendar", () => {
    expect(one(finish(at("2026-11-27 14:00"), 12))).toBeCloseTo(at("2026-11-28 02:00"), 9);
    const closed = finish(at("2026-11-27 14:00"), 12, null, [[at("2026-11-28")]]);
    expect(one(closed)).toBeCloseTo(at("2026-11-29 02:00"), 9);
  });

  it("takes 24:00, which is 1, for the end of a day", () => {
    const days = [["Days", "", "Mon-Fri", 0, 1]];
    expect(one(finish(at("2026-11-27 20:00"), 5, days))).toBeCloseTo(at("2026-11-30 01:00"), 9);
  });

  it("counts serials from 1904 where the workbook does", () => {
    const start = at("2026-11-27 14:00") - 1462;
    const closed = [["Two shifts", at("2026-11-30") - 1462, at("2026-11-30") - 1462]];
    const end = finish(start, 12, TWO_SHIFTS, closed, { date1904: true });
    expect(one(end)).toBeCloseTo(at("2026-12-01 10:45") - 1462, 9);
  });

  it("looks as far ahead as the work takes", () => {
    const end = finish(at("2026-01-05 06:00"), 20_000, [["One", "", "Mon-Fri", "06:00", "14:00"]]);
    expect(one(end)).toBeCloseTo(at("2035-08-03 14:00"), 9);
  });

  it("gives an empty text for a blank start or blank hours", () => {
    expect(one(finish("", 12, TWO_SHIFTS))).toBe("");
    expect(one(finish([[null]], [[12]], TWO_SHIFTS))).toBe("");
    expect(one(finish(at("2026-11-27"), "", TWO_SHIFTS))).toBe("");
  });
});

describe("FINISH over ranges", () => {
  const starts = [[at("2026-11-27 06:00")], [at("2026-11-27 07:00")]];

  it("gives a column of finishes for a column of starts", () => {
    const found = finish(starts, [[1]]);
    expect(found).toEqual([
      [expect.closeTo(at("2026-11-27 07:00"), 9)],
      [expect.closeTo(at("2026-11-27 08:00"), 9)],
    ]);
  });

  it("crosses a column of starts with a row of hours", () => {
    const found = finish(starts, [[1, 2, 3]]) as number[][];
    expect(found.map((row) => row.length)).toEqual([3, 3]);
    expect(found[1]![2]).toBeCloseTo(at("2026-11-27 10:00"), 9);
  });

  it("has #N/A where a range has no cell", () => {
    const found = finish(starts, [[1], [1], [1]]) as unknown[][];
    expect(found[2]![0]).toMatchObject({ error: "#N/A" });
    expect(typeof found[1]![0]).toBe("number");
  });

  it("keeps an error, a blank and a fault to their own cells", () => {
    const found = finish([[starts[0]![0]], ["#DIV/0!"], [""], ["soon"]], [[1]]) as unknown[][];
    expect(found.map(([cell]) => (typeof cell === "number" ? "date" : cell))).toEqual([
      "date",
      expect.objectContaining({ error: "#DIV/0!" }),
      "",
      expect.objectContaining({ error: "#VALUE!" }),
    ]);
  });
});

describe("what is wrong with FINISH's arguments", () => {
  const start = at("2026-11-27 14:00");

  it.each([
    ["a start that is no date", finish("soon", 1), /^start "soon" .*Type/],
    ["negative hours", finish(start, -1), /^hours -1 must be 0 or more\. Type/],
    ["TRUE for hours", finish(start, true), /^hours TRUE is not a number/],
    [
      "a calendar without Days",
      finish(start, 1, [
        ["Calendar", "Start", "End"],
        ["A", 0.25, 0.5],
      ]),
      /no column Days.*heading Days/,
    ],
    [
      "a calendar of several",
      finish(start, 1, [...TWO_SHIFTS, ["Night", "", "Daily", 0.9, 0.2, ""]]),
      /holds 2 calendars \(Two shifts, Night\).*FILTER/,
    ],
    [
      "days that are none",
      finish(start, 1, [["A", "", "Mon-Fry", 0.25, 0.5]]),
      /^calendar, row 1: .*Mon-Fry/,
    ],
    [
      "breaks that are none",
      finish(start, 1, [["A", "", "Mon-Fri", 0.25, 0.5, "noon"]]),
      /^calendar, row 1: .*noon/,
    ],
    [
      "a calendar without rows",
      finish(start, 1, [["Calendar", "Days", "Start", "End"]]),
      /has no rows/,
    ],
    ["an empty calendar range", finish(start, 1, [[""], [""]]), /has no rows/],
    [
      "too many columns",
      finish(start, 1, [Array.from({ length: 12 }, () => 0.5)]),
      /more columns than the sheet Calendars/,
    ],
    [
      "a closure that ends before it begins",
      finish(start, 1, TWO_SHIFTS, [["Two shifts", start, start - 1]]),
      /^closures, row 1: To lies at or before its beginning/,
    ],
    [
      "a heading that may mean two things",
      finish(start, 1, [
        ...[["Calendar", "Days", "Start time", "From", "End"]],
        ["A", "Daily", 0.25, 0.3, 0.5],
      ]),
      /Start/,
    ],
    ["no hours", finish(start, null), /needs a start and hours/],
  ])("says so for %s", (_, answer, message) => {
    const [error, said] = faultOf(answer);
    expect(error).toBe("#VALUE!");
    expect(said).toMatch(message);
  });

  it("is #N/A when the work never ends", () => {
    const never = finish(start, 1, [["A", "", "Mon", 0.25, 0.5, "06:00-12:00"]]);
    expect(faultOf(never)[0]).toBe("#N/A");
    expect(faultOf(never)[1]).toMatch(/enough working time/);
  });

  it("passes an error in the calendar or the closures on", () => {
    expect(faultOf(finish(start, 1, [["A", "#REF!", "Mon-Fri", 0.25, 0.5]]))).toEqual([
      "#REF!",
      "",
    ]);
    const na = { type: "Error", basicType: "Error", basicValue: "#N/A" };
    expect(faultOf(finish(start, 1, TWO_SHIFTS, [["Two shifts", na]]))[0]).toBe("#N/A");
  });
});
