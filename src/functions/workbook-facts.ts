/** What functions have to know of the workbook that calls them. */
export interface WorkbookFacts {
  /** True when its serials count from 1904. */
  readonly date1904: boolean;
}

/** A workbook of Excel's usual date system. */
export const USUAL_WORKBOOK: WorkbookFacts = { date1904: false };
