/**
 * Something in the workbook that needs mending. Faults of the user's data are returned as issues;
 * only faults of our own are thrown.
 */
export interface Issue {
  readonly severity: Severity;
  /** Stable name of the kind of fault, kebab-case; one case folder a code in test/cases. */
  readonly code: string;
  /** Sheet name as the workbook shows it; empty when the fault is the whole workbook's. */
  readonly sheet: string;
  /** Address of the cell, such as `C7`; empty when the fault has no single cell. */
  readonly cell: string;
  /** The offending value as the user sees it; empty when there is none. */
  readonly value: string;
  /** What is wrong, one sentence, in a planner's words. */
  readonly what: string;
  /** What to do about it, one sentence. */
  readonly how: string;
}

/** `error`: a row was left out, or nothing can be written; `warning`: read, but look at it; `note`: good to know. */
export type Severity = "error" | "warning" | "note";
