import fc from "fast-check";
import { cellAt } from "../../src/workbook/grid";
import type { TableColumn } from "../../src/workbook/sheet-content";
import { openWorkbook, type XlsxHost } from "../../src/hosts/xlsx/xlsx-host";
import { packageFaults } from "../support/package-checker/check-package";
import {
  all,
  childOf,
  childrenOf,
  openParts,
  type Element,
} from "../support/package-checker/open-parts";
import { runs } from "../support/runs";
import { changeParts } from "./make-zip";
import { seedWorkbook } from "./seed-workbook";
import { orderTable, someSheet } from "./some-content";

const sheetPart = "xl/worksheets/sheet2.xml";
const tablePart = "xl/tables/table1.xml";

async function firstRun(): Promise<Uint8Array> {
  const host = openWorkbook(await seedWorkbook({ sheets: [{ name: "Data", rows: [["x"]] }] }));
  await host.apply([{ kind: "putSheet", content: someSheet() }]);
  return host.save();
}

/** Opens a book, refreshes Schedule with the orders, checks the package. */
async function refresh(
  bytes: Uint8Array,
  orders: readonly string[],
  carriedRows: readonly (number | undefined)[],
  extra: readonly TableColumn[] = [],
): Promise<XlsxHost> {
  const host = openWorkbook(bytes);
  const table = orderTable(orders, { carriedRows });
  const content = someSheet("Schedule", {
    ...table,
    columns: [...table.columns, ...extra],
    rows: table.rows.map((row) => [...row, ...extra.map(() => null)]),
  });
  await host.apply([{ kind: "putSheet", content, replaces: "Schedule" }]);
  expect(packageFaults(host.save())).toEqual([]);
  return openWorkbook(host.save());
}

const xml = (host: XlsxHost, part: string): Element => openParts(host.save()).xml(part)!;
const cellsOf = (root: Element) =>
  new Map([...all(root)].filter((e) => e.name === "c").map((e) => [e.attributes["r"], e]));

/** As a user leaves it: a column of his own with formula and note, a filter, widths, formats, a rule. */
function usersEdits(bytes: Uint8Array): Uint8Array {
  return changeParts(bytes, {
    [sheetPart]: (text) =>
      text
        .replace(/<row r="4">(.*?)<\/row>/, '<row r="4">$1<c r="E4" t="str"><v>Mine</v></c></row>')
        .replace(
          /<row r="5">(.*?)<\/row>/,
          '<row r="5" hidden="1">$1<c r="E5"><f>B5*2+$B$$1</f><v>20</v></c></row>',
        )
        .replace(
          /<row r="6">(.*?)<\/row>/,
          '<row r="6" ht="40" customHeight="1">$1<c r="E6" t="str"><v>call them</v></c><c r="G6"><v>77</v></c></row>',
        )
        .replace(/(<c r="A7") s="\d+"/, "$1")
        .replace('<c r="A7"', '<c r="A7" s="1"')
        .replace(
          /<row r="7">(.*?)<\/row>/,
          '<row r="7">$1</row><row r="9"><c r="A9"><v>5</v></c></row>',
        )
        .replace(/<col min="1"[^>]*>/, '<col min="1" max="1" width="33" customWidth="1"/>')
        .replace(
          "<conditionalFormatting",
          '<conditionalFormatting sqref="B5:B7"><cfRule type="cellIs" priority="9" operator="lessThan"><formula>3</formula></cfRule></conditionalFormatting><conditionalFormatting',
        )
        .replace(
          "</dataValidations>",
          '<dataValidation type="whole" sqref="E5:E7"><formula1>1</formula1><formula2>2</formula2></dataValidation></dataValidations>',
        )
        .replace('dataValidations count="2"', 'dataValidations count="3"'),
    [tablePart]: (text) =>
      text
        .replaceAll("A4:D7", "A4:E7")
        .replace(
          '<autoFilter ref="A4:E7"/>',
          '<autoFilter ref="A4:E7"><filterColumn colId="3"><filters><filter val="Late"/></filters></filterColumn></autoFilter><sortState ref="A5:E7"><sortCondition ref="C5:C7"/></sortState>',
        )
        .replace('count="4"', 'count="5"')
        .replace(
          "</tableColumns>",
          '<tableColumn id="9" name="Mine"><calculatedColumnFormula>B5*2</calculatedColumnFormula></tableColumn></tableColumns>',
        ),
    "xl/comments1.xml": (text) =>
      text
        .replace("</authors>", "<author>Ann</author></authors>")
        .replace(
          "</commentList>",
          '<comment ref="A6" authorId="1"><text><t>Ann: rush</t></text></comment></commentList>',
        ),
  });
}

describe("a refresh", () => {
  const mine = { header: "Mine", carriedFrom: 4 };

  it("keeps rows filtered out whose height follows their texts", async () => {
    const host = openWorkbook(usersEdits(await firstRun()));
    const table = orderTable(["A9", "A2", "A1"], { carriedRows: [undefined, 5, 4] });
    const rowHeights = [4, 5, 6].map((row) => ({ row, points: 45 }));
    const content = { ...someSheet("Schedule", table), rowHeights };
    await host.apply([{ kind: "putSheet", content, replaces: "Schedule" }]);
    const looks = childrenOf(childOf(xml(host, sheetPart), "sheetData"), "row")
      .filter(({ attributes }) => ["5", "6", "7"].includes(attributes["r"]!))
      .map(({ attributes }) => [attributes["ht"], attributes["hidden"]]);
    expect(looks).toEqual([
      ["45", undefined],
      ["45", undefined],
      ["45", "1"],
    ]);
  });

  it("keeps the user's column, filter, sort order, widths, heights, formats, rules and notes", async () => {
    const host = await refresh(
      usersEdits(await firstRun()),
      ["A9", "A2", "A1", "A3"],
      [undefined, 5, 4, 6],
      [mine],
    );
    const root = xml(host, sheetPart);
    const cells = cellsOf(root);
    expect(childOf(cells.get("E7"), "f")!.text).toBe("B7*2+$B$1");
    expect(childOf(childOf(cells.get("E6"), "is"), "t")!.text).toBe("call them");
    expect(cells.get("A8")!.attributes["s"]).toBe("1");
    expect(cells.get("A7")!.attributes["s"]).not.toBe("1");
    expect(cells.get("G6")).toBeDefined();
    expect(childOf(cells.get("A10"), "v")!.text).toBe("5");
    const rows = new Map(
      childrenOf(childOf(root, "sheetData"), "row").map((r) => [r.attributes["r"], r.attributes]),
    );
    expect([rows.get("6")!["ht"], rows.get("7")!["hidden"], rows.get("5")!["hidden"]]).toEqual([
      "40",
      "1",
      undefined,
    ]);
    expect(childOf(root, "cols")!.children[0]!.attributes["width"]).toBe("33");
    const rules = childrenOf(root, "conditionalFormatting");
    expect(rules).toHaveLength(4);
    expect(rules[0]!.attributes["sqref"]).toBe("B5:B8");
    expect(childOf(root, "dataValidations")!.children.map((v) => v.attributes["sqref"])).toEqual([
      "E5:E8",
      "D5:D8",
      "B5:B8",
    ]);
    const table = xml(host, tablePart);
    expect(table.attributes["ref"]).toBe("A4:E8");
    expect(childOf(childOf(table, "autoFilter"), "filterColumn")!.attributes["colId"]).toBe("3");
    expect(childOf(childOf(table, "sortState"), "sortCondition")!.attributes["ref"]).toBe("C5:C8");
    const last = childOf(table, "tableColumns")!.children.at(-1)!;
    expect([last.attributes["id"], childOf(last, "calculatedColumnFormula")!.text]).toEqual([
      "9",
      "B5*2",
    ]);
    const notes = childOf(xml(host, "xl/comments1.xml"), "commentList")!.children;
    expect(notes.map((note) => note.attributes["ref"])).toEqual(["A6", "B4"]);
  });

  it("follows columns that change places, and lets those go that are no more", async () => {
    const bytes = usersEdits(await firstRun());
    const host = openWorkbook(bytes);
    const content = someSheet(
      "Schedule",
      {
        ...orderTable([]),
        columns: [{ header: "Status" }, { header: "Mine", carriedFrom: 4 }, { header: "Order" }],
        rows: [["Late", null, "A1"]],
        carriedRows: [4],
      },
      { conditionalFormats: [], validations: [], notes: [] },
    );
    await host.apply([{ kind: "putSheet", content, replaces: "schedule" }]);
    expect(packageFaults(host.save())).toEqual([]);
    const table = xml(host, tablePart);
    expect(childOf(childOf(table, "autoFilter"), "filterColumn")!.attributes["colId"]).toBe("0");
    expect(childOf(table, "sortState")).toBeUndefined();
    expect(childOf(cellsOf(xml(host, sheetPart)).get("B5"), "f")!.text).toBe("#REF!*2+$B$1");
  });

  it("keeps the totals row that the user switched on below the data", async () => {
    const bytes = changeParts(await firstRun(), {
      [sheetPart]: (text) =>
        text.replace(
          "</sheetData>",
          '<row r="8"><c r="A8" t="str"><v>Total</v></c><c r="B8"><f>SUBTOTAL(109,[Quantity])</f><v>33</v></c></row></sheetData>',
        ),
      [tablePart]: (text) =>
        text
          .replace(' ref="A4:D7" totalsRowShown="0"', ' ref="A4:D8" totalsRowCount="1"')
          .replace('name="Quantity"', 'name="Quantity" totalsRowFunction="sum"'),
    });
    const host = await refresh(bytes, ["A1"], [4]);
    expect(xml(host, tablePart).attributes["ref"]).toBe("A4:D6");
    expect(childOf(cellsOf(xml(host, sheetPart)).get("B6"), "f")!.text).toBe(
      "SUBTOTAL(109,[Quantity])",
    );
    const shorter = await refresh(host.save(), ["A1", "A2", "A3", "A4", "A5"], [4]);
    expect(childOf(cellsOf(xml(shorter, sheetPart)).get("B10"), "f")).toBeDefined();
  });

  it("writes the same bytes when nothing changed", async () => {
    const first = await firstRun();
    const second = await refresh(first, ["A1", "A2", "A3"], [4, 5, 6]);
    const parts = (bytes: Uint8Array) => openParts(bytes).bytes;
    const [a, b] = [parts(first), parts(second.save())];
    const changed = [...a].filter(([name, bytes]) => Buffer.compare(bytes, b.get(name)!) !== 0);
    expect(changed.map(([name]) => name)).toEqual([]);
  });

  it("gives every value back, whatever it is (any content, any text)", async () => {
    const seed = await seedWorkbook({ sheets: [{ name: "Data", rows: [["x"]] }] });
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom(
        "=1+1",
        "+x",
        "-x",
        "@x",
        "__proto__",
        "_x0041_",
        " a ",
        "\r\n",
        "\t",
        "]]>",
        "&lt;",
      ),
    );
    const value = fc.oneof(
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    );
    const rows = fc.array(fc.array(value, { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(rows, rows, async (first, second) => {
        const host = openWorkbook(seed);
        for (const [n, written] of [first, second].entries()) {
          const content = someSheet("Schedule", { ...orderTable([]), rows: written });
          const put = { kind: "putSheet" as const, content };
          await host.apply([n === 0 ? put : { ...put, replaces: "Schedule" }]);
          const bytes = host.save();
          expect(packageFaults(bytes)).toEqual([]);
          const [grid] = await openWorkbook(bytes).readGrids(["Schedule"]);
          const back = written.map((row, r) => row.map((_, c) => cellAt(grid!, 4 + r, c)));
          expect(back).toEqual(
            written.map((row) => row.map((v) => (v === "" ? "" : Object.is(v, -0) ? 0 : v))),
          );
        }
        await host.apply([{ kind: "clean" }]);
        const names = openParts(host.save()).bytes;
        for (const [name, bytes] of openParts(seed).bytes) {
          expect(Buffer.compare(bytes, names.get(name)!)).toBe(0);
        }
      }),
      { numRuns: runs(60, 2000) },
    );
  });
});
