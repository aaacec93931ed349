import { cellPosition } from "../../src/kernel/cell-address";
import type { Area, CellValue, Grid, TableInfo } from "../../src/workbook/grid";
import type { WorkbookHost } from "../../src/workbook/workbook-host";

/** A workbook as a test or a case folder writes it down. */
export interface JsonWorkbook {
  readonly sheets: readonly JsonSheet[];
  readonly date1904?: boolean;
  readonly state?: string;
}

export interface JsonSheet {
  readonly name: string;
  /** Rows of cells from `from` (A1) on; rows may differ in length. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly from?: string;
  /** Number formats by address, or by column letter for whole columns. */
  readonly formats?: Readonly<Record<string, string>>;
  readonly formulas?: Readonly<Record<string, string>>;
  readonly tables?: readonly { name: string; area: string; totals?: boolean; header?: boolean }[];
}

/** A host that can be read and not written. */
export function jsonHost(book: JsonWorkbook): WorkbookHost {
  const tables = book.sheets.flatMap((sheet) =>
    (sheet.tables ?? []).map((each) => table(sheet, each)),
  );
  return {
    readInfo: async () => ({
      sheets: book.sheets.map(({ name }) => ({ name, visible: true, protected: false })),
      tables,
      date1904: book.date1904 ?? false,
      structureLocked: false,
      state: book.state,
      issues: [],
    }),
    readGrids: async (names) =>
      names.map((name) => gridOf(book.sheets.find((sheet) => sheet.name === name)!)),
    apply: async () => {
      throw new Error("A workbook in JSON cannot be written.");
    },
  };
}

export function gridOf(sheet: JsonSheet): Grid {
  const start = cellPosition(sheet.from ?? "A1")!;
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  const height = sheet.rows.length;
  const values: CellValue[] = sheet.rows.flatMap((row) =>
    Array.from({ length: width }, (_, column) => row[column] ?? null),
  );
  const formatCodes = ["General", ...new Set(Object.values(sheet.formats ?? {}))];
  const formats = new Uint16Array(width * height);
  for (const [where, code] of Object.entries(sheet.formats ?? {})) {
    const cell = cellPosition(where);
    const column = cellPosition(`${where}1`)?.column;
    for (let index = 0; index < formats.length; index++) {
      const [r, c] = [start.row + Math.floor(index / width), start.column + (index % width)];
      const here = cell ? cell.row === r && cell.column === c : column === c;
      if (here) formats[index] = formatCodes.indexOf(code);
    }
  }
  const formulas = new Map<number, string>();
  for (const [where, formula] of Object.entries(sheet.formulas ?? {})) {
    const cell = cellPosition(where)!;
    formulas.set((cell.row - start.row) * width + cell.column - start.column, formula);
  }
  const place = { top: start.row, left: start.column, width, height };
  return { sheet: sheet.name, ...place, values, formats, formatCodes, formulas };
}

function table(sheet: JsonSheet, given: NonNullable<JsonSheet["tables"]>[number]): TableInfo {
  const [first, last] = given.area.split(":").map((address) => cellPosition(address)!);
  const area: Area = {
    top: first!.row,
    left: first!.column,
    bottom: last!.row,
    right: last!.column,
  };
  return {
    name: given.name,
    sheet: sheet.name,
    area,
    hasTotals: given.totals ?? false,
    hasHeader: given.header ?? true,
  };
}
