import { DAY, HOUR } from "../../../src/kernel/moment";
import { sayDuration, sayMany } from "../../../src/tables/say-time";

describe("how many", () => {
  it.each([
    [1, "1 day"],
    [0.96, "1 day"],
    [1.04, "1 day"],
    [0, "0 days"],
    [1.1, "1.1 days"],
    [2, "2 days"],
  ])("%p days is %p", (value, said) => {
    expect(sayMany(value, 1, "day")).toBe(said);
  });

  it("is said of durations too", () => {
    expect([HOUR, 2 * DAY].map(sayDuration)).toEqual(["1 h", "2 days"]);
  });
});
