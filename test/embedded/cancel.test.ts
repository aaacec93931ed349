import { type EmbeddedPane, openPane } from "../support/embedded-pane";

describe("a call that a cell waits for", () => {
  let pane: EmbeddedPane;
  const cancelled: number[] = [];

  beforeAll(async () => {
    const later = { id: "LATER", name: "NS.LATER", cancelable: true };
    pane = await openPane({ functions: [later, { id: "ONCE", name: "NS.ONCE" }] });
    interface Cancelable {
      onCanceled: () => void;
    }
    pane.CustomFunctions.associate("LATER", (n: number, invocation: Cancelable) => {
      invocation.onCanceled = () => cancelled.push(n);
      return new Promise(() => {});
    });
    pane.CustomFunctions.associate("ONCE", (n: number, invocation: Cancelable) => {
      invocation.onCanceled = () => cancelled.push(n);
      return n;
    });
  });
  beforeEach(async () => {
    cancelled.length = 0;
    await pane.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("Work");
      await context.sync();
      if (sheet.isNullObject) context.workbook.worksheets.add("Work");
      await context.sync();
    });
    pane.host.workbook.type("Work!A1", [["=NS.LATER(7)"]]);
    await settled();
  });
  afterAll(() => pane.close());

  const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

  it.each<[string, () => unknown]>([
    ["typed over with a value", () => pane.host.workbook.type("Work!A1", [[5]])],
    ["typed over with a formula", () => pane.host.workbook.type("Work!A1", [["=1+1"]])],
    ["taken back", () => pane.host.undo()],
    [
      "cleared",
      () =>
        pane.Excel.run((context) => {
          context.workbook.worksheets.getItem("Work").getRange("A1:B2").clear();
          return context.sync();
        }),
    ],
    [
      "deleted with its sheet",
      () =>
        pane.Excel.run((context) => {
          context.workbook.worksheets.getItem("Work").delete();
          return context.sync();
        }),
    ],
  ])("is cancelled when the cell is %s", async (_, act) => {
    await act();
    await settled();
    expect(cancelled).toEqual([7]);
  });

  it("goes on when another cell is written, and is over when it has its result", async () => {
    pane.host.workbook.type("Work!B1", [["=NS.ONCE(8)"]]);
    for (let tries = 0; tries < 100; tries++) {
      if (pane.host.workbook.values("Work!B1")[0]![0] === 8) break;
      await settled();
    }
    expect(pane.host.workbook.values("Work!A1:B1")).toEqual([["#BUSY!", 8]]);
    pane.host.workbook.type("Work!B1", [[1]]);
    await settled();
    expect(cancelled).toEqual([]);
    pane.host.workbook.type("Work!A1", [[1]]);
  });
});
