import { packageFaults } from "../support/package-checker/check-package";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { changeParts, replaceBytes } from "./make-zip";
import { seedWorkbook } from "./seed-workbook";
import { orderTable, someSheet } from "./some-content";

async function goodBook(): Promise<Uint8Array> {
  const rows = [
    ["Product", "Rate"],
    ["P1", 2],
  ];
  const host = openWorkbook(
    await seedWorkbook({ sheets: [{ name: "S", rows, tables: { S_1: "A1:B2" } }] }),
  );
  await host.apply([
    { kind: "putSheet", content: someSheet() },
    { kind: "putSheet", content: someSheet("Load", orderTable(["L"], { name: "PlumbLoad" })) },
  ]);
  return host.save();
}

const sheet = "xl/worksheets/sheet2.xml";
const table = "xl/tables/table2.xml";
const swap = (from: string, to: string) => (text: string) => text.replace(from, to);

const plants: readonly (readonly [string, RegExp, string, (text: string) => string])[] = [
  [
    "elements out of order",
    /stands too late in worksheet/,
    sheet,
    (t) => t.replace(/(<sheetData>.*<\/sheetData>)(<mergeCells.*?<\/mergeCells>)/s, "$2$1"),
  ],
  ["an unknown element", /may not hold/, sheet, swap("<sheetData>", "<sheetDates/><sheetData>")],
  ["a style out of range", /style 999 is out of range/, sheet, swap(' s="1"', ' s="999"')],
  [
    "a dxf out of range",
    /dxfId 99 is out of range/,
    sheet,
    (t) => t.replace(/dxfId="\d"/, 'dxfId="99"'),
  ],
  ["a font out of range", /fontId 77/, "xl/styles.xml", swap('fontId="1"', 'fontId="77"')],
  [
    "a number format twice",
    /numFmtId is there twice/,
    "xl/styles.xml",
    swap('numFmtId="165"', 'numFmtId="164"'),
  ],
  [
    "a wrong count",
    /says 9 and holds/,
    sheet,
    swap('mergeCells count="1"', 'mergeCells count="9"'),
  ],
  ["cells out of order", /stands too late in its row/, sheet, swap('r="B5"', 'r="A5"')],
  ["a cell in a wrong row", /stands in row 5/, sheet, swap('r="B5"', 'r="B6"')],
  ["rows out of order", /row 2 follows row/, sheet, swap('<row r="5">', '<row r="2">')],
  [
    "a header that is not its cell's",
    /is not what its cell says/,
    sheet,
    swap(">Quantity<", ">Qty<"),
  ],
  [
    "two columns of one name",
    /two columns of one name/,
    table,
    swap('name="Quantity"', 'name="ORDER"'),
  ],
  ["a table of wrong width", /wrong number of columns/, table, swap('ref="A4:D7"', 'ref="A4:C7"')],
  [
    "a filter beside its table",
    /filter's area/,
    table,
    swap('autoFilter ref="A4:D7"', 'autoFilter ref="A4:D6"'),
  ],
  ["a table id twice", /table id 1 twice/, table, swap(' id="2"', ' id="1"')],
  [
    "a table name twice",
    /table name s_1 twice/,
    table,
    swap('displayName="PlumbSchedule"', 'displayName="S_1"'),
  ],
  [
    "a bad table name",
    /bad name/,
    table,
    swap('displayName="PlumbSchedule"', 'displayName="Plumb Schedule"'),
  ],
  ["a sheet id twice", /sheetId twice/, "xl/workbook.xml", swap('sheetId="2"', 'sheetId="1"')],
  [
    "a sheet name twice",
    /sheet name twice/,
    "xl/workbook.xml",
    swap('name="Load"', 'name="schedule"'),
  ],
  [
    "a sheet name that is not allowed",
    /is not allowed/,
    "xl/workbook.xml",
    swap('name="Load"', 'name="Lo/ad"'),
  ],
  [
    "a name of no sheet",
    /no sheet 9/,
    "xl/workbook.xml",
    swap('localSheetId="1"', 'localSheetId="9"'),
  ],
  [
    "a name twice",
    /is there twice/,
    "xl/workbook.xml",
    swap('localSheetId="2"', 'localSheetId="1"'),
  ],
  [
    "a relationship to nothing",
    /is not there/,
    "xl/_rels/workbook.xml.rels",
    swap("worksheets/sheet3.xml", "worksheets/sheet9.xml"),
  ],
  [
    "a relationship twice",
    /id rId1 is there twice/,
    "xl/_rels/workbook.xml.rels",
    swap('Id="rId2"', 'Id="rId1"'),
  ],
  [
    "a content type of nothing",
    /content type of a part that is not there/,
    "[Content_Types].xml",
    swap("/xl/tables/table2.xml", "/xl/tables/table9.xml"),
  ],
  [
    "no content type",
    /has no content type/,
    "[Content_Types].xml",
    swap('Extension="vml"', 'Extension="vmx"'),
  ],
  ["a rule without priority", /priority twice/, sheet, swap('priority="2"', 'priority="1"')],
  [
    "overlapping merged cells",
    /overlap/,
    sheet,
    swap('<mergeCell ref="A1:D1"/>', '<mergeCell ref="A1:D1"/><mergeCell ref="B1:B2"/>'),
  ],
  ["merged cells in a table", /has merged cells/, sheet, swap('ref="A1:D1"', 'ref="A1:A5"')],
  [
    "a formula as the screen shows it",
    /form of the screen/,
    sheet,
    swap("<f>1+1</f>", "<f>PlumbSchedule[@Order]</f>"),
  ],
  [
    "no drawing for notes",
    /notes without a drawing/,
    sheet,
    (t) => t.replace(/<legacyDrawing[^>]*>/, ""),
  ],
  ["faulty XML", /Error/, sheet, swap("</sheetData>", "")],
  [
    "a table that its sheet does not list",
    /not in tableParts/,
    sheet,
    (t) => t.replace(/<tableParts.*<\/tableParts>/, ""),
  ],
];

describe("the package checker", () => {
  let good: Uint8Array;
  beforeAll(async () => {
    good = await goodBook();
  });

  it("has nothing against a good book", () => {
    expect(packageFaults(good)).toEqual([]);
  });

  it.each(plants)("finds %s", (_, fault, part, plant) => {
    expect(packageFaults(changeParts(good, { [part]: plant })).join("\n")).toMatch(fault);
  });

  it("finds two zip entries of one name", () => {
    const bytes = replaceBytes(good, "xl/tables/table2.xml", "xl/tables/table1.xml");
    expect(packageFaults(bytes).join("\n")).toMatch(/two zip entries/);
  });
});
