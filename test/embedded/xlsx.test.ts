import { createEmbeddedHost } from "../../src/embedded/embedded-host";
import type { HostObject } from "../../src/embedded/host-object";
import { openXlsx } from "../../src/embedded/load-xlsx";
import { saveXlsx } from "../../src/embedded/save-xlsx";
import { stateXml } from "../../src/hosts/state-part";
import { emptyWorkbook } from "../../src/hosts/xlsx/empty-workbook";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { cellAt } from "../../src/workbook/grid";
import { someSheet } from "../hosts/some-content";
import { catalog } from "../support/office-js";

async function someFile(): Promise<Uint8Array> {
  const file = emptyWorkbook();
  await file.apply([
    { kind: "putSheet", content: someSheet("Orders"), owner: "user" },
    { kind: "putState", text: '{"a":"<&>"}' },
  ]);
  return file.save();
}

describe("files in the embedded host", () => {
  it("shows an opened file's sheets, tables, formats, formulas and state", async () => {
    const { workbook } = createEmbeddedHost({ catalog: catalog() });
    await openXlsx(workbook, await someFile());
    const { sheets, tables, customXml } = workbook.snapshot();
    expect(sheets.map(({ name }) => name)).toEqual(["Orders"]);
    expect(tables).toMatchObject([{ name: "PlumbSchedule", sheet: "Orders" }]);
    expect(workbook.values("Orders!A2")).toEqual([["=not a formula"]]);
    expect(workbook.sheet("Orders").cells["A2"]!.formula).toBeUndefined();
    expect(workbook.formulas("Orders!C2")).toEqual([["=1+1"]]);
    expect(workbook.numberFormats("Orders!C5")).toEqual([["yyyy-mm-dd hh:mm"]]);
    expect(customXml[0]!["xml"]).toContain('{"a":"&lt;&amp;&gt;"}');
  });

  it("saves what was changed, and says what it could not", async () => {
    const { workbook } = createEmbeddedHost({ catalog: catalog() });
    const opened = await openXlsx(workbook, await someFile());
    workbook.type("Orders!A1:B1", [["'=typed", 7]]);
    workbook.addSheet("Plan");
    workbook.type("Plan!A1:B3", [
      ["Title", ""],
      ["Id", "Hours"],
      ["P1", "=1+2"],
    ]);
    workbook.act((book) => {
      const sheets = book.object("Worksheets")!;
      const plan = sheets.call("GetItem", ["Plan"]) as HostObject;
      const table = plan.object("Tables")!.call("Add", ["A2:B3", true]) as HostObject;
      table.write("Name", "Plan1");
      plan.object("FreezePanes")!.call("FreezeRows", [2]);
      const parts = book.object("CustomXmlParts")!;
      parts.items()![0]!.call("SetXml", [stateXml({ text: "new", file: undefined })]);
      book.object("Names")!.call("Add", ["Rate", "=1"]);
    });
    const { bytes, notCarried } = await saveXlsx(workbook, opened);
    expect(notCarried).toEqual(["Defined names."]);
    const again = openWorkbook(bytes);
    const { tables, state } = await again.readInfo();
    expect(tables.map(({ name }) => name)).toEqual(["PlumbSchedule", "Plan1"]);
    expect(state).toBe("new");
    const [orders, plan] = await again.readGrids(["Orders", "Plan"]);
    expect([cellAt(orders!, 0, 0), cellAt(orders!, 0, 1)]).toEqual(["=typed", 7]);
    expect([cellAt(plan!, 0, 0), cellAt(plan!, 2, 0)]).toEqual(["Title", "P1"]);
    expect(plan!.formulas.size).toBe(1);
  });
});
