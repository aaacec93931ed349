import { type EmbeddedPane, openPane } from "../support/embedded-pane";

/** Code of the error that a run ends with. */
async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return "no error";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("what the embedded host refuses", () => {
  let pane: EmbeddedPane;

  beforeEach(async () => {
    pane = await openPane();
  });
  afterEach(() => {
    expect(pane.host.statistics().crashes).toEqual([]);
    pane.close();
  });

  const run = <T>(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T) =>
    pane.Excel.run(async (context) => {
      const result = batch(context.workbook.worksheets.getFirst(), context);
      await context.sync();
      return result;
    });

  it("a request over 5 MB, of which nothing is done", async () => {
    const long = "x".repeat(30_000);
    const write = run((sheet) => {
      sheet.getRange("A1:A200").values = Array.from({ length: 200 }, () => [long]);
    });
    expect(await codeOf(write)).toBe("RequestPayloadSizeLimitExceeded");
    expect(pane.host.workbook.snapshot().sheets[0]!.cells).toEqual({});
  });

  it("a response over 5 MB", async () => {
    const long = "x".repeat(30_000);
    for (const from of [1, 101]) {
      const rows = Array.from({ length: 100 }, () => [long]);
      pane.host.workbook.type(`Sheet1!A${from}:A${from + 99}`, rows);
    }
    const read = run((sheet) => sheet.getRange("A1:A200").load("values"));
    expect(await codeOf(read)).toBe("ResponsePayloadSizeLimitExceeded");
  });

  it("five million cells at once, and cells of whole columns", async () => {
    const read = run((sheet) => sheet.getRange("A1:Z1000000").load("values"));
    expect(await codeOf(read)).toBe("ResponsePayloadSizeLimitExceeded");
    const column = await run((sheet) => sheet.getRange("C:C").load("values,cellCount"));
    expect([column.values, column.cellCount]).toEqual([null, 1_048_576]);
    const write = run((sheet) => {
      sheet.getRange("C:C").values = "x" as unknown as string[][];
    });
    expect(await codeOf(write)).toBe("InvalidArgument");
  });

  it("everything while the user types in a cell", async () => {
    pane.host.setCellEditMode(true);
    const read = () => run((sheet) => sheet.load("name"));
    expect(await codeOf(read())).toBe("InvalidOperationInCellEditMode");
    pane.host.setCellEditMode(false);
    expect((await read()).name).toBe("Sheet1");
  });

  it("writes on a protected sheet, but for cells that are not locked", async () => {
    await run((sheet) => {
      sheet.getRange("B1").format.protection.locked = false;
      sheet.protection.protect();
    });
    const write = (address: string) =>
      run((sheet) => {
        sheet.getRange(address).values = [[1]];
      });
    expect(await codeOf(write("A1"))).toBe("AccessDenied");
    expect(await codeOf(write("B1"))).toBe("no error");
    const table = run((sheet) => void sheet.tables.add("D1:E2", true));
    expect(await codeOf(table)).toBe("AccessDenied");
    await run((sheet) => sheet.protection.unprotect());
    expect(await codeOf(write("A1"))).toBe("no error");
  });

  it("sheets to come and go under a protected structure", async () => {
    await run((_, context) => context.workbook.protection.protect());
    const add = run((_, context) => void context.workbook.worksheets.add("New"));
    expect(await codeOf(add)).toBe("AccessDenied");
  });

  it("members of later requirement sets than those it has", async () => {
    const resize = () =>
      run((sheet) => {
        const table = sheet.tables.add("A1:B3", true);
        table.resize("A1:B5");
        table.delete();
      });
    expect(await codeOf(resize())).toBe("ApiNotFound");
    const newer = await openPane({ sets: { ExcelApi: "1.13" } });
    const size = newer.Excel.run(async (context) => {
      const table = context.workbook.worksheets.getFirst().tables.add("A1:B3", true);
      table.resize("A1:B5");
      const range = table.getRange().load("address");
      await context.sync();
      return range.address;
    });
    expect(await size).toBe("Sheet1!A1:B5");
    newer.close();
    expect(pane.host.statistics().refused).toEqual({});
  });

  it("members that it does not have, and records them", async () => {
    const replace = run((sheet) => {
      sheet.getRange("A1").values = [[1]];
      sheet.getRange("A1:A9").removeDuplicates([0], false);
    });
    expect(await codeOf(replace)).toBe("ApiNotFound");
    const { refused, errors } = pane.host.statistics();
    expect([refused, errors]).toEqual([{ "Range.RemoveDuplicates()": 1 }, 1]);
    expect(pane.host.workbook.values("Sheet1!A1")).toEqual([[1]]);
  });

  it("any one sync that it is told to, of which nothing is done", async () => {
    const write = (value: number) =>
      run((sheet) => {
        sheet.getRange("A1").values = [[value]];
      });
    pane.host.failNextSync("GeneralException", 1);
    expect(await codeOf(write(1))).toBe("no error");
    expect(await codeOf(write(2))).toBe("GeneralException");
    expect(pane.host.workbook.values("Sheet1!A1")).toEqual([[1]]);
    pane.host.failNextSync(5102);
    expect(await codeOf(write(3))).toBe("ActivityLimitReached");
    expect(await codeOf(write(4))).toBe("no error");
  });

  it("texts that are too long, tables that overlap, names that are none", async () => {
    const long = run((sheet) => {
      sheet.getRange("A1").values = [["x".repeat(32_768)]];
    });
    expect(await codeOf(long)).toBe("InvalidArgument");
    const overlap = run((sheet) => {
      sheet.tables.add("A1:B3", true);
      sheet.tables.add("B2:C4", true);
    });
    expect(await codeOf(overlap)).toBe("InvalidArgument");
    const name = run((_, context) => void context.workbook.worksheets.add("a/b"));
    expect(await codeOf(name)).toBe("InvalidArgument");
  });

  it("a formula that names a table which is not there yet", async () => {
    const enter = () =>
      run((sheet) => {
        sheet.getRange("E1").formulas = [['=SUM(Parts[Hours])&"Other[Hours]"']];
      });
    expect(await codeOf(enter())).toBe("InvalidArgument");
    await run((sheet) => {
      sheet.tables.add("A1:B3", true).name = "Parts";
    });
    expect(await codeOf(enter())).toBe("no error");
  });

  it("counts syncs, clean-ups and bytes apart", async () => {
    const before = pane.host.statistics();
    await run((sheet) => sheet.getRange("A1").load("values"));
    await new Promise((resolve) => setTimeout(resolve, 30));
    const after = pane.host.statistics();
    expect([after.syncs - before.syncs, after.cleanUps - before.cleanUps]).toEqual([1, 1]);
    expect(after.requestBytes).toBeGreaterThan(before.requestBytes);
    expect(pane.host.keptReferences).toBe(0);
  });
});
