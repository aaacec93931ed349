import type { Area, Grid } from "../../workbook/grid";
import { RefusedChange } from "../../workbook/refused-change";
import type { WorkbookChange } from "../../workbook/workbook-host";
import type { BookRecord, OwnSheet } from "../xlsx/parse-record";
import { sameName, type BookSurvey, type SurveyedSheet, type SurveyedTable } from "./book-survey";
import type { PlacedChart } from "./own-charts";
import type { SheetRules } from "./own-rules";
import type { SavedBook } from "./saved-book";
import { WriteQueue } from "./write-queue";

/** What was read before anything is written. */
export interface Before {
  readonly survey: BookSurvey;
  /** Cells of the sheets that the changes are about, by lower-case name. */
  readonly grids: ReadonlyMap<string, Grid>;
  /** Conditional formats of the sheets that are refreshed, by lower-case name. */
  readonly rules: ReadonlyMap<string, SheetRules>;
  /** Our charts on the sheets that are refreshed, by lower-case name. */
  readonly charts: ReadonlyMap<string, readonly PlacedChart[]>;
}

/** The workbook as it will be, the steps that lead there, and what leads back. */
export class Draft {
  readonly queue = new WriteQueue();
  readonly sheets: SurveyedSheet[];
  readonly tables: SurveyedTable[];
  /** Names of sheets that the changes before made. */
  readonly made = new Set<string>();
  record: BookRecord;
  text: string | undefined;
  readonly saved: SavedBook;

  constructor(readonly before: Before) {
    const { sheets, tables, state } = before.survey;
    this.sheets = [...sheets];
    this.tables = [...tables];
    this.record = structuredClone(state.record);
    this.text = state.text;
    this.saved = {
      ...{ newSheets: [], tables: [], areas: [], rules: [], charts: [], columns: [] },
      ...{ state, undoable: true, nextRecords: [] },
    };
  }

  sheet(name: string): SurveyedSheet | undefined {
    return this.sheets.find((sheet) => sameName(sheet.name, name));
  }

  /** The sheet, or a refusal that says that there is none, or that it is protected. */
  openSheet(name: string, cell = ""): SurveyedSheet {
    const sheet = this.sheet(name);
    if (!sheet) {
      const message = `The workbook has no sheet "${name}": it was renamed or deleted. Try again, so that the workbook is read anew.`;
      throw new RefusedChange("unknown-sheet", message, name, cell);
    }
    if (sheet.protected) {
      const message = `The sheet "${sheet.name}" is protected. Take the protection off (Review, Unprotect Sheet) and try again.`;
      throw new RefusedChange("sheet-protected", message, sheet.name, cell);
    }
    return sheet;
  }

  tablesOn(sheet: string): SurveyedTable[] {
    return this.tables.filter((table) => sameName(table.sheet, sheet));
  }

  grid(sheet: string): Grid | undefined {
    return this.before.grids.get(sheet.toLowerCase());
  }

  /** What we wrote on the sheet the last time. */
  ownSheet(name: string): OwnSheet | undefined {
    return this.record.sheets.find((own) => sameName(own.name, name));
  }

  /** Keeps the cells of an area as they are, for the way back. */
  save(sheet: string, area: Area): void {
    const grid = this.grid(sheet);
    if (grid) this.saved.areas.push({ sheet, area, grid });
  }

  saveTables(sheet: string): void {
    for (const table of this.before.survey.tables) {
      if (sameName(table.sheet, sheet)) this.saved.tables.push(table);
    }
  }

  replaceTable(table: SurveyedTable): void {
    const at = this.tables.findIndex(({ name }) => sameName(name, table.name));
    if (at < 0) this.tables.push(table);
    else this.tables[at] = table;
  }
}

export type ChangeOf<K extends WorkbookChange["kind"]> = Extract<WorkbookChange, { kind: K }>;
