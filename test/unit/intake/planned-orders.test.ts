import { aPlan, at, type SomeRows } from "../../support/a-plan";

const MONDAY = 7 * 86_400;

/** Plan start is Monday 23 November 2026, 06:00. */
const shop = (more: SomeRows = {}): SomeRows => ({
  capacities: [{ resource: "M" }],
  standards: [{ product: "P", step: "10", resource: "M", minPerUnit: 1 }],
  ...more,
});

const plannedOf = (plan: ReturnType<typeof aPlan>) =>
  plan.model.orders
    .filter(({ source }) => source === "Plan")
    .map(({ order, quantity }) => [order, quantity]);

describe("planned orders", () => {
  it("are one a week of a month, by its days, to the last unit", () => {
    // 30 days of November from the 2nd on: weeks of 7, 7, 7, 7 and 1 days; from plan start 7 and 1.
    const plan = aPlan(shop({ plan: [{ period: at("2026-11-01"), product: "P", quantity: 80 }] }));
    expect(plannedOf(plan)).toEqual([
      ["PLAN-P-2026-11-23", 70],
      ["PLAN-P-2026-11-30", 10],
    ]);
  });

  it("have their week for release and due, and are never counted as late", () => {
    const plan = aPlan(
      shop({
        orders: [{ order: "A", product: "P", quantity: 1, weight: 3 }],
        plan: [{ period: at("2026-11-30"), product: "P", quantity: 70, objective: "O1" }],
      }),
    );
    expect(plan.model.orders[1]).toMatchObject({
      order: "PLAN-P-2026-11-30",
      release: at("2026-11-30"),
      due: at("2026-12-07"),
      weight: 1.5,
      objective: "O1",
      sheet: "Plan",
      cell: "B2",
    });
    expect(plan.problem.orders[1]).toMatchObject({
      due: 2 * MONDAY - 6 * 3600,
      weight: 1.5,
      countsAsLate: false,
      jobs: [1],
    });
  });

  it("leave out what orders due in the period cover, open, done and shipped alike", () => {
    const order = { product: "P", quantity: 10 };
    const due = at("2026-12-01");
    const plan = aPlan(
      shop({
        orders: [
          { ...order, order: "A", due },
          { ...order, order: "B", due, status: "Done" },
          { ...order, order: "C", due, status: "Quote" },
          // The end of 6 December is still in the week, the end of the 7th is not.
          { ...order, order: "D", due: at("2026-12-07"), shipped: at("2026-11-20") },
          { ...order, order: "E", due: at("2026-12-08") },
          { ...order, order: "F" },
        ],
        plan: [{ period: at("2026-11-30"), product: "p", quantity: 100 }],
      }),
    );
    expect(plannedOf(plan)).toEqual([["PLAN-p-2026-11-30", 70]]);
  });

  it("leave out what the elapsed part made without orders, and go on with what has begun", () => {
    const actual = { step: "10", resource: "M", end: at("2026-11-23 05:00") };
    const plan = aPlan(
      shop({
        plan: [{ period: at("2026-11-01"), product: "P", quantity: 100 }],
        actuals: [
          { ...actual, order: "PLAN-P-2026-11-09", start: at("2026-11-10"), good: 40 },
          { ...actual, order: "PLAN-P-2026-11-23", start: at("2026-11-23"), good: 20 },
        ],
      }),
    );
    // 40 are left for 8 days; what this week has already made is part of its order.
    expect(plannedOf(plan)).toEqual([
      ["PLAN-P-2026-11-23", 55],
      ["PLAN-P-2026-11-30", 5],
    ]);
    expect(plan.problem.operations[0]).toMatchObject({
      startQuantity: 35,
      state: { kind: "open" },
    });
  });

  it("of Kind Sales make up for stocks", () => {
    const sales = { product: "P", quantity: 100, kind: "Sales" as const };
    const rows = [
      { ...sales, period: at("2026-11-30"), openingStock: 30, targetStock: 50 },
      { ...sales, period: at("2026-12-07"), openingStock: 50, targetStock: 40 },
    ];
    expect(plannedOf(aPlan(shop({ plan: rows }))).map(([, quantity]) => quantity)).toEqual([
      120, 90,
    ]);
    // Without the column a period opens with the target before it, the first with what is on hand.
    const products = [{ product: "P", onHand: 25 }];
    const without = shop({ plan: rows, products, without: ["Plan.openingStock"] });
    expect(plannedOf(aPlan(without)).map(([, quantity]) => quantity)).toEqual([125, 90]);
    expect(plannedOf(aPlan(without, { useStock: false }))[0]![1]).toBe(150);
  });

  it("come in lots; what a lot makes too much covers the weeks behind", () => {
    const weeks = ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"];
    const plan = weeks.map((period) => ({ period: at(period), product: "P", quantity: 40 }));
    const inLots = (product: object) =>
      plannedOf(aPlan(shop({ plan, products: [{ product: "P", ...product }] }))).map(
        ([, quantity]) => quantity,
      );
    expect(inLots({ lotMin: 100 })).toEqual([100, 100]);
    expect(inLots({ lotMultiple: 25 })).toEqual([50, 50, 25, 50]);
    expect(inLots({ lotMin: 100, lotMax: 30 })).toEqual([40, 40, 40, 40]);
  });

  it("are split by Lot max like other orders", () => {
    const plan = aPlan(
      shop({
        plan: [{ period: at("2026-11-30"), product: "P", quantity: 40 }],
        products: [{ product: "P", lotMax: 20 }],
      }),
    );
    expect(plan.model.jobs.map(({ shownOrder }) => shownOrder)).toEqual([
      "PLAN-P-2026-11-30/1",
      "PLAN-P-2026-11-30/2",
    ]);
  });

  it("are made only for periods that begin inside the horizon", () => {
    const periods = ["2026-11-16", "2026-12-07", "2026-12-14"];
    const plan = periods.map((period) => ({ period: at(period), product: "P", quantity: 7 }));
    expect(plannedOf(aPlan(shop({ plan }), { horizonDays: 15 }))).toEqual([
      ["PLAN-P-2026-12-07", 7],
    ]);
  });

  it("of a product without standards say so", () => {
    const plan = aPlan(shop({ plan: [{ period: at("2026-11-30"), product: "Q", quantity: 40 }] }));
    expect(plan.model.orders[0]!.leftOut).toEqual({
      reason: "Q has no rows in Standards",
      sheet: "Plan",
      cell: "B2",
    });
  });
});
