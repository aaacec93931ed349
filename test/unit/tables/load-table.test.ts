import { serialFromMoment } from "../../../src/kernel/moment";
import { loadSheet } from "../../../src/tables/load-table";
import { PLAN_START, WEEKDAYS, hour } from "../../support/a-plan";
import { aContext, aScheduledPlan, rowsOf } from "./sheet-reading";

const MONDAY = serialFromMoment(PLAN_START) - 0.25;

const shop = (quantity: number) =>
  aScheduledPlan({
    orders: [{ order: "A", product: "P", quantity }],
    standards: [
      {
        product: "P",
        step: "10",
        resource: "Saw",
        ratePerHour: 10,
        setupMin: 60,
        labour: "Crew",
        crew: 2,
      },
    ],
    capacities: [
      { resource: "Saw", group: "Saws", calendar: "Day" },
      { resource: "Crew", pool: true, units: 4, calendar: "Day" },
    ],
    calendars: [
      {
        ...{ calendar: "Day", shift: "Early", days: WEEKDAYS, start: hour(6), end: hour(14) },
        breaks: [{ start: hour(9), end: hour(9) + 1800 }],
      },
    ],
  });

describe("the Load", () => {
  it("sets setup and run hours against the hours that there are, day by day", () => {
    // 7.5 h a day: Monday setup 1 and run 6.5, Tuesday the other 3.5 of 100 units at 10 an hour.
    const rows = rowsOf(loadSheet(shop(100), aContext()));
    expect(rows).toEqual([
      {
        ...{ Resource: "Saw", Group: "Saws", Period: MONDAY, "Available h": 7.5 },
        ...{ "Setup h": 1, "Run h": 6.5, "Load %": 1, Verdict: "Overloaded" },
      },
      {
        ...{ Resource: "Saw", Group: "Saws", Period: MONDAY + 1, "Available h": 7.5 },
        ...{ "Setup h": 0, "Run h": 3.5, "Load %": 3.5 / 7.5, Verdict: "Balanced" },
      },
      {
        ...{ Resource: "Crew", Group: "", Period: MONDAY, "Available h": 30 },
        ...{ "Setup h": 2, "Run h": 13, "Load %": 0.5, Verdict: "Balanced" },
      },
      {
        ...{ Resource: "Crew", Group: "", Period: MONDAY + 1, "Available h": 30 },
        ...{ "Setup h": 0, "Run h": 7, "Load %": 7 / 30, Verdict: "Idle" },
      },
    ]);
  });

  it("counts by hour, shift and week as well", () => {
    const first = (bucket: "Hour" | "Shift" | "Week") =>
      rowsOf(loadSheet(shop(100), aContext({ bucket })))[0];
    expect(first("Hour")).toMatchObject({
      Period: serialFromMoment(PLAN_START),
      "Available h": 1,
      "Setup h": 1,
    });
    expect(first("Shift")).toMatchObject({
      Period: serialFromMoment(PLAN_START),
      "Available h": 7.5,
      "Run h": 6.5,
    });
    expect(first("Week")).toMatchObject({ Period: MONDAY, "Available h": 37.5, "Run h": 10 });
  });

  it("has no limit to judge by where any number runs at once", () => {
    const plan = aScheduledPlan({
      orders: [{ order: "A", product: "P", quantity: 10 }],
      standards: [{ product: "P", step: "10", resource: "Plating", fixedMin: 120 }],
      capacities: [{ resource: "Plating", limit: false }],
    });
    expect(rowsOf(loadSheet(plan, aContext()))[0]).toMatchObject({
      "Available h": null,
      "Run h": 2,
      "Load %": null,
      Verdict: "No limit",
    });
  });

  it("shows a heat map of resources by day beside the table", () => {
    const content = loadSheet(shop(100), aContext());
    const right = content.tables[0]!.columns.length + 1;
    const cells = content.cells.filter((cell) => cell.column >= right && cell.row > 4);
    expect(cells.map((cell) => cell.value)).toEqual(["Saw", 1, 3.5 / 7.5, "Crew", 0.5, 7 / 30]);
    expect(content.conditionalFormats.map((format) => format.look)).toContain("full");
  });
});
