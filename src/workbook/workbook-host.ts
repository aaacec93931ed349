import type { Issue } from "../kernel/issue";
import type { Area, Grid, TableInfo } from "./grid";
import type { ContentValue, SheetContent, TableColumn } from "./sheet-content";

/** What a workbook is made of, without its cells. */
export interface WorkbookInfo {
  readonly sheets: readonly SheetInfo[];
  readonly tables: readonly TableInfo[];
  /** True when serials count from 1904. */
  readonly date1904: boolean;
  /** True when sheets may not be added, renamed or removed. */
  readonly structureLocked: boolean;
  /** Text of our state part; undefined when the workbook has none. */
  readonly state: string | undefined;
  /** Things about the file that the user should know (a signature that writing ends, and the like). */
  readonly issues: readonly Issue[];
}

export interface SheetInfo {
  readonly name: string;
  readonly visible: boolean;
  readonly protected: boolean;
}

/** One thing to do to the workbook. A host does all of a list or nothing. */
export type WorkbookChange =
  /**
   * Creates the sheet at the end, or refreshes it in place when `replaces` names a sheet of ours.
   * With the owner `user` (template and sample) the sheet is the user's from then on: `clean` leaves it.
   */
  | {
      readonly kind: "putSheet";
      readonly content: SheetContent;
      readonly replaces?: string;
      readonly owner?: "user";
    }
  /** Adds columns right of a user's table or range, or rewrites the ones added before. */
  | {
      readonly kind: "putColumns";
      readonly sheet: string;
      /** Header row and data rows of the user's table or range. */
      readonly area: Area;
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly ContentValue[])[];
    }
  /** A change of the user's own (a suggestion that was accepted): `clean` leaves it. */
  | {
      readonly kind: "putCell";
      readonly sheet: string;
      readonly cell: string;
      readonly value: ContentValue;
    }
  | { readonly kind: "putState"; readonly text: string }
  /** Takes away all that was ever put, and gives back what it had to change. */
  | { readonly kind: "clean" };

/**
 * The narrow door to a workbook. Reading never changes it; writing touches only what is ours. The
 * same port stands before .xlsx files, plain memory and Excel itself.
 */
export interface WorkbookHost {
  readInfo(): Promise<WorkbookInfo>;
  /** Grids in the order of `sheets`; at most a fixed number of round trips, whatever the number of rows. */
  readGrids(sheets: readonly string[]): Promise<readonly Grid[]>;
  /** Rejects with `RefusedChange` when a change cannot be made; then none was. */
  apply(changes: readonly WorkbookChange[]): Promise<void>;
}
