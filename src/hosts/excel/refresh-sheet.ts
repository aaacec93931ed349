/// <reference types="office-js" />
import type { Area, Grid } from "../../workbook/grid";
import type { SheetContent, TableContent } from "../../workbook/sheet-content";
import type { PlaceList } from "../xlsx/rules-xml";
import { overlap } from "../xlsx/overlap";
import { within } from "../xlsx/sheet-leftovers";
import { areaOf } from "../xlsx/tables";
import { tableArea } from "../xlsx/table-xml";
import { rangeAt, sameName, type SurveyedTable } from "./book-survey";
import type { Draft } from "./draft";
import { columnsBefore, dataRows, fitTable } from "./fit-table";
import { putLooseCells } from "./loose-cells";
import { deleteCharts, putCharts } from "./own-charts";
import { createTable, styleColumn, styleHeader, styleLinks } from "./put-table";
import { widenColumn } from "./sheet-frame";
import { addRules, addValidations, placedRules } from "./sheet-rules";
import { formatKey, gridIndex, tableEntries, usualFormat } from "./table-entries";
import { setFormat, writeRows } from "./write-cells";

/**
 * Brings a sheet of ours to a new content where it stands: it is never deleted or copied, which
 * would end Excel's undo. Widths, panes, filters, formats and rules of the user's stay.
 */
export function refreshSheet(draft: Draft, content: SheetContent, place: PlaceList): void {
  const { queue } = draft;
  const { name } = content;
  const grid = draft.grid(name);
  if (grid && grid.height > 0) draft.save(name, gridArea(grid));
  draft.saveTables(name);
  dropRules(draft, name);
  dropCharts(draft, name);
  dropTables(draft, content);
  clearLoose(draft, content);
  putLooseCells(queue, content);
  for (const table of content.tables) refreshTable(draft, content, table, grid);
  widenMore(draft, content, grid);
  replaceRules(draft, content);
  addValidations(queue, content, place);
  putCharts(queue, content, draft.before.charts.get(name.toLowerCase()));
}

/** Columns right of all that stood there get our widths; what was there keeps what the user made of it. */
function widenMore({ queue }: Draft, content: SheetContent, grid: Grid | undefined): void {
  const end = grid ? grid.left + grid.width : 0;
  for (const width of content.columnWidths) {
    const inTable = content.tables.some((table) =>
      within(tableArea(table), table.row, width.column),
    );
    if (width.column >= end && !inTable) widenColumn(queue, content.name, width);
  }
}

export function gridArea({ top, left, width, height }: Grid): Area {
  return { top, left, bottom: top + height - 1, right: left + width - 1 };
}

/** Tables of ours that the content has no more, or not there any more. */
function dropTables(draft: Draft, content: SheetContent): void {
  const ours = new Set(draft.ownSheet(content.name)?.tables.map((table) => table.toLowerCase()));
  for (const table of draft.tablesOn(content.name)) {
    const next = content.tables.find(({ name }) => sameName(name, table.name));
    const stays = next && next.row === table.area.top && next.column === table.area.left;
    if (stays || (!next && !ours.has(table.name.toLowerCase()))) continue;
    draft.queue.add((context) => {
      context.workbook.tables.getItem(table.name).convertToRange();
      rangeAt(context, content.name, table.area).clear("All");
    });
    draft.tables.splice(draft.tables.indexOf(table), 1);
  }
}

/** Empties the cells outside tables that we wrote last time and do not write any more. */
function clearLoose(draft: Draft, content: SheetContent): void {
  const written = new Set(content.cells.map(({ row, column }) => `${row},${column}`));
  const tables = content.tables.map(tableArea);
  for (const reference of draft.ownSheet(content.name)?.loose ?? []) {
    const area = areaOf(reference);
    if (!area || tables.some((table) => overlap(table, area))) continue;
    for (let column = area.left; column <= area.right; column++) {
      if (written.has(`${area.top},${column}`)) continue;
      draft.queue.add((context) => {
        rangeAt(context, content.name, { ...area, left: column, right: column }).clear("All");
      });
    }
  }
}

function refreshTable(
  draft: Draft,
  content: SheetContent,
  table: TableContent,
  grid: Grid | undefined,
): void {
  const before = draft.tablesOn(content.name).find(({ name }) => sameName(name, table.name));
  if (!before) {
    createTable(draft, content.name, table);
    return;
  }
  const { queue } = draft;
  const headers = table.columns.map(({ header }) => header);
  const rows = Math.max(1, table.rows.length);
  const grow = fitTable(queue, before, { headers, rows }, isFilledBelow(draft, before, grid));
  const place = { top: table.row + 1, left: table.column };
  writeRows(queue, content.name, place, tableEntries(table, grid));
  grow();
  refreshColumns(draft, content, table, before, grid);
  styleLinks(queue, content.name, table, true);
  const area = tableArea(table);
  const bottom = area.bottom + Number(before.hasTotals);
  draft.replaceTable({ ...before, headers, area: { ...area, bottom } });
}

/** True when something stands below the table that must move with its end. */
function isFilledBelow(draft: Draft, table: SurveyedTable, grid: Grid | undefined): boolean {
  if (!grid) return false;
  const { bottom, left, right } = table.area;
  const below = { top: bottom + 1, bottom: grid.top + grid.height - 1, left, right };
  if (below.bottom < below.top) return false;
  const others = draft.tablesOn(table.sheet).filter(({ name }) => name !== table.name);
  if (others.some(({ area }) => overlap(area, below))) return true;
  const lastColumn = Math.min(right, grid.left + grid.width - 1);
  for (let row = below.top; row <= below.bottom; row++) {
    for (let column = Math.max(left, grid.left); column <= lastColumn; column++) {
      if (grid.values[(row - grid.top) * grid.width + column - grid.left] !== null) return true;
    }
  }
  return false;
}

/** New columns and new rows get our look; a column that was there keeps what the user made of it. */
function refreshColumns(
  draft: Draft,
  content: SheetContent,
  table: TableContent,
  before: SurveyedTable,
  grid: Grid | undefined,
): void {
  const { queue } = draft;
  const formats = draft.ownSheet(content.name)?.formats ?? {};
  const wasThere = columnsBefore(
    before,
    table.columns.map(({ header }) => header),
  );
  table.columns.forEach((column, n) => {
    const at = table.column + n;
    const data = { ...tableArea(table), top: table.row + 1, left: at, right: at };
    if (!wasThere[n]) {
      styleHeader(queue, content.name, { top: table.row, left: at }, column);
      styleColumn(queue, content.name, data, column);
      const width = content.columnWidths.find((each) => each.column === at);
      if (width) widenColumn(queue, content.name, width);
      return;
    }
    const from = before.headers.findIndex((header) => sameName(header, column.header));
    const [first, last] = [before.area.top + 1, before.area.top + dataRows(before)];
    const isNew = isBlank(grid, before.area.left + from, first, last);
    const usual =
      isNew || !grid ? undefined : usualFormat(grid, before.area.left + from, first, last);
    const added = isNew ? data : { ...data, top: data.top + dataRows(before) };
    const hasMore = added.top <= added.bottom;
    if (column.carriedFrom !== undefined) {
      if (hasMore && usual !== undefined) formatArea(draft, content.name, added, usual);
      return;
    }
    const { format = "General" } = column;
    const wrote = formats[formatKey(table.name, column.header)] ?? format;
    const keeps = usual !== undefined && usual !== wrote;
    if (hasMore) {
      styleColumn(queue, content.name, added, keeps ? { ...column, format: usual } : column);
    }
    if (!keeps && usual !== format) formatArea(draft, content.name, data, format);
  });
}

/** True for a column whose data cells hold nothing and have no format: they were never given our look. */
function isBlank(grid: Grid | undefined, column: number, first: number, last: number): boolean {
  if (!grid) return true;
  for (let row = first; row <= last; row++) {
    const at = gridIndex(grid, row, column);
    if (at === undefined) continue;
    if ((grid.values[at] ?? "") !== "" || (grid.formats[at] ?? 0) !== 0) return false;
  }
  return true;
}

function formatArea({ queue }: Draft, sheet: string, area: Area, format: string): void {
  queue.add((context) => setFormat(rangeAt(context, sheet, area), format));
}

function formatsOf(context: Excel.RequestContext, sheet: string) {
  return context.workbook.worksheets.getItem(sheet).getRange().conditionalFormats;
}

/** Takes our conditional formats away before cells move under them. */
function dropRules(draft: Draft, name: string): void {
  const ours = draft.before.rules.get(name.toLowerCase())?.ours ?? [];
  draft.saved.rules.push({ sheet: name, rules: ours });
  for (const { id } of ours) {
    draft.queue.add((context) => formatsOf(context, name).getItem(id).delete());
  }
}

/** Our conditional formats anew; the user's win over them. */
function replaceRules({ queue, before }: Draft, content: SheetContent): void {
  const { name, conditionalFormats } = content;
  addRules(queue, name, placedRules(conditionalFormats));
  before.rules.get(name.toLowerCase())?.others.forEach((id, priority) => {
    queue.add((context) => {
      formatsOf(context, name).getItem(id).priority = priority;
    });
  });
}

/** Takes our charts away before cells move under them. */
function dropCharts(draft: Draft, sheet: string): void {
  const charts = draft.before.charts.get(sheet.toLowerCase()) ?? [];
  draft.saved.charts.push({ sheet, charts });
  deleteCharts(draft.queue, sheet, charts);
}
