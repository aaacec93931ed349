import { DAY } from "../../../src/kernel/moment";
import { type Sales, SalesBook } from "../../../src/record/sales-book";
import { aRows, at, type SomeRows } from "../../support/a-plan";

const NOVEMBER = { from: at("2026-11-01"), to: at("2026-12-01") };
const WEEK = { from: at("2026-11-16 06:00"), to: at("2026-11-23 06:00") };

const listed = (sales: Sales | undefined) =>
  sales && [...sales].map(([key, { units, price }]) => [key, units, price]);

describe("what Plan wants sold", () => {
  const planned = (given: SomeRows, stretch = NOVEMBER) =>
    new SalesBook(aRows(given)).planned(stretch);
  const month = (product: string, quantity: number, more = {}) => ({
    period: NOVEMBER.from,
    product,
    quantity,
    ...more,
  });

  it("is at the price of Plan, else that of Products", () => {
    const plan = [month("P", 300, { price: 5 }), month("Q", 60), month("R", 10), month("S", 0)];
    const products = [
      { product: "p", price: 9 },
      { product: "Q", price: 8 },
    ];
    const found = planned({ plan, products })!;
    expect(found.asMade).toBe(true);
    expect(listed(found.sales)).toEqual([
      ["p", 300, 5],
      ["q", 60, 8],
      ["r", 10, undefined],
    ]);
  });

  it("has the mean price of several rows, and none where one has none", () => {
    const plan = [month("P", 100, { price: 4 }), month("P", 300, { price: 8 }), month("Q", 1)];
    expect(listed(planned({ plan })!.sales)).toEqual([
      ["p", 400, 7],
      ["q", 1, undefined],
    ]);
    expect(listed(planned({ plan: [...plan, month("P", 1)] })!.sales)![0]![2]).toBeUndefined();
  });

  it("is a month by its share of the days, and a week where periods are weeks", () => {
    const units = planned({ plan: [month("P", 300, { price: 1 })] }, WEEK)!.sales.get("p")!.units;
    expect(units).toBeCloseTo(70, 9);
    const weeks = ["2026-11-16", "2026-11-23"].map((day, index) => ({
      ...month("P", index === 0 ? 168 : 1680),
      period: at(day),
    }));
    // Six hours of the second week belong to a week from Monday 06:00.
    const both = planned({ plan: weeks }, WEEK)!.sales.get("p")!.units;
    expect(both).toBeCloseTo(162 + 60, 9);
  });

  it("is what Sales say, and what is to be made only in periods without them", () => {
    const plan = [
      month("P", 500, { kind: "Production" }),
      month("Part", 900, { kind: "Production" }),
      month("P", 400, { kind: "Sales" }),
      { ...month("P", 70), period: NOVEMBER.to, kind: "Production" as const },
    ];
    const november = planned({ plan })!;
    expect([november.asMade, listed(november.sales)]).toEqual([false, [["p", 400, undefined]]]);
    const december = { from: NOVEMBER.to, to: at("2027-01-01") };
    expect(planned({ plan }, december)).toMatchObject({ asMade: true });
  });

  it("is not known outside the plan, and nothing in a gap of it", () => {
    const weekly = (day: string) => ({ ...month("P", 10), period: at(day) });
    expect(planned({})).toBeUndefined();
    expect(planned({ plan: [weekly("2026-11-18")] }, WEEK)).toBeUndefined();
    expect(planned({ plan: [weekly("2026-11-09")] }, WEEK)).toBeUndefined();
    const gap = planned({ plan: [weekly("2026-11-02"), weekly("2026-11-30")] }, WEEK)!;
    expect(listed(gap.sales)).toEqual([]);
  });
});

describe("what was sold", () => {
  const shipped = (given: SomeRows) => listed(new SalesBook(aRows(given)).shipped(NOVEMBER));
  const order = (name: string, more = {}) => ({
    order: name,
    product: "P",
    quantity: 100,
    value: 500,
    shipped: at("2026-11-10"),
    status: "Done" as const,
    ...more,
  });

  it("is what left, at what the order is worth", () => {
    const orders = [order("A"), order("B", { status: "Open", shippedQuantity: 40, value: 900 })];
    expect(shipped({ orders })).toEqual([["p", 140, (500 + 360) / 140]]);
  });

  it("takes the price of Products where the order has no value, and none where neither has", () => {
    const orders = [order("A", { value: undefined })];
    expect(shipped({ orders, products: [{ product: "P", price: 3 }] })).toEqual([["p", 100, 3]]);
    expect(shipped({ orders: [...orders, order("B")] })).toEqual([["p", 200, undefined]]);
  });

  it("leaves out quotes, what is on hold, what did not leave, and other days", () => {
    const orders = [
      order("A"),
      order("B", { status: "Quote" }),
      order("C", { status: "Hold" }),
      order("D", { shipped: undefined }),
      order("E", { shipped: NOVEMBER.from }),
      order("F", { shipped: NOVEMBER.to + DAY }),
      order("G", { shippedQuantity: 0 }),
      order("H", { shipped: NOVEMBER.to, product: "Q" }),
    ];
    expect(shipped({ orders })).toEqual([
      ["p", 100, 5],
      ["q", 100, 5],
    ]);
  });

  it("is not known where no order has left so early, and nothing where none left in these days", () => {
    expect(shipped({})).toBeUndefined();
    expect(shipped({ orders: [order("A", { shipped: undefined })] })).toBeUndefined();
    expect(shipped({ orders: [order("A", { shipped: NOVEMBER.to + DAY })] })).toBeUndefined();
    expect(shipped({ orders: [order("A", { status: "Quote" })] })).toBeUndefined();
    expect(shipped({ orders: [order("A", { shipped: NOVEMBER.from - DAY })] })).toEqual([]);
  });
});
