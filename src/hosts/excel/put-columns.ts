/// <reference types="office-js" />
import { cellAddress } from "../../kernel/cell-address";
import { cellAt, type Area } from "../../workbook/grid";
import { RefusedChange } from "../../workbook/refused-change";
import { overlap } from "../xlsx/overlap";
import { areaReference } from "../xlsx/tables";
import { within } from "../xlsx/sheet-leftovers";
import { rangeAt, sameName, type SurveyedTable } from "./book-survey";
import { contentEntry, textEntry } from "./cell-entry";
import type { ChangeOf, Draft } from "./draft";
import { supports } from "./run-excel";
import { styleArea, writeRows } from "./write-cells";
import { widenColumn } from "./sheet-frame";

interface PlacedColumn {
  readonly index: number;
  readonly column: number;
  readonly isNew: boolean;
}

/** Adds columns right of a user's table or range, or rewrites those that are there. */
export function putColumns(draft: Draft, change: ChangeOf<"putColumns">): void {
  const { area, columns, rows } = change;
  const sheet = draft.openSheet(change.sheet).name;
  const table = draft.tablesOn(sheet).find((each) => within(each.area, area.top, area.left));
  const placed = placeColumns(draft, change, table);
  const added = placed.filter(({ isNew }) => isNew);
  checkEmpty(draft, change, table, added);
  const { queue } = draft;
  for (const { column } of placed) {
    draft.save(sheet, { top: area.top, bottom: area.bottom, left: column, right: column });
  }
  if (table && added.length > 0) {
    const headers = added.map(({ index }) => columns[index]!.header);
    draft.saved.columns.push({ table: table.name, headers });
    growTable(draft, table, headers);
  } else {
    for (const { index, column } of added) {
      const header = textEntry(columns[index]!.header);
      writeRows(queue, sheet, { top: area.top, left: column }, [[header]]);
    }
  }
  for (const { index, column, isNew } of placed) {
    const { style = "computed", format, align, width = 18 } = columns[index]!;
    const cells = Array.from({ length: area.bottom - area.top }, (_, row) => [
      contentEntry(rows[row]?.[index] ?? null),
    ]);
    writeRows(queue, sheet, { top: area.top + 1, left: column }, cells);
    const data = { top: area.top + 1, bottom: area.bottom, left: column, right: column };
    if (data.bottom >= data.top) styleArea(queue, sheet, data, style, format, align);
    if (!isNew) continue;
    styleArea(queue, sheet, { ...data, top: area.top, bottom: area.top }, "heading", undefined);
    widenColumn(queue, sheet, { column, characters: width });
  }
  record(draft, sheet, change, table, added);
}

function placeColumns(
  draft: Draft,
  { sheet, area, columns }: ChangeOf<"putColumns">,
  table: SurveyedTable | undefined,
): PlacedColumn[] {
  const headers = new Map<string, number>();
  let right = area.right;
  if (table) {
    table.headers.forEach((header, n) => headers.set(header.toLowerCase(), table.area.left + n));
    right = Math.max(right, table.area.right);
  } else {
    const grid = draft.grid(sheet);
    const at = (column: number) => (grid ? cellAt(grid, area.top, column) : null);
    for (let column = area.left; column <= area.right || at(column) !== null; column++) {
      const value = at(column);
      if (typeof value === "string") headers.set(value.toLowerCase(), column);
      right = Math.max(right, column);
    }
  }
  let next = right + 1;
  return columns.map(({ header }, index) => {
    const known = headers.get(header.toLowerCase());
    return known === undefined
      ? { index, column: next++, isNew: true }
      : { index, column: known, isNew: false };
  });
}

/** Right of a plain range a column stays empty, so that it does not grow together with what is beyond. */
function checkEmpty(
  draft: Draft,
  { sheet, area }: ChangeOf<"putColumns">,
  table: SurveyedTable | undefined,
  added: readonly PlacedColumn[],
): void {
  if (added.length === 0) return;
  const needed: Area = {
    ...{ top: area.top, bottom: Math.max(area.bottom, table?.area.bottom ?? 0) },
    ...{ left: added[0]!.column, right: added.at(-1)!.column + (table ? 0 : 1) },
  };
  const other = draft
    .tablesOn(sheet)
    .find((each) => each.name !== table?.name && overlap(each.area, needed));
  const cell =
    firstFilled(draft, sheet, needed) ?? (other && cellAddress(other.area.top, other.area.left));
  if (cell === undefined) return;
  throw new RefusedChange(
    "cells-not-empty",
    `The cells right of ${areaReference(area)} on "${sheet}" are not empty (${cell}), so that no columns were added there.`,
    ...([sheet, cell] as const),
  );
}

function firstFilled(
  draft: Draft,
  sheet: string,
  { top, bottom, left, right }: Area,
): string | undefined {
  const grid = draft.grid(sheet);
  if (!grid) return undefined;
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      if (cellAt(grid, row, column) !== null) return cellAddress(row, column);
    }
  }
  return undefined;
}

/** Over cells that are filled, where Excel can: adding a column would move what stands beside. */
function growTable(draft: Draft, table: SurveyedTable, headers: readonly string[]): void {
  const { queue } = draft;
  const { name, sheet, area } = table;
  const grown = { ...area, right: area.right + headers.length };
  if (supports("1.13") && !table.hasTotals) {
    const place = { top: area.top, left: area.right + 1 };
    writeRows(queue, sheet, place, [headers.map((header) => textEntry(header))]);
    queue.add((context) => {
      context.workbook.tables.getItem(name).resize(rangeAt(context, sheet, grown));
    });
  } else {
    for (const header of headers) {
      queue.add((context) => {
        context.workbook.tables.getItem(name).columns.add(undefined, undefined, header);
      });
    }
  }
  draft.replaceTable({ ...table, headers: [...table.headers, ...headers], area: grown });
}

function record(
  draft: Draft,
  sheet: string,
  { area, columns }: ChangeOf<"putColumns">,
  table: SurveyedTable | undefined,
  added: readonly PlacedColumn[],
): void {
  const rows = table ? {} : { rows: area.bottom - area.top };
  columns.forEach(({ header }, index) => {
    const known = draft.record.columns.find(
      (own) => sameName(own.sheet, sheet) && own.header === header,
    );
    const isAdded = added.some((each) => each.index === index);
    const own = { sheet, header, table: table?.name ?? "", added: isAdded };
    if (known) Object.assign(known, rows);
    else draft.record.columns.push({ ...own, ...rows });
  });
}
