import { headingParts } from "../../../src/sheets/heading-unit";
import { matchHeading } from "../../../src/sheets/heading-index";
import { ORDERS } from "../../../src/sheets/orders";
import { STANDARDS } from "../../../src/sheets/standards";
import { CAPACITIES } from "../../../src/sheets/capacities";
import { SUPPLY } from "../../../src/sheets/supplies";

describe("units inside headings", () => {
  it.each([
    ["Run time [h]", "runtime", { kind: "time", seconds: 3600 }],
    ["Setup (min)", "setup", { kind: "time", seconds: 60 }],
    ["Rüstzeit in Std.", "rüstzeit", { kind: "time", seconds: 3600 }],
    ["Rate /min", "rate", { kind: "perTime", seconds: 60 }],
    ["Output [pcs/h]", "output", { kind: "perTime", seconds: 3600 }],
    ["Stück pro Minute", "", { kind: "perTime", seconds: 60 }],
    ["SetupTime_Minutes", "setuptime", { kind: "time", seconds: 60 }],
    ["Capacity_UnitsPerHour", "capacity", { kind: "perTime", seconds: 3600 }],
    ["EstimatedHours", "estimated", { kind: "time", seconds: 3600 }],
    ["Time [min/100]", "time", { kind: "timePerUnits", seconds: 60, units: 100 }],
    ["Cycle time (s/pc)", "cycletime", { kind: "timePerUnits", seconds: 1, units: 1 }],
    ["Production Order (kg)", "productionorder", { kind: "amount" }],
    ["Yield %", "yield", { kind: "percent" }],
    ["Due (confirmed)", "due", undefined],
    ["Customer", "customer", undefined],
  ])("parts %s", (heading, base, unit) => {
    expect(headingParts(heading)).toMatchObject({ base, unit });
  });

  it.each([
    [STANDARDS, "Setup [h]", "setupMin", 60],
    [STANDARDS, "SetupTime_Minutes", "setupMin", 1],
    [STANDARDS, "Rüstzeit [s]", "setupMin", 1 / 60],
    [STANDARDS, "Rate /min", "ratePerHour", 60],
    [STANDARDS, "Pcs/min", "ratePerHour", 60],
    [STANDARDS, "Stk/h", "ratePerHour", 1],
    [STANDARDS, "Speed (pcs/min)", "ratePerHour", 60],
    [STANDARDS, "Capacity_UnitsPerHour", "ratePerHour", 1],
    [STANDARDS, "Run time [h]", "minPerUnit", 60],
    [STANDARDS, "Cycle time (sec)", "minPerUnit", 1 / 60],
    [STANDARDS, "Cycle time [s/pc]", "minPerUnit", 1 / 60],
    [STANDARDS, "Time per unit [min/100]", "minPerUnit", 1 / 100],
    [STANDARDS, "Wait after [min]", "waitAfterHours", 1 / 60],
    [STANDARDS, "Yield [%]", "yield", 1],
    [ORDERS, "EstimatedHours", "hours", 1],
    [ORDERS, "Duration (h)", "hours", 1],
    [ORDERS, "Run time [min]", "hours", 1 / 60],
    [ORDERS, "Qty (kg)", "quantity", 1],
    [ORDERS, "Order value [EUR]", "value", 1],
    [CAPACITIES, "Cost per hour [€/h]", "costPerHour", 1],
    [SUPPLY, "Lieferzeit (Wochen)", "leadTimeDays", 7],
  ])("%# converts %s", (sheet, heading, column, factor) => {
    const match = matchHeading(sheet, heading);
    expect(match).toMatchObject({ kind: "sure", column, unitAssumed: false });
    if (match.kind === "sure") expect(match.factor).toBeCloseTo(factor, 10);
  });

  it.each([
    [ORDERS, "Weight (kg)", ["weight", "quantity"]],
    [ORDERS, "Production Order (kg)", ["order", "quantity"]],
    [ORDERS, "Due (confirmed)", ["due"]],
    [ORDERS, "Date", ["release", "due"]],
    [ORDERS, "End Date", ["due", "shipped"]],
    [ORDERS, "Prioraty", ["priority"]],
    [ORDERS, "Batch No.", ["order"]],
    [ORDERS, "Speed", ["ratePerHour"]],
    [ORDERS, "Working Hours", ["hours"]],
    [STANDARDS, "Processing time [h]", ["minPerUnit", "fixedMin"]],
  ])("%# asks about %s", (sheet, heading, columns) => {
    expect(matchHeading(sheet, heading)).toEqual({ kind: "ask", columns });
  });

  it.each([
    "PPT",
    "Hose",
    "Material Reservation",
    "Order placement date",
    "constructor",
    "__proto__",
    "toString",
    "",
    "🏭",
  ])("leaves %p aside", (heading) =>
    expect(matchHeading(ORDERS, heading)).toEqual({ kind: "unknown" }),
  );

  it("says when the unit is only assumed", () => {
    expect(matchHeading(STANDARDS, "Setup time")).toMatchObject({ unitAssumed: true });
    expect(matchHeading(STANDARDS, "Cadence")).toMatchObject({ unitAssumed: true });
    expect(matchHeading(SUPPLY, "Lieferzeit")).toMatchObject({ unitAssumed: true });
    expect(matchHeading(STANDARDS, "Setup min")).toMatchObject({ unitAssumed: false });
  });
});
