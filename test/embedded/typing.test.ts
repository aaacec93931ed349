import { type EmbeddedPane, openPane } from "../support/embedded-pane";

describe("what becomes of what is written to a cell", () => {
  let pane: EmbeddedPane;

  beforeAll(async () => {
    pane = await openPane();
  });
  afterAll(() => pane.close());

  const CASES = [
    ["a number in a text", "007", 7, "Double", "General"],
    ["a text behind an apostrophe", "'007", "007", "String", "General"],
    ["a text that looks like a formula", "'=1+1", "=1+1", "String", "General"],
    ["a logical value", "true", true, "Boolean", "General"],
    ["an error", "#N/A", "#N/A", "Error", "General"],
    ["a day", "2026-11-23", 46349, "Double", "m/d/yyyy"],
    ["a share", "12%", 0.12, "Double", "0.00%"],
    ["a plain text", "A-1", "A-1", "String", "General"],
  ] as const;

  it.each(CASES)("%s", async (_, typed, value, type, format) => {
    const read = await pane.Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getFirst().getRange("A1");
      cell.clear();
      cell.values = [[typed]];
      cell.load("values,valueTypes,numberFormat");
      await context.sync();
      return [cell.values[0]![0], cell.valueTypes[0]![0], cell.numberFormat[0]![0]] as unknown[];
    });
    expect(read).toEqual([value, type, format]);
  });

  it("keeps texts as they are where the format is text", async () => {
    pane.host.workbook.act((book) => {
      const sheets = book.object("Worksheets")!;
      const sheet = sheets.call("GetItem", ["Sheet1"]) as typeof sheets;
      (sheet.call("GetRange", ["B1:B3"]) as typeof sheets).write("NumberFormat", "@");
    });
    pane.host.workbook.type("Sheet1!B1:B3", [["007"], ["=1+1"], ["-x"]]);
    expect(pane.host.workbook.values("Sheet1!B1:B3")).toEqual([["007"], ["=1+1"], ["-x"]]);
    expect(pane.host.workbook.sheet("Sheet1").cells["B2"]!.formula).toBeUndefined();
  });

  it("leaves cells alone that get null, and empties those that get nothing", () => {
    pane.host.workbook.type("Sheet1!C1:D1", [[1, 2]]);
    pane.host.workbook.type("Sheet1!C1:D1", [[null, ""]]);
    expect(pane.host.workbook.values("Sheet1!C1:D1")).toEqual([[1, ""]]);
  });

  it("shows the value of a formula when something has calculated it", () => {
    pane.host.workbook.type("Sheet1!E1:E2", [["=C1*2"], ['=HYPERLINK("#\'A\'!B2","to A")']]);
    pane.host.workbook.setCalculated("Sheet1!E1", 2);
    expect(pane.host.workbook.values("Sheet1!E1:E2")).toEqual([[2], ["to A"]]);
    expect(pane.host.workbook.formulas("Sheet1!E1")).toEqual([["=C1*2"]]);
  });
});
