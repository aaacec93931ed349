import { serialFromMoment } from "../../../src/kernel/moment";
import { targetsSheet } from "../../../src/tables/targets-table";
import { PLAN_START, WEEKDAYS, hour } from "../../support/a-plan";
import { aContext, aScheduledPlan, rowsOf } from "./sheet-reading";

describe("shift targets", () => {
  const plan = aScheduledPlan({
    orders: [{ order: "A-1", product: "P", quantity: 100 }],
    standards: [
      {
        ...{ product: "P", step: "10", operation: "Saw", resource: "Saw" },
        ...{ ratePerHour: 50, setupMin: 30, labour: "Crew", crew: 2 },
      },
    ],
    capacities: [
      { resource: "Saw", calendar: "Day" },
      { resource: "Crew", pool: true, units: 3, calendar: "Day" },
    ],
    calendars: [
      {
        ...{ calendar: "Day", shift: "Early", days: WEEKDAYS, start: hour(6), end: hour(14) },
        breaks: [{ start: hour(7), end: hour(7) + 900 }],
      },
    ],
  });
  const content = targetsSheet(plan, aContext());
  const rows = rowsOf(content);

  it("splits an operation into the hours of its shift, breaks left out", () => {
    const figures = rows.map((row) => [
      row["Hour"],
      row["Activity"],
      row["Target units"],
      row["Cumulative target"],
    ]);
    // Setup to 06:30; half an hour makes 25, three quarters 37.5, an hour 50; the rest in the fourth.
    expect(figures).toEqual([
      [6 / 24, "Setup", null, null],
      [6 / 24, "Run", 25, 25],
      [7 / 24, "Break", null, null],
      [7 / 24, "Run", 37, 62],
      [8 / 24, "Run", 38, 100],
    ]);
  });

  it("says by when a setup is done, and how long a break is", () => {
    expect(rows.map((row) => row["Operation"])).toEqual([
      "Set up for Saw, done by 06:30",
      "Saw",
      "Break 07:00 to 07:15",
      "Saw",
      "Saw",
    ]);
  });

  it("names the shift, the crew and the standard's rate", () => {
    expect(rows[1]).toMatchObject({
      Date: serialFromMoment(PLAN_START) - 6 / 24,
      Shift: "Early",
      Crew: 2,
      "Standard rate": 50,
      Order: "A-1",
      Step: "10",
    });
  });

  it("computes Variance by a live formula that is empty until there are actual units", () => {
    const { columns, rows: cells } = content.tables[0]!;
    const at = columns.findIndex((column) => column.header === "Variance");
    expect(cells[1]![at]).toEqual({
      formula:
        '=IF(OR(PlumbTargets[[#This Row],[Actual units]]="",PlumbTargets[[#This Row],[Target units]]=""),"",PlumbTargets[[#This Row],[Actual units]]-PlumbTargets[[#This Row],[Target units]])',
      value: "",
    });
  });

  it("offers a list of reasons and refuses figures below 0", () => {
    const rules = content.validations.map(({ rule, title }) => [title, rule.kind]);
    expect(rules).toEqual([
      ["Actual units", "number"],
      ["Scrap", "number"],
      ["Lost min", "number"],
      ["Reason", "list"],
    ]);
  });

  it("gives one row a shift where the bucket is the shift", () => {
    const byShift = rowsOf(targetsSheet(plan, aContext({ bucket: "Shift" })));
    expect(byShift.map((row) => [row["Activity"], row["Target units"]])).toEqual([
      ["Setup", null],
      ["Run", 100],
      ["Break", null],
    ]);
  });

  it("names the changeover by its families", () => {
    const changing = aScheduledPlan({
      orders: [
        { order: "A", product: "P", quantity: 50 },
        { order: "B", product: "Q", quantity: 50 },
      ],
      standards: [
        { product: "P", step: "10", resource: "Saw", ratePerHour: 50, family: "Red" },
        { product: "Q", step: "10", resource: "Saw", ratePerHour: 50, family: "Blue" },
      ],
      capacities: [{ resource: "Saw" }],
      changeovers: [
        { fromFamily: "Red", toFamily: "Blue", minutes: 20 },
        { fromFamily: "Blue", toFamily: "Red", minutes: 20 },
      ],
    });
    const setups = rowsOf(targetsSheet(changing, aContext())).filter(
      (row) => row["Activity"] === "Setup",
    );
    expect(setups.map((row) => row["Operation"])).toEqual([
      expect.stringMatching(/^Changeover (Red → Blue|Blue → Red), done by 07:20$/),
    ]);
  });

  it("keeps the day of a shift over midnight, its hours counting on", () => {
    const night = aScheduledPlan({
      orders: [{ order: "A", product: "P", quantity: 4 }],
      standards: [{ product: "P", step: "10", resource: "Saw", ratePerHour: 1 }],
      capacities: [{ resource: "Saw", calendar: "Night" }],
      calendars: [
        { calendar: "Night", shift: "Night", days: WEEKDAYS, start: hour(22), end: hour(6) },
      ],
    });
    const times = rowsOf(targetsSheet(night, aContext())).map((row) => [row["Date"], row["Hour"]]);
    const monday = serialFromMoment(PLAN_START) - 6 / 24;
    expect(times).toEqual([22, 23, 24, 25].map((clock) => [monday, clock / 24]));
  });
});
