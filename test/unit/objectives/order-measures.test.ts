import { DAY } from "../../../src/kernel/moment";
import { at, type SomeRows } from "../../support/a-plan";
import { pictureOf } from "./an-objective";

type Order = NonNullable<SomeRows["orders"]>[number];

const order = (name: string, promised: string, more: Order = {}): Order => ({
  order: name,
  product: "P",
  quantity: 100,
  firstPromised: at(promised),
  ...more,
});
const shipped = (on: string, more: Order = {}): Order => ({
  status: "Done",
  shipped: at(on),
  ...more,
});

/** Of four that were promised in the last four weeks: in time, a day late, open, in time but short. */
const ORDERS = [
  order("A", "2026-11-11", shipped("2026-11-11")),
  order("B", "2026-11-12", shipped("2026-11-13")),
  order("C", "2026-11-14"),
  order("D", "2026-11-20", shipped("2026-11-19", { shippedQuantity: 80 })),
  order("Before", "2026-10-20", shipped("2026-10-30")),
  order("Later", "2026-11-30", shipped("2026-11-20")),
  order("Asked", "2026-11-14", { status: "Quote" }),
];

const of = (metric: "On-time" | "OTIF", orders = ORDERS, settings = {}) =>
  pictureOf({ metric }, { orders }, { settings }).achieved;

describe("On-time and OTIF", () => {
  it("are the orders that kept their promise, of those that were promised for the window", () => {
    expect(of("On-time")).toBe(2 / 4);
    expect(of("OTIF")).toBe(1 / 4);
  });

  it("let On-time tolerance days pass, and judge an order when they have", () => {
    const settings = { onTimeToleranceDays: 1 };
    expect(of("On-time", ORDERS, settings)).toBe(3 / 4);
    const orders = [...ORDERS, order("Young", "2026-11-22 12:00")];
    expect(of("On-time", orders)).toBe(2 / 5);
    expect(of("On-time", orders, settings)).toBe(3 / 4);
  });

  it("count what came on an earlier day only where Early counts", () => {
    const orders = [
      order("Early", "2026-11-11", shipped("2026-11-10")),
      order("Same", "2026-11-11", shipped("2026-11-11")),
    ];
    expect(of("On-time", orders)).toBe(1);
    expect(of("On-time", orders, { earlyCounts: false })).toBe(1 / 2);
    expect(of("On-time", orders, { earlyCounts: false, onTimeToleranceDays: 1 })).toBe(1);
  });

  it("let an order arrive Ship days after it left", () => {
    expect(of("On-time", [order("A", "2026-11-11", shipped("2026-11-11", { shipDays: 2 }))])).toBe(
      0,
    );
  });

  it("take the finish from the record where nothing says when it left", () => {
    const orders = [order("A", "2026-11-18"), order("B", "2026-11-18"), order("C", "2026-11-18")];
    const actual = (name: string, end: string, good: number) => ({
      order: name,
      step: "10",
      resource: "M",
      start: at(end) - 3600,
      end: at(end),
      good,
    });
    const actuals = [
      actual("A", "2026-11-17 10:00", 100),
      actual("B", "2026-11-18 10:00", 100),
      actual("C", "2026-11-17 12:00", 60),
    ];
    expect(pictureOf({ metric: "On-time" }, { orders, actuals }).achieved).toBe(1 / 3);
    expect(pictureOf({ metric: "OTIF" }, { orders, actuals }).achieved).toBe(1 / 3);
  });

  it("leave out orders that are done and do not say when, and tell so", () => {
    const orders = [...ORDERS, order("Gone", "2026-11-12", { status: "Done" })];
    expect(pictureOf({ metric: "On-time" }, { orders })).toMatchObject({
      achieved: 2 / 4,
      remark: "1 order is done without a date of finish and not counted.",
    });
  });

  it("are not measured where nothing was promised", () => {
    expect(pictureOf({ metric: "On-time" }, { orders: [] })).toMatchObject({
      achieved: undefined,
      gapNow: undefined,
      status: "Not measured",
      notMeasured: "No order that counts was promised from 2026-10-26 to 2026-11-23.",
    });
  });

  it("are projected by the same rule from the schedule; planned orders never count", () => {
    const orders = [
      order("A", "2026-11-24", { quantity: 240 }),
      order("B", "2026-11-24", { quantity: 240, release: at("2026-11-24 06:00") }),
      order("C", "2026-11-25", { quantity: 48_000 * 90 }),
      order("Old", "2026-11-10", shipped("2026-11-10")),
    ];
    const plan = [{ period: at("2026-12-01"), product: "P", quantity: 500 }];
    const projected = (metric: "On-time" | "OTIF", more: SomeRows) =>
      pictureOf({ metric }, more, { scheduled: true });
    // A is finished on Monday, B begins when it should be there, C takes longer than the horizon.
    const picture = projected("On-time", { orders, plan });
    expect(picture.projectedAsAssumed).toBe(1 / 3);
    expect(picture.achieved).toBe(1);
    expect(projected("OTIF", { orders }).projectedAsAssumed).toBe(1 / 3);
  });
});

describe("Lead time", () => {
  it("is the mean of the days from Release to finish", () => {
    const orders = [
      order("A", "2026-11-11", shipped("2026-11-11", { release: at("2026-11-01") })),
      order("B", "2026-11-11", shipped("2026-11-13", { release: at("2026-11-08") })),
      order("C", "2026-11-11", shipped("2026-11-13")),
      order("D", "2026-11-11", shipped("2026-10-13", { release: at("2026-10-01") })),
    ];
    expect(pictureOf({ metric: "Lead time" }, { orders })).toMatchObject({
      achieved: 7.5,
      direction: "Down",
      remark: "1 order has no Release before the finish.",
    });
  });
});

describe("Sales and Contribution", () => {
  const start = at("2026-11-01");
  const orders = [
    order("A", "2026-11-11", shipped("2026-11-11", { value: 900 })),
    order("B", "2026-11-11", shipped("2026-11-13", { quantity: 10 })),
    order("C", "2026-11-11", { value: 500 }),
    order("X", "2026-11-11", shipped("2026-11-13", { product: "X" })),
    order("Old", "2026-10-11", shipped("2026-10-13", { value: 70 })),
  ];
  const products = [{ product: "P", price: 8, materialCost: 3 }];

  it("add up what was finished since Start; the line begins at nothing", () => {
    const due = start + 88 * DAY;
    const rows = { orders, products };
    const sales = pictureOf({ metric: "Sales", target: 4400, start, due }, rows);
    expect(sales).toMatchObject({
      achieved: 980,
      baseline: 0,
      remark: "1 order has no Value and does not count.",
    });
    // A quarter of a day more than 22 of 88 days.
    expect(sales.shouldBeNow).toBeCloseTo(4400 * (22.25 / 88), 9);
    expect(pictureOf({ metric: "Contribution", start }, rows).achieved).toBe(900 - 300 + 80 - 30);
  });

  it("need a Start, and an order book that reaches back to it", () => {
    const rows = { orders, products };
    expect(pictureOf({ metric: "Sales" }, rows)).toMatchObject({
      achieved: undefined,
      notMeasured: "It adds up from its Start on, and has none.",
    });
    const early = pictureOf({ metric: "Sales", start: at("2026-09-01") }, rows);
    expect(early.achieved).toBeUndefined();
    expect(early.notMeasured).toContain("finished before 2026-10-13");
  });
});
