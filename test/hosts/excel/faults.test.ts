import { excelHost } from "../../../src/hosts/excel/excel-host";
import type { HostObject } from "../../../src/embedded/host-object";
import type { SheetSeed } from "../../../src/hosts/workbook-seed";
import type { WorkbookChange, WorkbookHost } from "../../../src/workbook/workbook-host";
import type { EmbeddedPane } from "../../support/embedded-pane";
import { orderTable, someSheet } from "../some-content";
import { openExcel, seedExcel } from "./embedded-excel";

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

const first: WorkbookChange[] = [
  { kind: "putSheet", content: someSheet() },
  { kind: "putState", text: "one" },
];

const table = orderTable(["B7", "A3", "A1", "=A4", "A2"], {
  carriedRows: [undefined, 6, 4, undefined, 5],
});

const second: WorkbookChange[] = [
  { kind: "putSheet", content: someSheet("Schedule", table), replaces: "Schedule" },
  { kind: "putSheet", content: someSheet("Load", orderTable(["L1"], { name: "PlumbLoad" })) },
  {
    ...{ kind: "putColumns", sheet: "Standards", area: { top: 0, left: 0, bottom: 2, right: 1 } },
    ...{ columns: [{ header: "Plumb check" }], rows: [["ok"], ["slow"]] },
  },
  { kind: "putCell", sheet: "Standards", cell: "B3", value: 8 },
  { kind: "putState", text: "two" },
];

async function shown(host: WorkbookHost) {
  const { sheets, tables, state } = await host.readInfo();
  const grids = await host.readGrids(sheets.map(({ name }) => name));
  const cells = grids.map(({ values, formulas, width, height }) => {
    return { values, formulas: [...formulas], width, height };
  });
  return { sheets, tables, state, cells };
}

describe.each(["1.12", "1.17"])("a write that Excel %s breaks off", (version) => {
  let pane: EmbeddedPane;

  beforeAll(async () => {
    pane = await openExcel({ sets: { ExcelApi: version } });
  });
  afterAll(() => {
    const { refused, crashes } = pane.host.statistics();
    pane.close();
    expect({ refused, crashes }).toEqual({ refused: {}, crashes: [] });
  });

  async function prepared(): Promise<WorkbookHost> {
    seedExcel(pane, { sheets: [standards] });
    await excelHost().apply(first);
    return excelHost();
  }

  it("leaves the workbook as it was at whatever request it happens, and a second try works", async () => {
    await (await prepared()).apply(second);
    const expected = await shown(excelHost());
    for (let skip = 0; ; skip++) {
      const host = await prepared();
      const before = await shown(host);
      const { syncs } = pane.host.statistics();
      pane.host.failNextSync("GeneralException", skip);
      const error = await host.apply(second).then(
        () => undefined,
        (e: unknown) => e,
      );
      if (error === undefined) {
        // The fault waits for a later request: all of this write went through.
        expect(skip).toBe(pane.host.statistics().syncs - syncs);
        await expect(host.readInfo()).rejects.toMatchObject({ code: "GeneralException" });
        return;
      }
      expect(error).toMatchObject({ name: "ExcelProblem", code: "GeneralException" });
      expect(await shown(host)).toEqual(before);
      await host.apply(second);
      expect(await shown(host)).toEqual(expected);
    }
  });

  it("is taken back when Excel stops in the middle of a request", async () => {
    const host = await prepared();
    const before = await shown(host);
    const rules = pane.host.workbook.sheet("Schedule").conditionalFormats;
    const bad = someSheet("Load", orderTable(["L1"], { name: "PlumbLoad" }), {
      conditionalFormats: [],
      merges: [{ top: 5, left: 5, bottom: 1, right: 1 }],
    });
    const list = [
      ...second.slice(0, 1),
      ...second.slice(2),
      { kind: "putSheet" as const, content: bad },
    ];
    await expect(host.apply(list)).rejects.toMatchObject({ name: "ExcelProblem" });
    expect(await shown(host)).toEqual(before);
    const after = pane.host.workbook.sheet("Schedule").conditionalFormats;
    const places = (all: typeof rules) => all.map(({ id: _id, ...rule }) => rule);
    expect(places(after)).toEqual(places(rules));
    await host.apply(second);
    expect((await host.readInfo()).state).toBe("two");
  });

  it("gives back what the last write replaced", async () => {
    await prepared();
    const host = excelHost();
    const before = await shown(host);
    expect(host.canUndo).toBe(false);
    await host.apply(second);
    expect(host.canUndo).toBe(true);
    await host.undo();
    expect(await shown(host)).toEqual(before);
    expect(host.canUndo).toBe(false);
  });

  it("says so while a cell is being edited, writes nothing, and works afterwards", async () => {
    const host = await prepared();
    pane.host.setCellEditMode(true);
    await expect(host.apply(second)).rejects.toThrow("Finish editing the cell");
    setTimeout(() => pane.host.setCellEditMode(false), 300);
    await host.apply(second);
    expect((await host.readInfo()).state).toBe("two");
  });

  it("is refused when the sheet was changed, protected, renamed or deleted since it was read", async () => {
    const { workbook } = pane.host;
    const act = (name: string, what: (sheet: HostObject) => void) =>
      workbook.act((book) =>
        what(book.object("Worksheets")!.call("GetItem", [name]) as HostObject),
      );
    let host = await prepared();
    await shown(host);
    workbook.type("Schedule!A6", [["Mine"]]);
    await expect(host.apply(second)).rejects.toMatchObject({ code: "sheet-changed", cell: "A6" });
    await shown(host);
    await host.apply(second);

    host = await prepared();
    await shown(host);
    act("Schedule", (sheet) => sheet.object("Protection")!.call("Protect", []));
    await expect(host.apply(second)).rejects.toMatchObject({ code: "sheet-protected" });
    act("Schedule", (sheet) => sheet.object("Protection")!.call("Unprotect", []));
    act("Schedule", (sheet) => sheet.write("Name", "Old plan"));
    await expect(host.apply(second)).rejects.toMatchObject({ code: "unknown-sheet" });
    await expect(host.readGrids(["Schedule"])).rejects.toMatchObject({ code: "unknown-sheet" });
    act("Old plan", (sheet) => sheet.call("Delete", []));
    await expect(host.apply(second)).rejects.toMatchObject({ code: "unknown-sheet" });
    expect((await host.readInfo()).state).toBe("one");
    await host.apply([first[0]!]);
    await host.apply(second);
  });
});
