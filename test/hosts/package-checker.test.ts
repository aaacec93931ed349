import { packageFaults } from "../support/package-checker/check-package";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { changeParts, replaceBytes } from "./make-zip";
import { seedWorkbook } from "./seed-workbook";
import { chartSheet } from "./some-charts";
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
    { kind: "putSheet", content: chartSheet() },
  ]);
  return host.save();
}

const sheet = "xl/worksheets/sheet2.xml";
const charted = "xl/worksheets/sheet4.xml";
const drawing = "xl/drawings/drawing1.xml";
const chart = "xl/charts/chart1.xml";
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
    "a drawing that its sheet does not show",
    /does not show its drawing/,
    charted,
    (t) => t.replace(/<drawing [^>]*>/, ""),
  ],
  [
    "a drawing that is none",
    /its drawing is none/,
    charted,
    (t) => t.replace(/(<drawing [^>]*id=")rId\d/, "$1rId2"),
  ],
  [
    "a drawing of a wrong type",
    /drawing1.xml: its content type/,
    "[Content_Types].xml",
    swap("drawing+xml", "chart+xml"),
  ],
  [
    "a chart of a wrong type",
    /chart1.xml: its content type/,
    "[Content_Types].xml",
    swap("chart+xml", "drawing+xml"),
  ],
  [
    "two shapes of one id",
    /two shapes have the id 2/,
    drawing,
    swap('cNvPr id="3"', 'cNvPr id="2"'),
  ],
  [
    "a shape that ends before it begins",
    /ends before it begins/,
    drawing,
    swap("<xdr:row>16</xdr:row>", "<xdr:row>0</xdr:row>"),
  ],
  [
    "a shape outside of the sheet",
    /outside of the sheet/,
    drawing,
    swap("<xdr:col>13</xdr:col>", "<xdr:col>16384</xdr:col>"),
  ],
  ["an anchor without its end", /clientData/, drawing, swap("<xdr:clientData/>", "")],
  [
    "a chart that leads to no chart",
    /is not there/,
    "xl/drawings/_rels/drawing1.xml.rels",
    swap("charts/chart1", "charts/chart9"),
  ],
  [
    "a chart that nothing leads to",
    /chart1.xml: nothing leads to it/,
    "xl/drawings/_rels/drawing1.xml.rels",
    swap("charts/chart1", "charts/chart2"),
  ],
  [
    "a chart's elements out of order",
    /overlap stands too late in barChart|gapWidth stands too late in barChart/,
    chart,
    (t) => t.replace(/(<c:gapWidth[^>]*>)(<c:overlap[^>]*>)/, "$2$1"),
  ],
  [
    "a series' elements out of order",
    /stands too late in ser/,
    chart,
    (t) => t.replace(/(<c:cat>.*?<\/c:cat>)(<c:val>.*?<\/c:val>)/, "$2$1"),
  ],
  [
    "a marker in a series of columns",
    /ser may not hold marker/,
    chart,
    swap('<c:invertIfNegative val="0"/>', "<c:marker/>"),
  ],
  [
    "an axis that is not there",
    /there is no axis 222/,
    chart,
    swap('<c:axId val="222"/><c:scaling>', '<c:axId val="223"/><c:scaling>'),
  ],
  [
    "an axis that crosses none",
    /crosses none/,
    chart,
    swap('<c:crossAx val="111"/>', '<c:crossAx val="112"/>'),
  ],
  [
    "a series twice",
    /series 0 is there twice/,
    chart,
    swap('<c:idx val="1"/>', '<c:idx val="0"/>'),
  ],
  ["a chart of no sheet", /there is no sheet Total/, chart, swap("'Summary'!", "'Total'!")],
  ["a chart of no cells", /names no cells/, chart, swap("'Summary'!$A$12:$A$16", "#REF!")],
  [
    "too few kept values",
    /keeps 4 values of 5 cells/,
    chart,
    swap('<c:ptCount val="5"/>', '<c:ptCount val="4"/>'),
  ],
  [
    "a kept value that is no number",
    /no number/,
    chart,
    swap("<c:v>371.5</c:v>", "<c:v>much</c:v>"),
  ],
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
