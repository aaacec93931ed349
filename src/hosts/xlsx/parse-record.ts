import type { ChartContent } from "../../workbook/chart-content";

/** What we have done to a file, so that it can be undone; kept as JSON in the state part. */
export interface BookRecord {
  /** Parts that were there before and that we changed. */
  touched: TouchedPart[];
  /** Parts that we made, as we left them. */
  added: AddedPart[];
  sheets: OwnSheet[];
  /** Defined names of the whole workbook that we made. */
  names: string[];
  columns: OwnColumn[];
  /** Lists too long to stand in a validation, in the order of the columns of the hidden sheet. */
  lists: string[][];
  /** Name of that sheet; empty when there is none. */
  listsSheet: string;
  /** True when it was us who asked for a calculation on opening. */
  calculates: boolean;
}

export interface AddedPart {
  part: string;
  written: string;
}

export interface TouchedPart {
  part: string;
  /** Fingerprint of the part as we left it. */
  written: string;
  /** Deflated bytes before our first change, in base64; null once somebody else has changed it too. */
  original: string | null;
}

export interface OwnSheet {
  name: string;
  tables: string[];
  /** Areas of cells outside tables that we wrote, such as `A1:C1`. */
  loose: string[];
  /** Marks by which our conditional formats and validations are known again. */
  rules: string[];
  /** Number format written for each column, by table and header. */
  formats: Record<string, string>;
  /** Charts as we put them. */
  charts?: readonly ChartContent[];
  /** What we had printed, as `printedAreas` writes it; missing: all. */
  printed?: string;
}

/** Columns that we put beside the user's. */
export interface OwnColumn {
  sheet: string;
  header: string;
  /** Table that they belong to; empty for a plain range. */
  table: string;
  /** False when the column was the user's and we only filled it. */
  added: boolean;
  /** Beside a plain range: how many rows below the heading we filled last. */
  rows?: number;
}

export function emptyRecord(): BookRecord {
  return {
    ...{ touched: [], added: [], sheets: [], names: [], columns: [], lists: [] },
    ...{ listsSheet: "", calculates: false },
  };
}

/** The record as our state part holds it; an empty one when there is none or when it is damaged. */
export function parseRecord(json: string | undefined): BookRecord {
  if (json === undefined) return emptyRecord();
  try {
    return { ...emptyRecord(), ...(JSON.parse(json) as Partial<BookRecord>) };
  } catch {
    return emptyRecord();
  }
}
