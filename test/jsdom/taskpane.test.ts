import type { Solver } from "../../src/app/ports";
import { MemoryHost } from "../../src/hosts/memory-host";
import type { WorkbookSeed } from "../../src/hosts/workbook-seed";
import { RefusedChange } from "../../src/workbook/refused-change";
import { solveByTurns } from "../../src/app/solve-by-turns";
import { SHOP, tableRows } from "../unit/app/a-shop";
import { TestPane } from "./taskpane-pane";

const withOrders = (rows: WorkbookSeed["sheets"][number]["rows"]): WorkbookSeed => ({
  sheets: [{ name: "Orders", rows }, ...SHOP.sheets.slice(1)],
});

describe("the pane", () => {
  it("offers the empty sheets in an empty workbook, and finds them afterwards", async () => {
    const host = new MemoryHost({ sheets: [{ name: "Sheet1", rows: [] }] });
    const pane = await new TestPane(host).open();
    await pane.press("Insert the empty sheets");
    expect(pane.text).toContain("The sheets are in the workbook.");
    expect((await host.readInfo()).sheets.map(({ name }) => name)).toContain("Standards");
    expect(pane.text).toContain("What was found");
  });

  it("inserts the sample, which can be scheduled", async () => {
    const pane = await new TestPane(new MemoryHost({ sheets: [] })).open();
    await pane.press("Insert the sample factory");
    await pane.press("Schedule");
    await pane.press("Run");
    expect(pane.text).toContain("The schedule is ready. Nothing is written yet.");
    expect(pane.text).toContain("Late orders");
  });

  it("runs, says what will be written, writes it, and takes it back", async () => {
    const host = new MemoryHost(SHOP);
    const pane = await new TestPane(host).open();
    await pane.press("Schedule");
    await pane.press("Run");
    expect(pane.text).toContain("Creates Schedule, ");
    expect(pane.text).toContain("Orders scheduled2 of ");
    expect((await host.readInfo()).sheets).toHaveLength(3);
    await pane.press("Write");
    expect((await tableRows(host, "PlumbSchedule")).length).toBeGreaterThan(0);
    expect(pane.text).toMatch(/\d+ sheets written\./);
    await pane.press("Show the Schedule");
    expect(pane.shown).toEqual(["Schedule!"]);
    await pane.press("Undo");
    expect((await host.readInfo()).sheets).toHaveLength(3);
    await pane.press("Write");
    expect((await host.readInfo()).sheets.length).toBeGreaterThan(3);
  });

  it("refreshes what it wrote, and says so before", async () => {
    const host = new MemoryHost(SHOP);
    const pane = await new TestPane(host).open();
    await pane.press("Schedule");
    for (const press of ["Run", "Write", "Run again"]) await pane.press(press);
    expect(pane.text).toContain("Refreshes Schedule, ");
    await pane.press("Write");
    expect(pane.text).toContain("To take this back, press Undo in Excel.");
    expect(pane.has("Undo")).toBe(false);
  });

  it("writes nothing when an input changed after it was read, unless it is told to", async () => {
    const host = new MemoryHost(SHOP);
    const pane = await new TestPane(host).open();
    await pane.press("Schedule");
    await pane.press("Run");
    await host.apply([{ kind: "putCell", sheet: "Orders", cell: "C2", value: 120 }]);
    await pane.press("Write");
    expect(pane.text).toContain("Orders changed since the workbook was read.");
    expect((await host.readInfo()).sheets).toHaveLength(3);
    await pane.press("Write it anyway");
    expect((await host.readInfo()).sheets.length).toBeGreaterThan(3);
  });

  it("loses no entry that was made after it read", async () => {
    const host = new MemoryHost(SHOP);
    const pane = await new TestPane(host).open();
    await pane.press("Schedule");
    for (const press of ["Run", "Write", "Run again"]) await pane.press(press);
    await host.apply([{ kind: "putCell", sheet: "Targets", cell: "Z9", value: "ours" }]);
    await pane.press("Write");
    expect(pane.text).toContain("writing would lose that");
    expect(pane.has("Write it anyway")).toBe(false);
    await pane.press("Run again");
    await pane.press("Write");
    expect(pane.text).toMatch(/\d+ sheets written\./);
  });

  it("asks what a heading is, and keeps the answer in the workbook", async () => {
    const host = new MemoryHost(
      withOrders([
        ["Order", "Product", "How much of it", "Due"],
        ["A-1", "P", 100, 46000],
      ]),
    );
    const pane = await new TestPane(host).open();
    expect(pane.text).toContain("Something is missing");
    await pane.press("Settle the data");
    await pane.choose("Which heading on Orders is Quantity?", "How much of it");
    expect((await host.readInfo()).state).toContain("How much of it");
    expect(pane.text).not.toContain("Questions");
    pane.close();
    const again = await new TestPane(host).open();
    expect(again.text).toContain("There is all that a schedule needs.");
  });

  it("asks which sheet an input is on", async () => {
    const [orders, ...others] = SHOP.sheets;
    const host = new MemoryHost({ sheets: [{ ...orders!, name: "Auftr" }, ...others] });
    const pane = await new TestPane(
      new MemoryHost({ sheets: [{ name: "Notes", rows: [["Order", "What"]] }, ...others] }),
    ).open();
    await pane.press("Data");
    expect(pane.text).toContain("Which sheet holds Orders?");
    expect((await new TestPane(host).open()).text).toContain("There is all that a schedule needs.");
  });

  it("leads from an issue to its cell", async () => {
    const [heading] = SHOP.sheets[0]!.rows;
    const host = new MemoryHost(withOrders([heading!, ["A-1", "P", "many", 46000, "Open", ""]]));
    const pane = await new TestPane(host).open();
    await pane.press("Data");
    await pane.press("Orders!C2");
    expect(pane.shown).toEqual(["Orders!C2"]);
    expect(pane.text).not.toContain("--map");
  });

  it("remembers goal and horizon in the workbook, and takes only numbers that can be", async () => {
    const host = new MemoryHost(SHOP);
    const pane = await new TestPane(host).open();
    await pane.press("Schedule");
    await pane.choose("Goal", "Throughput");
    await pane.choose("Horizon", "30");
    await pane.choose("Freeze", "-2");
    expect(pane.text).toContain("Enter 0 or more.");
    pane.close();
    const again = await new TestPane(host).open();
    expect(again.store.snapshot().choices).toEqual({ goal: "Throughput", horizonDays: 30 });
  });

  it("stops with the best schedule, which can be written", async () => {
    const host = new MemoryHost(SHOP);
    const thread = {
      elapsed: () => performance.now() / 1000,
      nextTurn: () => new Promise<void>((resolve) => setTimeout(resolve, 1)),
    };
    const slow: Solver = async (request, watch) => {
      const outcome = await solveByTurns(request, watch, thread);
      while (!watch.stopped?.()) await thread.nextTurn();
      return { ...outcome, interrupted: true };
    };
    const pane = await new TestPane(host, slow).open();
    await pane.press("Schedule");
    await pane.press("Run");
    expect(pane.has("Run")).toBe(false);
    await pane.press("Stop");
    expect(pane.text).toContain("Stopped. This is the best schedule until then.");
    await pane.press("Write");
    expect(await tableRows(host, "PlumbSchedule")).not.toHaveLength(0);
  });

  it("says what to do when Excel refuses, and works the second time", async () => {
    const host = new MemoryHost(SHOP);
    const pane = await new TestPane(host).open();
    await pane.press("Schedule");
    await pane.press("Run");
    const { apply } = host;
    host.apply = () => {
      host.apply = apply;
      throw new RefusedChange("sheet-protected", "The sheet is protected.", "Orders");
    };
    await pane.press("Write");
    expect(pane.text).toContain("The sheet is protected.");
    await pane.press("Write");
    expect(pane.text).toMatch(/\d+ sheets written\./);
  });
});
