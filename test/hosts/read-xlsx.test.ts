import { formatAt, cellAt, type Grid } from "../../src/workbook/grid";
import { openWorkbook } from "../../src/hosts/xlsx/xlsx-host";
import { sheetOf, smallParts, zipOf } from "./make-zip";

async function read(sheetXml: string, more: Readonly<Record<string, string>> = {}): Promise<Grid> {
  const [grid] = await openWorkbook(zipOf(smallParts(sheetXml, more))).readGrids(["Data"]);
  return grid!;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const texts = (xml: string) => ({ "xl/texts.xml": `<sst xmlns="${main}">${xml}</sst>` });

describe("a sheet part", () => {
  it("may leave out the numbers of rows and cells", async () => {
    const grid = await read(
      sheetOf(
        "<row><c><v>1</v></c><c><v>2</v></c></row><row r='4'><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>",
      ),
    );
    expect([cellAt(grid, 0, 1), cellAt(grid, 3, 1), cellAt(grid, 4, 0)]).toEqual([2, 3, 4]);
  });

  it("may have any prefix, comments, CDATA and entities", async () => {
    const xml = `<?xml version="1.0"?><!-- <sheetData> --><q:worksheet xmlns:q="${main}"><q:sheetData><?x y?><q:row><q:c t="str"><q:v>a&#x41;&amp;<![CDATA[<b>]]></q:v></q:c><q:c t='str' ><q:v>l1&#10;l2\r\nl3</q:v></q:c></q:row></q:sheetData></q:worksheet>`;
    const grid = await read(xml);
    expect(cellAt(grid, 0, 0)).toBe("aA&<b>");
    expect(cellAt(grid, 0, 1)).toBe("l1\nl2\nl3");
  });

  it("gives texts without phonetic guides, rich text joined, escapes resolved", async () => {
    const shared = texts(
      '<si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1"><t>no</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000B_b_x005F_x0041_</t></si><si/>',
    );
    const cells = [0, 1, 2, 3, 9].map((n) => `<c t="s"><v>${n}</v></c>`).join("");
    const inline = '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>';
    const grid = await read(sheetOf(`<row>${cells}${inline}</row>`), shared);
    expect(grid.values).toEqual(["plain", "rich ", "a\u000bb_x0041_", "", "", "inline"]);
  });

  it("knows booleans, errors, numbers in every form and cells without value", async () => {
    const grid = await read(
      sheetOf(
        '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><v>-1.5E-3</v></c><c t="n"><v></v></c><c><v> 7 </v></c></row>',
      ),
    );
    expect(grid.values).toEqual([true, { error: "#N/A" }, -0.0015, null, 7]);
  });

  it("turns ISO dates into serials with a date format", async () => {
    const xml = sheetOf(
      '<row><c t="d"><v>2026-11-23</v></c><c t="d"><v>2026-11-23T06:30:00Z</v></c><c t="d"><v>T12:00</v></c><c t="d"><v>soon</v></c></row>',
    );
    const grid = await read(xml);
    expect(grid.values.map((v) => (typeof v === "number" ? Number(v.toFixed(6)) : v))).toEqual([
      46349,
      46349.270833,
      0.5,
      "soon",
    ]);
    expect(formatAt(grid, 0, 0)).toBe("yyyy-mm-dd");
    expect(formatAt(grid, 0, 1)).toBe("yyyy-mm-dd hh:mm");
    const parts = smallParts(xml);
    const of1904 = parts["xl/workbook.xml"].replace(
      "<sheets>",
      '<workbookPr date1904="1"/><sheets>',
    );
    const host = openWorkbook(zipOf({ ...parts, "xl/workbook.xml": of1904 }));
    expect((await host.readInfo()).date1904).toBe(true);
    expect(cellAt((await host.readGrids(["data"]))[0]!, 0, 0)).toBe(46349 - 1462);
  });

  it("moves shared formulas to their cells and keeps what is absolute", async () => {
    const first =
      '<c r="B1"><f t="shared" ref="B1:C2" si="0">A1*$A1+A$1+SUM(A:A,1:1)+T[[#This Row],[A1]]+&quot;A1&quot;+LOG10(A1)+\'A1\'!A1</f><v>1</v></c>';
    const grid = await read(
      sheetOf(
        `<row r="1">${first}</row><row r="2"><c r="C2"><f t="shared" si="0"/><v>2</v></c><c r="D2"><f t="array" ref="D2">SUM(A1:A2*B1:B2)</f><v>3</v></c></row>`,
      ),
    );
    expect(grid.formulas.get(grid.width + 1)).toBe(
      "=B2*$A2+B$1+SUM(B:B,2:2)+T[[#This Row],[A1]]+\"A1\"+LOG10(B2)+'A1'!B2",
    );
    expect(grid.formulas.get(grid.width + 2)).toBe("=SUM(A1:A2*B1:B2)");
  });

  it("leaves out cells that lie far off, and says so", async () => {
    const host = openWorkbook(
      zipOf(
        smallParts(
          sheetOf(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
          ),
        ),
      ),
    );
    const [grid] = await host.readGrids(["Data"]);
    expect(grid!.values.length).toBeLessThan(10);
    expect((await host.readInfo()).issues).toMatchObject([{ code: "cells-far-off", value: "1" }]);
  });

  it("is read in UTF-16 as well", async () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?>' + sheetOf('<row><c t="str"><v>ü</v></c></row>');
    const parts = smallParts("");
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, "utf16le")]);
    const host = openWorkbook(
      zipOf({ ...parts, "xl/worksheets/the sheet.xml": new Uint8Array(bytes) }),
    );
    expect(cellAt((await host.readGrids(["Data"]))[0]!, 0, 0)).toBe("ü");
    await host.apply([{ kind: "putCell", sheet: "Data", cell: "B1", value: "ß" }]);
    const again = openWorkbook(host.save());
    expect((await again.readGrids(["Data"]))[0]!.values).toEqual(["ü", "ß"]);
  });

  it("says when the file is signed, and writes only when told to", async () => {
    const parts = smallParts(sheetOf(""));
    const rels = parts["_rels/.rels"].replace(
      "</Relationships>",
      '<Relationship Id="sig" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>',
    );
    const bytes = zipOf({ ...parts, "_rels/.rels": rels, "_xmlsignatures/origin.sigs": "x" });
    const host = openWorkbook(bytes);
    expect((await host.readInfo()).issues).toMatchObject([{ code: "signed-workbook" }]);
    const change = { kind: "putState" as const, text: "x" };
    await expect(host.apply([change])).rejects.toMatchObject({ code: "signed" });
    await openWorkbook(bytes, { force: true }).apply([change]);
  });
});
