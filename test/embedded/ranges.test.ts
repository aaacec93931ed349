import { type EmbeddedPane, openPane } from "../support/embedded-pane";

describe("ranges through the real Office.js", () => {
  let pane: EmbeddedPane;

  beforeAll(async () => {
    pane = await openPane();
  });
  afterAll(() => {
    const { refused, fallbacks, crashes, unknownCalls } = pane.host.statistics();
    pane.close();
    expect({ refused, fallbacks, crashes, unknownCalls }).toEqual({
      ...{ refused: {}, fallbacks: {}, crashes: [], unknownCalls: [] },
    });
  });

  it("writes and reads values", async () => {
    const read = await pane.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Plan");
      const range = sheet.getRange("A1:C3");
      range.values = [
        [1, 2, 3],
        ["a", true, ""],
        [4, 5, 6],
      ];
      range.load("values,address");
      await context.sync();
      return [range.address, range.values];
    });
    expect(read).toEqual([
      "Plan!A1:C3",
      [
        [1, 2, 3],
        ["a", true, ""],
        [4, 5, 6],
      ],
    ]);
  });
});
