import { checkBook } from "../../../src/app/check-assumptions";
import { cleanWorkbook } from "../../../src/app/clean-workbook";
import { inspectWorkbook } from "../../../src/app/inspect-workbook";
import type { WorkbookHost } from "../../../src/workbook/workbook-host";
import { type CellValue, cellAt } from "../../../src/workbook/grid";
import { PLAN_START } from "../../support/a-plan";
import { CHECKED_BOOK, STANDARDS, withSheet } from "../../support/checked-book";
import { SHOP, aHost, directSolver, stillClock, tableRows } from "./a-shop";

const CLOCK = stillClock(PLAN_START);

async function checked(host: WorkbookHost) {
  const outcome = await checkBook(
    host,
    { bookName: "shop.xlsx", weigh: false },
    directSolver,
    CLOCK,
  );
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.report;
}

async function cells(host: WorkbookHost, sheet: string) {
  const [grid] = await host.readGrids([sheet]);
  return Array.from({ length: grid!.height }, (_, r) =>
    Array.from({ length: grid!.width }, (_, c) => cellAt(grid!, grid!.top + r, grid!.left + c)),
  );
}

async function snapshot(host: WorkbookHost) {
  const { sheets, tables, state } = await host.readInfo();
  const all = await Promise.all(sheets.map(({ name }) => cells(host, name)));
  return { sheets, tables, state, all };
}

const HEADINGS = ["Plumb check", "Plumb observed", "Plumb suggested"];
const BLANK = [null, null, null];
const SAWS =
  "Rate on Saw 1 too tight; rate on Saw 2 and setup hold; yield: not enough data, 1 more job (figures: rate on Saw 1)";
const BESIDE_STANDARDS = [HEADINGS, [SAWS, 48, 48], BLANK];
const BESIDE_SUPPLY = [
  HEADINGS,
  ["Lead time too optimistic", 14, 14],
  ["Lead time realistic", 10, null],
  ["Lead time: not enough data, 5 more receipts", null, null],
];

describe("the checks beside the inputs", () => {
  it("say on each tested row what was found, with the figures of the worst", async () => {
    const host = aHost(CHECKED_BOOK);
    const report = await checked(host);
    const standards = await cells(host, "Standards");
    expect(standards.map((row) => row.slice(0, 6))).toEqual(STANDARDS);
    expect(standards.map((row) => row.slice(6))).toEqual(BESIDE_STANDARDS);
    expect((await cells(host, "Supply")).map((row) => row.slice(3))).toEqual(BESIDE_SUPPLY);
    expect(report.issues.filter(({ sheet }) => sheet === "Standards")).toEqual([]);
  });

  it("are not added where nothing on the sheet is tested", async () => {
    const host = aHost(CHECKED_BOOK);
    const before = await cells(host, "Capacities");
    await checked(host);
    expect(await cells(host, "Capacities")).toEqual(before);
  });

  it("are rewritten where they stand, and read by nobody", async () => {
    const host = aHost(CHECKED_BOOK);
    const first = await checked(host);
    const before = await snapshot(host);
    const again = await checked(host);
    expect(await snapshot(host)).toEqual(before);
    expect(again.issues).toEqual(first.issues);
    const { sheets } = await inspectWorkbook(host, { bookName: "shop.xlsx" }, CLOCK);
    const seen = sheets.flatMap(({ found }) => found?.unused ?? []);
    expect(seen.filter((heading) => /plumb/i.test(heading))).toEqual([]);
  });

  it("keep their place beside columns that the user adds behind them", async () => {
    const host = aHost(withSheet({ name: "Standards", rows: STANDARDS }));
    await checked(host);
    await host.apply([
      { kind: "putCell", sheet: "Standards", cell: "J1", value: "Operation" },
      { kind: "putCell", sheet: "Standards", cell: "J2", value: "Saw" },
      { kind: "putCell", sheet: "Standards", cell: "K1", value: "My note" },
    ]);
    const { issues } = await checked(host);
    const rows = await cells(host, "Standards");
    expect(rows.map((row) => row.slice(6, 9))).toEqual(BESIDE_STANDARDS);
    expect(rows[0]).toHaveLength(11);
    expect(issues.find(({ code }) => code === "headings-not-used")?.value).toBe("My note");
  });

  it("are emptied when nothing is tested any more", async () => {
    const host = aHost(CHECKED_BOOK);
    await checked(host);
    const [actuals] = await host.readGrids(["Actuals"]);
    await host.apply(
      Array.from({ length: actuals!.height - 1 }, (_, n) => ({
        ...{ kind: "putCell", sheet: "Actuals", cell: `A${n + 2}`, value: null },
      })),
    );
    await checked(host);
    expect((await cells(host, "Standards")).map((row) => row.slice(6))).toEqual([
      HEADINGS,
      BLANK,
      BLANK,
    ]);
  });

  it("reach as far down as those of an earlier run, when a plain range got shorter", async () => {
    const rows = [...STANDARDS, ["P", "30", "Saw 1", 60, 0, 1]];
    const host = aHost(withSheet({ name: "Standards", rows }));
    await checked(host);
    await host.apply([{ kind: "putCell", sheet: "Standards", cell: "G4", value: "stale" }]);
    for (const column of "ABCDEF")
      await host.apply([{ kind: "putCell", sheet: "Standards", cell: `${column}4`, value: null }]);
    await checked(host);
    expect(await cells(host, "Standards")).toHaveLength(3);
  });

  it("go with everything else of ours", async () => {
    for (const seed of [CHECKED_BOOK, withSheet({ name: "Standards", rows: STANDARDS })]) {
      const host = aHost(seed);
      const before = await snapshot(host);
      await checked(host);
      await checked(host);
      expect(await cleanWorkbook(host)).toEqual(["Assumptions", "Issues"]);
      expect(await snapshot(host)).toEqual(before);
    }
  });

  it("are not made in a workbook without a record", async () => {
    const host = aHost();
    await checked(host);
    expect(await cells(host, "Standards")).toEqual(SHOP.sheets[1]!.rows);
  });
});

describe("columns that have no place", () => {
  const filled = STANDARDS.map((row, n): readonly CellValue[] =>
    n === 2 ? [...row, null, "ask Jo"] : row,
  );

  it("leave a sheet as it is where cells in their way are filled, and say which", async () => {
    const host = aHost(withSheet({ name: "Standards", rows: filled, tables: { T: "A1:F3" } }));
    const before = await cells(host, "Standards");
    const { issues, written } = await checked(host);
    expect(await cells(host, "Standards")).toEqual(before);
    expect(issues.filter(({ code }) => code === "cells-not-empty")).toEqual([
      {
        ...{ severity: "warning", code: "cells-not-empty", sheet: "Standards", cell: "H3" },
        value: "",
        what: 'Plumb check, Plumb observed and Plumb suggested could not be written beside "Standards", because the cells right of the table are not empty (H3): none was added, and the checks stand on Assumptions only.',
        how: "Clear or move what stands right of the table, over its whole height; the next run adds the columns.",
      },
    ]);
    expect(written).toEqual(["Assumptions", "Issues"]);
    expect((await tableRows(host, "PlumbAssumptions")).length).toBeGreaterThan(5);
    expect((await cells(host, "Supply")).map((row) => row.slice(3))).toEqual(BESIDE_SUPPLY);
  });

  it("keep one empty column between a plain range and what stands beyond it", async () => {
    const beyond = (gap: number) =>
      STANDARDS.map((row, n) => [
        ...row,
        ...Array.from({ length: gap }, () => null),
        ...(n === 0 ? ["Resource", "Group"] : [`Saw ${n}`, "Saws"]),
      ]);
    for (const [gap, code] of [
      [3, "cells-not-empty"],
      [4, undefined],
    ] as const) {
      const host = aHost(withSheet({ name: "Standards", rows: beyond(gap) }));
      const { issues } = await checked(host);
      expect(issues.find((issue) => issue.code === "cells-not-empty")?.code).toBe(code);
      expect(await checked(host)).toMatchObject({ verdicts: { "Too tight": 1 } });
    }
  });

  it("are told of each protected sheet, and all else is written", async () => {
    const supply = CHECKED_BOOK.sheets.find(({ name }) => name === "Supply")!;
    const host = aHost({
      sheets: withSheet({ ...supply, protected: true }).sheets.map((sheet) =>
        sheet.name === "Standards" ? { ...sheet, protected: true } : sheet,
      ),
    });
    const { issues } = await checked(host);
    const found = issues.filter(({ code }) => code === "sheet-protected");
    expect(found.map(({ sheet, cell }) => [sheet, cell])).toEqual([
      ["Standards", "G1"],
      ["Supply", "D1"],
    ]);
    expect(found[0]!.how).toMatch(/Unprotect Sheet/);
    const listed = (await tableRows(host, "PlumbIssues")).filter((row) => row["From"] === "Checks");
    expect(listed.map((row) => [row["Sheet"], row["Cell"]])).toEqual([
      ["Standards", "G1"],
      ["Supply", "D1"],
    ]);
    expect((await cells(host, "Standards"))[0]).toHaveLength(6);
    expect((await tableRows(host, "PlumbAssumptions")).length).toBeGreaterThan(5);
  });
});
