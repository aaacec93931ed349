import { aRows, at, type SomeRows } from "../../support/a-plan";
import { objectiveIssues } from "../../../src/objectives/objective-pictures";
import { METRICS } from "../../../src/sheets/objectives";
import { aSchedule, type ObjectiveGiven, pictureOf, picturesOf, shop } from "./an-objective";

type Order = NonNullable<SomeRows["orders"]>[number];

const kept = (order: string, more: Order = {}): Order => ({
  order,
  product: "P",
  quantity: 10,
  firstPromised: at("2026-11-12"),
  shipped: at("2026-11-12"),
  status: "Done",
  ...more,
});
const late = (order: string, more: Order = {}): Order =>
  kept(order, { shipped: at("2026-11-14"), ...more });

describe("an objective's picture", () => {
  it("says where it stands, where it should be, and how far it is from there", () => {
    const orders = [kept("A"), late("B"), kept("C"), kept("D")];
    const objective: ObjectiveGiven = {
      metric: "On-time",
      name: "Deliver on time",
      baseline: 0.6,
      target: 1,
      // A quarter of 364 days is gone.
      start: at("2026-08-24 06:00"),
      due: at("2027-08-23 06:00"),
      owner: "Operations",
    };
    const picture = pictureOf(objective, { orders }, { scheduled: true });
    expect(picture).toMatchObject({
      objective: "O1",
      name: "Deliver on time",
      format: "share",
      direction: "Up",
      achieved: 0.75,
      projected: undefined,
      status: "Ahead",
      statusAhead: "Not measured",
      notProjected: "No order that counts was promised from 2026-11-23 to 2027-02-21.",
      horizon: at("2027-02-21 06:00"),
      sheet: "Objectives",
      cell: "A2",
    });
    expect(picture.shouldBeNow).toBeCloseTo(0.7, 12);
    expect(picture.gapNow).toBeCloseTo(0.05, 12);
    expect(picture.shouldBeAtHorizon).toBeCloseTo(0.6 + 0.4 * (181 / 364), 12);
  });

  it("follows its milestones, and takes a direction of its own", () => {
    const milestones = [{ objective: "O1", date: at("2026-11-01"), target: 0.9 }];
    const objective: ObjectiveGiven = { metric: "On-time", baseline: 0.5, direction: "Down" };
    const picture = pictureOf(objective, { orders: [kept("A"), late("B")], milestones });
    expect(picture).toMatchObject({ achieved: 0.5, shouldBeNow: 0.9, direction: "Down" });
    expect(picture.gapNow).toBeCloseTo(0.4, 12);
  });

  it("shows both schedules, and counts the assumed one", () => {
    const due = at("2026-11-24");
    const rows = { orders: [{ order: "A", product: "P", quantity: 300, due, firstPromised: due }] };
    const slow = { standards: [{ product: "P", step: "10", resource: "M", minPerUnit: 9 }] };
    const asRealitySays = aSchedule(shop({ ...rows, ...slow }));
    const given = { scheduled: true, asRealitySays };
    expect(pictureOf({ metric: "On-time" }, rows, given)).toMatchObject({
      projectedAsAssumed: 1,
      projectedAsRealitySays: 0,
      headline: "assumed",
      projected: 1,
    });
    expect(pictureOf({ metric: "On-time" }, rows, { asRealitySays }).projected).toBe(0);
  });

  it("is measured to Due once that has passed, and not before Start", () => {
    const orders = [kept("A"), late("B", { firstPromised: at("2026-11-13") })];
    const until = { metric: "On-time", due: at("2026-11-12") } as const;
    expect(pictureOf(until, { orders }, { scheduled: true })).toMatchObject({
      achieved: 1,
      projected: undefined,
      notProjected: "It was due before the schedule begins.",
      shouldBeNow: 1,
    });
    const from = { metric: "On-time", start: at("2026-11-12") } as const;
    expect(pictureOf(from, { orders }).achieved).toBe(0);
    expect(pictureOf({ metric: "On-time", start: at("2027-01-04") }, { orders })).toMatchObject({
      achieved: undefined,
      notMeasured: "It begins on 2027-01-04.",
    });
  });

  it("of a metric that is not measured says why, and is never 0", () => {
    const all = picturesOf(
      METRICS.map((metric) => ({ metric })),
      {},
      { recorded: false },
    );
    expect(all.map(({ achieved, projected }) => achieved ?? projected)).toEqual(
      METRICS.map(() => undefined),
    );
    expect(all.filter(({ notMeasured, notProjected }) => !notMeasured || !notProjected)).toEqual(
      [],
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(["Not measured"]));
  });

  it("of the metric Own takes both figures from their cells", () => {
    const cells = new Map([
      ["Finance!C4", 12],
      ["Finance!D4", 15],
    ]);
    const cell = (address: string) => cells.get(address);
    const own = { metric: "Own", baseline: 20, target: 10 } as const;
    const both = { ...own, achievedCell: "Finance!C4", projectedCell: "Finance!D4" };
    const rows = { milestones: [{ objective: "O1", date: at("2026-01-01"), target: 14 }] };
    expect(pictureOf(both, rows, { cell })).toMatchObject({
      achieved: 12,
      projectedAsAssumed: 15,
      projectedAsRealitySays: 15,
      direction: "Down",
      gapNow: 2,
    });
    expect(pictureOf({ ...own, achievedCell: "Finance!Z9" }, rows, { cell }).notMeasured).toBe(
      "Its cell names no number in this workbook.",
    );
  });
});

describe("what counts", () => {
  const orders = [
    kept("A", { customer: "Acme", objective: "O1" }),
    late("B", { customer: "Acme", product: "Q" }),
    late("C", { customer: "Best", objective: "O2" }),
    kept("D", { customer: "Best", product: "R" }),
  ];
  const products = [
    { product: "P", group: "G" },
    { product: "Q", group: "G" },
    { product: "R", group: "H" },
  ];
  const onTime = (objectives: readonly Partial<ObjectiveGiven>[], more: SomeRows = {}) =>
    picturesOf(
      objectives.map((each) => ({ metric: "On-time", ...each })),
      { orders, products, ...more },
    ).map(({ achieved }) => achieved);

  it("is what Applies to names", () => {
    const names = ["P", "q", "G", "H", "Acme", "BEST"];
    const objectives = names.map((appliesTo, i) => ({ objective: `X${i}`, appliesTo }));
    expect(onTime(objectives)).toEqual([1 / 2, 0, 1 / 3, 1, 1 / 2, 1 / 2]);
  });

  it("is what carries the objective or a part of it, and what Plan names for it", () => {
    expect(onTime([{ objective: "O1" }])).toEqual([1]);
    expect(onTime([{ objective: "O1" }, { objective: "O2", parent: "O1" }])).toEqual([1 / 2, 0]);
    expect(onTime([{ objective: "O1", appliesTo: "Q" }])).toEqual([1 / 2]);
    const plan = [{ period: at("2026-12-01"), product: "R", quantity: 5, objective: "O1" }];
    expect(onTime([{ objective: "O1" }], { plan })).toEqual([1]);
  });

  it("is everything where nothing says otherwise", () => {
    expect(onTime([{ objective: "O9" }])).toEqual([1 / 2]);
  });

  it("is nothing where Applies to names nothing, or what does not fit", () => {
    const objectives = [{ appliesTo: "ghost" }, { appliesTo: "M" }, { appliesTo: "P" }];
    const pictures = picturesOf(
      objectives.map((each) => ({ metric: "On-time", ...each })),
      { orders, products },
    );
    expect(pictures.map(({ achieved }) => achieved)).toEqual([undefined, undefined, 1 / 2]);
    expect(pictures[0]!.notMeasured).toContain("nothing in this workbook is called");
    expect(pictures[1]!.notMeasured).toContain("of which On-time cannot be measured");
  });
});

describe("parts", () => {
  const own = (objective: string, more: Partial<ObjectiveGiven> = {}): ObjectiveGiven => ({
    objective,
    metric: "Own",
    achievedCell: `F!${objective}`,
    projectedCell: `F!${objective}`,
    ...more,
  });
  const numbers: Readonly<Record<string, number>> = { "F!A1": 10, "F!A2": 40 };
  const cell = (address: string) => numbers[address];
  const whole = (objectives: readonly ObjectiveGiven[]) => picturesOf(objectives, {}, { cell });

  it.each([
    ["Sum", 50, "The sum of its parts."],
    ["Weighted", 32.5, "The mean of its parts by Weight."],
  ] as const)("are made one by %s", (parentBy, value, remark) => {
    const parts = [
      own("A1", { parent: "W", parentBy, weight: 1 }),
      own("A2", { parent: "W", parentBy, weight: 3 }),
    ];
    const [top] = whole([own("W"), ...parts]);
    expect(top).toMatchObject({ achieved: value, projected: value, remark, notMeasured: "" });
    expect(whole([own("W"), ...parts].reverse())[2]).toMatchObject({ achieved: value });
  });

  it("are not looked at where the whole has a figure of its own, or says None", () => {
    const part = own("A2", { parent: "A1", parentBy: "Sum" });
    expect(whole([own("A1"), part])[0]!.achieved).toBe(10);
    expect(whole([own("W"), own("A2", { parent: "W" })])[0]!.achieved).toBeUndefined();
  });

  it("make nothing where one of them is not measured, or is in another unit", () => {
    const parts = [own("A1", { parent: "W", parentBy: "Sum" })];
    const missing = own("A3", { parent: "W", parentBy: "Sum" });
    expect(whole([own("W"), ...parts, missing])[0]).toMatchObject({
      achieved: undefined,
      notMeasured: "Its part A3 is not measured.",
    });
    const other: ObjectiveGiven = {
      objective: "L",
      metric: "Lead time",
      parent: "W",
      parentBy: "Sum",
    };
    expect(whole([own("W"), ...parts, other])[0]!.notMeasured).toBe(
      "Its part L is measured in another unit.",
    );
  });

  it("may have parts themselves, and a circle is cut", () => {
    const by = { parentBy: "Sum" } as const;
    const [top] = whole([
      own("W"),
      own("V", { parent: "W", ...by }),
      own("A1", { parent: "V", ...by }),
      own("A2", { parent: "V", ...by }),
    ]);
    expect(top!.achieved).toBe(50);
    const circle = whole([own("X", { parent: "Y" }), own("Y", { parent: "X" })]);
    expect(circle.map(({ parent }) => parent)).toEqual(["", ""]);
  });
});

describe("figures that were written as per cents", () => {
  it("are read as such, where they are shares", () => {
    const objectives = [
      { objective: "S", metric: "On-time", baseline: 80, target: 95 },
      { objective: "T", metric: "Throughput", baseline: 80, target: 95 },
    ] as const;
    const [share, amount] = picturesOf(objectives, { orders: [kept("A")] });
    expect(share).toMatchObject({ baseline: 0.8, target: 0.95, shouldBeNow: 0.95 });
    expect(amount).toMatchObject({ baseline: 80, target: 95 });
    const given = shop({ objectives: objectives.map((each) => ({ ...each })) });
    expect(objectiveIssues(aRows(given)).map(({ cell, value }) => [cell, value])).toEqual([
      ["E2", "80"],
      ["F2", "95"],
    ]);
  });
});
