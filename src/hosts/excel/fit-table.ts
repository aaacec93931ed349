/// <reference types="office-js" />
import type { Area } from "../../workbook/grid";
import { rangeAt, sameName, type SurveyedTable } from "./book-survey";
import { textEntry } from "./cell-entry";
import { supports } from "./run-excel";
import type { WriteQueue } from "./write-queue";

/** A table's headers and number of data rows. */
export interface TableShape {
  readonly headers: readonly string[];
  readonly rows: number;
}

/** Rows of data, without the header and the totals. */
export function dataRows({ area, hasHeader, hasTotals }: SurveyedTable): number {
  return area.bottom - area.top + 1 - Number(hasHeader) - Number(hasTotals);
}

/**
 * Gives a table of ours the columns and rows that it will have, in place: columns that stay keep
 * their filters and formats, and what the user has below or beside the table moves along. Gives a
 * step to be queued once the values are written: a table grows over cells that are filled, as
 * adding rows to it would collide with others who edit the same workbook.
 */
export function fitTable(
  queue: WriteQueue,
  table: SurveyedTable,
  shape: TableShape,
  isFilledBelow: boolean,
): () => void {
  fitColumns(queue, table, shape.headers);
  const width = shape.headers.length;
  const right = table.area.left + width - 1;
  const by = shape.rows - dataRows(table);
  const area = { ...table.area, right, bottom: table.area.bottom + by };
  const canResize = supports("1.13") && !table.hasTotals;
  const resize = () =>
    queue.add((context) => {
      const target = context.workbook.tables.getItem(table.name);
      target.resize(rangeAt(context, table.sheet, area));
    });
  if (by > 0 && canResize) {
    const added = { ...area, top: table.area.bottom + 1 };
    if (isFilledBelow) queue.add((context) => rangeAt(context, table.sheet, added).insert("Down"));
    return resize;
  }
  if (by > 0) addRows(queue, table.name, by, width);
  if (by < 0 && canResize) {
    resize();
    const rest = { ...area, top: area.bottom + 1, bottom: table.area.bottom };
    dropCells(queue, table.sheet, rest, isFilledBelow);
  } else if (by < 0) dropRows(queue, table.name, dataRows(table), -by);
  return () => undefined;
}

function addRows(queue: WriteQueue, table: string, count: number, width: number): void {
  const blank = new Array<string>(width).fill("");
  queue.add(
    (context) => {
      const rows = new Array<string[]>(count).fill(blank);
      context.workbook.tables.getItem(table).rows.add(undefined, rows);
    },
    count * width * 3 + 600,
  );
}

function dropCells(queue: WriteQueue, sheet: string, area: Area, isFilledBelow: boolean): void {
  queue.add((context) => {
    const rest = rangeAt(context, sheet, area);
    if (isFilledBelow) rest.delete("Up");
    else rest.clear("All");
  });
}

/** From the end, where no row below has to move. */
function dropRows(queue: WriteQueue, table: string, rows: number, count: number): void {
  for (let n = 1; n <= count; n++) {
    queue.add((context) =>
      context.workbook.tables
        .getItem(table)
        .rows.getItemAt(rows - n)
        .delete(),
    );
  }
}

/** Columns are added and taken away where they stand; only when their order differs all are renamed. */
function fitColumns(queue: WriteQueue, table: SurveyedTable, wanted: readonly string[]): void {
  const now = [...table.headers];
  const columns = (context: Excel.RequestContext) =>
    context.workbook.tables.getItem(table.name).columns;
  const has = (list: readonly string[], header: string) => list.some((h) => sameName(h, header));
  wanted.forEach((header, n) => {
    if (has(now, header)) return;
    const before = n === 0 ? -1 : now.findIndex((h) => sameName(h, wanted[n - 1]!));
    const at = before + 1;
    now.splice(at, 0, header);
    const isLast = at === now.length - 1;
    queue.add((context) => columns(context).add(isLast ? undefined : at, undefined, header));
  });
  for (const header of now.filter((each) => !has(wanted, each))) {
    now.splice(now.indexOf(header), 1);
    queue.add((context) => columns(context).getItem(header).delete());
  }
  if (now.every((header, n) => header === wanted[n])) return;
  const { top, left } = table.area;
  const header = { top, left, bottom: top, right: left + wanted.length - 1 };
  const write = (names: readonly string[]) =>
    queue.add((context) => {
      rangeAt(context, table.sheet, header).values = [names.map((name) => textEntry(name))];
    });
  // Two columns may not have the same name even for a moment.
  const isOnlySpelling = now.every((name, n) => sameName(name, wanted[n]!));
  if (!isOnlySpelling) write(wanted.map((_, n) => `Plumb column ${n + 1}`));
  write(wanted);
}

/** Columns that a table will have more or less of than it has. */
export function columnsBefore(table: SurveyedTable, wanted: readonly string[]): boolean[] {
  return wanted.map((header) => table.headers.some((h) => sameName(h, header)));
}
