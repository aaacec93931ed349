import { gapLevels } from "../../../src/variance/gap-levels";
import { at } from "../../support/a-plan";
import { aPart, booked, gapOf, said, sumOf, totalOf, type Booked } from "./a-week";

/** 8 h on M on Monday: 480 started, 384 good, 8 earned hours. */
const MONDAY = aPart("2026-11-23 06:00", "2026-11-23 14:00");
const FULL: Booked = { good: 384, scrap: 96 };

describe("the output gap of an operation", () => {
  it("is 0 in every column when it went as planned", () => {
    const total = totalOf(
      gapOf([MONDAY], { actuals: [booked("2026-11-23 06:00", "2026-11-23 14:00", FULL)] }),
    );
    expect(total).toMatchObject({ planned: 8, actual: 8, gap: 0 });
    expect(said(total.effects)).toEqual({});
  });

  it("has lost nothing that was merely done at another time", () => {
    const total = totalOf(
      gapOf([MONDAY], { actuals: [booked("2026-11-23 08:00", "2026-11-23 16:00", FULL)] }),
    );
    expect(total.gap).toBeCloseTo(0, 9);
    expect(said(total.effects)).toEqual({});
  });

  it("sees a late start, as far as no extra time makes good for it", () => {
    const booking = booked("2026-11-23 08:00", "2026-11-23 15:00", { good: 336, scrap: 84 });
    expect(said(totalOf(gapOf([MONDAY], { actuals: [booking] })).effects)).toEqual({
      lateStart: 1,
    });
    const longer = booked("2026-11-23 07:00", "2026-11-23 16:00", { good: 384, scrap: 96 });
    expect(said(totalOf(gapOf([MONDAY], { actuals: [longer] })).effects)).toEqual({
      extraTime: -0.944444,
      speed: 0.944444,
    });
  });

  it("sees an early end, down time beyond what Uptime allows, and setup over standard", () => {
    const part = aPart("2026-11-23 06:00", "2026-11-23 14:00", {
      setup: 1800,
      run: 7.5 * 3600,
      startQuantity: 405,
      goodQuantity: 324,
      uptime: 0.9,
    });
    // 7 h booked: 1 h setup, 1.25 h down, 4.75 h run at 60 an hour.
    const total = totalOf(
      gapOf([part], {
        actuals: [
          booked("2026-11-23 06:00", "2026-11-23 13:00", {
            good: 228,
            scrap: 57,
            setupMin: 60,
            downMin: 75,
            reason: "Breakdown",
          }),
        ],
      }),
    );
    expect(total).toMatchObject({ planned: 6.75, actual: 4.75 });
    expect(said(total.effects)).toEqual({ earlyEnd: 1, setup: 0.5, downtime: 0.5 });
  });

  it("sees slower running and scrap by the Shapley value", () => {
    // 8 h at 50 an hour, 70 % good: 280 good units, 5.8333 earned hours.
    const total = totalOf(
      gapOf([MONDAY], {
        actuals: [booked("2026-11-23 06:00", "2026-11-23 14:00", { good: 280, scrap: 120 })],
      }),
    );
    expect(total.actual).toBeCloseTo(280 / 60 / 0.8, 9);
    // Two factors change: 8 × (60 − 50) × (0.8 + 0.7)/2 ÷ 48, and 8 × 55 × 0.1 ÷ 48.
    expect(said(total.effects)).toEqual({ speed: 1.25, yield: 0.916667 });
  });

  it("gives what Reasons says to its column, and counts planned stops against Uptime", () => {
    const part = { ...MONDAY, uptime: 0.9, startQuantity: 432, goodQuantity: 345.6 };
    const reasons = [
      { reason: "No bar", countsAs: "Waiting for material" as const, planned: false },
      { reason: "Service", countsAs: "Stops" as const, planned: true },
    ];
    const total = totalOf(
      gapOf([part], {
        reasons,
        actuals: [booked("2026-11-23 06:00", "2026-11-23 14:00", { good: 297.6, scrap: 74.4 })],
        stops: [
          { resource: "M", from: at("2026-11-23 07:00"), minutes: 60, reason: "no bar" },
          { resource: "M", from: at("2026-11-23 10:00"), minutes: 48, reason: "Service" },
        ],
      }),
    );
    expect(said(total.effects)).toEqual({ waitingForMaterial: 1 });
  });

  it("waits for the step before, then starts late; a stop before it says why", () => {
    const second = aPart("2026-11-23 14:00", "2026-11-23 22:00", { step: "20", resource: "N" });
    const total = totalOf(
      gapOf([MONDAY, second], {
        actuals: [
          booked("2026-11-23 06:00", "2026-11-23 15:00", { good: 432, scrap: 108 }),
          booked("2026-11-23 17:30", "2026-11-23 22:00", {
            step: "20",
            resource: "N",
            good: 216,
            scrap: 54,
          }),
        ],
        stops: [
          { resource: "N", from: at("2026-11-23 15:30"), minutes: 60, reason: "Waiting for crew" },
        ],
      }),
    );
    expect(said(total.effects)).toEqual({
      extraTime: -1,
      waitingForStep: 1,
      waitingForCrew: 1,
      lateStart: 1.5,
    });
  });

  it("sees time between bookings as a stop", () => {
    const total = totalOf(
      gapOf([MONDAY], {
        actuals: [
          booked("2026-11-23 06:00", "2026-11-23 08:00", { good: 96, scrap: 24 }),
          booked("2026-11-23 11:00", "2026-11-23 14:00", { good: 144, scrap: 36 }),
        ],
      }),
    );
    expect(said(total.effects)).toEqual({ stops: 3 });
  });

  it("counts a running operation with what it should have made by now", () => {
    const part = aPart("2026-11-27 14:00", "2026-12-01 14:00", {
      run: 32 * 3600,
      startQuantity: 1920,
      goodQuantity: 1536,
    });
    const total = totalOf(
      gapOf([part], {
        actuals: [booked("2026-11-27 14:00", undefined, { good: 336, scrap: 144 })],
      }),
    );
    expect(total.planned).toBeCloseTo(8, 9);
    expect(said(total.effects)).toEqual({ yield: 1 });
  });
});

describe("what was not planned or not run", () => {
  it("stands under Not run and Ran off plan", () => {
    const total = totalOf(
      gapOf([MONDAY], {
        actuals: [booked("2026-11-24 06:00", "2026-11-24 10:00", { order: "B", good: 192 })],
      }),
    );
    expect(total.gap).toBeCloseTo(8 - 4, 9);
    expect(said(total.effects)).toEqual({ notRun: 8, ranOffPlan: -4 });
  });

  it("stands under Plan changed where a later plan of the week had moved it", () => {
    const later = [aPart("2026-11-26 06:00", "2026-11-26 10:00", { order: "B" })];
    const gap = gapOf(
      [MONDAY],
      { actuals: [booked("2026-11-26 06:00", "2026-11-26 12:00", { order: "B", good: 288 })] },
      later,
    );
    // All of Monday's operation left the plan; of the 6 h run, the later plan wanted 4.
    expect(said(totalOf(gap).effects)).toEqual({ planChanged: 4, ranOffPlan: -2 });
  });

  it("is nothing where no standard says what it is worth, and is named", () => {
    const gap = gapOf([], {
      actuals: [booked("2026-11-24 06:00", "2026-11-24 10:00", { order: "X", good: 5 })],
    });
    expect(totalOf(gap)).toMatchObject({ planned: 0, actual: 0, gap: 0 });
    expect(gap.unmeasured.map(({ order }) => order)).toEqual(["X"]);
  });
});

describe("matching", () => {
  it("keeps the cause when an operation ran on another resource, and shows the move by resource", () => {
    const gap = gapOf([MONDAY], {
      actuals: [
        booked("2026-11-23 06:00", "2026-11-23 14:00", { resource: "N", good: 320, scrap: 80 }),
      ],
    });
    const rows = gapLevels(gap);
    expect(said(rows[0]!.effects)).toEqual({ speed: 1.333333 });
    const byResource = rows.filter(({ level }) => level === "Resource");
    expect(
      byResource.map(({ name, gap: hours, effects }) => [
        name,
        Math.round(hours * 1e6) / 1e6,
        said(effects),
      ]),
    ).toEqual([
      ["M", 8, { planChanged: 8 }],
      ["N", -6.666667, { speed: 1.333333, planChanged: -8 }],
    ]);
  });

  it("shows what moved to another day, and nothing in the total", () => {
    const rows = gapLevels(
      gapOf([MONDAY], { actuals: [booked("2026-11-24 06:00", "2026-11-24 14:00", FULL)] }),
    );
    expect(said(rows[0]!.effects)).toEqual({});
    const days = rows.filter(({ level }) => level === "Day");
    expect(days.map(({ name, planned, actual }) => [name, planned, actual])).toEqual([
      [at("2026-11-23"), 8, 0],
      [at("2026-11-24"), 0, 8],
    ]);
  });

  it("puts a shift over midnight on the day on which it starts", () => {
    const calendars = [
      {
        calendar: "Day",
        shift: "Night",
        days: [true, true, true, true, true, true, true],
        start: 22 * 3600,
        end: 6 * 3600,
      },
    ];
    const part = aPart("2026-11-23 22:00", "2026-11-24 06:00");
    const rows = gapLevels(
      gapOf([part], {
        calendars,
        actuals: [booked("2026-11-24 01:00", "2026-11-24 06:00", { good: 240, scrap: 60 })],
      }),
    );
    const days = rows.filter(({ level }) => level === "Day");
    expect(days.map(({ name, effects }) => [name, said(effects)])).toEqual([
      [at("2026-11-23"), { lateStart: 3 }],
    ]);
  });

  it("takes lots that were booked on their order as one, and lots that the floor made as one", () => {
    const lots = [
      aPart("2026-11-23 06:00", "2026-11-23 10:00", { order: "A/1" }),
      aPart("2026-11-23 10:00", "2026-11-23 14:00", { order: "A/2" }),
    ];
    const merged = gapOf(lots, { actuals: [booked("2026-11-23 06:00", "2026-11-23 14:00", FULL)] });
    expect(said(totalOf(merged).effects)).toEqual({});
    const split = gapOf([MONDAY], {
      actuals: [
        booked("2026-11-23 06:00", "2026-11-23 10:00", { order: "A/1", good: 192, scrap: 48 }),
        booked("2026-11-23 10:00", "2026-11-23 14:00", { order: "A/2", good: 192, scrap: 48 }),
      ],
    });
    expect(said(totalOf(split).effects)).toEqual({});
    const own = gapOf(lots, {
      actuals: [
        booked("2026-11-23 06:00", "2026-11-23 10:00", { order: "A/1", good: 192, scrap: 48 }),
      ],
    });
    expect(said(totalOf(own).effects)).toEqual({ notRun: 4 });
  });

  it("knows the resource that limits the week", () => {
    const gap = gapOf(
      [MONDAY, aPart("2026-11-23 06:00", "2026-11-23 22:00", { order: "B", resource: "N" })],
      { actuals: [booked("2026-11-23 06:00", "2026-11-23 14:00", FULL)] },
    );
    expect(gap.constraint).toBe("N");
    expect(totalOf(gap).onConstraint).toBeCloseTo(16, 9);
    expect(sumOf(totalOf(gap).effects)).toBeCloseTo(totalOf(gap).gap, 9);
  });
});
