import { around, check, jobs, NOW, rate } from "./some-records";
import { loadFindings, loadVerdict } from "../../../src/checks/load-verdict";
import type { BookingRecord } from "../../../src/checks/record-quality";
import { DAY, HOUR, MINUTE } from "../../../src/kernel/moment";

const MONDAY = NOW - 6 * HOUR - 140 * DAY;

function bookings(
  durations: readonly number[],
  more: Partial<BookingRecord> = {},
): BookingRecord[] {
  return durations.map((minutes, i) => {
    const from = MONDAY + i * 8 * HOUR + ((i * 17) % 60) * MINUTE;
    return {
      from,
      to: from + Math.round(minutes) * MINUTE,
      workMin: Math.round(minutes),
      setupMin: 20,
      standardRunMin: 100,
      standardSetupMin: 20,
      downMin: 0,
      hasReason: false,
      ...more,
    };
  });
}

const measured = around(120, 0.1, 30);
const copied = Array<number>(30).fill(120);
const onResource = (all: BookingRecord[]) => [{ resource: "M", bookings: all }];

describe("whether the record of a resource is fit to judge by", () => {
  it("is Measured where times differ", () => {
    expect(check({ bookings: onResource(bookings(measured)) })[0]).toMatchObject({
      kind: "Record",
      verdict: "Measured",
    });
  });

  it("is Copied where they are the standard's, and stops every verdict there", () => {
    const of = { product: "P", step: "10", resource: "M", reviewed: undefined };
    const found = check({
      bookings: onResource(bookings(copied)),
      rates: [rate(around(0.8, 0.05, 30)), rate(around(0.8, 0.05, 30), { resource: "N" })],
      setups: [{ ...of, cell: 30, jobs: jobs(around(0.7, 0.1, 30)), remark: "" }],
      yields: [{ ...of, cell: 0.98, jobs: [] }],
      uptimes: [{ resource: "M", cell: 0.9, days: [] }],
    });
    expect(found.map((each) => each.verdict)).toEqual([
      "Copied, not measured",
      "Copied, not measured",
      "Too tight",
      "Copied, not measured",
      "Copied, not measured",
      "Copied, not measured",
    ]);
    expect(found[1]).toMatchObject({ suggested: undefined, observed: undefined });
  });

  it("lets timings taken on the floor speak where bookings cannot", () => {
    const watched = jobs(around(0.8, 0.05, 12));
    const found = check({
      bookings: onResource(bookings(copied)),
      rates: [rate(around(1, 0, 30), { watched })],
    });
    expect(found[1]).toMatchObject({ kind: "Rate", verdict: "Too tight", n: 12 });
    expect(found[1]!.evidence).toContain("timed on the floor");
  });

  it("is Too coarse on the quarter hour, unless jobs are long; yields still count", () => {
    const quarter = bookings(measured).map((each, i) => ({
      ...each,
      from: MONDAY + i * 8 * HOUR,
      to: MONDAY + i * 8 * HOUR + (i % 2 === 0 ? 105 : 135) * MINUTE,
    }));
    const lots = Array.from({ length: 20 }, (_, i) => ({
      at: NOW - i * DAY,
      good: 1900,
      scrap: 100,
    }));
    const yields = [
      { product: "P", step: "10", resource: "M", reviewed: undefined, cell: 0.98, jobs: lots },
    ];
    const found = check({
      bookings: onResource(quarter),
      rates: [rate(around(0.8, 0.05, 30))],
      yields,
    });
    expect(found.map((each) => each.verdict)).toEqual(["Too coarse", "Too coarse", "Too tight"]);
    const long = quarter.map((each) => ({ ...each, to: each.from + 15 * HOUR }));
    expect(check({ bookings: onResource(long) })[0]!.verdict).toBe("Measured");
  });

  it("is Unproven below five bookings", () => {
    expect(check({ bookings: onResource(bookings([120, 120, 120, 120])) })[0]).toMatchObject({
      verdict: "Unproven",
      more: 1,
    });
  });
});

describe("uptime", () => {
  const days = (shares: readonly number[]) =>
    shares.map((down, i) => ({ at: MONDAY + i * DAY, workedMin: 480, downMin: 480 * down }));
  const uptime = (shares: readonly number[]) =>
    check({ uptimes: [{ resource: "M", cell: 0.9, days: days(shares) }] })[0]!;

  it("is Too tight where it runs less, Holds where it runs as planned", () => {
    expect(uptime(around(0.2, 0.5, 100))).toMatchObject({
      kind: "Uptime",
      verdict: "Too tight",
      n: 100,
    });
    expect(uptime(around(0.2, 0.5, 100)).suggested).toBeCloseTo(0.8, 1);
    expect(uptime(around(0.1, 0.5, 100)).verdict).toBe("Holds");
    expect(uptime(around(0.02, 0.5, 100)).verdict).toBe("Too loose");
  });

  it("takes rare long breakdowns for what they are in the mean of a week", () => {
    // Most days have none: 48 minutes a day on average is what 90 % allows.
    const rare = Array.from({ length: 150 }, (_, i) => (i % 5 === 2 ? 0.5 : 0));
    expect(uptime(rare).verdict).toBe("Holds");
  });

  it("is Unproven with a few weeks", () => {
    expect(uptime(around(0.4, 0.5, 18)).verdict).toBe("Unproven");
  });
});

describe("the calendar", () => {
  const shifts = (n: number, missed: (i: number) => boolean, waiting = true) =>
    Array.from({ length: n }, (_, i) => ({
      at: MONDAY + i * DAY,
      shift: i % 2 === 0 ? "Early" : "Night",
      hours: 8,
      manned: !missed(i),
      waiting,
    }));
  const calendar = (record: object) =>
    check({
      calendars: [
        { resource: "M", shifts: [], extraHours: 0, weeks: 12, weeksWithExtra: 0, ...record },
      ],
    })[0]!;

  it("is Too tight where shifts with work waiting are not manned, and names them", () => {
    const found = calendar({ shifts: shifts(60, (i) => i % 4 === 1) });
    expect(found).toMatchObject({ kind: "Calendar", verdict: "Too tight", n: 60, observed: 0.75 });
    expect(found.evidence).toContain("Night 15 of 30");
  });

  it("leaves shifts without work out", () => {
    const idle = calendar({ shifts: shifts(60, (i) => i % 4 === 1, false) });
    expect(idle).toMatchObject({ verdict: "Holds", n: 45, observed: 1 });
    expect(calendar({ shifts: shifts(80, () => false) }).verdict).toBe("Holds");
  });

  it("is Too loose where hours are worked on top in most weeks", () => {
    const record = { shifts: shifts(60, () => false), extraHours: 60, weeksWithExtra: 12 };
    expect(calendar(record)).toMatchObject({ verdict: "Too loose", observed: 1.125 });
  });

  it("is Unproven without shifts", () => {
    expect(calendar({})).toMatchObject({ verdict: "Unproven", n: 0, observed: undefined });
  });
});

describe("load", () => {
  it("has its verdict by what is used of what is there", () => {
    expect([0, 0.29, 0.3, 0.95, 0.951, 3].map(loadVerdict)).toEqual([
      "Idle",
      "Idle",
      "Balanced",
      "Balanced",
      "Overloaded",
      "Overloaded",
    ]);
  });

  it.each([
    [1, "On one day 4 of 8 h were worked (50 %)."],
    [2, "In 2 days 4 of 8 h were worked (50 %)."],
  ])("says over how many days, %p, it was looked at", (days, said) => {
    const record = { resource: "M", days, used: 4, available: 8, bookings: 9, ahead: [] };
    expect(loadFindings([record])[0]!.evidence.startsWith(said)).toBe(true);
  });
});
