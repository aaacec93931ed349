import { type ExistingTables, existingTables } from "../../../src/tables/existing-table";
import type { CellValue, Grid, TableInfo } from "../../../src/workbook/grid";
import type { SheetContent } from "../../../src/workbook/sheet-content";
import { shown } from "./sheet-reading";

/** What a person does to a sheet between two runs. */
export interface Edit {
  /** Texts and figures by heading and zero-based row of the main table. */
  readonly set?: readonly {
    readonly row: number;
    readonly header: string;
    readonly value: CellValue;
  }[];
  /** A column of the user's own right of the main table, by heading, with its cells. */
  readonly addColumn?: { readonly header: string; readonly values: readonly CellValue[] };
  readonly rename?: { readonly from: string; readonly to: string };
  readonly removeColumn?: string;
  /** Rows that the user put in above everything. */
  readonly shiftDown?: number;
}

/** The tables of a content as they would stand in a workbook, after a person's edit. */
export function standing(content: SheetContent, edit: Edit = {}): ExistingTables {
  const tables = content.tables.map((table, index) => {
    let headers = table.columns.map((column) => column.header);
    const rows = table.rows.map((row) => row.map(shown) as CellValue[]);
    if (index === 0) headers = edited(headers, rows, edit);
    return { table, headers, rows };
  });
  const down = edit.shiftDown ?? 0;
  const right = Math.max(...tables.map(({ table, headers }) => table.column + headers.length));
  const bottom = Math.max(...tables.map(({ table, rows }) => table.row + down + 1 + rows.length));
  const values: CellValue[] = new Array<CellValue>(right * bottom).fill(null);
  const info: TableInfo[] = tables.map(({ table, headers, rows }) => {
    const top = table.row + down;
    [headers as CellValue[], ...rows].forEach((row, r) =>
      row.forEach((value, c) => (values[(top + r) * right + table.column + c] = value)),
    );
    return {
      ...{ name: table.name, sheet: content.name, hasTotals: false, hasHeader: true },
      area: {
        ...{ top, left: table.column, bottom: top + rows.length },
        right: table.column + headers.length - 1,
      },
    };
  });
  const grid: Grid = {
    ...{ sheet: content.name, top: 0, left: 0, width: right, height: bottom, values },
    ...{ formats: new Uint16Array(values.length), formatCodes: ["General"], formulas: new Map() },
  };
  return existingTables(
    {
      ...{ sheets: [{ name: content.name, visible: true, protected: false }], tables: info },
      ...{ date1904: false, structureLocked: false, state: undefined, issues: [] },
    },
    [grid],
  );
}

function edited(headers: readonly string[], rows: CellValue[][], edit: Edit): string[] {
  let result = [...headers];
  for (const { row, header, value } of edit.set ?? []) rows[row]![result.indexOf(header)] = value;
  if (edit.rename)
    result = result.map((header) => (header === edit.rename!.from ? edit.rename!.to : header));
  if (edit.removeColumn !== undefined) {
    const at = result.indexOf(edit.removeColumn);
    result.splice(at, 1);
    for (const row of rows) row.splice(at, 1);
  }
  if (edit.addColumn) {
    result.push(edit.addColumn.header);
    rows.forEach((row, i) => row.push(edit.addColumn!.values[i] ?? null));
  }
  return result;
}
