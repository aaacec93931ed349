import { STATE_NAMESPACE } from "../hosts/state-part";
import { openWorkbook } from "../hosts/xlsx/xlsx-host";
import { isCellError, type Grid, type TableInfo } from "../workbook/grid";
import type { WorkbookInfo } from "../workbook/workbook-host";
import { chartRecord } from "./chart-records";
import { type Cell, CellStore } from "./cell-store";
import type { EmbeddedWorkbook } from "./embedded-workbook";
import { Look } from "./look";
import type { BookRecord, TableRecord } from "./records";
import type { WorkbookModel } from "./workbook-model";

/** A file that was opened, to be saved with what was changed since. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  /** The workbook as it was when it was opened. */
  readonly opened: BookRecord;
}

/**
 * Puts an .xlsx or .xlsm file in the place of the workbook: sheets with values, formulas and number
 * formats, their visibility and protection, tables, and Plumbline's state and charts. Other formats,
 * rules, names, comments, charts and widths stay in the file and are not seen here.
 */
export async function openXlsx(workbook: EmbeddedWorkbook, bytes: Uint8Array): Promise<OpenedFile> {
  const file = openWorkbook(bytes);
  const info = await file.readInfo();
  const grids = await file.readGrids(info.sheets.map(({ name }) => name));
  workbook.replace((model) => {
    fill(model, info, grids, file.readStatePart());
    for (const { sheet, chart } of file.readOwnCharts()) {
      const { id, charts } = model.findSheet(sheet)!;
      const added = chartRecord(model.nextGuid(), sheet, chart);
      model.changeSheet(id, { charts: [...charts, added] });
    }
  });
  return { bytes, opened: workbook.book };
}

function fill(
  model: WorkbookModel,
  info: WorkbookInfo,
  grids: readonly Grid[],
  state: string | undefined,
): void {
  info.sheets.forEach((sheet, index) => {
    model.addSheet(sheet.name, {
      visibility: sheet.visible ? "Visible" : "Hidden",
      protection: sheet.protected ? { options: {} } : undefined,
      cells: cellsOf(grids[index]!),
    });
  });
  const tables = info.tables.map((table) => tableRecord(model, table));
  const customXml = state === undefined ? [] : [stateRecord(model.nextGuid(), state)];
  const { structureLocked, date1904 } = info;
  model.change({ tables, customXml, structureLocked, date1904 });
}

function stateRecord(id: string, xml: string) {
  return { id, xml, namespace: STATE_NAMESPACE };
}

function cellsOf(grid: Grid): CellStore {
  const cells = new CellStore();
  grid.values.forEach((value, index) => {
    const format = grid.formatCodes[grid.formats[index] ?? 0] ?? "General";
    const formula = grid.formulas.get(index);
    const look = format === "General" ? Look.plain : Look.plain.with("NumberFormat", format);
    if (value === null && formula === undefined && look === Look.plain) return;
    const cell: Cell = {
      ...(isCellError(value) ? { value: value.error, isError: true } : { value: value ?? "" }),
      ...(formula === undefined ? {} : { formula }),
      look,
    };
    cells.put(grid.top + Math.floor(index / grid.width), grid.left + (index % grid.width), cell);
  });
  return cells;
}

function tableRecord(model: WorkbookModel, table: TableInfo): TableRecord {
  const width = table.area.right - table.area.left + 1;
  return {
    ...{ id: String(model.nextId()), name: table.name, area: table.area },
    sheetId: model.findSheet(table.sheet)!.id,
    ...{ showHeaders: table.hasHeader, showTotals: table.hasTotals, style: "TableStyleMedium2" },
    ...{ showBandedRows: true, showBandedColumns: false, showFilterButton: true },
    ...{ highlightFirstColumn: false, highlightLastColumn: false, filters: {} },
    columnIds: Array.from({ length: width }, (_, index) => index + 1),
  };
}
