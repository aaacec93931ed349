import { strFromU8, unzipSync } from "fflate";
import { cleanWorkbook } from "../../../src/app/clean-workbook";
import type { PlanOptions } from "../../../src/app/plan-options";
import type { Clock, SolveOutcome, SolveRequest } from "../../../src/app/ports";
import { publishWorkbook } from "../../../src/app/publish-workbook";
import { replayerOn } from "../../../src/app/replay-by-turns";
import { runWorkbook } from "../../../src/app/run-workbook";
import { excelHost, type ExcelHost } from "../../../src/hosts/excel/excel-host";
import { MemoryHost } from "../../../src/hosts/memory-host";
import { openWorkbook, type XlsxHost } from "../../../src/hosts/xlsx/xlsx-host";
import { HOUR, momentFromCivil } from "../../../src/kernel/moment";
import type { ReplayRequest } from "../../../src/replay/replay";
import { solve } from "../../../src/schedule/solve";
import { formatAt, type Grid } from "../../../src/workbook/grid";
import type { WorkbookChange, WorkbookHost } from "../../../src/workbook/workbook-host";
import type { EmbeddedPane } from "../../support/embedded-pane";
import { chartInExcel, chartsInFile } from "../seen-charts";
import { seedWorkbook } from "../seed-workbook";
import { askedOnce } from "./asked-once";
import { openExcel, seedExcel } from "./embedded-excel";
import { smallerSample } from "./smaller-sample";

const clock: Clock = { now: () => momentFromCivil(2026, 11, 23, 6) + HOUR, elapsed: () => 0 };
const OPTIONS: PlanOptions = { bookName: "sample.xlsx", iterations: 5, seed: 1, horizonDays: 7 };
const BLANK = { sheets: [{ name: "Sheet1", rows: [] }] };

const solver = askedOnce(async (request: SolveRequest): Promise<SolveOutcome> => {
  await Promise.resolve();
  const { problem, seed, iterations, warmStart } = request;
  const more = warmStart ? { warmStart } : {};
  const { solution, progress } = solve(problem, { seed, iterations: iterations!, ...more });
  return { solution, bound: progress.bound, gap: progress.gap, interrupted: false };
});
const replayer = askedOnce((request: ReplayRequest) => replayerOn(clock)(request, {}));

/** Weighed once: what is found is the same each time. */
const run = (host: WorkbookHost, again: boolean) =>
  runWorkbook(
    host,
    again ? { ...OPTIONS, weigh: false } : OPTIONS,
    solver.ask,
    clock,
    replayer.ask,
  );

/** Keeps what is applied to a host, besides applying it. */
function recorded(host: WorkbookHost, list: (readonly WorkbookChange[])[]): WorkbookHost {
  return {
    readInfo: () => host.readInfo(),
    readGrids: (names) => host.readGrids(names),
    apply: (changes) => {
      list.push(changes);
      return host.apply(changes);
    },
  };
}

/** By sheet, the cells that hold something. */
async function allCells(host: WorkbookHost) {
  const names = (await host.readInfo()).sheets.map(({ name }) => name);
  const grids = await host.readGrids(names);
  return Object.fromEntries(grids.map((grid) => [grid.sheet, cellsOf(grid)]));
}

/** Formula or value, with the number format; the empty text and an empty cell are one in Excel. */
function cellsOf(grid: Grid): string {
  const cells: string[] = [];
  grid.values.forEach((value, at) => {
    const row = grid.top + Math.floor(at / grid.width);
    const column = grid.left + (at % grid.width);
    const shown = grid.formulas.get(at) ?? value;
    if (shown === null || shown === "") return;
    cells.push(`${row},${column} ${formatAt(grid, row, column)} ${JSON.stringify(shown)}`);
  });
  return cells.join("\n");
}

async function frameOf(host: WorkbookHost) {
  const { sheets, tables, state } = await host.readInfo();
  return { sheets, tables: tables.map(({ name, area }) => [name, area]).sort(), state };
}

/** The parts of a file as texts, by name. */
function packageOf(file: XlsxHost): Readonly<Record<string, string>> {
  const parts = Object.entries(unzipSync(file.save()));
  return Object.fromEntries(parts.map(([name, bytes]) => [name, strFromU8(bytes, true)]));
}

describe("the sample's whole chain", () => {
  let pane: EmbeddedPane;
  let excel: ExcelHost;
  let file: XlsxHost;
  const memory = new MemoryHost(BLANK);
  let fileBefore: Readonly<Record<string, string>>;
  let before: ReturnType<EmbeddedPane["host"]["workbook"]["snapshot"]>;

  beforeAll(async () => {
    pane = await openExcel();
    seedExcel(pane, BLANK);
    excel = excelHost();
    file = openWorkbook(await seedWorkbook(BLANK));
    const sample = smallerSample();
    for (const host of [excel, file, memory]) await host.apply(sample);
    file = openWorkbook(file.save());
    fileBefore = packageOf(file);
    before = pane.host.workbook.snapshot();
  });

  afterAll(() => {
    const { refused, fallbacks, crashes, errors } = pane.host.statistics();
    pane.close();
    expect({ refused, fallbacks, crashes, errors }).toEqual({
      ...{ refused: {}, fallbacks: {}, crashes: [], errors: 0 },
    });
  });

  /** Does the same to the file and to Excel; memory gets what the file got. */
  async function inEach<R>(act: (host: WorkbookHost) => Promise<R>): Promise<readonly [R, R]> {
    const changes: [(readonly WorkbookChange[])[], (readonly WorkbookChange[])[]] = [[], []];
    const ofFile = await act(recorded(file, changes[0]));
    const asked = [solver.known(), replayer.known()];
    const { syncs } = pane.host.statistics();
    const ofExcel = await act(recorded(excel, changes[1]));
    expect(pane.host.statistics().syncs - syncs).toBeLessThanOrEqual(30);
    expect([solver.known(), replayer.known()]).toEqual(asked);
    expect(changes[1]).toEqual(changes[0]);
    for (const list of changes[0]) await memory.apply(list);
    return [ofFile, ofExcel];
  }

  async function expectAlike(): Promise<void> {
    const cells = await allCells(file);
    expect(await allCells(excel)).toEqual(cells);
    expect(await allCells(memory)).toEqual(cells);
    const frame = await frameOf(file);
    expect(await frameOf(excel)).toEqual(frame);
    expect(await frameOf(memory)).toEqual(frame);
    const bytes = file.save();
    for (const { name, charts } of pane.host.workbook.book.sheets) {
      if (charts.length > 0) expect(charts.map(chartInExcel)).toEqual(chartsInFile(bytes, name));
    }
  }

  it("is cell for cell the same in Excel, in a file and in memory, after the first run", async () => {
    const [ofFile, ofExcel] = await inEach((host) => run(host, false));
    expect(ofFile.kind).toBe("done");
    expect(ofExcel).toEqual(ofFile);
    await expectAlike();
    const { tables } = await excel.readInfo();
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...["PlumbSchedule", "PlumbTargets", "PlumbLoad", "PlumbPromises", "PlumbHistory"],
        ...["PlumbVariance", "PlumbLateness", "PlumbMoney", "PlumbKpis", "PlumbAssumptions"],
      ]),
    );
    const drawn = pane.host.workbook.book.sheets.filter(({ charts }) => charts.length > 0);
    expect(drawn.map(({ name }) => name)).toEqual(["Dashboard", "Summary"]);
  });

  it("is so again after a refresh, with an order that has grown in between", async () => {
    const [orders] = await file.readGrids(["Orders"]);
    const at = orders!.values.length - orders!.width + 3;
    const [cell, was] = [`D${orders!.top + orders!.height}`, orders!.values[at] as number];
    const grown = { kind: "putCell", sheet: "Orders", cell, value: 987 } as const;
    for (const host of [excel, file, memory]) await host.apply([grown]);
    const [ofFile, ofExcel] = await inEach((host) => run(host, true));
    expect(ofFile.kind).toBe("done");
    expect(ofExcel).toEqual(ofFile);
    await expectAlike();
    for (const host of [excel, file, memory]) await host.apply([{ ...grown, value: was }]);
  });

  it("is so once the plan is published", async () => {
    const [ofFile, ofExcel] = await inEach((host) => publishWorkbook(host, clock));
    expect(ofFile).toMatchObject({ kind: "done", version: 3 });
    expect(ofExcel).toEqual(ofFile);
    await expectAlike();
  });

  it("leaves nothing of ours and all of the owner's when it is cleaned away", async () => {
    const [ofFile, ofExcel] = await inEach(cleanWorkbook);
    expect(ofFile).toContain("Summary");
    expect(ofExcel).toEqual(ofFile);
    expect(await frameOf(excel)).toEqual(await frameOf(file));
    expect(pane.host.workbook.snapshot()).toEqual(before);
    expect(packageOf(file)).toEqual(fileBefore);
  });
});
