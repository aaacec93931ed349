/** Why a host would not make a change. Stable, kebab-case; nothing was written. */
export type RefusalCode =
  /** Cells that new columns need are not empty. */
  | "cells-not-empty"
  | "sheet-protected"
  /** Sheets may not be added: the user locked the workbook's structure. */
  | "structure-locked"
  /** A sheet of that name is the user's. */
  | "sheet-not-ours"
  | "unknown-sheet"
  | "not-a-cell-sheet"
  /** The user changed the sheet after it had been read. */
  | "sheet-changed"
  /** The table is filled by a query, which owns its columns. */
  | "table-from-query"
  /** Writing would end the file's digital signature. */
  | "signed"
  /** More rows or columns than a sheet has. */
  | "too-large";

/** A change that a host refuses before anything is written; `message` says why in one line. */
export class RefusedChange extends Error {
  override readonly name = "RefusedChange";
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** Sheet that the refusal is about; empty when it is the whole workbook's. */
    readonly sheet = "",
    /** Address of the first cell in the way; empty when there is none. */
    readonly cell = "",
  ) {
    super(message);
  }
}
