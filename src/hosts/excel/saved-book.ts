import type { Area, Grid } from "../../workbook/grid";
import type { BookRecord } from "../xlsx/parse-record";
import type { SurveyedTable } from "./book-survey";
import type { PlacedChart } from "./own-charts";
import type { OwnState } from "./own-state";
import type { PlacedRule } from "./sheet-rules";

/** What a write replaces: enough to give it back when Excel breaks off, or when the user asks. */
export interface SavedBook {
  /** Sheets that the write makes. */
  readonly newSheets: string[];
  /** Tables of the sheets of ours that it refreshes, as they are. */
  readonly tables: SurveyedTable[];
  /** Cells that it writes to, as they are. */
  readonly areas: SavedArea[];
  /** Our conditional formats on the sheets that it refreshes. */
  readonly rules: { readonly sheet: string; readonly rules: readonly PlacedRule[] }[];
  /** Our charts on those sheets. */
  readonly charts: { readonly sheet: string; readonly charts: readonly PlacedChart[] }[];
  /** Columns that it adds to tables of the user's. */
  readonly columns: { readonly table: string; readonly headers: readonly string[] }[];
  readonly state: OwnState;
  /** The record that the write leaves: by its marks its rules are known when it breaks off. */
  readonly nextRecords: BookRecord[];
  /** False when it takes sheets away, which nobody can give back. */
  undoable: boolean;
}

export interface SavedArea {
  readonly sheet: string;
  readonly area: Area;
  readonly grid: Grid;
}
