import { excelHost } from "../../../src/hosts/excel/excel-host";
import type { SheetSeed } from "../../../src/hosts/workbook-seed";
import type { WorkbookChange } from "../../../src/workbook/workbook-host";
import { PAYLOAD_LIMIT } from "../../../src/embedded/execute";
import type { EmbeddedPane } from "../../support/embedded-pane";
import { orderTable, someSheet } from "../some-content";
import { openExcel, seedExcel } from "./embedded-excel";

const FULL = { requestBytes: PAYLOAD_LIMIT, responseBytes: PAYLOAD_LIMIT };

/** About 100 KB of values. */
const orders: SheetSeed = {
  name: "Orders",
  rows: Array.from({ length: 1_000 }, (_, n) => [
    `Order ${n}`,
    n / 7,
    `Customer ${"x".repeat(40)}`,
  ]),
};

/** About 2.5 MB of values, in three steps. */
const large: WorkbookChange[] = ["Schedule", "Load", "Targets"].map((name) => ({
  kind: "putSheet",
  content: someSheet(
    name,
    orderTable(
      Array.from({ length: 8_000 }, (_, n) => `Order ${n} ${"y".repeat(60)}`),
      { name: `Plumb${name}` },
    ),
  ),
}));

describe("Excel's limits of what goes at once", () => {
  let pane: EmbeddedPane;

  beforeEach(async () => {
    pane = await openExcel();
    seedExcel(pane, { sheets: [orders] });
  });
  afterEach(() => {
    const { refused, crashes } = pane.host.statistics();
    pane.close();
    expect({ refused, crashes }).toEqual({ refused: {}, crashes: [] });
  });

  const read = async () => {
    const [grid] = await excelHost().readGrids(["Orders"]);
    return grid!;
  };
  const errors = async (act: () => Promise<unknown>) => {
    const before = pane.host.statistics().errors;
    await act();
    return pane.host.statistics().errors - before;
  };

  it("an answer that is too large is asked for by halves, and is whole", async () => {
    const whole = await read();
    pane.host.setLimits({ responseBytes: 20_000 });
    expect(await errors(async () => expect(await read()).toEqual(whole))).toBeGreaterThan(3);
  });

  it("says what to do about one cell that alone is too large, and reads once it is gone", async () => {
    const whole = await read();
    const { workbook } = pane.host;
    workbook.type("Orders!C500", [["z".repeat(30_000)]]);
    pane.host.setLimits({ responseBytes: 20_000 });
    await expect(read()).rejects.toMatchObject({
      name: "ExcelProblem",
      code: "ResponsePayloadSizeLimitExceeded",
      message: expect.stringContaining("and try again") as unknown,
    });
    workbook.type("Orders!C500", [[`Customer ${"x".repeat(40)}`]]);
    expect(await read()).toEqual(whole);
  });

  it("a request that is too large goes by halves, and all of it is written", async () => {
    pane.host.setLimits({ requestBytes: 1_500_000 });
    expect(await errors(() => excelHost().apply(large))).toBeGreaterThan(0);
    const { tables } = await excelHost().readInfo();
    expect(tables.map(({ name, area }) => [name, area.bottom])).toEqual([
      ...[
        ["PlumbSchedule", 8_003],
        ["PlumbLoad", 8_003],
        ["PlumbTargets", 8_003],
      ],
    ]);
    const [grid] = await excelHost().readGrids(["Targets"]);
    expect(grid!.values[8_003 * grid!.width]).toBe(`Order 7999 ${"y".repeat(60)}`);
  });

  it("is taken back where one step alone is too large, says so, and works the second time", async () => {
    const before = pane.host.workbook.snapshot();
    const host = excelHost();
    pane.host.setLimits({ requestBytes: 300_000 });
    const refused = await host.apply(large).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      name: "ExcelProblem",
      code: "RequestPayloadSizeLimitExceeded",
      message: expect.stringContaining("The workbook is as it was before.") as unknown,
    });
    expect(pane.host.workbook.snapshot().sheets).toEqual(before.sheets);
    pane.host.setLimits(FULL);
    await host.apply(large);
    expect((await host.readInfo()).tables).toHaveLength(3);
  });
});
