import { isOwnTable } from "../hosts/xlsx/own-sheets";
import { STATE_NAMESPACE } from "../hosts/state-part";
import { type BookRecord as FileRecord, parseRecord } from "../hosts/xlsx/parse-record";
import { parseXml } from "../hosts/xlsx/parse-xml";
import { within } from "../hosts/xlsx/sheet-leftovers";
import { child } from "../hosts/xlsx/xml-element";
import { openWorkbook } from "../hosts/xlsx/xlsx-host";
import { cellAddress } from "../kernel/cell-address";
import type { Area } from "../workbook/grid";
import type { SheetContent } from "../workbook/sheet-content";
import type { WorkbookChange } from "../workbook/workbook-host";
import { chartsOn } from "./chart-records";
import { contentOf } from "./cell-content";
import type { Cell } from "./cell-store";
import type { EmbeddedWorkbook } from "./embedded-workbook";
import type { OpenedFile } from "./load-xlsx";
import { Look } from "./look";
import { parseAddress } from "./rectangle";
import type { BookRecord, SheetRecord } from "./records";
import type { ListAt } from "./rule-content";
import { eachUsed, sheetContentOf } from "./sheet-content-of";

export interface SavedFile {
  readonly bytes: Uint8Array;
  /** What the workbook has and the file does not, one sentence each. */
  readonly notCarried: readonly string[];
}

/**
 * Writes what was changed since the file was opened into it, through the same port as the command
 * line: new sheets and sheets of ours that were made anew as a whole, single cells of all others,
 * Plumbline's state. The opened file stays as it is, so that it can be saved to again.
 */
export async function saveXlsx(
  workbook: EmbeddedWorkbook,
  { bytes, opened }: OpenedFile,
): Promise<SavedFile> {
  const file = openWorkbook(bytes);
  const saving = new Saving(opened, workbook.book, (sheet) => file.readOwnNotes(sheet));
  await file.apply(saving.changes());
  return { bytes: file.save(), notCarried: saving.notCarried };
}

/** The way from the workbook that was opened to the one that is there. */
class Saving {
  readonly notCarried: string[] = [];
  private readonly record: FileRecord;
  private readonly recordBefore: FileRecord;

  constructor(
    private readonly opened: BookRecord,
    private readonly book: BookRecord,
    /** Notes of ours on a sheet of the file. */
    private readonly notesOn: (sheet: string) => SheetContent["notes"],
  ) {
    this.record = parseRecord(statePart(book, "file"));
    this.recordBefore = parseRecord(statePart(opened, "file"));
  }

  changes(): WorkbookChange[] {
    const { book, opened, record } = this;
    const own: WorkbookChange[] = [];
    const theirs: WorkbookChange[] = [];
    for (const sheet of book.sheets) {
      const before = opened.sheets.find(({ id }) => id === sheet.id);
      if (before) own.push(...this.changedSheet(before, sheet));
      else if (sheet.name !== record.listsSheet) {
        const isOurs = record.sheets.some(({ name }) => name === sheet.name);
        (isOurs ? own : theirs).push(this.newSheet(sheet, isOurs));
      }
    }
    this.notCarried.push(...lostThings(opened, book));
    const text = statePart(book, "text");
    const state: WorkbookChange[] =
      text === undefined || text === statePart(opened, "text") ? [] : [{ kind: "putState", text }];
    return [...theirs, ...own, ...state];
  }

  /** A sheet of the user's stays when ours are taken away, where the file can tell them apart. */
  private newSheet(sheet: SheetRecord, isOurs: boolean): WorkbookChange {
    const content = this.contentOf(sheet);
    const isTheirs = !isOurs && this.recordBefore.touched.length === 0;
    return { kind: "putSheet", content, ...(isTheirs ? { owner: "user" as const } : {}) };
  }

  private contentOf(sheet: SheetRecord, loose?: readonly Area[]): SheetContent {
    const { conditionalFormats, validations, charts, name } = sheet;
    const content = sheetContentOf(
      ...([this.book, sheet, this.listAt] as const),
      (row, column) => !loose || loose.some((area) => within(area, row, column)),
    );
    const own = this.record.sheets.find((each) => each.name === name);
    const drawn = chartsOn(sheet, own?.charts ?? []);
    const rules = conditionalFormats.length + validations.length + charts.length;
    const kept =
      content.conditionalFormats.length + content.validations.length + content.notes.length;
    const lost = rules - kept - drawn.length;
    if (lost > 0) this.notCarried.push(`${lost} rules or charts of "${name}".`);
    return { ...content, charts: drawn };
  }

  private readonly listAt: ListAt = (name, { top, bottom, left }) => {
    const { listsSheet } = this.record;
    const sheet = this.book.sheets.find((each) => each.name === name);
    if (!sheet || name.toLowerCase() !== listsSheet.toLowerCase()) return undefined;
    return Array.from({ length: bottom - top + 1 }, (_, n) =>
      String(sheet.cells.get(top + n, left)?.value ?? ""),
    );
  };

  private changedSheet(before: SheetRecord, sheet: SheetRecord): WorkbookChange[] {
    if (before.name !== sheet.name) this.notCarried.push(`The new name of "${before.name}".`);
    if (!this.isMadeAnew(before, sheet)) {
      this.notCarried.push(...this.lostTables(sheet));
      return this.changedCells(before, sheet, () => true);
    }
    const loose = this.looseAreas(sheet);
    const { name } = before;
    const content = { ...this.contentOf(sheet, loose), name, notes: this.notesOn(name) };
    const taken = [...loose, ...this.looseAreas(before), ...this.tableAreas(sheet)];
    const isFree = (row: number, column: number) =>
      !taken.some((area) => within(area, row, column));
    return [
      { kind: "putSheet", content: inPlace(content, this.opened), replaces: before.name },
      ...this.changedCells(before, sheet, isFree),
    ];
  }

  /** True for a sheet of ours that was written again since: its rules, its charts or its table are others. */
  private isMadeAnew(before: SheetRecord, sheet: SheetRecord): boolean {
    const { opened, book, recordBefore } = this;
    const tables = opened.tables.filter(({ sheetId }) => sheetId === before.id);
    if (!tables.some(({ name }) => isOwnTable(recordBefore, name))) return false;
    const now = book.tables.filter(({ sheetId }) => sheetId === sheet.id);
    return (
      before.conditionalFormats !== sheet.conditionalFormats ||
      before.validations !== sheet.validations ||
      before.charts !== sheet.charts ||
      tables.length !== now.length ||
      tables.some((table, n) => table !== now[n])
    );
  }

  private looseAreas({ name }: SheetRecord): Area[] {
    const own = [...this.record.sheets, ...this.recordBefore.sheets].filter(
      (sheet) => sheet.name.toLowerCase() === name.toLowerCase(),
    );
    return own.flatMap(({ loose }) => loose.flatMap((address) => parseAddress(address) ?? []));
  }

  private tableAreas({ id }: SheetRecord): Area[] {
    const all = [...this.book.tables, ...this.opened.tables];
    return all.filter(({ sheetId }) => sheetId === id).map(({ area }) => area);
  }

  /** Cells that are still the same objects were not touched. */
  private changedCells(
    before: SheetRecord,
    sheet: SheetRecord,
    isMeant: (row: number, column: number) => boolean,
  ): WorkbookChange[] {
    const changes: WorkbookChange[] = [];
    if (before.cells === sheet.cells) return changes;
    const put = (row: number, column: number, cell: Cell | undefined) => {
      const address = cellAddress(row, column);
      if (cell?.isError === true && cell.formula === undefined) {
        this.notCarried.push(`The error in ${sheet.name}!${address}.`);
        return;
      }
      const value = contentOf(cell);
      changes.push({ kind: "putCell", sheet: before.name, cell: address, value });
    };
    let looks = 0;
    eachUsed(sheet, (row, column, cell) => {
      const old = before.cells.get(row, column);
      if (old === cell || !isMeant(row, column)) return;
      if (old?.value !== cell.value || old?.formula !== cell.formula) {
        if (cell.value !== "" || cell.formula !== undefined || old) put(row, column, cell);
      }
      if ((old?.look ?? Look.plain) !== cell.look) looks++;
    });
    eachUsed(before, (row, column) => {
      if (!sheet.cells.get(row, column) && isMeant(row, column)) put(row, column, undefined);
    });
    if (looks > 0) this.notCarried.push(`Formats of ${looks} cells of "${sheet.name}".`);
    return changes;
  }

  private lostTables({ id }: SheetRecord): string[] {
    const { opened, book } = this;
    const changed = book.tables.filter(
      (table) => table.sheetId === id && !opened.tables.includes(table),
    );
    return changed.map(
      ({ name }) => `The new or changed table "${name}" on a sheet that was there.`,
    );
  }
}

/** What belongs to a row of the file (notes, heights) stays at its place, as it does in Excel. */
function inPlace(content: SheetContent, opened: BookRecord): SheetContent {
  const tables = content.tables.map((table) => {
    const before = opened.tables.find(({ name }) => name === table.name);
    const last = before?.area.bottom ?? -1;
    const carriedRows = table.rows.map((_, n) => {
      const row = table.row + 1 + n;
      return row <= last ? row : undefined;
    });
    return { ...table, carriedRows };
  });
  return { ...content, tables };
}

function lostThings(opened: BookRecord, book: BookRecord): string[] {
  const gone = opened.sheets.filter(({ id }) => !book.sheets.some((sheet) => sheet.id === id));
  return [
    ...gone.map(({ name }) => `That the sheet "${name}" is gone.`),
    ...(book.names.length > 0 ? ["Defined names."] : []),
    ...(book.comments.length > 0 ? ["Comments."] : []),
  ];
}

/** A text inside Plumbline's state part. */
function statePart({ customXml }: BookRecord, name: "text" | "file"): string | undefined {
  const part = customXml.find(({ namespace }) => namespace === STATE_NAMESPACE);
  return part && child(parseXml(part.xml, "state"), name)?.text;
}
