import { scheduleWorkbook } from "../../src/app/schedule-workbook";
import { openXlsx } from "../../src/embedded/load-xlsx";
import { saveXlsx } from "../../src/embedded/save-xlsx";
import { excelHost } from "../../src/hosts/excel/excel-host";
import { emptyWorkbook } from "../../src/hosts/xlsx/empty-workbook";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { formatAt } from "../../src/workbook/grid";
import type { ContentValue } from "../../src/workbook/sheet-content";
import type { WorkbookChange, WorkbookHost } from "../../src/workbook/workbook-host";
import { PLAN_START } from "../support/a-plan";
import { directSolver, OPTIONS, SHOP, stillClock } from "../unit/app/a-shop";
import type { EmbeddedPane } from "../support/embedded-pane";
import { openExcel } from "../hosts/excel/embedded-excel";
import { chartsInFile } from "../hosts/seen-charts";
import { chartSheet, FOUR_CHARTS } from "../hosts/some-charts";
import { orderTable, someSheet } from "../hosts/some-content";
import { strFromU8, unzipSync } from "fflate";
import { packageFaults } from "../support/package-checker/check-package";

const clock = stillClock(PLAN_START);

/** The sheets of a small shop as a file has them. */
const shop: WorkbookChange[] = SHOP.sheets.map(({ name, rows: [headings, ...rows] }) => ({
  ...{ kind: "putSheet", owner: "user" },
  content: {
    ...someSheet(name, {
      ...orderTable([], { name: `${name}1` }),
      columns: headings!.map((header) => ({ header: String(header) })),
      rows: rows.map((row) => headings!.map((_, n) => row[n] ?? null)) as ContentValue[][],
    }),
    ...{ conditionalFormats: [], validations: [], merges: [], outlines: [] },
  },
}));

const run = (host: WorkbookHost, goal: "On time" | "Throughput") =>
  scheduleWorkbook(host, { ...OPTIONS, goal }, directSolver, clock);

type Shown = ReadonlyMap<string, string>;

/** What a reader of the file sees, line by line: cells with formats, tables, state, and all round the cells. */
async function shown(bytes: Uint8Array): Promise<Shown> {
  const host = openWorkbook(bytes);
  const { sheets, tables, state } = await host.readInfo();
  const all = new Map([["state", state ?? ""]]);
  for (const { name, ...table } of tables) all.set(`table ${name}`, JSON.stringify(table));
  for (const grid of await host.readGrids(sheets.map(({ name }) => name))) {
    grid.values.forEach((value, at) => {
      const row = grid.top + Math.floor(at / grid.width);
      const column = grid.left + (at % grid.width);
      const text = grid.formulas.get(at) ?? value;
      if (text === null || text === "") return;
      const format = formatAt(grid, row, column);
      all.set(`${grid.sheet} ${row},${column}`, `${JSON.stringify(text)} ${format}`);
    });
  }
  const files = unzipSync(bytes);
  for (const [name, data] of Object.entries(files)) {
    // Styles are numbered alike, since they were added to the same workbook in the same order.
    if (!/^xl\/(worksheets\/sheet|comments)/.test(name)) continue;
    const elements = strFromU8(data)
      .replace(/<sheetData>.*<\/sheetData>/s, "")
      .split("><");
    elements.forEach((element, n) => all.set(`${name} ${n}`, element));
  }
  return all;
}

/** The first few differences: thousands of lines are no help. */
function differences(got: Shown, wanted: Shown): string[] {
  const keys = new Set([...got.keys(), ...wanted.keys()]);
  const unlike = [...keys].filter((key) => got.get(key) !== wanted.get(key));
  return unlike.slice(0, 5).map((key) => `${key}: ${got.get(key)} instead of ${wanted.get(key)}`);
}

describe("saving what the pane wrote", () => {
  let pane: EmbeddedPane;
  let scheduled: Uint8Array;

  beforeAll(async () => {
    pane = await openExcel();
    const file = emptyWorkbook();
    await file.apply(shop);
    await run(file, "On time");
    scheduled = file.save();
  });
  afterAll(() => pane.close());

  it("gives the workbook that the command line would have written, and can be done again", async () => {
    const { workbook } = pane.host;
    // One order more, and none on hold: tables get more rows, and others than before.
    const more: WorkbookChange[] = [
      { kind: "putCell", sheet: "Orders", cell: "E8", value: "Open" },
      { kind: "putCell", sheet: "Orders", cell: "C5", value: 5000 },
    ];
    const file = openWorkbook(scheduled);
    await file.apply(more);
    await run(file, "Throughput");
    const expected = await shown(file.save());
    const opened = await openXlsx(workbook, scheduled);
    await excelHost().apply(more);
    await run(excelHost(), "Throughput");
    const saved = await saveXlsx(workbook, opened);
    expect(saved.notCarried).toEqual([]);
    expect(packageFaults(saved.bytes)).toEqual([]);
    expect(differences(await shown(saved.bytes), expected)).toEqual([]);
    const again = await saveXlsx(workbook, opened);
    expect(again.bytes.length).toBe(saved.bytes.length);
  });

  it("keeps the charts that the pane drew, and those that the file had", async () => {
    const { workbook } = pane.host;
    const empty = emptyWorkbook();
    await empty.apply([
      {
        kind: "putSheet",
        content: someSheet("Mine", orderTable(["A"], { name: "Mine" })),
        owner: "user",
      },
    ]);
    const put: WorkbookChange[] = [{ kind: "putSheet", content: chartSheet() }];
    const [first, ...rest] = FOUR_CHARTS;
    const charts = [...rest, { ...first!, title: "Anew" }];
    const redraw: WorkbookChange[] = [
      { kind: "putSheet", content: chartSheet(charts), replaces: "Summary" },
    ];
    const file = openWorkbook(empty.save());
    let opened = await openXlsx(workbook, empty.save());
    for (const changes of [put, redraw]) {
      await file.apply(changes);
      await excelHost().apply(changes);
      const saved = await saveXlsx(workbook, opened);
      expect(saved.notCarried).toEqual([]);
      expect(packageFaults(saved.bytes)).toEqual([]);
      const seen = chartsInFile(saved.bytes, "Summary");
      expect(seen).toEqual(chartsInFile(file.save(), "Summary"));
      expect(seen).toHaveLength(4);
      opened = await openXlsx(workbook, saved.bytes);
      expect(workbook.book.sheets[1]!.charts).toHaveLength(4);
    }
  });

  it("keeps new sheets whole, whoever they are of", async () => {
    const { workbook } = pane.host;
    const empty = emptyWorkbook();
    const content = someSheet("Mine", orderTable(["A"], { name: "Mine" }));
    await empty.apply([{ kind: "putSheet", content, owner: "user" }]);
    const bytes = empty.save();
    const opened = await openXlsx(workbook, bytes);
    await excelHost().apply(shop);
    await run(excelHost(), "On time");
    const saved = await saveXlsx(workbook, opened);
    expect(packageFaults(saved.bytes)).toEqual([]);
    const file = openWorkbook(bytes);
    await file.apply(shop);
    await run(file, "On time");
    expect(saved.notCarried).toEqual([]);
    expect(differences(await shown(saved.bytes), await shown(file.save()))).toEqual([]);
  });
});
