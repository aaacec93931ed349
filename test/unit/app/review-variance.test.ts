import { publishWorkbook } from "../../../src/app/publish-workbook";
import { reviewVariance } from "../../../src/app/review-variance";
import { scheduleWorkbook } from "../../../src/app/schedule-workbook";
import type { SheetContent } from "../../../src/workbook/sheet-content";
import type { WorkbookHost } from "../../../src/workbook/workbook-host";
import { PLAN_START, hour } from "../../support/a-plan";
import { LEDGER_BOOK, LEDGER_NOW } from "../../support/ledger-book";
import { OPTIONS, START, aHost, directSolver, stillClock, tableRows } from "./a-shop";

const MONDAY = stillClock(PLAN_START);
const TUESDAY = { bookName: "shop.xlsx", now: PLAN_START + hour(24) };

/** A sheet of the user's, as it is typed in. */
function userSheet(name: string, rows: readonly (readonly (string | number)[])[]): SheetContent {
  return {
    name,
    visibility: "visible",
    cells: rows.flatMap((cells, row) => cells.map((value, column) => ({ row, column, value }))),
    tables: [],
    columnWidths: [],
    conditionalFormats: [],
    validations: [],
    notes: [],
    print: { landscape: false, fitToWidth: false },
  };
}

const HEADINGS = ["Order", "Step", "Resource", "Start", "End", "Good", "Scrap"];

/** After one hour of A-2, all of A-1: 100 in 2.5 h instead of 2. */
async function book(host: WorkbookHost): Promise<void> {
  const rows = [
    HEADINGS,
    ["A-2", "10", "Saw 1", START, START + 1 / 24, 50, 0],
    ["A-1", "10", "Saw 1", START + 1 / 24, START + 3.5 / 24, 90, 10],
  ];
  const content = userSheet("Actuals", rows);
  await host.apply([{ kind: "putSheet", content, owner: "user" }]);
}

async function reviewed(host: WorkbookHost, options = TUESDAY) {
  const outcome = await reviewVariance(host, options, directSolver, MONDAY);
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome;
}

const hours = (value: unknown) => Math.round(Number(value) * 1e6) / 1e6;

describe("variance of a workbook", () => {
  it("measures the floor against the plan that was committed", async () => {
    const host = aHost();
    await scheduleWorkbook(host, OPTIONS, directSolver, MONDAY);
    await publishWorkbook(host, MONDAY);
    await book(host);
    const { report, text } = await reviewed(host);
    expect(report).toMatchObject({
      window: { from: "2026-11-23T06:00:00", to: "2026-11-24T06:00:00" },
      plan: { kind: "committed", version: 1 },
      written: ["Variance", "Variance rows", "KPIs", "Issues"],
    });
    expect(hours(report.planned)).toBe(3);
    expect(hours(report.actual)).toBe(2.8);
    // 2.5 h at 40 an hour and 90 % against 2 h at 50 and 100 %.
    expect(hours(report.effects.extraTime)).toBe(-0.428333);
    expect(hours(report.effects.speed)).toBe(0.426667);
    expect(hours(report.effects.yield)).toBe(0.201667);
    expect(text).toMatch(
      /^Mon 23 Nov 2026 06:00 to Tue 24 Nov 2026 06:00: 2.8 standard hours made of 3 planned, 0.2 h behind plan\./,
    );
    expect(text).toMatch(/Speed +0.4 h lost, 0.4 h of it on Saw 1/);
    expect(report.lateness).toEqual({ orders: 2, late: 1, hours: 0.5 });
    expect(text).toMatch(/the latest A-1 by 30 min, most of it speed\./);
    const late = await tableRows(host, "PlumbLateness");
    expect(late.map((row) => [row["Order"], row["Late h"], row["Speed"], row["Check"]])).toEqual([
      ["A-1", 0.5, 0.5, 0],
      ["A-2", 0, 0, 0],
    ]);
    // 3.5 of 24 h run, 150 units of 3 standard hours made in them, 140 of them good.
    const figures = report.kpis.resources["Saw 1"]!;
    expect(figures.availability).toBeCloseTo(3.5 / 24, 9);
    expect(figures.effectiveness).toBeCloseTo(3 / 3.5, 9);
    expect(figures.quality).toBeCloseTo(140 / 150, 9);
    expect(figures.oee).toBeCloseTo(2.8 / 24, 9);
    expect(report.kpis.total).toEqual(figures);
    expect(text).toMatch(/OEE 11.7 %: availability 14.6 %, performance 85.7 %, quality 93.3 %/);
    expect(report.money).toMatchObject({ flexed: null, actual: null });
    const money = await tableRows(host, "PlumbMoney");
    expect(
      money.map((row) => [row["Level"], row["Flexed"], row["Variance"], row["Check"]]),
    ).toEqual([["Total", "not measured", "not measured", 0]]);
    const rows = await tableRows(host, "PlumbVariance");
    expect(
      rows.map((row) => [
        row["Level"],
        row["Resource"] ?? row["Order"] ?? row["Product"],
        hours(row["Gap h"]),
      ]),
    ).toEqual([
      ["Total", null, 0.2],
      ["Resource", "Saw 1", 0.2],
      ["Product", "P", 0.2],
      ["Order", "A-1", 0.2],
      ["Order", "A-2", 0],
      ["Day", null, 0.2],
    ]);
  });

  it("makes the plan afterwards where none was committed, and says so in every figure", async () => {
    const host = aHost();
    await book(host);
    const { report, text } = await reviewed(host);
    expect(report.plan).toEqual({ kind: "afterwards", version: null });
    expect(hours(report.planned)).toBe(3);
    expect(text).toMatch(/made afterwards from the orders open then/);
    const { tables, cells } = host.contentOf("Variance")!;
    expect(cells[1]!.value).toMatch(/≈ no plan was committed/);
    const formats = tables[0]!.columns.filter(({ format }) => format?.includes("≈"));
    expect(formats.map(({ header }) => header)).toEqual(
      expect.arrayContaining(["Planned h", "Gap h", "Speed"]),
    );
  });

  it("writes the same again over what it wrote", async () => {
    const host = aHost();
    await book(host);
    await reviewed(host);
    const first = await tableRows(host, "PlumbVariance");
    const { report } = await reviewed(host);
    expect(report.written).toEqual(["Variance", "Variance rows", "KPIs", "Issues"]);
    expect(await tableRows(host, "PlumbVariance")).toEqual(first);
  });

  it("lists what is odd in the record on Issues, beside the plan's, once", async () => {
    const host = aHost();
    await scheduleWorkbook(host, OPTIONS, directSolver, MONDAY);
    let plans = await tableRows(host, "PlumbIssues");
    const rows = [
      HEADINGS,
      ["A-2", "10", "Saw 1", START, START + 1 / 24, 50, 0],
      ["X-9", "10", "Saw 1", START + 0.5 / 24, START + 2 / 24, 5, 0],
    ];
    await host.apply([{ kind: "putSheet", content: userSheet("Actuals", rows), owner: "user" }]);
    for (let time = 0; time < 2; time++) {
      const { report } = await reviewed(host);
      expect(report.written).toContain("Issues");
      const now = await tableRows(host, "PlumbIssues");
      const ofRecord = now.filter((row) => row["From"] === "Record");
      expect(ofRecord.map((row) => [row["Sheet"], row["Cell"]])).toEqual(
        expect.arrayContaining([["Actuals", "D3"]]),
      );
      expect(now.filter((row) => row["From"] === "Plan")).toEqual(
        plans.filter((row) => row["From"] === "Plan"),
      );
      expect(new Set(now.map((row) => JSON.stringify(row))).size).toBe(now.length);
      await scheduleWorkbook(host, OPTIONS, directSolver, MONDAY);
      plans = await tableRows(host, "PlumbIssues");
      expect(plans.filter((row) => row["From"] === "Record")).toEqual(ofRecord);
    }
  });

  it("is refused in one line where nothing is recorded", async () => {
    const outcome = await reviewVariance(aHost(), TUESDAY, directSolver, MONDAY);
    expect(outcome).toMatchObject({ kind: "refused", issues: [{ code: "nothing-recorded" }] });
  });
});

describe("the money of a closed month", () => {
  it("is summed from drivers by live formulas, with what is missing not measured", async () => {
    const host = aHost(LEDGER_BOOK);
    await reviewed(host, { bookName: "ledger.xlsx", now: LEDGER_NOW });
    const drivers = await tableRows(host, "PlumbMoneyDrivers");
    const named = drivers.map((row) =>
      [row["Kind"], row["Resource"], row["Product"], row["Material"]].join(" "),
    );
    expect(named).toEqual([
      "Work M P ",
      "Work M P* ",
      "Work N P* ",
      "Material (material) P Bar",
      "Material (material) P* Rod",
      "Fixed (plant) (overheads) ",
      "Fixed N (overheads) ",
      "Variable M (overheads) ",
      "Volume (plant) (overheads) ",
      "Budget (material) P ",
    ]);
    expect(drivers[0]).toMatchObject({ Flexed: 450, Yield: 60 });
    expect(hours(drivers[0]!["Standard revision"])).toBe(-80);
    expect(drivers[1]!["Standard revision"]).toBe("not measured");
    expect(drivers[4]).toMatchObject({ "Paid price": "not measured", Price: "not measured" });
    const lines = await tableRows(host, "PlumbMoney");
    expect(lines.every((row) => row["Level"] === "Ledger" || row["Check"] === 0)).toBe(true);
    const total = lines.find((row) => row["Level"] === "Total")!;
    for (const figure of ["Price", "Usage", "Rate", "Efficiency", "Yield", "Overhead spending"]) {
      const sum = drivers.reduce((all, row) => all + (Number(row[figure]) || 0), 0);
      expect([figure, hours(total[figure])]).toEqual([figure, hours(sum)]);
    }
    const { tables } = host.contentOf("Variance")!;
    const money = tables.find(({ name }) => name === "PlumbMoney")!;
    const live = money.rows[0]!.filter(
      (cell) => typeof cell === "object" && cell && "formula" in cell,
    );
    expect(live.length).toBe(15);
  });
});
