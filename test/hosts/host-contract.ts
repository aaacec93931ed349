import { cellAt, formatAt, type Grid } from "../../src/workbook/grid";
import type { SheetSeed, WorkbookSeed } from "../../src/hosts/workbook-seed";
import { RefusedChange } from "../../src/workbook/refused-change";
import type { ChartContent } from "../../src/workbook/chart-content";
import type { WorkbookHost } from "../../src/workbook/workbook-host";
import { chartInContent, type SeenChart } from "./seen-charts";
import { chartSheet, FOUR_CHARTS, waterfall } from "./some-charts";
import { orderTable, someSheet } from "./some-content";

const standards: SheetSeed = {
  name: "Standards",
  rows: [
    ["Product", "Rate per hour"],
    ["P1", 12],
    ["P2", 7.5],
  ],
  formats: { B2: "0.00" },
  tables: { Standards: "A1:B3" },
};

const seed: WorkbookSeed = { sheets: [standards] };

async function grid(host: WorkbookHost, sheet: string): Promise<Grid> {
  return (await host.readGrids([sheet]))[0]!;
}

async function snapshot(host: WorkbookHost) {
  const { sheets, tables, state } = await host.readInfo();
  const grids = await host.readGrids(sheets.map((sheet) => sheet.name));
  return { sheets, tables, state, cells: grids.map((g) => [g.sheet, g.values, g.top, g.left]) };
}

const columns = [{ header: "Plumb check" }, { header: "Plumb observed", format: "0.0" }];
const area = { top: 0, left: 0, bottom: 2, right: 1 };

/** What every host keeps, whatever stands behind it. */
export function describeHost(
  kind: string,
  open: (seed: WorkbookSeed) => Promise<WorkbookHost>,
  chartsOn: (host: WorkbookHost, sheet: string) => readonly SeenChart[],
): void {
  describe(`the ${kind} host`, () => {
    it("shows the user's sheets, tables and formats", async () => {
      const host = await open(seed);
      const info = await host.readInfo();
      expect(info.sheets).toEqual([{ name: "Standards", visible: true, protected: false }]);
      expect(info.tables).toMatchObject([{ name: "Standards", sheet: "Standards", area }]);
      const cells = await grid(host, "Standards");
      expect(cellAt(cells, 1, 0)).toBe("P1");
      expect(cellAt(cells, 2, 1)).toBe(7.5);
      expect(formatAt(cells, 1, 1)).toBe("0.00");
    });

    it("puts a sheet at the end and shows it at once", async () => {
      const host = await open(seed);
      await host.apply([{ kind: "putSheet", content: someSheet() }]);
      const info = await host.readInfo();
      expect(info.sheets.map((sheet) => sheet.name)).toEqual(["Standards", "Schedule"]);
      expect(info.tables.map((table) => table.name)).toEqual(["Standards", "PlumbSchedule"]);
      const cells = await grid(host, "Schedule");
      expect(cellAt(cells, 1, 0)).toBe("=not a formula");
      expect(cells.formulas.get(cells.width * 1 + 2)).toBe("=1+1");
      expect(cells.formulas.get(cells.width * 1 + 3)).toContain("HYPERLINK(\"#'O''Brien'!B2\"");
      expect(cellAt(cells, 4, 0)).toBe("A1");
      expect(formatAt(cells, 4, 2)).toBe("yyyy-mm-dd hh:mm");
    });

    it("refreshes in place and carries the user's own column by key", async () => {
      const host = await open(seed);
      await host.apply([{ kind: "putSheet", content: someSheet() }]);
      const own = [{ header: "Mine" }];
      const at = { top: 3, left: 0, bottom: 6, right: 3 };
      await host.apply([
        {
          kind: "putColumns",
          sheet: "Schedule",
          area: at,
          columns: own,
          rows: [["x"], ["y"], ["z"]],
        },
      ]);
      const table = orderTable(["A3", "B9", "A1"], { carriedRows: [6, undefined, 4] });
      const carried = {
        ...table,
        columns: [...table.columns, { header: "Mine", carriedFrom: 4 }],
        rows: table.rows.map((row) => [...row, null]),
      };
      const content = someSheet("Schedule", carried);
      await host.apply([{ kind: "putSheet", content, replaces: "Schedule" }]);
      const cells = await grid(host, "Schedule");
      const mine = [4, 5, 6].map((row) => [cellAt(cells, row, 0), cellAt(cells, row, 4)]);
      expect(mine).toEqual([
        ["A3", "z"],
        ["B9", null],
        ["A1", "x"],
      ]);
    });

    it("writes every text as a text, whatever it looks like", async () => {
      const host = await open(seed);
      const texts = [
        ...["=1+1", "+x", "-1", "@x", "'x", "007", "1-2", "Mar 5", "dec-24", "50%", "1e5", "TRUE"],
        ...["#N/A", "12:30", " a ", "a\nb", "€ 5", "Late", "P1", "ORD-1001", "{=1}"],
      ];
      const table = { ...orderTable([]), rows: texts.map((text) => [text, 1, 45_000.5, "Late"]) };
      await host.apply([{ kind: "putSheet", content: someSheet("Schedule", table) }]);
      const cells = await grid(host, "Schedule");
      expect(texts.map((_, n) => cellAt(cells, 4 + n, 0))).toEqual(texts);
      expect(cellAt(cells, 4, 2)).toBe(45_000.5);
    });

    it("leaves nothing behind when there are fewer rows", async () => {
      const host = await open(seed);
      await host.apply([{ kind: "putSheet", content: someSheet() }]);
      for (const orders of [["A1"], ["A1", "A2", "A3", "A4", "A5"], []]) {
        const content = someSheet("Schedule", orderTable(orders));
        await host.apply([{ kind: "putSheet", content, replaces: "Schedule" }]);
        const cells = await grid(host, "Schedule");
        const column = Array.from({ length: 8 }, (_, n) => cellAt(cells, 4 + n, 0));
        expect(column.filter((value) => value !== null)).toEqual(orders);
        const { tables } = await host.readInfo();
        const bottom = 3 + Math.max(1, orders.length);
        expect(tables.find(({ name }) => name === "PlumbSchedule")!.area).toEqual({
          ...{ top: 3, left: 0, right: 3, bottom },
        });
      }
    });

    it("draws charts, and on a refresh those of the new content alone", async () => {
      const host = await open(seed);
      await host.apply([{ kind: "putSheet", content: chartSheet() }]);
      const byName = (charts: readonly SeenChart[]) =>
        [...charts].sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(byName(chartsOn(host, "Summary"))).toEqual(byName(FOUR_CHARTS.map(chartInContent)));
      const [, columns, bars] = FOUR_CHARTS;
      const moved = { ...columns!, area: bars!.area, title: "Load" };
      const charts = [waterfall({ name: "PlumbNew" }), moved];
      await host.apply([{ kind: "putSheet", content: chartSheet(charts), replaces: "Summary" }]);
      expect(byName(chartsOn(host, "Summary"))).toEqual(byName(charts.map(chartInContent)));
      await host.apply([{ kind: "putSheet", content: chartSheet([]), replaces: "Summary" }]);
      expect(chartsOn(host, "Summary")).toEqual([]);
    });

    it("refuses charts that cannot be drawn before anything is written", async () => {
      const host = await open(seed);
      const before = await snapshot(host);
      const wide = { top: 11, left: 0, bottom: 15, right: 1 };
      const faulty: [ChartContent[], RegExp][] = [
        [[waterfall(), waterfall({ name: "plumbWATERFALL" })], /a name of its own/],
        [[waterfall({ series: [] })], /no series/],
        [[waterfall({ categories: wide })], /not one row or one column/],
        [[waterfall({ categories: { ...wide, right: 0, bottom: 14 } })], /unequal length/],
      ];
      for (const [charts, why] of faulty) {
        const change = { kind: "putSheet" as const, content: chartSheet(charts) };
        await expect(host.apply([change])).rejects.toThrow(why);
      }
      expect(await snapshot(host)).toEqual(before);
    });

    it("cuts texts that Excel would not take, and makes no link whose formula would be too long", async () => {
      const host = await open(seed);
      const linkTo = { sheet: "Standards", cell: "A1" };
      const long = "😀".repeat(20_000);
      const values = [
        long,
        { text: "y".repeat(4_000), linkTo },
        { text: '"'.repeat(5_000), linkTo },
      ];
      const cells = values.map((value, row) => ({ row, column: 0, value }));
      const content = someSheet("Schedule", undefined, { cells });
      await host.apply([{ kind: "putSheet", content }]);
      const written = await grid(host, "Schedule");
      expect(cellAt(written, 0, 0)).toBe(`${long.slice(0, 32_764)}…`);
      expect([...written.formulas.keys()]).toEqual([written.width]);
      expect(cellAt(written, 2, 0)).toBe('"'.repeat(5_000));
    });

    it("hides a sheet that is to be hidden", async () => {
      const host = await open(seed);
      const content = someSheet("Schedule", undefined, { visibility: "hidden" });
      await host.apply([{ kind: "putSheet", content }]);
      expect((await host.readInfo()).sheets[1]).toMatchObject({ name: "Schedule", visible: false });
    });

    it("adds columns right of a table, and rewrites them the next time", async () => {
      const host = await open(seed);
      const put = (first: string) => ({
        ...{ kind: "putColumns" as const, sheet: "Standards", area, columns },
        rows: [
          [first, 11],
          ["ok", 8],
        ],
      });
      await host.apply([put("slow")]);
      await host.apply([put("fast")]);
      const cells = await grid(host, "Standards");
      expect(cells.width).toBe(4);
      expect(cellAt(cells, 0, 2)).toBe("Plumb check");
      expect(cellAt(cells, 1, 2)).toBe("fast");
      expect(formatAt(cells, 1, 3)).toBe("0.0");
      const { tables } = await host.readInfo();
      expect(tables[0]!.area).toEqual({ ...area, right: 3 });
    });

    it("adds no column over cells that are not empty, and says which", async () => {
      const filled = { ...standards, rows: [...standards.rows.slice(0, 2), ["P2", 7.5, "note"]] };
      const host = await open({ sheets: [filled] });
      const before = await snapshot(host);
      const change = { kind: "putColumns" as const, sheet: "Standards", area, columns, rows: [] };
      const refused = host.apply([{ kind: "putState", text: "x" }, change]);
      await expect(refused).rejects.toMatchObject({ code: "cells-not-empty", cell: "C3" });
      expect(await snapshot(host)).toEqual(before);
    });

    it("touches neither a protected sheet nor a locked structure", async () => {
      const host = await open({
        sheets: [{ ...standards, protected: true }],
        structureLocked: true,
      });
      expect((await host.readInfo()).structureLocked).toBe(true);
      expect((await host.readInfo()).sheets[0]!.protected).toBe(true);
      const change = { kind: "putColumns" as const, sheet: "Standards", area, columns, rows: [] };
      await expect(host.apply([change])).rejects.toMatchObject({ code: "sheet-protected" });
      const put = { kind: "putSheet" as const, content: someSheet() };
      await expect(host.apply([put])).rejects.toMatchObject({ code: "structure-locked" });
    });

    it("never puts onto a sheet of the user's", async () => {
      const host = await open(seed);
      const content = someSheet("Standards");
      const onto = { kind: "putSheet" as const, content };
      await expect(host.apply([onto])).rejects.toMatchObject({ code: "sheet-not-ours" });
      const over = { ...onto, replaces: "Standards" };
      await expect(host.apply([over])).rejects.toBeInstanceOf(RefusedChange);
      const unknown = { ...onto, replaces: "Nowhere" };
      await expect(host.apply([unknown])).rejects.toMatchObject({ code: "unknown-sheet" });
    });

    it("does all of a list or nothing", async () => {
      const host = await open(seed);
      const before = await snapshot(host);
      const list = [
        { kind: "putSheet" as const, content: someSheet() },
        { kind: "putCell" as const, sheet: "Standards", cell: "B2", value: 99 },
        { kind: "putCell" as const, sheet: "Nowhere", cell: "A1", value: 1 },
      ];
      await expect(host.apply(list)).rejects.toMatchObject({ code: "unknown-sheet" });
      expect(await snapshot(host)).toEqual(before);
    });

    it("cleans everything away but the cells that the user accepted", async () => {
      const host = await open(seed);
      const before = await snapshot(host);
      await host.apply([
        { kind: "putSheet", content: someSheet() },
        { kind: "putColumns", sheet: "Standards", area, columns, rows: [["a", 1]] },
        { kind: "putState", text: '{"a":"<&>\\u0001"}' },
      ]);
      expect((await host.readInfo()).state).toBe('{"a":"<&>\\u0001"}');
      await host.apply([{ kind: "putCell", sheet: "Standards", cell: "B2", value: 13 }]);
      await host.apply([{ kind: "clean" }]);
      const after = await snapshot(host);
      expect(after.state).toBeUndefined();
      const cells = await grid(host, "Standards");
      expect(cellAt(cells, 1, 1)).toBe(13);
      expect(formatAt(cells, 1, 1)).toBe("0.00");
      await host.apply([{ kind: "putCell", sheet: "Standards", cell: "B2", value: 12 }]);
      expect(await snapshot(host)).toEqual(before);
    });

    it("writes a cell on a sheet of ours, which goes with the sheet", async () => {
      const host = await open(seed);
      const before = await snapshot(host);
      const content = someSheet();
      await host.apply([{ kind: "putSheet", content }]);
      await host.apply([{ kind: "putCell", sheet: content.name, cell: "Z40", value: 7 }]);
      expect(cellAt(await grid(host, content.name), 39, 25)).toBe(7);
      await host.apply([{ kind: "clean" }]);
      expect(await snapshot(host)).toEqual(before);
    });
  });
}
