import { within } from "../hosts/xlsx/sheet-leftovers";
import type {
  ColumnWidth,
  ContentCell,
  SheetContent,
  TableContent,
} from "../workbook/sheet-content";
import { columnOf, contentOf, styleOf } from "./cell-content";
import type { Cell } from "./cell-store";
import type { BookRecord, Properties, SheetRecord, TableRecord } from "./records";
import { conditionalFormat, type ListAt, notesOf, validation } from "./rule-content";

export type CellTest = (row: number, column: number, cell: Cell) => boolean;

export function eachUsed(
  { cells }: SheetRecord,
  visit: (row: number, column: number, cell: Cell) => void,
): void {
  const used = cells.usedArea(false);
  if (used) cells.each(used, visit);
}

/** A sheet in the words in which the hosts write sheets; of the cells beside its tables those that `isMeant`. */
export function sheetContentOf(
  book: BookRecord,
  sheet: SheetRecord,
  listAt: ListAt,
  isMeant: CellTest = () => true,
): SheetContent {
  const tables = book.tables.filter(({ sheetId }) => sheetId === sheet.id);
  const outlines = outlinesOf(sheet);
  const heights = [...sheet.rows].flatMap(([row, { size }]) =>
    size === undefined ? [] : [{ row, points: size }],
  );
  return {
    name: sheet.name,
    visibility: sheet.visibility === "Visible" ? "visible" : "hidden",
    cells: looseCells(sheet, tables, isMeant),
    tables: tables.map((table) => tableContent(sheet, table)),
    conditionalFormats: sheet.conditionalFormats.flatMap((rule) => conditionalFormat(rule) ?? []),
    validations: sheet.validations.flatMap((rule) => validation(rule, listAt) ?? []),
    notes: notesOf(sheet.validations),
    columnWidths: widthsOf(sheet),
    merges: sheet.merges,
    print: printOf(sheet.pageLayout),
    ...(heights.length > 0 ? { rowHeights: heights } : {}),
    ...(outlines.length > 0 ? { outlines } : {}),
    ...(sheet.freeze ? { freeze: sheet.freeze } : {}),
    ...(sheet.tabColor === "" ? {} : { tabColor: sheet.tabColor.replace("#", "") }),
  };
}

function looseCells(
  sheet: SheetRecord,
  tables: readonly TableRecord[],
  isMeant: CellTest,
): ContentCell[] {
  const cells: ContentCell[] = [];
  eachUsed(sheet, (row, column, cell) => {
    if (tables.some(({ area }) => within(area, row, column)) || !isMeant(row, column, cell)) return;
    const style = styleOf(cell.look) ?? "plain";
    const format = cell.look.numberFormat;
    const value = contentOf(cell);
    if (value === null && style === "plain") return;
    cells.push({
      ...{ row, column, value },
      ...(style === "plain" || style === "link" ? {} : { style }),
      ...(format === "General" ? {} : { format }),
    });
  });
  return cells;
}

function tableContent({ cells }: SheetRecord, table: TableRecord): TableContent {
  const { top, left, bottom, right } = table.area;
  const columns = Array.from({ length: right - left + 1 }, (_, at) => {
    const header = String(cells.get(top, left + at)?.value ?? "");
    return columnOf(header, usualCell(cells, table, left + at));
  });
  const rows = Array.from({ length: bottom - top - Number(table.showTotals) }, (_, row) =>
    columns.map((__, column) => contentOf(cells.get(top + 1 + row, left + column))),
  );
  const [only] = rows;
  const isEmpty = rows.length === 1 && only!.every((value) => value === null);
  return {
    ...{ name: table.name, row: top, column: left, columns, rows: isEmpty ? [] : rows },
    ...{ style: table.style, bandedRows: table.showBandedRows, filter: table.showFilterButton },
  };
}

/** The first cell of a column that holds something, else its first: empty ones may have no format. */
function usualCell(cells: SheetRecord["cells"], { area }: TableRecord, column: number) {
  for (let row = area.top + 1; row <= area.bottom; row++) {
    const cell = cells.get(row, column);
    if (cell && (cell.value !== "" || cell.formula !== undefined)) return cell;
  }
  return cells.get(area.top + 1, column);
}

/** Points to characters of the default font: 7 pixels each and 5 around them, at 96 to the inch. */
function widthsOf({ columns }: SheetRecord): ColumnWidth[] {
  return [...columns]
    .sort(([a], [b]) => a - b)
    .flatMap(([column, { size }]) =>
      size === undefined ? [] : [{ column, characters: Math.max(1, (size / 0.75 - 5) / 7) }],
    );
}

function outlinesOf({ columns }: SheetRecord): { from: number; to: number }[] {
  const all: { from: number; to: number }[] = [];
  for (const [column, { outline = 0 }] of [...columns].sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (outline === 0) continue;
    if (last?.to === column - 1) last.to = column;
    else all.push({ from: column, to: column });
  }
  return all;
}

function printOf(layout: Properties): SheetContent["print"] {
  const zoom = (layout["Zoom"] ?? {}) as Properties;
  const [titles] = (layout["SetPrintTitleRows()"] ?? []) as readonly unknown[];
  const titleRows = Number(/\$?(\d+)$/.exec(typeof titles === "string" ? titles : "")?.[1] ?? 0);
  return {
    landscape: layout["Orientation"] === "Landscape",
    fitToWidth: zoom["horizontalFitToPages"] === 1,
    ...(zoom["verticalFitToPages"] === 1 ? { onePage: true as const } : {}),
    ...(titleRows > 0 ? { titleRows } : {}),
  };
}
