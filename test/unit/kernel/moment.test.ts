import fc from "fast-check";
import {
  DAY,
  HOUR,
  civilDate,
  isoFromMoment,
  isoWeek,
  momentFromCivil,
  momentFromIso,
  momentFromSerial,
  serialFromMoment,
  startOfDay,
  weekday,
} from "../../../src/kernel/moment";

describe("serials", () => {
  it.each([
    [61, "1900-03-01 00:00"],
    [25569, "1970-01-01 00:00"],
    [46349, "2026-11-23 00:00"],
    [46349.25, "2026-11-23 06:00"],
    [2958465, "9999-12-31 00:00"],
  ])("shows %d as %s, as Excel does", (serial, text) => {
    expect(isoFromMoment(momentFromSerial(serial))).toBe(text);
    expect(serialFromMoment(momentFromSerial(serial))).toBe(serial);
  });

  it("comes back to the second, whatever the last bits of a serial are", () => {
    const seconds = fc.integer({ min: momentFromSerial(61), max: momentFromSerial(2958465) });
    fc.assert(
      fc.property(seconds, (moment) => momentFromSerial(serialFromMoment(moment)) === moment),
    );
  });
});

describe("days and weeks", () => {
  it("knows the day of the week", () => {
    expect(weekday(momentFromCivil(2026, 11, 23))).toBe(0);
    expect(weekday(momentFromCivil(2026, 11, 29, 23, 59))).toBe(6);
    expect(weekday(momentFromCivil(2000, 2, 29))).toBe(1);
  });

  it.each([
    ["2026-01-01", 1],
    ["2027-01-01", 53],
    ["2027-01-04", 1],
    ["2026-11-23", 48],
    ["2024-12-30", 1],
  ])("puts %s into ISO week %d", (text, week) => expect(isoWeek(momentFromIso(text)!)).toBe(week));

  it("agrees with the calendar of JavaScript", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2958465 }), (serial) => {
        const date = new Date(Date.UTC(1899, 11, 30) + serial * DAY * 1000);
        const { year, month, day } = civilDate(momentFromSerial(serial));
        expect([year, month, day]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ]);
        expect(weekday(momentFromSerial(serial))).toBe((date.getUTCDay() + 6) % 7);
        expect(momentFromCivil(year, month, day)).toBe(momentFromSerial(serial));
      }),
    );
  });

  it("finds the beginning of a day", () => {
    const noon = momentFromCivil(2026, 11, 23, 12);
    expect(startOfDay(noon)).toBe(noon - 12 * HOUR);
    expect(startOfDay(startOfDay(noon))).toBe(startOfDay(noon));
  });
});

describe("ISO text", () => {
  const day = momentFromCivil(2026, 11, 23);
  it.each([
    ["2026-11-23", day],
    ["2026-11-23T06:00", day + 6 * HOUR],
    ["2026-11-23 06:00:30", day + 6 * HOUR + 30],
    ["2026-11-23T24:00", day + DAY],
    [" 2026-11-23 ", day],
    ["2026-11-23T24:30", undefined],
    ["2026-02-29", undefined],
    ["2026-13-01", undefined],
    ["2026-11-23T06:60", undefined],
    ["23.11.2026", undefined],
    ["2026-11", undefined],
    ["", undefined],
  ])("reads %p", (text, moment) => expect(momentFromIso(text)).toBe(moment));

  it("comes back from what it writes", () => {
    const seconds = fc.integer({ min: momentFromSerial(61), max: momentFromSerial(2958465) });
    fc.assert(fc.property(seconds, (moment) => momentFromIso(isoFromMoment(moment)) === moment));
  });
});
