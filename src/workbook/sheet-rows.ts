import type { Issue } from "../kernel/issue";
import { cellAddress } from "../kernel/cell-address";
import type { InputRow, InputSheetName } from "../sheets/registry";

/** The rows read from one input sheet, and where each column stands, for issues found later. */
export interface SheetRows<N extends InputSheetName = InputSheetName> {
  readonly name: N;
  /** Name of the sheet in the workbook; empty when there is none. */
  readonly sheet: string;
  readonly found: boolean;
  /** Zero-based column on the sheet by column key; columns that were not found are missing. */
  readonly columnAt: ReadonlyMap<string, number>;
  readonly rows: readonly InputRow<N>[];
  /** Rows with a fault that keeps them out, for what depends on them to be reported. */
  readonly leftOut?: readonly LeftOutRow<N>[];
}

export interface LeftOutRow<N extends InputSheetName = InputSheetName> {
  /** Zero-based row on the sheet. */
  readonly row: number;
  /** Address of the cell at fault; of the row's key cell when there is no single one. */
  readonly cell: string;
  /** What could be read of it. */
  readonly values: Partial<InputRow<N>>;
  /** Why it is left out; begins in lower case, so that `Not scheduled: …` reads well. */
  readonly reason: string;
}

export type AllRows = { readonly [N in InputSheetName]: SheetRows<N> };

export interface ReadResult {
  readonly rows: AllRows;
  readonly issues: readonly Issue[];
}

/** Address of a row's cell, such as `C7`; empty when the sheet has no such column. */
export function addressOf(rows: SheetRows, row: number, columnKey: string): string {
  const column = rows.columnAt.get(columnKey);
  return column === undefined ? "" : cellAddress(row, column);
}
