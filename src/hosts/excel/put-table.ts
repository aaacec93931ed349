/// <reference types="office-js" />
import type { Area } from "../../workbook/grid";
import type { TableColumn, TableContent } from "../../workbook/sheet-content";
import { tableArea } from "../xlsx/table-xml";
import { rangeAt } from "./book-survey";
import { textEntry } from "./cell-entry";
import type { Draft } from "./draft";
import { tableEntries } from "./table-entries";
import { styleArea, writeRows } from "./write-cells";
import type { WriteQueue } from "./write-queue";

/** A new table: its cells first, as others who edit the workbook would collide with added rows. */
export function createTable(draft: Draft, sheet: string, table: TableContent): void {
  const { queue } = draft;
  const area = tableArea(table);
  const { top, left } = area;
  const headers = table.columns.map(({ header }) => header);
  writeRows(queue, sheet, { top, left }, [headers.map((header) => textEntry(header))]);
  writeRows(queue, sheet, { top: top + 1, left }, tableEntries(table, undefined));
  queue.add((context) => {
    const made = context.workbook.worksheets
      .getItem(sheet)
      .tables.add(rangeAt(context, sheet, area), true);
    made.name = table.name;
    made.style = table.style;
    made.showBandedRows = table.bandedRows;
    made.showFilterButton = table.filter;
  });
  table.columns.forEach((column, n) => {
    styleHeader(queue, sheet, { top, left: left + n }, column);
    styleColumn(queue, sheet, { ...area, top: top + 1, left: left + n, right: left + n }, column);
  });
  styleLinks(queue, sheet, table, false);
  draft.replaceTable({
    ...{ name: table.name, sheet, area, hasHeader: true, hasTotals: false },
    ...{ headers, style: table.style },
  });
}

export function styleHeader(
  queue: WriteQueue,
  sheet: string,
  { top, left }: { readonly top: number; readonly left: number },
  { align }: TableColumn,
): void {
  styleArea(queue, sheet, { top, left, bottom: top, right: left }, "heading", undefined, align);
}

/** Look and number format of data cells of one column. */
export function styleColumn(
  queue: WriteQueue,
  sheet: string,
  area: Area,
  { style = "plain", format, align }: TableColumn,
): void {
  styleArea(queue, sheet, area, style, format, align);
}

/**
 * Cells that lead somewhere look like links in columns without a look of their own. After a refresh
 * (`again`) those that lead nowhere any more look plain.
 */
export function styleLinks(
  queue: WriteQueue,
  sheet: string,
  table: TableContent,
  again: boolean,
): void {
  table.columns.forEach(({ style = "plain", carriedFrom }, n) => {
    if (style !== "plain" || carriedFrom !== undefined) return;
    const leads = table.rows.map((row) => {
      const value = row[n];
      return typeof value === "object" && value !== null && "linkTo" in value;
    });
    if (!leads.includes(true)) return;
    const column = table.column + n;
    let from = 0;
    leads.forEach((isLink, index) => {
      if (leads[index + 1] === isLink) return;
      const top = table.row + 1;
      const area = { top: top + from, bottom: top + index, left: column, right: column };
      if (isLink) styleArea(queue, sheet, area, "link", undefined);
      else if (again) plainFont(queue, sheet, area);
      from = index + 1;
    });
  });
}

function plainFont(queue: WriteQueue, sheet: string, area: Area): void {
  queue.add((context) => {
    const { font } = rangeAt(context, sheet, area).format;
    font.underline = "None";
    font.color = "#000000";
  });
}
