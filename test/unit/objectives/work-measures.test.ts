import { at, type SomeRows } from "../../support/a-plan";
import { pictureOf, picturesOf } from "./an-objective";
import { aPart } from "../variance/a-week";

type Actual = NonNullable<SomeRows["actuals"]>[number];

const booked = (start: string, end: string, more: Actual = {}): Actual => ({
  order: "A",
  step: "10",
  resource: "M",
  start: at(start),
  end: at(end),
  good: 0,
  setupMin: 0,
  ...more,
});

const ORDERS = [
  { order: "A", product: "P", quantity: 1000, customer: "Acme", objective: "O1" },
  { order: "B", product: "Q", quantity: 1000, customer: "Best" },
];
const STANDARDS = [
  { product: "P", step: "10", resource: "M", minPerUnit: 1, yield: 0.8 },
  { product: "Q", step: "10", resource: "N", ratePerHour: 30 },
  { product: "Q", step: "20", resource: "N", ratePerHour: 60 },
];
/** 300 of P in 8 h and 100 of Q in 4 h, of which half an hour is setup and a quarter down. */
const WEEK: SomeRows = {
  orders: ORDERS,
  standards: STANDARDS,
  capacities: [
    { resource: "M", calendar: "Day", group: "Mills" },
    { resource: "N", calendar: "Day" },
  ],
  actuals: [
    booked("2026-11-16 06:00", "2026-11-16 14:00", {
      good: 300,
      scrap: 60,
      setupMin: 60,
      downMin: 30,
      crewHours: 10,
    }),
    booked("2026-11-17 06:00", "2026-11-17 10:00", {
      order: "B",
      resource: "N",
      good: 100,
      setupMin: 30,
      downMin: 15,
    }),
  ],
};

/** What the week achieved; P earns 300 ÷ 60 ÷ 0.8 = 6.25 h, Q 100 ÷ 30 h. */
const achieved = (objective: Parameters<typeof pictureOf>[0], more: SomeRows = {}) =>
  pictureOf(objective, { ...WEEK, ...more, orders: (more.orders ?? ORDERS).map(plain) });
/** Without an objective, so that everything counts. */
const plain = (order: (typeof ORDERS)[number] | object) => ({ ...order, objective: undefined });

describe("Throughput", () => {
  it("is the standard hours made a week", () => {
    const picture = achieved({ metric: "Throughput" });
    expect(picture.achieved).toBeCloseTo(6.25 + 100 / 30, 12);
    expect(picture.unit).toBe("standard hours a week");
    expect(picture.achievedOver).toEqual({
      from: at("2026-11-16 06:00"),
      to: at("2026-11-23 06:00"),
    });
  });

  it("is good units out of the last step where it applies to a product or a group", () => {
    expect(achieved({ metric: "Throughput", appliesTo: "P" })).toMatchObject({
      achieved: 300,
      unit: "good units a week",
    });
    // Step 10 of Q is not its last.
    expect(achieved({ metric: "Throughput", appliesTo: "Q" }).achieved).toBe(0);
    const products = [
      { product: "P", group: "Both" },
      { product: "Q", group: "Both" },
    ];
    expect(achieved({ metric: "Throughput", appliesTo: "both" }, { products }).achieved).toBe(300);
  });

  it("counts no more of a booking than lies in the window, and no more than four weeks", () => {
    // 4 of 8 h of 80 units lie before the window.
    const actuals = [
      booked("2026-10-26 02:00", "2026-10-26 10:00", { order: "A", good: 80 }),
      booked("2026-10-01 06:00", "2026-10-01 14:00", { order: "A", good: 999 }),
    ];
    const capacities = [{ resource: "M" }];
    const { achieved: hours } = achieved({ metric: "Throughput" }, { actuals, capacities });
    expect(hours).toBeCloseTo(40 / 60 / 0.8 / 4, 9);
  });

  it("tells what has no standard, and is not measured where nothing has one", () => {
    const standards = STANDARDS.slice(0, 1);
    expect(achieved({ metric: "Throughput" }, { standards })).toMatchObject({
      achieved: 6.25,
      remark: "1 job has no standard and counts as nothing.",
    });
    expect(achieved({ metric: "Throughput" }, { standards: [] }).notMeasured).toBe(
      "No standard says what the work that counts is worth.",
    );
  });
});

describe("key figures", () => {
  it("are Yield by the minutes of a unit", () => {
    expect(achieved({ metric: "Yield" }).achieved).toBeCloseTo(
      (300 * 1 + 100 * 2) / (360 * 1 + 100 * 2),
      12,
    );
    expect(achieved({ metric: "Yield", appliesTo: "P" }).achieved).toBeCloseTo(300 / 360, 12);
  });

  it("are Utilisation and OEE of resources", () => {
    expect(achieved({ metric: "Utilisation" }).achieved).toBeCloseTo((6.5 + 3.25) / 12, 12);
    expect(achieved({ metric: "Utilisation", appliesTo: "N" }).achieved).toBeCloseTo(3.25 / 4, 12);
    // Good standard hours of the hours that M and N were to be busy: five days of 8 h each.
    expect(achieved({ metric: "OEE" }).achieved).toBeCloseTo((300 / 60 + 100 / 30) / 80, 12);
    expect(achieved({ metric: "OEE", appliesTo: "Mills" }).achieved).toBeCloseTo(5 / 40, 12);
  });

  it("are Productivity of the work that people are known to have been paid for", () => {
    expect(achieved({ metric: "Productivity" }).achieved).toBeCloseTo(6.25 / 10, 12);
    expect(achieved({ metric: "Productivity", appliesTo: "Q" }).notMeasured).toContain("Crew h");
  });

  it("are Changeover hours a week, of one resource too", () => {
    expect(achieved({ metric: "Changeover hours" })).toMatchObject({
      achieved: 1.5,
      direction: "Down",
    });
    expect(achieved({ metric: "Changeover hours", appliesTo: "N" }).achieved).toBe(0.5);
    const actuals = [booked("2026-11-16 06:00", "2026-11-16 14:00", { setupMin: undefined })];
    expect(achieved({ metric: "Changeover hours" }, { actuals }).notMeasured).toBe(
      "No setup was recorded (Setup min).",
    );
  });
});

describe("WIP", () => {
  it("is the mean of the standard hours in orders that are begun and not finished", () => {
    const orders = [
      { order: "A", product: "P", quantity: 1000 },
      {
        order: "B",
        product: "Q",
        quantity: 1000,
        status: "Done" as const,
        shipped: at("2026-11-19"),
      },
    ];
    // P from Monday 14:00, Q from Tuesday 10:00 until it left on Thursday at 00:00.
    const days = (6 * 24 + 16) / 24;
    const { achieved: hours } = achieved({ metric: "WIP" }, { orders });
    expect(hours).toBeCloseTo((6.25 * days + (100 / 30) * (38 / 24)) / 7, 9);
  });
});

describe("Schedule attainment", () => {
  const window = { from: at("2026-11-16 06:00"), to: at("2026-11-23 06:00") };
  const planOf = (kind: "committed" | "afterwards") => ({
    window,
    plan: {
      kind,
      version: 1,
      planStart: window.from,
      later: undefined,
      // 480 units on Monday and 480 on Tuesday, 384 good each; Q for an hour on Wednesday.
      parts: [
        aPart("2026-11-16 06:00", "2026-11-17 14:00", {
          run: 16 * 3600,
          startQuantity: 960,
          goodQuantity: 768,
        }),
        aPart("2026-11-18 06:00", "2026-11-18 07:00", {
          order: "B",
          product: "Q",
          resource: "N",
          startQuantity: 30,
          goodQuantity: 30,
          ratePerHour: 30,
          yield: 1,
        }),
      ],
    },
  });
  const actuals = [
    booked("2026-11-16 06:00", "2026-11-16 14:00", { good: 192 }),
    booked("2026-11-17 06:00", "2026-11-17 14:00", { good: 500 }),
    booked("2026-11-19 06:00", "2026-11-19 07:00", { order: "B", resource: "N", good: 30 }),
  ];
  const attained = (kind: "committed" | "afterwards", appliesTo?: string) =>
    pictureOf(
      { metric: "Schedule attainment", appliesTo },
      { ...WEEK, orders: ORDERS.map(plain), actuals },
      { plans: [planOf(kind)] },
    );

  it("is what was made of the plan, per operation and shift; more than planned makes nothing good", () => {
    // 8 h a day are planned; half is made, then more than all; Q was made a day late.
    expect(attained("committed").achieved).toBeCloseTo((4 + 8 + 0) / 17, 12);
    expect(attained("committed", "P").achieved).toBeCloseTo(12 / 16, 12);
    expect(attained("committed", "N").achieved).toBe(0);
  });

  it("is headlined by what was achieved, and says where the plan was made afterwards", () => {
    const picture = attained("afterwards");
    expect(picture).toMatchObject({
      headline: "reality",
      projectedAsAssumed: undefined,
      remark: "Measured against a plan that was made afterwards.",
    });
    expect(picture.projected).toBe(picture.achieved);
    expect(attained("committed").remark).toBe("");
  });

  it("is not measured without a plan", () => {
    const picture = pictureOf({ metric: "Schedule attainment" }, { ...WEEK, actuals });
    expect(picture.achieved).toBeUndefined();
    expect(picture.notMeasured).toContain("no plan");
  });
});

describe("what is scheduled", () => {
  const rows: SomeRows = {
    orders: [{ order: "A", product: "P", quantity: 480, due: at("2026-12-01") }],
    standards: [
      {
        product: "P",
        step: "10",
        resource: "M",
        minPerUnit: 1,
        setupMin: 60,
        labour: "Crew",
        crew: 2,
      },
    ],
    capacities: [
      { resource: "M", calendar: "Day", uptime: 0.8 },
      { resource: "Crew", pool: true, units: 5 },
    ],
  };
  const projected = (metric: Parameters<typeof pictureOf>[0]["metric"]) =>
    pictureOf({ metric }, rows, { scheduled: true }).projectedAsAssumed;

  it("is measured by the same definitions", () => {
    // An hour of setup, 8 h of units in 10 h of run, all in one week of 40 h.
    expect(projected("Throughput")).toBeCloseTo(8, 9);
    expect(projected("Changeover hours")).toBeCloseTo(1, 9);
    expect(projected("Utilisation")).toBeCloseTo(8 / 11, 9);
    expect(projected("OEE")).toBeCloseTo(8 / 40, 9);
    expect(projected("Yield")).toBe(1);
    expect(projected("Productivity")).toBeCloseTo(8 / 22, 9);
  });

  it("counts for yield, OEE and the like only where something was achieved", () => {
    const [yields, throughput] = picturesOf([{ metric: "Yield" }, { metric: "Throughput" }], rows, {
      scheduled: true,
    });
    expect(yields).toMatchObject({
      headline: "reality",
      projectedAsAssumed: 1,
      projectedAsRealitySays: undefined,
      projected: undefined,
      statusAhead: "Not measured",
    });
    expect(throughput).toMatchObject({ headline: "assumed", notProjected: "" });
    expect(throughput!.projected).toBeCloseTo(8, 9);
  });
});
