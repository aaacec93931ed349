import type { WorkbookHost } from "../workbook/workbook-host";

/** What the pane needs of Excel besides the workbook's cells. */
export interface OfficeSide {
  readonly host: WorkbookHost;
  /** Name of the workbook without folders. */
  bookName(): string;
  /** Shows a cell to the user; an empty `cell` shows the sheet. */
  goTo(sheet: string, cell: string): Promise<void>;
  /** True when `undo` can give back what the last write replaced. */
  canUndo?(): boolean;
  undo?(): Promise<void>;
}
