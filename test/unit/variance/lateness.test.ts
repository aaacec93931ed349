import { HOUR } from "../../../src/kernel/moment";
import { MaterialArrivals } from "../../../src/record/material-arrivals";
import { finishingIn, orderLateness, type OrderLateness } from "../../../src/variance/lateness";
import { LATENESS_CAUSES } from "../../../src/variance/lateness-causes";
import { matchOperations } from "../../../src/variance/match-operations";
import { orderCourses, type Projected } from "../../../src/variance/order-course";
import type { PlannedPart } from "../../../src/variance/plan-that-was";
import { aRows, at, type SomeRows } from "../../support/a-plan";
import { aPart, booked, weekRecord, weekShop, WINDOW, type Booked } from "./a-week";

function latenessOf(
  parts: readonly PlannedPart[],
  given: SomeRows,
  projected: readonly Projected[] = [],
): OrderLateness[] {
  const record = weekRecord(given);
  const operations = matchOperations(parts, record.jobs);
  const arrivals = new MaterialArrivals(aRows(weekShop(given)));
  return orderLateness(orderCourses(operations, projected, record), arrivals, record);
}

/** Causes that are not 0, in hours. */
const said = ({ causes }: OrderLateness) =>
  Object.fromEntries(
    LATENESS_CAUSES.filter((cause) => causes[cause] !== 0).map((cause) => [
      cause,
      causes[cause] / 60,
    ]),
  );

/** Monday 06:00 to 14:00 on M, then to 22:00 on N. */
const FIRST = aPart("2026-11-23 06:00", "2026-11-23 14:00");
const SECOND = aPart("2026-11-23 14:00", "2026-11-23 22:00", { step: "20", resource: "N" });
const FULL: Booked = { good: 384, scrap: 96 };
const second = (start: string, end: string, more: Booked = {}) =>
  booked(start, end, { step: "20", resource: "N", ...FULL, ...more });

describe("the lateness of an order", () => {
  it("is nothing when it went as planned", () => {
    const [order] = latenessOf([FIRST, SECOND], {
      actuals: [
        booked("2026-11-23 06:00", "2026-11-23 14:00", FULL),
        second("2026-11-23 14:00", "2026-11-23 22:00"),
      ],
    });
    expect(order).toMatchObject({ order: "A", late: 0, finished: true });
    expect(said(order!)).toEqual({});
  });

  it("is handed on from step to step, and keeps its cause", () => {
    const [order] = latenessOf([FIRST, { ...SECOND, end: at("2026-11-23 21:00"), run: 7 * HOUR }], {
      actuals: [
        booked("2026-11-23 06:00", "2026-11-23 15:00", {
          ...FULL,
          downMin: 60,
          reason: "Breakdown",
        }),
        second("2026-11-23 15:00", "2026-11-23 22:00"),
      ],
    });
    expect(order).toMatchObject({ late: 60, plannedFinish: at("2026-11-23 21:00") });
    expect(said(order!)).toEqual({ downtime: 1 });
  });

  it("goes through the night where the calendar does", () => {
    const [order] = latenessOf([FIRST, SECOND], {
      actuals: [
        booked("2026-11-23 06:00", "2026-11-23 15:00", { ...FULL, setupMin: 60 }),
        second("2026-11-23 15:00", "2026-11-24 07:00"),
      ],
    });
    // An hour of setup ends Monday's work at 07:00 on Tuesday: 9 h elapsed.
    expect(order!.late).toBe(9 * 60);
    expect(said(order!)).toEqual({ setup: 9 });
  });

  it("tells waiting for material, for the resource and for nothing apart", () => {
    const [order] = latenessOf([aPart("2026-11-23 06:00", "2026-11-23 08:00")], {
      materials: [{ product: "P", material: "Bar", quantityPer: 1, step: "10" }],
      receipts: [
        {
          material: "bar",
          quantity: 5,
          ordered: at("2026-11-01"),
          received: at("2026-11-23 07:00"),
        },
      ],
      actuals: [
        booked("2026-11-23 07:30", "2026-11-23 09:30", { order: "B", good: 1 }),
        booked("2026-11-23 10:00", "2026-11-23 12:00", { good: 96, scrap: 24 }),
      ],
    });
    expect(order!.late).toBe(240);
    expect(said(order!)).toEqual({ waitedForMaterial: 1, waitedForResource: 2, startedLate: 1 });
  });

  it("splits what a step took longer into stops, scrap and speed", () => {
    const [order] = latenessOf([aPart("2026-11-23 06:00", "2026-11-23 08:00")], {
      actuals: [booked("2026-11-23 06:00", "2026-11-23 11:00", { good: 96, scrap: 84 })],
      stops: [{ resource: "M", from: at("2026-11-23 07:00"), minutes: 30, reason: "Meeting" }],
    });
    // 60 units more at a minute each, half an hour of stop; 1.5 h slower.
    expect(said(order!)).toEqual({ otherStops: 0.5, yield: 1, speed: 1.5 });
  });

  it("is inherited where what is made for it came late", () => {
    const made = aPart("2026-11-23 06:00", "2026-11-23 08:00", {
      order: "A/Q",
      product: "Q",
      resource: "N",
    });
    const own = aPart("2026-11-23 08:00", "2026-11-23 10:00");
    const found = latenessOf([made, own], {
      actuals: [
        booked("2026-11-23 06:00", "2026-11-23 09:00", {
          order: "A/Q",
          resource: "N",
          good: 96,
          scrap: 24,
        }),
        booked("2026-11-23 09:30", "2026-11-23 11:30", { good: 96, scrap: 24 }),
      ],
    });
    expect(found.map((each) => [each.order, said(each)])).toEqual([
      ["A/Q", { speed: 1 }],
      ["A", { inherited: 1, startedLate: 0.5 }],
    ]);
  });

  it("is projected for what is not done: by the schedule in force, else behind the record's end", () => {
    const late = aPart("2026-11-27 20:00", "2026-11-27 22:00");
    const [after] = latenessOf([late], { actuals: [] });
    expect(after).toMatchObject({ finished: false, finish: at("2026-11-30 08:00") });
    const start = at("2026-12-01 06:00");
    const scheduled = { order: "A", line: "", step: "10", start, end: start + 2 * HOUR };
    const [ahead] = latenessOf([late], { actuals: [] }, [scheduled]);
    expect(ahead).toMatchObject({ finished: false, finish: start + 2 * HOUR });
    expect(finishingIn([after!, ahead!], WINDOW)).toHaveLength(2);
    expect(finishingIn([after!], { from: 0, to: 1 })).toEqual([]);
  });
});
