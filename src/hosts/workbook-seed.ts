import type { CellValue } from "../workbook/grid";

/** A sheet of the user's, cell by cell. */
export interface SheetSeed {
  readonly name: string;
  /** Rows from A1 on. A text that begins with `=` is a text. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Number formats by address, such as `{ B2: "0%" }`. */
  readonly formats?: Readonly<Record<string, string>>;
  /** Tables by name and reference, such as `{ Orders: "A1:F20" }`. */
  readonly tables?: Readonly<Record<string, string>>;
  readonly hidden?: boolean;
  readonly protected?: boolean;
}

export interface WorkbookSeed {
  readonly sheets: readonly SheetSeed[];
  readonly date1904?: boolean;
  readonly structureLocked?: boolean;
  readonly state?: string;
}
