import { promisesSheet } from "../../../src/tables/promises-table";
import { PLAN_START, WEEKDAYS, hour } from "../../support/a-plan";
import { aContext, aScheduledPlan, rowsOf, serialAfter } from "./sheet-reading";

const STANDARDS = [
  { product: "P", step: "10", resource: "Saw", ratePerHour: 10 },
  { product: "Q", step: "10", resource: "Mill", fixedMin: 600, interruptible: false },
];
const CAPACITIES = [{ resource: "Saw" }, { resource: "Mill", calendar: "Day" }];
const CALENDARS = [
  { calendar: "Day", shift: "Early", days: WEEKDAYS, start: hour(6), end: hour(14) },
];

describe("the Promises", () => {
  const plan = aScheduledPlan({
    orders: [
      { order: "A", product: "P", quantity: 20, due: PLAN_START + hour(1), customer: "Acme" },
      { order: "B", product: "P", quantity: 10, due: PLAN_START + hour(40), shipDays: 2 },
      { order: "C", product: "P", quantity: 10, status: "Hold" },
      { order: "D", product: "P", quantity: 10, status: "Done" },
      { order: "E", product: "Q", quantity: 1 },
      { order: "F", product: "P", quantity: 10, firstPromised: PLAN_START + hour(99) },
    ],
    standards: STANDARDS,
    capacities: CAPACITIES,
    calendars: CALENDARS,
  });
  const rows = rowsOf(promisesSheet(plan, aContext()));
  const row = (order: string) => rows.find((candidate) => candidate["Order"] === order)!;

  it("says when an order is finished and by how many days it is late", () => {
    expect(row("A")).toMatchObject({
      Customer: "Acme",
      Quantity: 20,
      Due: serialAfter(1),
      "First promised": serialAfter(1),
      Finish: serialAfter(3),
      "Late days": 0.08,
      Source: "Order",
    });
  });

  it("adds Ship days to the last End", () => {
    // B goes first: 1 h of work and two days under way, 9 h after it is due.
    expect(row("B")).toMatchObject({ Finish: serialAfter(49), "Late days": 0.38 });
  });

  it("keeps First promised, and shows Due where there is none", () => {
    expect(row("F")["First promised"]).toBe(serialAfter(99));
    expect(row("F")["Due"]).toBeNull();
    expect(row("F")["Late days"]).toBeNull();
  });

  it("leaves out what is done, and says why others are not scheduled", () => {
    expect(rows.map((one) => one["Order"])).toEqual(["A", "B", "C", "E", "F"]);
    expect(row("C")).toMatchObject({
      Finish: null,
      "Late days": null,
      "Waits most for": "Not scheduled: on hold",
    });
    expect(row("E")["Waits most for"]).toBe(
      "Not scheduled: step 10 must not be interrupted and takes 10 h, but Mill works at most 8 h at a stretch",
    );
  });

  it("never shows what is not measured as a figure", () => {
    expect(row("A")["Probability on time"]).toBe("not measured");
    expect(row("A")["Safe date"]).toBe("not measured");
    expect(row("C")["Safe date"]).toBeNull();
  });

  it("shows how sure the dates are, and marks each as an estimate", () => {
    const chance = { onTime: 0.84, safeDate: PLAN_START + hour(5) };
    const undue = { onTime: undefined, safeDate: PLAN_START + hour(8) };
    const ofOrder = plan.model.orders.map(({ order }) =>
      order === "A" ? chance : order === "F" ? undue : undefined,
    );
    const content = promisesSheet(plan, { ...aContext(), chances: { replays: 500, ofOrder } });
    const told = new Map(rowsOf(content).map((one) => [one["Order"], one]));
    const dates = (order: string) => {
      const found = told.get(order)!;
      return [found["Probability on time"], found["Safe date"]];
    };
    expect(dates("A")).toEqual([0.84, serialAfter(5)]);
    expect(dates("B")).toEqual(["not measured", "not measured"]);
    expect(dates("C")).toEqual([null, null]);
    expect(dates("F")).toEqual([null, serialAfter(8)]);
    const formats = content.tables[0]!.columns.map(({ header, format }) => [header, format]);
    expect(formats).toContainEqual(["Probability on time", '"≈ "0%_)']);
    expect(formats).toContainEqual(["Safe date", '"≈ "yyyy-mm-dd hh:mm']);
    expect(content.cells.map(({ value }) => value)).toContainEqual(
      expect.stringMatching(/estimated from 500 replays of the schedule with assumed spreads$/),
    );
  });

  it("names what takes most of the time until the finish", () => {
    expect(row("A")["Waits most for"]).toBe("its own work: step 10 on Saw, 2 h from start to end");
    expect(row("F")["Waits most for"]).toBe("Saw: 3 h behind A step 10 and 1 more before it");
  });

  it("names nothing that a finished order waits for, and no time before plan start", () => {
    const booked = (order: string, from: number, to: number, step: string) => ({
      ...{ order, step, resource: "Saw", good: 10 },
      ...{ start: PLAN_START + hour(from), end: PLAN_START + hour(to) },
    });
    const begun = aScheduledPlan({
      orders: ["A", "B"].map((order) => ({ order, product: "P", quantity: 10 })),
      standards: ["10", "20"].map((step) => ({ ...STANDARDS[0]!, step })),
      capacities: CAPACITIES.slice(0, 1),
      actuals: [
        ...[booked("A", -5, -4, "10"), booked("A", -4, -3, "20")],
        booked("B", -90, -89, "10"),
      ],
    });
    const found = rowsOf(promisesSheet(begun, aContext()));
    expect(found.map((one) => one["Waits most for"] ?? "")).toEqual([
      "",
      expect.stringMatching(/step 20 on Saw, 1 h from start to end$/),
    ]);
  });

  it("shows a made material with the time at which its parent needs it as Due", () => {
    const made = aScheduledPlan({
      orders: [{ order: "A", product: "P", quantity: 10 }],
      standards: [
        { product: "P", step: "10", resource: "Saw", ratePerHour: 10 },
        { product: "M", step: "10", resource: "Mill", ratePerHour: 10 },
      ],
      capacities: [{ resource: "Saw" }, { resource: "Mill" }],
      materials: [{ product: "P", material: "M", quantityPer: 2 }],
    });
    const material = rowsOf(promisesSheet(made, aContext())).find(
      (one) => one["Source"] === "Material",
    )!;
    expect(material).toMatchObject({
      Order: "A/M",
      Quantity: 20,
      Due: serialAfter(2),
      Finish: serialAfter(2),
      "Late days": 0,
    });
  });

  it("names the purchase order that an order waits for", () => {
    const short = aScheduledPlan({
      orders: [{ order: "A", product: "P", quantity: 10 }],
      standards: STANDARDS,
      capacities: CAPACITIES,
      calendars: CALENDARS,
      materials: [{ product: "P", material: "STEEL", quantityPer: 1 }],
      supply: [{ material: "STEEL", leadTimeDays: 30, onHand: 0 }],
      receipts: [
        {
          ...{ purchaseOrder: "4711", material: "STEEL", quantity: 50 },
          ...{ ordered: PLAN_START - hour(48), promised: PLAN_START + hour(50) },
        },
      ],
    });
    expect(rowsOf(promisesSheet(short, aContext()))[0]!["Waits most for"]).toBe(
      "material STEEL: PO 4711 expected Wed 08:00",
    );
  });
});
