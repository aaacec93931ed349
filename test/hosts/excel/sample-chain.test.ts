import { checkBook } from "../../../src/app/check-assumptions";
import type { Clock, Solver } from "../../../src/app/ports";
import { reviewVariance } from "../../../src/app/review-variance";
import { scheduleWorkbook } from "../../../src/app/schedule-workbook";
import { excelHost } from "../../../src/hosts/excel/excel-host";
import { MemoryHost } from "../../../src/hosts/memory-host";
import { openWorkbook } from "../../../src/hosts/xlsx/xlsx-host";
import { HOUR, momentFromCivil } from "../../../src/kernel/moment";
import { sampleWorkbook } from "../../../src/sample/sample-workbook";
import { solve } from "../../../src/schedule/solve";
import { formatAt, type Grid } from "../../../src/workbook/grid";
import type { ContentValue } from "../../../src/workbook/sheet-content";
import type { WorkbookChange, WorkbookHost } from "../../../src/workbook/workbook-host";
import { seedWorkbook } from "../seed-workbook";
import { openExcel, seedExcel } from "./embedded-excel";

const clock: Clock = { now: () => momentFromCivil(2026, 11, 23, 6) + HOUR, elapsed: () => 0 };

const solver: Solver = async ({ problem, seed, iterations }) => {
  await Promise.resolve();
  const { solution, progress } = solve(problem, { seed, iterations: iterations ?? 0 });
  return { solution, bound: progress.bound, gap: progress.gap, interrupted: false };
};

/** Figures in place of the owner's formulas: the embedded workbook does not reckon those. */
const figure = (value: ContentValue): ContentValue =>
  value !== null && typeof value === "object" && "formula" in value ? value.value : value;

const sample: WorkbookChange[] = sampleWorkbook().sheets.map((content) => ({
  kind: "putSheet",
  owner: "user",
  content: {
    ...content,
    cells: content.cells.map((cell) => ({ ...cell, value: figure(cell.value) })),
    tables: content.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => row.map(figure)),
    })),
  },
}));

const OPTIONS = { bookName: "sample.xlsx", iterations: 50, seed: 1, horizonDays: 14 };
const run = (host: WorkbookHost) => scheduleWorkbook(host, OPTIONS, solver, clock);
const review = (host: WorkbookHost) => reviewVariance(host, OPTIONS, solver, clock);
/** Weighed once: what is found is the same each time. */
const check = (host: WorkbookHost, again: boolean) =>
  checkBook(host, again ? { ...OPTIONS, weigh: false } : OPTIONS, solver, clock);

const BLANK = { sheets: [{ name: "Sheet1", rows: [] }] };
const inMemory = (): WorkbookHost => new MemoryHost(BLANK);
const inFile = async (): Promise<WorkbookHost> => openWorkbook(await seedWorkbook(BLANK));

async function allCells(host: WorkbookHost, names: readonly string[]) {
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

describe.each([
  ["scheduled", [run], "in memory", inMemory, ["PlumbSchedule", "PlumbPromises"]],
  [
    ...(["reviewed and checked", [review, check], "in a file", inFile] as const),
    ["PlumbVariance", "PlumbLateness", "PlumbMoney", "PlumbKpis", "PlumbAssumptions"],
  ],
] as const)("the sample, %s in Excel", (_, acts, where, open, written) => {
  it(`is cell for cell what it is ${where}, the first time and again`, async () => {
    const pane = await openExcel();
    seedExcel(pane, BLANK);
    const excel = excelHost();
    const other = await open();
    await excel.apply(sample);
    await other.apply(sample);
    for (const again of [false, true]) {
      for (const act of acts) {
        const before = pane.host.statistics().syncs;
        const report = await act(excel, again);
        const { syncs } = pane.host.statistics();
        expect({ again, kind: report.kind }).toEqual({ again, kind: "done" });
        expect((await act(other, again)).kind).toBe("done");
        expect(syncs - before).toBeLessThanOrEqual(20);
      }
      const names = (await other.readInfo()).sheets.map(({ name }) => name);
      expect((await excel.readInfo()).sheets.map(({ name }) => name)).toEqual(names);
      expect(await allCells(excel, names)).toEqual(await allCells(other, names));
      const area = ({ tables }: Awaited<ReturnType<WorkbookHost["readInfo"]>>) =>
        tables.map(({ name, area: at }) => [name, at]).sort();
      expect(area(await excel.readInfo())).toEqual(area(await other.readInfo()));
      expect(area(await excel.readInfo()).map(([name]) => name)).toEqual(
        expect.arrayContaining([...written]),
      );
    }
    const { refused, fallbacks, crashes, errors } = pane.host.statistics();
    pane.close();
    expect({ refused, fallbacks, crashes, errors }).toEqual({
      ...{ refused: {}, fallbacks: {}, crashes: [], errors: 0 },
    });
  });
});
