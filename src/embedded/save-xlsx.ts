import { STATE_NAMESPACE } from "../hosts/state-part";
import { parseXml } from "../hosts/xlsx/parse-xml";
import { child } from "../hosts/xlsx/xml-element";
import { cellAddress } from "../kernel/cell-address";
import type {
  ColumnWidth,
  ContentValue,
  SheetContent,
  TableContent,
} from "../workbook/sheet-content";
import type { WorkbookChange } from "../workbook/workbook-host";
import type { Cell } from "./cell-store";
import type { EmbeddedWorkbook } from "./embedded-workbook";
import type { OpenedFile } from "./load-xlsx";
import { Look } from "./look";
import type { BookRecord, SheetRecord, TableRecord } from "./records";

export interface SavedFile {
  readonly bytes: Uint8Array;
  /** What the workbook has and the file does not, one sentence each. */
  readonly notCarried: readonly string[];
}

/**
 * Writes what was changed since the file was opened into it, through the same port as the command
 * line: new sheets with their cells, tables, number formats, frozen panes and widths; single cells
 * of sheets that were there; Plumbline's state. New sheets count as Plumbline's own in the file, so
 * that `clean` takes them away there.
 */
export async function saveXlsx(
  workbook: EmbeddedWorkbook,
  { file, opened }: OpenedFile,
): Promise<SavedFile> {
  const { book } = workbook;
  const notCarried: string[] = [];
  const changes: WorkbookChange[] = [];
  for (const sheet of book.sheets) {
    const before = opened.sheets.find(({ id }) => id === sheet.id);
    const tables = book.tables.filter(({ sheetId }) => sheetId === sheet.id);
    if (!before) {
      const content = sheetContent(sheet, tables);
      changes.push({ kind: "putSheet", content });
      if (sheet.conditionalFormats.length + sheet.validations.length + sheet.charts.length > 0) {
        notCarried.push(`Rules and charts of the new sheet "${sheet.name}".`);
      }
      continue;
    }
    if (before.name !== sheet.name) notCarried.push(`The new name of "${before.name}".`);
    changes.push(...changedCells(before, sheet, notCarried));
  }
  notCarried.push(...removedThings(opened, book));
  const state = stateText(book);
  if (state !== undefined && state !== stateText(opened)) {
    changes.push({ kind: "putState", text: state });
  }
  await file.apply(changes);
  return { bytes: file.save(), notCarried };
}

/** Rows that are still the same objects were not touched, and are skipped by comparing cells. */
function changedCells(
  before: SheetRecord,
  sheet: SheetRecord,
  notCarried: string[],
): WorkbookChange[] {
  const changes: WorkbookChange[] = [];
  if (before.cells === sheet.cells) return changes;
  const put = (row: number, column: number, cell: Cell | undefined) => {
    const address = cellAddress(row, column);
    if (cell?.isError === true && cell.formula === undefined) {
      notCarried.push(`The error in ${sheet.name}!${address}.`);
      return;
    }
    const value = contentOf(cell);
    changes.push({ kind: "putCell", sheet: before.name, cell: address, value });
  };
  let looks = 0;
  eachUsed(sheet, (row, column, cell) => {
    const old = before.cells.get(row, column);
    if (old === cell) return;
    if (old?.value !== cell.value || old?.formula !== cell.formula) {
      if (cell.value !== "" || cell.formula !== undefined || old) put(row, column, cell);
    }
    if ((old?.look ?? Look.plain) !== cell.look) looks++;
  });
  eachUsed(before, (row, column) => {
    if (!sheet.cells.get(row, column)) put(row, column, undefined);
  });
  if (looks > 0) notCarried.push(`Formats of ${looks} cells of "${sheet.name}".`);
  return changes;
}

function eachUsed(
  { cells }: SheetRecord,
  visit: (row: number, column: number, cell: Cell) => void,
): void {
  const used = cells.usedArea(false);
  if (used) cells.each(used, visit);
}

function contentOf(cell: Cell | undefined): ContentValue {
  if (!cell) return null;
  if (cell.formula !== undefined) {
    return { formula: cell.formula, value: cell.isError === true ? null : cell.value };
  }
  return cell.value === "" ? null : cell.value;
}

function sheetContent(sheet: SheetRecord, tables: readonly TableRecord[]): SheetContent {
  const cells: SheetContent["cells"][number][] = [];
  eachUsed(sheet, (row, column, cell) => {
    const inTable = tables.some(
      ({ area }) =>
        row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
    );
    if (inTable || (cell.value === "" && cell.formula === undefined)) return;
    cells.push({ row, column, value: contentOf(cell), format: cell.look.numberFormat });
  });
  return {
    ...{ name: sheet.name, cells, conditionalFormats: [], validations: [], notes: [] },
    visibility: sheet.visibility === "Visible" ? "visible" : "hidden",
    tables: tables.map((table) => tableContent(sheet, table)),
    columnWidths: widths(sheet),
    merges: sheet.merges,
    ...(sheet.freeze ? { freeze: sheet.freeze } : {}),
    ...(sheet.tabColor === "" ? {} : { tabColor: sheet.tabColor.replace("#", "") }),
    print: { landscape: sheet.pageLayout["Orientation"] === "Landscape", fitToWidth: false },
  };
}

function tableContent({ cells }: SheetRecord, table: TableRecord): TableContent {
  const { top, left, bottom, right } = table.area;
  const columns = Array.from({ length: right - left + 1 }, (_, at) => ({
    header: String(cells.get(top, left + at)?.value ?? ""),
    format: cells.get(top + 1, left + at)?.look.numberFormat ?? "General",
  }));
  const rows = Array.from({ length: bottom - top - Number(table.showTotals) }, (_, row) =>
    columns.map((__, column) => contentOf(cells.get(top + 1 + row, left + column))),
  );
  return {
    ...{ name: table.name, row: top, column: left, columns, rows, style: table.style },
    ...{ bandedRows: table.showBandedRows, filter: table.showFilterButton },
  };
}

/** Points to characters of the default font: 7 pixels each and 5 around them, at 96 to the inch. */
function widths({ columns }: SheetRecord): ColumnWidth[] {
  return [...columns].flatMap(([column, { size }]) =>
    size === undefined ? [] : [{ column, characters: Math.max(1, (size / 0.75 - 5) / 7) }],
  );
}

function removedThings(opened: BookRecord, book: BookRecord): string[] {
  const gone = opened.sheets.filter(({ id }) => !book.sheets.some((sheet) => sheet.id === id));
  const isOld = (sheetId: string) => opened.sheets.some(({ id }) => id === sheetId);
  const tables = book.tables.filter((table) => {
    const before = opened.tables.find(({ id }) => id === table.id);
    return isOld(table.sheetId) && before !== table;
  });
  return [
    ...gone.map(({ name }) => `That the sheet "${name}" is gone.`),
    ...tables.map(({ name }) => `The new or changed table "${name}" on a sheet that was there.`),
    ...(book.names.length > 0 ? ["Defined names."] : []),
    ...(book.comments.length > 0 ? ["Comments."] : []),
  ];
}

/** The text inside Plumbline's state part. */
function stateText({ customXml }: BookRecord): string | undefined {
  const part = customXml.find(({ namespace }) => namespace === STATE_NAMESPACE);
  if (!part) return undefined;
  const text = child(parseXml(part.xml, "state"), "text");
  return text?.text;
}
