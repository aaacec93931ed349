import { isoOf, isoWeek, secondsOf, weekday } from "./plain-book";

describe("moments of the acceptance tests", () => {
  it("agree with Excel's serials", () => {
    expect(secondsOf("1900-03-01") / 86_400).toBe(61);
    expect(secondsOf("2026-03-02") / 86_400).toBe(46_083);
    expect(isoOf(secondsOf("2026-03-02T06:30:15"))).toBe("2026-03-02T06:30:15");
  });

  it("know weekdays and ISO weeks", () => {
    expect(weekday(secondsOf("2026-03-02"))).toBe(1);
    expect(weekday(secondsOf("2026-03-08T23:59"))).toBe(7);
    expect(isoWeek(secondsOf("2026-03-02"))).toBe(10);
    expect(isoWeek(secondsOf("2027-01-03"))).toBe(53);
    expect(isoWeek(secondsOf("2025-12-29"))).toBe(1);
  });
});
