import { scheduleLocks } from "../../../src/tables/schedule-locks";
import { scheduleSheet } from "../../../src/tables/schedule-table";
import { targetActuals } from "../../../src/tables/floor-entries";
import { targetsSheet } from "../../../src/tables/targets-table";
import { historySheet } from "../../../src/tables/history-table";
import { archivedEntries } from "../../../src/tables/floor-archive";
import { freeName, sheetChanges } from "../../../src/tables/sheet-changes";
import { PLAN_START, WEEKDAYS, aRows, hour } from "../../support/a-plan";
import { aContext, aScheduledPlan, rowsOf, serialAfter } from "./sheet-reading";
import { standing } from "./standing";

const ROWS = {
  orders: [
    { order: "A", product: "P", quantity: 100 },
    { order: "B", product: "P", quantity: 50 },
  ],
  standards: [{ product: "P", step: "10", operation: "Saw", resource: "Saw", ratePerHour: 50 }],
  capacities: [{ resource: "Saw", calendar: "Day" }],
  calendars: [
    { calendar: "Day", shift: "Early", days: WEEKDAYS, start: hour(6), end: hour(14) + 1800 },
  ],
};

describe("refreshing the Schedule", () => {
  const plan = aScheduledPlan(ROWS);
  const before = scheduleSheet(plan, aContext());
  const order = rowsOf(before).map((row) => row["Order"]);

  it("writes the same when nothing has changed", () => {
    const after = scheduleSheet(plan, aContext({}, standing(before)));
    const { carriedRows, ...table } = after.tables[0]!;
    expect(carriedRows).toEqual([5, 6]);
    expect({ ...after, tables: [table] }).toEqual({ ...before, tables: [before.tables[0]] });
  });

  it("keeps what is locked, and reads locks as the sheet shows them", () => {
    const locked = standing(before, {
      set: [
        { row: 1, header: "Locked", value: "yes" },
        { row: 1, header: "Start", value: serialAfter(6) },
      ],
    });
    expect(scheduleLocks(locked.get("plumbschedule")!)).toEqual([
      {
        ...{ order: order[1], line: "", step: "10", resource: "Saw", unit: 1, by: "lock" },
        ...{ start: PLAN_START + hour(6), sheet: "Schedule", cell: "X7" },
      },
    ]);
    const after = rowsOf(scheduleSheet(plan, aContext({}, locked)));
    expect(after.map((row) => row["Locked"])).toEqual(["No", "Yes"]);
  });

  it("gives the plan the lock, so that the row stays where it is", () => {
    const locks = scheduleLocks(
      standing(before, {
        set: [
          { row: 0, header: "Locked", value: "Yes" },
          { row: 0, header: "Start", value: serialAfter(5) },
        ],
      }).get("plumbschedule")!,
    );
    const rows = rowsOf(scheduleSheet(aScheduledPlan(ROWS, {}, { locks }), aContext()));
    const row = rows.find((one) => one["Order"] === order[0])!;
    expect(row).toMatchObject({
      Start: serialAfter(5),
      Locked: "Yes",
      "Waits for": "locked here by the planner",
    });
  });

  it("lets the user's columns stay where they are and stick to their keys", () => {
    const withNotes = standing(before, { addColumn: { header: "My note", values: ["x", "y"] } });
    const turned = aScheduledPlan({ ...ROWS, orders: [...ROWS.orders].reverse() });
    const after = scheduleSheet(turned, aContext({}, withNotes)).tables[0]!;
    expect(after.columns.at(-1)).toEqual({ header: "My note", carriedFrom: 24 });
    const orderAfter = rowsOf(scheduleSheet(turned, aContext())).map((row) => row["Order"]);
    expect(after.carriedRows).toEqual(orderAfter.map((name) => 5 + order.indexOf(name)));
  });

  it("takes a renamed column for the user's own, and puts ours back", () => {
    const renamed = standing(before, { rename: { from: "Customer", to: "Kunde" } });
    const headers = scheduleSheet(plan, aContext({}, renamed)).tables[0]!.columns.map(
      (column) => [column.header, column.carriedFrom] as const,
    );
    expect(headers.slice(3, 6)).toEqual([
      ["Description", undefined],
      ["Customer", undefined],
      ["Kunde", 4],
    ]);
  });

  it("brings back a column that was removed", () => {
    const removed = standing(before, { removeColumn: "Locked" });
    const headers = scheduleSheet(plan, aContext({}, removed)).tables[0]!.columns;
    expect(headers.map((column) => column.header)).toEqual(
      before.tables[0]!.columns.map((column) => column.header),
    );
  });

  it("stays where the user moved it, its title above it", () => {
    const after = scheduleSheet(plan, aContext({}, standing(before, { shiftDown: 3 })));
    expect(after.tables[0]!.row).toBe(7);
    expect(after.cells[0]).toMatchObject({ row: 3, value: "Schedule" });
    expect(after.freeze!.rows).toBe(8);
  });
});

describe("refreshing the Targets", () => {
  const plan = aScheduledPlan(ROWS);
  const before = targetsSheet(plan, aContext());
  const filled = standing(before, {
    set: [
      { row: 0, header: "Actual units", value: 45 },
      { row: 0, header: "Scrap", value: 2 },
      { row: 0, header: "Reason", value: "Late start" },
      { row: 1, header: "Comment", value: "belt slips" },
    ],
  });

  it("carries what the floor entered into the rows of the same key", () => {
    const rows = rowsOf(targetsSheet(plan, aContext({}, filled)));
    expect(rows).toHaveLength(before.tables[0]!.rows.length);
    expect(rows[0]).toMatchObject({ "Actual units": 45, Scrap: 2, Reason: "Late start" });
    expect(rows[1]).toMatchObject({ "Actual units": null, Comment: "belt slips" });
  });

  it("takes a filled row for a booking from its bucket's start to its end", () => {
    const order = rowsOf(before)[0]!["Order"];
    expect(targetActuals(filled.get("plumbtargets")!, aRows(ROWS))).toEqual([
      {
        ...{ order, line: "", step: "10", resource: "Saw", good: 45, scrap: 2 },
        ...{ lostMin: 0, reason: "Late start" },
        ...{ start: PLAN_START, end: PLAN_START + hour(1), sheet: "Targets", cell: "P6" },
      },
    ]);
  });

  it("ends a booking with the shift", () => {
    const half = standing(before, {
      set: [
        { row: 0, header: "Actual units", value: 1 },
        { row: 0, header: "Hour", value: 14 / 24 },
      ],
    });
    const [entry] = targetActuals(half.get("plumbtargets")!, aRows(ROWS));
    expect([entry!.start, entry!.end]).toEqual([PLAN_START + hour(8), PLAN_START + hour(8.5)]);
  });

  it("keeps entries that are in the plan no longer, below the others, with their variance", () => {
    const later = aScheduledPlan(ROWS, { planStart: PLAN_START + hour(24) });
    const rows = rowsOf(targetsSheet(later, aContext({}, filled)));
    const past = rows.slice(-2);
    expect(past[0]).toMatchObject({
      Hour: 0.25,
      "Actual units": 45,
      "Target units": 50,
      Variance: -5,
    });
    expect(past[1]).toMatchObject({ Comment: "belt slips", Variance: "" });
    expect(rows.filter((row) => row["Comment"] === "belt slips")).toHaveLength(1);
  });

  it("puts them into the hidden archive after a week, and still counts them as bookings", () => {
    const later = aScheduledPlan(ROWS, { planStart: PLAN_START + hour(8 * 24) });
    const context = aContext({}, filled);
    expect(rowsOf(targetsSheet(later, context)).some((row) => row["Scrap"] === 2)).toBe(false);
    const history = historySheet([], PLAN_START + hour(8 * 24), context);
    const archived = standing(history).get("plumbfloor")!;
    expect(archivedEntries(archived, aRows(ROWS))).toMatchObject([
      { start: PLAN_START, end: PLAN_START + hour(1), good: 45, scrap: 2 },
    ]);
    const again = historySheet([], PLAN_START + hour(9 * 24), aContext({}, standing(history)));
    expect(rowsOf(again, "PlumbFloor")).toHaveLength(2);
  });
});

describe("the names of written sheets", () => {
  it("get a number where the user has a sheet of that name", () => {
    expect(freeName("Schedule", new Set(["orders"]))).toBe("Schedule");
    expect(freeName("Schedule", new Set(["schedule", "schedule 2"]))).toBe("Schedule 3");
  });

  it("stay as they are for a sheet that is ours by its table, whatever it is called now", () => {
    const content = scheduleSheet(aScheduledPlan(ROWS), aContext());
    const info = {
      ...{ tables: [], date1904: false, structureLocked: false, state: undefined, issues: [] },
      sheets: ["Schedule", "Plan of Joe"].map((name) => ({
        name,
        visible: true,
        protected: false,
      })),
    };
    const ours = standing({ ...content, name: "Plan of Joe" });
    expect(sheetChanges([content], info, ours)).toMatchObject([
      { content: { name: "Plan of Joe" }, replaces: "Plan of Joe" },
    ]);
    const [fresh] = sheetChanges([content], info, new Map());
    expect(fresh).toMatchObject({ content: { name: "Schedule 2" } });
    expect(fresh!.replaces).toBeUndefined();
  });
});
