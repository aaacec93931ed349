/// <reference types="office-js" />
import { RefusedChange } from "../../workbook/refused-change";
import { isOwnTable } from "../xlsx/own-sheets";
import type { OwnColumn } from "../xlsx/parse-record";
import { type Area, cellAt, type Grid } from "../../workbook/grid";
import { rangeAt, sameName, type SurveyedSheet, type SurveyedTable } from "./book-survey";
import type { Draft } from "./draft";
import { supports } from "./run-excel";
import type { WriteQueue } from "./write-queue";

/**
 * Takes away all that is ours. Sheets go last: the deletion of a sheet cannot be taken back, and if
 * Excel breaks off before, a second try finds everything that it needs.
 */
export function cleanBook(draft: Draft): void {
  const gone = ownSheets(draft);
  if (gone.length > 0 && draft.before.survey.structureLocked) {
    const message =
      "The workbook's structure is protected, so that sheets cannot be removed. Take the protection off (Review, Protect Workbook) and try again.";
    throw new RefusedChange("structure-locked", message);
  }
  dropColumns(draft, gone);
  const { queue, before } = draft;
  for (const name of draft.record.names) {
    if (!before.survey.names.some((other) => sameName(other, name))) continue;
    queue.add((context) => context.workbook.names.getItem(name).delete());
  }
  keepOneSheet(draft, gone);
  for (const { name } of gone) {
    queue.add((context) => context.workbook.worksheets.getItem(name).delete());
    draft.saved.undoable = false;
  }
  const isGone = ({ name }: { readonly name: string }) => gone.some((g) => sameName(g.name, name));
  draft.sheets.splice(0, Infinity, ...draft.sheets.filter((sheet) => !isGone(sheet)));
  const left = draft.tables.filter(({ sheet }) => !isGone({ name: sheet }));
  draft.tables.splice(0, Infinity, ...left);
  const { record } = draft;
  draft.record = {
    ...record,
    ...{ touched: [], added: [], sheets: [], names: [], columns: [], lists: [], listsSheet: "" },
  };
  draft.text = undefined;
}

/** Sheets of ours, known by their tables, whatever they are called by now. */
function ownSheets(draft: Draft): SurveyedSheet[] {
  const { record } = draft;
  return draft.sheets.filter(({ name }) => {
    if (record.listsSheet !== "" && sameName(record.listsSheet, name)) return true;
    if (draft.tablesOn(name).some((table) => isOwnTable(record, table.name))) return true;
    return draft.ownSheet(name)?.tables.length === 0;
  });
}

/** A workbook needs a sheet to show. */
function keepOneSheet({ queue, sheets }: Draft, gone: readonly SurveyedSheet[]): void {
  if (sheets.some((sheet) => sheet.visible && !gone.includes(sheet))) return;
  if (gone.length === 0) return;
  queue.add((context) => {
    context.workbook.worksheets.add();
  });
}

function dropColumns(draft: Draft, gone: readonly SurveyedSheet[]): void {
  const own = draft.record.columns.filter((column) => column.added);
  for (const name of new Set(own.map(({ sheet }) => sheet))) {
    const sheet = draft.sheet(name);
    if (!sheet || gone.includes(sheet)) continue;
    draft.openSheet(name);
    const here = own.filter((column) => column.sheet === name);
    for (const table of draft.tablesOn(name)) {
      const wanted = here.filter((column) => sameName(column.table, table.name));
      const headers = table.headers.filter((h) => wanted.some(({ header }) => sameName(h, header)));
      if (headers.length === 0) continue;
      removeColumns(draft.queue, table, headers);
      const { left, top, bottom } = table.area;
      const first = left + table.headers.length - headers.length;
      const isTail = headers.every((header) => table.headers.indexOf(header) >= first - left);
      for (let column = first; isTail && column <= table.area.right; column++)
        narrowColumn(draft, name, { top, bottom, left: column, right: column });
    }
    const loose = here.filter((column) => column.table === "");
    const grid = draft.grid(name);
    if (grid) clearColumns(draft, name, grid, loose);
  }
}

/** Takes columns out of a user's table; what stands beside it stays where it is if Excel can do that. */
export function removeColumns(
  queue: WriteQueue,
  table: SurveyedTable,
  headers: readonly string[],
): void {
  const { name, sheet, area } = table;
  const rest = table.headers.length - headers.length;
  const isTail = table.headers.slice(rest).every((h) => headers.some((own) => sameName(own, h)));
  if (supports("1.13") && isTail && rest > 0 && !table.hasTotals) {
    const right = area.left + rest - 1;
    queue.add((context) => {
      context.workbook.tables.getItem(name).resize(rangeAt(context, sheet, { ...area, right }));
      rangeAt(context, sheet, { ...area, left: right + 1 }).clear("All");
    });
    return;
  }
  for (const header of headers) {
    queue.add((context) => {
      context.workbook.tables.getItem(name).columns.getItem(header).delete();
    });
  }
}

interface Heading {
  readonly top: number;
  readonly column: number;
  /** Rows that we filled below it. */
  readonly rows: number;
}

/**
 * Columns beside a plain range: the rows that we filled, and those that the range has got since. A
 * value where the range has nothing left of our columns is the user's own.
 */
function clearColumns(
  draft: Draft,
  sheet: string,
  grid: Grid,
  columns: readonly OwnColumn[],
): void {
  const headings = columns.flatMap(({ header, rows = 0 }) => {
    const at = grid.values.findIndex((v) => typeof v === "string" && sameName(v, header));
    const place = { top: grid.top + Math.floor(at / grid.width), column: at % grid.width };
    return at < 0 ? [] : [{ top: place.top, column: grid.left + place.column, rows }];
  });
  const first = Math.min(...headings.map(({ column }) => column));
  for (const heading of headings) {
    const { top, column, rows } = heading;
    narrowColumn(draft, sheet, { top, bottom: top + rows, left: column, right: column });
    for (const area of filledAreas(grid, heading, first)) {
      draft.save(sheet, area);
      draft.queue.add((context) => rangeAt(context, sheet, area).clear("All"));
    }
  }
}

/** A column in which nothing stands but ours had our width, and gets the usual one again. */
function narrowColumn(draft: Draft, sheet: string, ours: Area): void {
  const grid = draft.grid(sheet);
  if (!grid) return;
  for (let row = grid.top; row < grid.top + grid.height; row++) {
    if (row >= ours.top && row <= ours.bottom) continue;
    if (cellAt(grid, row, ours.left) !== null) return;
  }
  draft.queue.add((context) => {
    rangeAt(context, sheet, ours).getEntireColumn().format.useStandardWidth = true;
  });
}

function filledAreas(grid: Grid, { top, column, rows }: Heading, first: number): readonly Area[] {
  const hasRange = (row: number) => {
    for (let at = grid.left; at < first; at++) if (cellAt(grid, row, at) !== null) return true;
    return false;
  };
  const isFilled = (row: number) => cellAt(grid, row, column) !== null;
  let bottom = top + rows;
  while (isFilled(bottom + 1) && hasRange(bottom + 1)) bottom++;
  const areas: Area[] = [];
  for (let row = top, from = top; row <= bottom + 1; row++) {
    if (row <= bottom && (row === top || !isFilled(row) || hasRange(row))) continue;
    if (row > from) areas.push({ top: from, bottom: row - 1, left: column, right: column });
    from = row + 1;
  }
  return areas;
}
