/// <reference types="office-js" />
import { cellAt, type Area } from "../../workbook/grid";
import { areaOfRange, rangeAt, sameName, surveyBook, type BookSurvey } from "./book-survey";
import { valueEntry, type Entry } from "./cell-entry";
import { removeColumns } from "./clean-book";
import { dataRows, fitTable } from "./fit-table";
import { addCharts, askForCharts, deleteCharts, type HasFigure } from "./own-charts";
import { readRules } from "./own-rules";
import { stateText } from "./own-state";
import type { SavedArea, SavedBook } from "./saved-book";
import { addRules } from "./sheet-rules";
import { gridIndex } from "./table-entries";
import { setFormat, writeRows } from "./write-cells";
import { WriteQueue } from "./write-queue";
import { putStatePart } from "./write-state";

/**
 * Gives back what a write replaced, wherever the write broke off: it looks at what is there now, and
 * leaves alone what was not changed. Twice does the same as once.
 */
export async function restoreBook(context: Excel.RequestContext, saved: SavedBook): Promise<void> {
  const now = await surveyBook(context);
  const isThere = (sheet: string) => now.sheets.some(({ name }) => sameName(name, sheet));
  const shapes = new WriteQueue();
  await dropOwn(context, shapes, saved, now, isThere);
  fitTables(shapes, saved, now);
  await shapes.run(context);
  const cells = new WriteQueue();
  const refreshed = saved.rules.map(({ sheet }) => sheet).filter(isThere);
  await clearOutside(context, cells, saved, refreshed);
  for (const area of saved.areas.filter(({ sheet }) => isThere(sheet))) writeArea(cells, area);
  makeTables(cells, saved, now, isThere);
  for (const { sheet, rules } of saved.rules) if (isThere(sheet)) addRules(cells, sheet, rules);
  for (const { sheet, charts } of saved.charts) {
    if (isThere(sheet)) addCharts(cells, sheet, charts, figuresBefore(saved, sheet));
  }
  for (const name of saved.newSheets.filter(isThere)) {
    cells.add((ctx) => ctx.workbook.worksheets.getItem(name).delete());
  }
  const hadState = saved.state.partIds.length > 0;
  putStatePart(cells, now.state.partIds, hadState ? stateText(saved.state) : undefined);
  await cells.run(context);
}

/** Takes away our conditional formats and charts, those of before and those of the write. */
async function dropOwn(
  context: Excel.RequestContext,
  queue: WriteQueue,
  saved: SavedBook,
  now: BookSurvey,
  isThere: (sheet: string) => boolean,
): Promise<void> {
  const records = [saved.state.record, now.state.record, ...saved.nextRecords];
  const sheets = saved.rules
    .map(({ sheet }) => sheet)
    .filter(isThere)
    .map((name) => {
      const own = records.flatMap((record) =>
        record.sheets.filter((each) => sameName(each.name, name)),
      );
      const charts = new Map(
        own.flatMap((each) => each.charts ?? []).map((chart) => [chart.name.toLowerCase(), chart]),
      );
      const marks = new Set(own.flatMap(({ rules }) => rules));
      return { name, marks, charts: [...charts.values()] };
    });
  const chartsThere = askForCharts(context, sheets);
  const found = await readRules(context, sheets);
  const charts = chartsThere();
  sheets.forEach(({ name }, n) => {
    deleteCharts(queue, name, charts[n]!);
    for (const { id } of found[n]!.ours) {
      queue.add((ctx) => {
        const { conditionalFormats } = ctx.workbook.worksheets.getItem(name).getRange();
        conditionalFormats.getItem(id).delete();
      });
    }
  });
}

/** Tables of ours get their old columns and rows, new ones go, the user's lose what was added. */
function fitTables(queue: WriteQueue, saved: SavedBook, now: BookSurvey): void {
  const refreshed = saved.rules.map(({ sheet }) => sheet);
  for (const table of now.tables) {
    const added = saved.columns
      .filter((each) => sameName(each.table, table.name))
      .flatMap(({ headers }) => headers)
      .filter((header) => table.headers.some((h) => sameName(h, header)));
    const isNew = saved.newSheets.some((sheet) => sameName(sheet, table.sheet));
    if (added.length > 0 && !isNew) removeColumns(queue, table, added);
    if (!refreshed.some((sheet) => sameName(sheet, table.sheet))) continue;
    const before = saved.tables.find(({ name }) => sameName(name, table.name));
    const { top, left } = table.area;
    if (before?.area.top === top && before.area.left === left) {
      const shape = { headers: before.headers, rows: dataRows(before) };
      fitTable(queue, table, shape, false)();
    } else {
      queue.add((context) => {
        context.workbook.tables.getItem(table.name).convertToRange();
      });
    }
  }
}

/** On a sheet of ours nothing stays that was not there before. */
async function clearOutside(
  context: Excel.RequestContext,
  queue: WriteQueue,
  { areas }: SavedBook,
  sheets: readonly string[],
): Promise<void> {
  if (sheets.length === 0) return;
  const ranges = sheets.map((sheet) => {
    const range = context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true);
    range.load("rowIndex,columnIndex,rowCount,columnCount");
    return range;
  });
  await context.sync();
  sheets.forEach((sheet, n) => {
    const range = ranges[n]!;
    const before = areas.find((each) => sameName(each.sheet, sheet))?.area;
    if (range.isNullObject || !before) return;
    for (const area of outside(areaOfRange(range), before)) {
      queue.add((ctx) => rangeAt(ctx, sheet, area).clear("All"));
    }
  });
}

function outside(used: Area, { top, left, bottom, right }: Area): Area[] {
  return [
    { ...used, bottom: Math.min(used.bottom, top - 1) },
    { ...used, top: Math.max(used.top, bottom + 1) },
    { ...used, right: Math.min(used.right, left - 1) },
    { ...used, left: Math.max(used.left, right + 1) },
  ].filter((area) => area.top <= area.bottom && area.left <= area.right);
}

function figuresBefore({ areas }: SavedBook, sheet: string): HasFigure {
  const grid = areas.find((each) => sameName(each.sheet, sheet))?.grid;
  return (row, column) => grid !== undefined && typeof cellAt(grid, row, column) === "number";
}

function writeArea(queue: WriteQueue, { sheet, area, grid }: SavedArea): void {
  const { top, left, bottom, right } = area;
  const rows: Entry[][] = [];
  for (let row = top; row <= bottom; row++) {
    const entries: Entry[] = [];
    for (let column = left; column <= right; column++) {
      const at = gridIndex(grid, row, column);
      const formula = at === undefined ? undefined : grid.formulas.get(at);
      entries.push(formula ?? valueEntry(at === undefined ? null : (grid.values[at] ?? null)));
    }
    rows.push(entries);
  }
  writeRows(queue, sheet, { top, left }, rows);
  for (let column = left; column <= right; column++) {
    writeFormats(queue, sheet, { top, bottom, left: column, right: column }, grid);
  }
}

/** Number formats of one column, in runs. */
function writeFormats(queue: WriteQueue, sheet: string, area: Area, grid: SavedArea["grid"]): void {
  const codeAt = (row: number) => {
    const at = gridIndex(grid, row, area.left);
    return grid.formatCodes[at === undefined ? 0 : (grid.formats[at] ?? 0)] ?? "General";
  };
  let { top } = area;
  for (let row = area.top; row <= area.bottom; row++) {
    const code = codeAt(row);
    if (row < area.bottom && codeAt(row + 1) === code) continue;
    const run = { ...area, top, bottom: row };
    queue.add((context) => setFormat(rangeAt(context, sheet, run), code));
    top = row + 1;
  }
}

/** Tables that were taken away stand again over their cells. */
function makeTables(
  queue: WriteQueue,
  saved: SavedBook,
  now: BookSurvey,
  isThere: (sheet: string) => boolean,
): void {
  for (const table of saved.tables.filter(({ sheet }) => isThere(sheet))) {
    const found = now.tables.find(({ name }) => sameName(name, table.name));
    const { top, left } = table.area;
    if (found?.area.top === top && found.area.left === left) continue;
    queue.add((context) => {
      const range = rangeAt(context, table.sheet, table.area);
      const made = context.workbook.worksheets
        .getItem(table.sheet)
        .tables.add(range, table.hasHeader);
      made.name = table.name;
      made.style = table.style;
    });
  }
}
