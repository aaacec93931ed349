import { momentFromIso } from "../../../src/kernel/moment";
import { meantDayEnd, shownDayEnd } from "../../../src/tables/day-end";

const at = (iso: string) => momentFromIso(iso)!;

it("shows the end of a day on that day, and reads it back", () => {
  const due = at("2026-11-28");
  expect(shownDayEnd(due)).toBe(at("2026-11-27T23:59:59"));
  expect(meantDayEnd(shownDayEnd(due))).toBe(due);
});

it("leaves every other time as it is, and nothing as nothing", () => {
  const noon = at("2026-11-27T12:00");
  expect(shownDayEnd(noon)).toBe(noon);
  expect(meantDayEnd(noon)).toBe(noon);
  expect(shownDayEnd(undefined)).toBeUndefined();
});
