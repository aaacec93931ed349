import { serialFromMoment } from "../../../src/kernel/moment";
import { checkBook } from "../../../src/app/check-assumptions";
import { excelHost } from "../../../src/hosts/excel/excel-host";
import { MemoryHost } from "../../../src/hosts/memory-host";
import type { WorkbookSeed } from "../../../src/hosts/workbook-seed";
import { formatAt, type Grid } from "../../../src/workbook/grid";
import type { WorkbookHost } from "../../../src/workbook/workbook-host";
import { PLAN_START } from "../../support/a-plan";
import { CHECKED_BOOK, STANDARDS, copiedBook, withSheet } from "../../support/checked-book";
import type { EmbeddedPane } from "../../support/embedded-pane";
import { openExcel, seedExcel } from "./embedded-excel";
import { directSolver } from "../../unit/app/a-shop";

const clock = { now: () => PLAN_START, elapsed: () => 0 };

async function checked(host: WorkbookHost) {
  const outcome = await checkBook(
    host,
    { bookName: "shop.xlsx", weigh: false },
    directSolver,
    clock,
  );
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.report.issues;
}

function cellsOf(grid: Grid): string[] {
  return grid.values.flatMap((value, at) => {
    const [row, column] = [
      grid.top + Math.floor(at / grid.width),
      grid.left + (at % grid.width),
    ] as const;
    const shown = grid.formulas.get(at) ?? value;
    if (shown === null || shown === "") return [];
    return [`${row},${column} ${formatAt(grid, row, column)} ${JSON.stringify(shown)}`];
  });
}

async function shown(host: WorkbookHost) {
  const { sheets, tables } = await host.readInfo();
  const names = sheets.map(({ name }) => name);
  const grids = await host.readGrids(names);
  return { tables: tables.map(({ name, area }) => ({ name, area })), cells: grids.map(cellsOf) };
}

const filled = [STANDARDS[0]!, STANDARDS[1]!, [...STANDARDS[2]!, "ask Jo"]];
const BOOKS: Readonly<Record<string, WorkbookSeed>> = {
  "a table": CHECKED_BOOK,
  "a plain range": withSheet({ name: "Standards", rows: STANDARDS }),
  "a protected sheet": withSheet({ name: "Standards", rows: STANDARDS, protected: true }),
  "cells that are filled": withSheet({ name: "Standards", rows: filled }),
};

describe("the checks beside the inputs in Excel", () => {
  let pane: EmbeddedPane;
  beforeAll(async () => {
    pane = await openExcel();
  });
  afterAll(() => {
    const { refused, crashes } = pane.host.statistics();
    pane.close();
    expect({ refused, crashes }).toEqual({ refused: {}, crashes: [] });
  });

  it.each(Object.keys(BOOKS))("are cell for cell what they are elsewhere: %s", async (kind) => {
    const seed = BOOKS[kind]!;
    seedExcel(pane, seed);
    const excel = excelHost();
    const memory = new MemoryHost(seed);
    const before = await shown(excel);
    for (const again of [false, true]) {
      const issues = await checked(excel);
      expect({ again, issues }).toEqual({ again, issues: await checked(memory) });
      expect(await shown(excel)).toEqual(await shown(memory));
    }
    await excel.apply([{ kind: "clean" }]);
    expect(await shown(excel)).toEqual(before);
  });

  it("and timings that are typed into the form are the same there, too", async () => {
    seedExcel(pane, copiedBook());
    const excel = excelHost();
    const memory = new MemoryHost(copiedBook());
    const before = await shown(excel);
    const { date, entries } = {
      date: Math.floor(serialFromMoment(PLAN_START)),
      entries: [7, 8, 9, 10, 11],
    };
    for (const typed of [false, true, false]) {
      for (const [n, hour] of typed ? entries.entries() : []) {
        const row = [date, "Jo", hour / 24, (hour + 0.5) / 24, 20 + n];
        pane.host.workbook.type(`'Go and see'!E${14 + n}:I${14 + n}`, [row]);
        await memory.apply(
          row.map((value, column) => ({
            ...{ kind: "putCell", sheet: "Go and see", cell: `${"EFGHI"[column]}${14 + n}`, value },
          })),
        );
      }
      expect(await checked(excel)).toEqual(await checked(memory));
      expect(await shown(excel)).toEqual(await shown(memory));
    }
    const { tables } = await shown(excel);
    expect(tables.find(({ name }) => name === "PlumbTimings")!.area.bottom).toBe(9);
    await excel.apply([{ kind: "clean" }]);
    expect(await shown(excel)).toEqual(before);
  });

  it("go as a whole beside a range with gaps, and leave what the user wrote below it", async () => {
    const rows = [["Product", "Rate"], ["P1", 12], [], ["P2", 7], [], ["P3", 5]];
    const seed = { sheets: [{ name: "Standards", rows }] };
    const columns = [{ header: "Plumb check" }, { header: "Plumb observed", format: "0.0" }];
    const area = { top: 0, left: 0, bottom: 5, right: 1 };
    const checks = [
      ["slow", 11],
      [null, null],
      ["fast", null],
      [null, null],
      ["slow", 4],
    ];
    const put = { kind: "putColumns", sheet: "Standards", area, columns, rows: checks } as const;
    const mine = { kind: "putCell", sheet: "Standards", cell: "C6", value: "mine" } as const;
    const [pure, cleaned] = [false, true].map((isPut) => async () => {
      seedExcel(pane, seed);
      const excel = excelHost();
      if (isPut) await excel.apply([put]);
      // He deletes the last product, and uses the row for something else.
      pane.host.workbook.type("Standards!A6:D6", [["", "", "", ""]]);
      await excel.apply([mine]);
      if (isPut) await excel.apply([{ kind: "clean" }]);
      return pane.host.workbook.snapshot().sheets[0]!;
    });
    const [before, after] = [await pure!(), await cleaned!()];
    const values = ({ cells }: typeof before) =>
      Object.entries(cells).map(([cell, { value }]) => [cell, value]);
    expect(values(after)).toEqual(values(before));
    expect(after.cells["D5"]).toBeUndefined();
  });
});
