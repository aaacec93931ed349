import { scheduleSheet } from "../../../src/tables/schedule-table";
import { PLAN_START, hour } from "../../support/a-plan";
import { aContext, aScheduledPlan, rowsOf, serialAfter } from "./sheet-reading";

const STANDARDS = [
  { product: "P", step: "10", operation: "Saw", resource: "Saw", ratePerHour: 50, setupMin: 30 },
  { product: "P", step: "20", operation: "Mill", resource: "Mill", ratePerHour: 100 },
];

describe("the Schedule", () => {
  const plan = aScheduledPlan({
    orders: [
      { order: "A-1", product: "P", quantity: 100, due: PLAN_START + hour(12), customer: "Acme" },
      { order: "A-2", product: "P", quantity: 100 },
    ],
    standards: STANDARDS,
    capacities: [{ resource: "Saw" }, { resource: "Mill" }],
  });
  const content = scheduleSheet(plan, aContext());
  const rows = rowsOf(content);

  it("shows setup, run and end of each step on its resource", () => {
    expect(rows[0]).toMatchObject({
      Order: "A-1",
      Customer: "Acme",
      Resource: "Saw",
      Unit: 1,
      Start: serialAfter(0),
      "Run start": serialAfter(0.5),
      End: serialAfter(2.5),
      "Setup min": 30,
      "Run min": 120,
      "Start quantity": 100,
      "Good quantity": 100,
      "Rate per hour": 50,
      "Waits for": "nothing: it starts with the plan",
      Locked: "No",
    });
  });

  it("sorts by Start, then by resource", () => {
    const starts = rows.map((row) => [row["Start"], row["Resource"]]);
    expect(starts).toEqual([
      [serialAfter(0), "Saw"],
      [serialAfter(2.5), "Mill"],
      [serialAfter(2.5), "Saw"],
      [serialAfter(5), "Mill"],
    ]);
  });

  it("gives the last step due − end as slack, and earlier ones that plus the gap", () => {
    const own = rows.filter((row) => row["Order"] === "A-1");
    // Mill ends 3.5 h after plan start, 8.5 h before it is due; Saw hands over without a gap.
    expect(own.map((row) => row["Slack h"])).toEqual([8.5, 8.5]);
    expect(own.map((row) => row["Status"])).toEqual(["On time", "On time"]);
  });

  it("leaves slack empty and says On time where nothing is due", () => {
    const own = rows.filter((row) => row["Order"] === "A-2");
    expect(own.map((row) => row["Slack h"])).toEqual([null, null]);
    expect(own.map((row) => row["Status"])).toEqual(["On time", "On time"]);
  });

  it("says in words what each operation waits for", () => {
    expect(rows[1]!["Waits for"]).toBe("after A-1 step 10 on Saw, ends Mon 08:30");
    expect(rows[2]!["Waits for"]).toBe("after A-1 step 10 on Saw, ends Mon 08:30");
  });

  it("calls an operation at risk under 8 hours of slack and late below none", () => {
    const statuses = [4, 3.5, 3].map((hours) => {
      const tight = aScheduledPlan({
        orders: [{ order: "A", product: "P", quantity: 100, due: PLAN_START + hour(hours) }],
        standards: STANDARDS,
        capacities: [{ resource: "Saw" }, { resource: "Mill" }],
      });
      return rowsOf(scheduleSheet(tight, aContext())).map((row) => [row["Status"], row["Slack h"]]);
    });
    expect(statuses).toEqual([
      [
        ["At risk", 0.5],
        ["At risk", 0.5],
      ],
      [
        ["At risk", 0],
        ["At risk", 0],
      ],
      [
        ["Late", -0.5],
        ["Late", -0.5],
      ],
    ]);
  });

  it("names the resource that does it, never its group", () => {
    const grouped = aScheduledPlan({
      orders: [{ order: "A", product: "P", quantity: 10 }],
      standards: [{ product: "P", step: "10", resource: "Saws", ratePerHour: 10 }],
      capacities: [{ resource: "Saw 1", group: "Saws" }],
    });
    expect(rowsOf(scheduleSheet(grouped, aContext()))[0]!["Resource"]).toBe("Saw 1");
  });

  it("shows the rate at which it is planned", () => {
    const slow = aScheduledPlan({
      orders: [{ order: "A", product: "P", quantity: 70 }],
      standards: [
        { product: "P", step: "10", resource: "Saw", ratePerHour: 70, planningShare: 0.9 },
      ],
      capacities: [{ resource: "Saw", efficiency: 0.95, uptime: 0.8 }],
    });
    const rate = rowsOf(scheduleSheet(slow, aContext()))[0]!["Rate per hour"];
    expect(rate).toBeCloseTo(70 * 0.9 * 0.95 * 0.8, 2);
  });

  it("writes serials of the 1904 system where the workbook has it", () => {
    const rows1904 = rowsOf(scheduleSheet(plan, { ...aContext(), date1904: true }));
    expect(rows1904[0]!["Start"]).toBe(serialAfter(0) - 1462);
  });

  it("says so in a row when nothing is scheduled", () => {
    const empty = aScheduledPlan({
      orders: [{ order: "A", product: "P", quantity: 10, status: "Hold" }],
      standards: STANDARDS,
      capacities: [{ resource: "Saw" }, { resource: "Mill" }],
    });
    const only = rowsOf(scheduleSheet(empty, aContext()));
    expect(only).toHaveLength(1);
    expect(only[0]!["Order"]).toMatch(/^Nothing is scheduled/);
  });
});

it("says so where nobody recorded when a step was finished", () => {
  const plan = aScheduledPlan({
    orders: [{ order: "A-1", product: "P", quantity: 100, stepsDoneTo: "10" }],
    standards: STANDARDS,
    capacities: [{ resource: "Saw" }, { resource: "Mill" }],
  });
  const rows = rowsOf(scheduleSheet(plan, aContext()));
  expect(rows.find((row) => row["Step"] === "10")).toMatchObject({
    Status: "Done",
    "Waits for": "finished; when is not recorded",
  });
});
