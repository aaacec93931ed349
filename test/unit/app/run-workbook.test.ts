import { cleanWorkbook } from "../../../src/app/clean-workbook";
import { runWorkbook } from "../../../src/app/run-workbook";
import type { MemoryHost } from "../../../src/hosts/memory-host";
import type { WorkbookSeed } from "../../../src/hosts/workbook-seed";
import { PLAN_START } from "../../support/a-plan";
import { CHECKED_BOOK } from "../../support/checked-book";
import { OPTIONS, SHOP, START, aHost, directSolver, stillClock, tableRows } from "./a-shop";

const CLOCK = stillClock(PLAN_START);
const TODAY = Math.floor(START);

const withObjectives = (seed: WorkbookSeed): WorkbookSeed => ({
  sheets: [
    ...seed.sheets,
    {
      name: "Objectives",
      rows: [
        ["Objective", "Name", "Metric", "Baseline", "Target", "Start", "Due"],
        ["O-1", "All on time", "On-time", 0.5, 1, TODAY - 50, TODAY + 50],
        ["O-2", "Little changing over", "Changeover hours", 40, 20, TODAY - 50, TODAY + 50],
        ["O-3", "Cheap", "Cost per unit", 10, 8, TODAY - 50, TODAY + 50],
      ],
      formats: { F: "yyyy-mm-dd", G: "yyyy-mm-dd", D2: "0%", E2: "0%" },
    },
  ],
});

/** So much work for both saws that each hour of theirs counts. */
const withMuchWork = (seed: WorkbookSeed): WorkbookSeed => ({
  sheets: seed.sheets.map((sheet) => {
    if (sheet.name === "Standards")
      return { ...sheet, rows: [...sheet.rows.slice(0, 2), ["P", "20", "Drill", 3000, 0, 1]] };
    if (sheet.name !== "Orders") return sheet;
    const orders = ["A-1", "A-2", "A-3"].map((order) => [order, "P", 720, START + 0.6, "Open"]);
    return { ...sheet, rows: [sheet.rows[0]!, ...orders, ...sheet.rows.slice(2)] };
  }),
});

async function ran(host: MemoryHost) {
  const outcome = await runWorkbook(host, OPTIONS, directSolver, CLOCK);
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe("the Summary of a run", () => {
  const host = aHost(withObjectives(CHECKED_BOOK));
  beforeAll(async () => {
    await ran(host);
  });

  it("has each objective, with gaps as live formulas, and says what is not measured", async () => {
    const rows = await tableRows(host, "PlumbSummary");
    expect(rows.map((row) => row["Objective"])).toEqual([
      "All on time",
      "Little changing over",
      "Cheap",
    ]);
    const [onTime, setups, cost] = rows;
    // Half-way from 50 to 100 %; Due is the end of its day.
    expect(onTime).toMatchObject({ Unit: "%", Target: 100 });
    expect(Number(onTime!["Should be now"])).toBeCloseTo(75, 0);
    expect(Number(setups!["Gap now"])).toBeCloseTo(
      Number(setups!["Should be now"]) - Number(setups!["Achieved"]),
    );
    expect(cost).toMatchObject({ Achieved: "not measured", Status: "Not measured" });
    const { notes, tables, cells } = host.contentOf("Summary")!;
    // No plan was committed in that week: what was planned is marked, as on Variance.
    expect(cells.some(({ value }) => /of ≈ \d+ standard hours made/.test(String(value)))).toBe(
      true,
    );
    expect(notes.some(({ text }) => /does not measure this yet/.test(text))).toBe(true);
    const gap = tables[0]!.rows[1]![8];
    expect(gap).toMatchObject({ formula: expect.stringMatching(/Should be now.*-.*Achieved/) });
  });

  it("names nothing to correct where that changes nothing", async () => {
    const rows = await tableRows(host, "PlumbCorrections");
    expect(rows).toMatchObject([{ "What to correct": expect.stringMatching(/^None of the \d /) }]);
  });

  it("names what to correct first, each with its cell and what it does", async () => {
    const busy = aHost(withMuchWork(CHECKED_BOOK));
    await ran(busy);
    const rows = await tableRows(busy, "PlumbCorrections");
    expect(rows.length).toBeLessThanOrEqual(5);
    const saw = rows.find((row) => row["What to correct"] === "Rate of P, step 10 on Saw 1")!;
    expect(saw).toMatchObject({ Verdict: "Too tight", Cell: "Standards!D2", Planned: 60 });
    expect(Number(saw["Really"])).toBeLessThan(60);
    expect(Number(saw["Late days added or saved (−)"])).toBeGreaterThan(0);
  });

  it("draws the load, prints on one page and folds the figures of its charts away", () => {
    const { charts, print, outlines, cells } = host.contentOf("Summary")!;
    expect(print).toMatchObject({ onePage: true, landscape: true });
    const load = charts!.find(({ name }) => name === "How full resources are")!;
    const { top, bottom, left } = load.series[0]!.values;
    expect(outlines![0]!.from).toBeLessThanOrEqual(left);
    expect(outlines![0]!.to).toBeGreaterThanOrEqual(left);
    for (let row = top; row <= bottom; row++)
      expect(cells.find((cell) => cell.row === row && cell.column === left)).toBeDefined();
  });

  it("stays one sheet when it is run again, and is gone when cleaned", async () => {
    await ran(host);
    const { sheets } = await host.readInfo();
    expect(sheets.filter(({ name }) => name.startsWith("Summary"))).toHaveLength(1);
    await cleanWorkbook(host);
    expect((await host.readInfo()).sheets.map(({ name }) => name)).not.toContain("Summary");
  });
});

describe("a workbook without objectives and without a record", () => {
  it("has a Summary that says so", async () => {
    const host = aHost(SHOP);
    const outcome = await ran(host);
    expect(outcome.report.written).toContain("Summary");
    expect(await tableRows(host, "PlumbSummary")).toMatchObject([
      { Objective: "No objectives yet: they are read from a sheet Objectives." },
    ]);
    expect(await tableRows(host, "PlumbCorrections")).toMatchObject([
      { "What to correct": "Nothing is recorded yet that assumptions could be tested by." },
    ]);
    expect(outcome.learned?.check).toBeUndefined();
  });
});
