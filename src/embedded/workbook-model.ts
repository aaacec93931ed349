import type { Area } from "../workbook/grid";
import { CellStore } from "./cell-store";
import type { BookRecord, SheetRecord, TableRecord } from "./records";
import { itemNotFound } from "./rich-error";

/** What the user looks at; no part of what undo gives back. */
export interface BookView {
  readonly activeSheet: string;
  readonly selection: Area;
}

const A1: Area = { top: 0, left: 0, bottom: 0, right: 0 };

export function emptyBook(): BookRecord {
  return {
    ...{ sheets: [], tables: [], names: [], comments: [], customXml: [], settings: [] },
    ...{ properties: {}, calculationMode: "Automatic", structureLocked: false, date1904: false },
  };
}

/** The workbook that the embedded host holds: one record, steps back, and who wants to know. */
export class WorkbookModel {
  private now: BookRecord = emptyBook();
  /** The record at the last commit. */
  private kept: BookRecord = this.now;
  /** Stores that were copied since the last commit and may be written to. */
  private readonly writable = new Set<CellStore>();
  private steps: BookRecord[] = [];
  private grouping = false;
  private cannotUndo = false;
  private ids = 0;
  private seen: BookView = { activeSheet: "", selection: A1 };
  private readonly listeners = new Set<() => void>();

  get book(): BookRecord {
    return this.now;
  }

  get view(): BookView {
    const there = this.now.sheets.some(({ id }) => id === this.seen.activeSheet);
    if (there) return this.seen;
    const first = this.now.sheets.find(({ visibility }) => visibility === "Visible");
    return { activeSheet: first?.id ?? "", selection: A1 };
  }

  look(view: Partial<BookView>): void {
    this.seen = { ...this.view, ...view };
    this.tell();
  }

  nextId(): number {
    return ++this.ids;
  }

  /** A name in braces, as Excel gives to sheets and comments. */
  nextGuid(): string {
    return `{00000000-0000-4000-8000-${this.nextId().toString(16).toUpperCase().padStart(12, "0")}}`;
  }

  change(part: Partial<BookRecord>): void {
    this.now = { ...this.now, ...part };
  }

  findSheet(key: string): SheetRecord | undefined {
    const wanted = key.toLowerCase();
    return this.now.sheets.find(
      ({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted,
    );
  }

  sheet(id: string): SheetRecord {
    const sheet = this.now.sheets.find((each) => each.id === id);
    if (!sheet) throw itemNotFound();
    return sheet;
  }

  table(id: string): TableRecord {
    const table = this.now.tables.find((each) => each.id === id);
    if (!table) throw itemNotFound();
    return table;
  }

  changeSheet(id: string, part: Partial<SheetRecord>): void {
    this.sheet(id);
    const sheets = this.now.sheets.map((sheet) =>
      sheet.id === id ? { ...sheet, ...part } : sheet,
    );
    this.change({ sheets });
  }

  changeTable(id: string, part: Partial<TableRecord>): void {
    this.table(id);
    const tables = this.now.tables.map((table) =>
      table.id === id ? { ...table, ...part } : table,
    );
    this.change({ tables });
  }

  addSheet(name: string, part: Partial<SheetRecord> = {}): SheetRecord {
    const sheet: SheetRecord = {
      ...{ id: this.nextGuid(), name, visibility: "Visible", tabColor: "" },
      ...{ showGridlines: true, showHeadings: true, protection: undefined, freeze: undefined },
      ...{ cells: new CellStore(), columns: new Map(), rows: new Map(), merges: [] },
      ...{ conditionalFormats: [], validations: [], autoFilter: undefined, charts: [] },
      ...{ pageLayout: {} },
      ...part,
    };
    this.change({ sheets: [...this.now.sheets, sheet] });
    return sheet;
  }

  /** The cells of a sheet to write to: they are copied once for each step. */
  editCells(sheetId: string): CellStore {
    const { cells } = this.sheet(sheetId);
    if (this.writable.has(cells)) return cells;
    const copy = cells.copy();
    this.writable.add(copy);
    this.changeSheet(sheetId, { cells: copy });
    return copy;
  }

  /** Ends a batch: what it changed is one step back from now on. */
  commit(): void {
    if (this.now === this.kept) return;
    if (this.cannotUndo) this.steps = [];
    else if (!this.grouping || this.steps.length === 0) this.steps.push(this.kept);
    this.cannotUndo = false;
    this.kept = this.now;
    this.writable.clear();
    this.tell();
  }

  /** Values that calculation brings later: they are no step of their own. */
  amend(fill: () => void): void {
    const own = this.now !== this.kept;
    fill();
    if (!own) {
      this.kept = this.now;
      this.writable.clear();
      this.tell();
    }
  }

  /** Until `endUndoGroup`, all batches are one step back. */
  beginUndoGroup(): void {
    this.commit();
    this.steps.push(this.kept);
    this.grouping = true;
  }

  endUndoGroup(): void {
    this.commit();
    this.grouping = false;
    if (this.steps[this.steps.length - 1] === this.now) this.steps.pop();
  }

  /** Takes the last step back; false when there is none. */
  undo(): boolean {
    this.commit();
    const before = this.steps.pop();
    if (!before) return false;
    this.now = before;
    this.kept = before;
    this.grouping = false;
    this.tell();
    return true;
  }

  get undoSteps(): number {
    return this.steps.length;
  }

  /** This batch cannot be taken back, nor what was before it: so in Excel when a sheet goes. */
  clearUndoAfterCommit(): void {
    this.cannotUndo = true;
  }

  /** Puts another workbook in the place of this one. */
  replace(fill: () => void): void {
    this.now = emptyBook();
    fill();
    this.kept = this.now;
    this.writable.clear();
    this.steps = [];
    this.tell();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
