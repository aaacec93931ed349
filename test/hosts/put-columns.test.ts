import { cellAt } from "../../src/workbook/grid";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { packageFaults } from "../support/package-checker/check-package";
import {
  all,
  childOf,
  childrenOf,
  openParts,
  type Element,
} from "../support/package-checker/open-parts";
import { changeParts, sheetOf, smallParts, zipOf } from "./make-zip";
import { seedWorkbook } from "./seed-workbook";
import { someSheet } from "./some-content";

const rows = [
  ["Product", "Rate"],
  ["P1", 12],
  ["P2", 7.5],
];
const area = { top: 0, left: 0, bottom: 2, right: 1 };
const columns = [{ header: "Plumb check" }, { header: "Plumb observed", format: "0.0" }];
const change = {
  ...{ kind: "putColumns" as const, sheet: "Standards", area, columns },
  rows: [
    ["slow", 11],
    [{ formula: "=B3*2", value: 15 }, null],
  ],
};
const sheetPart = "xl/worksheets/sheet1.xml";
const tablePart = "xl/tables/table1.xml";

/** A user's table with a totals row, a filter, a calculated column and a formula that refers to it. */
async function userTable(): Promise<Uint8Array> {
  const bytes = await seedWorkbook({
    sheets: [{ name: "Standards", rows, tables: { Std: "A1:B3" } }],
  });
  return changeParts(bytes, {
    [sheetPart]: (text) =>
      text
        .replace(
          "</sheetData>",
          '<row r="4" spans="1:2"><c r="A4" t="str"><v>Total</v></c><c r="B4"><f>SUBTOTAL(109,Std[Rate])</f><v>19.5</v></c></row></sheetData>',
        )
        .replace('<row r="2">', '<row r="2" spans="1:2">'),
    [tablePart]: (text) =>
      text
        .replace(' ref="A1:B3" totalsRowShown="0"', ' ref="A1:B4" totalsRowCount="1"')
        .replace('name="Rate"', 'name="Rate" totalsRowFunction="sum"'),
  });
}

const xml = (bytes: Uint8Array, part: string): Element => openParts(bytes).xml(part)!;

describe("columns beside a user's", () => {
  it("make the table wider and leave totals, filter and formulas as they are", async () => {
    const host = openWorkbook(await userTable());
    await host.apply([change]);
    const bytes = host.save();
    expect(packageFaults(bytes)).toEqual([]);
    const table = xml(bytes, tablePart);
    expect(table.attributes["ref"]).toBe("A1:D4");
    expect(childOf(table, "autoFilter")!.attributes["ref"]).toBe("A1:D3");
    const entries = childOf(table, "tableColumns")!.children;
    expect(
      entries.map((e) => [
        e.attributes["id"],
        e.attributes["name"],
        e.attributes["totalsRowFunction"],
      ]),
    ).toEqual([
      ["1", "Product", undefined],
      ["2", "Rate", "sum"],
      ["3", "Plumb check", undefined],
      ["4", "Plumb observed", undefined],
    ]);
    const sheet = xml(bytes, sheetPart);
    const spans = childrenOf(childOf(sheet, "sheetData"), "row").map((r) => r.attributes["spans"]);
    expect(spans).toEqual([undefined, "1:4", undefined, "1:2"]);
    expect(childOf(sheet, "dimension")!.attributes["ref"]).toBe("A1:D3");
    const formulas = [...all(sheet)].filter((e) => e.name === "f").map((e) => e.text);
    expect(formulas).toEqual(["B3*2", "SUBTOTAL(109,Std[Rate])"]);
  });

  it("go again without a trace, byte for byte", async () => {
    const before = await userTable();
    const host = openWorkbook(before);
    await host.apply([change, { kind: "putSheet", content: someSheet() }]);
    const again = openWorkbook(host.save());
    await again.apply([{ ...change, rows: [["fast", 1]] }]);
    const last = openWorkbook(again.save());
    await last.apply([{ kind: "clean" }]);
    const [a, b] = [openParts(before).bytes, openParts(last.save()).bytes];
    expect([...b.keys()].sort()).toEqual([...a.keys()].sort());
    for (const [name, bytes] of a)
      expect([name, Buffer.compare(bytes, b.get(name)!)]).toEqual([name, 0]);
  });

  it("are cut out of parts that another program has saved since", async () => {
    const host = openWorkbook(await userTable());
    await host.apply([
      change,
      { kind: "putSheet", content: someSheet() },
      { kind: "putState", text: "s" },
    ]);
    const touch = (text: string) =>
      text.replace(/<(worksheet|workbook|table|Types|Relationships|styleSheet) /, "<$1\n ");
    const saved = changeParts(host.save(), {
      ...{
        [sheetPart]: (t: string) => touch(t).replace("<v>12</v>", "<v>13</v>"),
        [tablePart]: touch,
      },
      ...{
        "xl/workbook.xml": touch,
        "xl/_rels/workbook.xml.rels": touch,
        "[Content_Types].xml": touch,
      },
      ...{ "xl/styles.xml": touch, "xl/worksheets/sheet2.xml": touch },
    });
    const last = openWorkbook(saved);
    await last.apply([{ kind: "clean" }]);
    const bytes = last.save();
    expect(packageFaults(bytes)).toEqual([]);
    const info = await last.readInfo();
    expect(info.sheets.map((s) => s.name)).toEqual(["Standards"]);
    expect(info.tables).toMatchObject([{ name: "Std", area: { right: 1, bottom: 3 } }]);
    const [grid] = await last.readGrids(["Standards"]);
    expect([grid!.width, cellAt(grid!, 1, 1)]).toEqual([2, 13]);
    const names = [...openParts(bytes).bytes.keys()];
    expect(names.filter((name) => /sheet2|table2|customXml|comments|vml/.test(name))).toEqual([]);
    expect(xml(bytes, "xl/workbook.xml").children.map((e) => e.name)).toEqual([
      "workbookPr",
      "bookViews",
      "sheets",
      "calcPr",
    ]);
  });

  it("and our sheets leave #REF! where the user's formulas named them, as in Excel", async () => {
    const host = openWorkbook(await userTable());
    await host.apply([{ kind: "putSheet", content: someSheet() }]);
    const formulas = [
      "SUM(PlumbSchedule[Quantity])",
      "Schedule!A1&amp;B2",
      "'Schedule'!$A$1",
      '"Schedule!A1"&amp;PlumbScheduleX',
      "MySchedule!A1",
    ];
    const cells = formulas.map((f, n) => `<c r="F${n + 10}" t="str"><f>${f}</f><v>x</v></c>`);
    const rows = cells.map((cell, n) => `<row r="${n + 10}">${cell}</row>`).join("");
    const saved = changeParts(host.save(), {
      [sheetPart]: (text) => text.replace("</sheetData>", () => `${rows}</sheetData>`),
    });
    const last = openWorkbook(saved);
    await last.apply([{ kind: "clean" }]);
    expect(packageFaults(last.save())).toEqual([]);
    const [grid] = await last.readGrids(["Standards"]);
    const left = [9, 10, 11, 12, 13].map((r) => grid!.formulas.get(r * grid!.width + 5));
    const broken = "=#REF!";
    expect(left).toEqual([
      broken,
      broken,
      broken,
      '="Schedule!A1"&PlumbScheduleX',
      "=MySchedule!A1",
    ]);
    expect(cellAt(grid!, 9, 5)).toEqual({ error: "#REF!" });
  });

  it("find their place in a sheet whose rows and cells have no numbers", async () => {
    const sheet = sheetOf(
      '<row><c t="str"><v>A</v></c><c t="str"><v>B</v></c><c/><c/><c/><c t="str"><v>far</v></c></row><row/><row><c><v>1</v></c></row><row r="9"><c><v>9</v></c></row>',
    );
    const host = openWorkbook(zipOf(smallParts(sheet)));
    const at = { top: 0, left: 0, bottom: 4, right: 1 };
    await host.apply([
      {
        kind: "putColumns",
        sheet: "Data",
        area: at,
        columns: [{ header: "New" }],
        rows: [["a"], ["b"], ["c"], ["d"]],
      },
    ]);
    expect(packageFaults(host.save())).toEqual([]);
    const [grid] = await openWorkbook(host.save()).readGrids(["Data"]);
    expect([0, 1, 2, 3, 4].map((row) => cellAt(grid!, row, 2))).toEqual([
      "New",
      "a",
      "b",
      "c",
      "d",
    ]);
    expect([cellAt(grid!, 0, 5), cellAt(grid!, 2, 0), cellAt(grid!, 8, 0)]).toEqual(["far", 1, 9]);
  });

  it("are refused where a table is filled by a query", async () => {
    const bytes = changeParts(await userTable(), {
      [tablePart]: (text) => text.replace("<table ", '<table tableType="queryTable" '),
    });
    await expect(openWorkbook(bytes).apply([change])).rejects.toMatchObject({
      code: "table-from-query",
    });
  });
});

describe("one cell of a user's", () => {
  it("keeps its format; formulas that it shared go to their own cells; the chain goes", async () => {
    const sheet = sheetOf(
      '<row r="1"><c r="A1" s="0"><f t="shared" ref="A1:A3" si="3">B1+1</f><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" si="3"/><v>2</v></c></row><row r="3"><c r="A3"><f t="shared" si="3"/><v>3</v></c></row>',
    );
    const parts = smallParts(sheet, {
      "xl/calcChain.xml":
        '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A3" i="1"/><c r="A2"/><c r="A1"/></calcChain>',
    });
    const links = parts["xl/_rels/workbook.xml.rels"].replace(
      "</Relationships>",
      '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
    );
    const host = openWorkbook(zipOf({ ...parts, "xl/_rels/workbook.xml.rels": links }));
    await host.apply([{ kind: "putCell", sheet: "Data", cell: "A1", value: 5 }]);
    const bytes = host.save();
    expect(packageFaults(bytes)).toEqual([]);
    const formulas = [...all(xml(bytes, "xl/worksheets/the sheet.xml"))].filter(
      (e) => e.name === "f",
    );
    expect(formulas.map((e) => e.text)).toEqual(["B2+1", "B3+1"]);
    expect(openParts(bytes).names).not.toContain("xl/calcChain.xml");
    expect(xml(bytes, "xl/workbook.xml").children.at(-1)!.attributes["fullCalcOnLoad"]).toBe("1");
  });
});
