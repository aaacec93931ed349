import { cellAddress, cellPosition } from "../kernel/cell-address";
import { cellAt, formatAt, type Area, type CellValue, type Grid } from "../workbook/grid";
import type { TableInfo } from "../workbook/grid";
import { checkCharts } from "../workbook/check-charts";
import { RefusedChange } from "../workbook/refused-change";
import type { ContentValue, SheetContent, TableContent } from "../workbook/sheet-content";
import type { WorkbookChange, WorkbookHost, WorkbookInfo } from "../workbook/workbook-host";
import { MemorySheet } from "./memory-sheet";
import type { WorkbookSeed } from "./workbook-seed";
import { shiftFormula } from "./xlsx/shift-formula";

interface OwnColumn {
  readonly sheet: string;
  readonly column: number;
  /** What stood in the user's column of that heading; undefined when we added the column. */
  readonly before: ReadonlyMap<string, CellValue> | undefined;
}

interface MemoryBook {
  sheets: MemorySheet[];
  state: string | undefined;
  columns: OwnColumn[];
}

/** A workbook in memory: for tests and for the preview of what a run would write. */
export class MemoryHost implements WorkbookHost {
  private book: MemoryBook;

  constructor(private readonly seed: WorkbookSeed) {
    this.book = {
      sheets: seed.sheets.map((sheet) => MemorySheet.fromSeed(sheet)),
      state: seed.state,
      columns: [],
    };
  }

  readInfo(): Promise<WorkbookInfo> {
    const { sheets, state } = this.book;
    return Promise.resolve({
      sheets: sheets.map(({ name, visible, isProtected }) => ({
        ...{ name, visible, protected: isProtected },
      })),
      tables: sheets.flatMap((sheet) => sheet.tables),
      date1904: this.seed.date1904 ?? false,
      structureLocked: this.seed.structureLocked ?? false,
      state,
      issues: [],
    });
  }

  async readGrids(names: readonly string[]): Promise<readonly Grid[]> {
    await Promise.resolve();
    return names.map((name) => {
      const sheet = find(this.book, name);
      if (!sheet) throw new Error(`The workbook has no sheet "${name}".`);
      return sheet.grid();
    });
  }

  async apply(changes: readonly WorkbookChange[]): Promise<void> {
    await Promise.resolve();
    const draft: MemoryBook = {
      sheets: this.book.sheets.map((sheet) => sheet.copy()),
      state: this.book.state,
      columns: [...this.book.columns],
    };
    for (const change of changes) this.applyOne(draft, change);
    this.book = draft;
  }

  /** The content that a sheet of ours shows; for tests. */
  contentOf(name: string): SheetContent | undefined {
    return find(this.book, name)?.content;
  }

  private applyOne(book: MemoryBook, change: WorkbookChange): void {
    switch (change.kind) {
      case "putSheet":
        this.putSheet(book, change);
        return;
      case "putColumns":
        putColumns(book, change);
        return;
      case "putCell":
        putCell(book, change.sheet, change.cell, change.value);
        return;
      case "putState":
        book.state = change.text;
        return;
      case "clean":
        clean(book);
        return;
    }
  }

  private putSheet(book: MemoryBook, change: Extract<WorkbookChange, { kind: "putSheet" }>): void {
    const { content, replaces } = change;
    checkCharts(content);
    if (replaces === undefined) {
      if (this.seed.structureLocked) {
        throw new RefusedChange(
          "structure-locked",
          `The workbook's structure is protected, so that the sheet "${content.name}" cannot be added. Take the protection off (Review, Protect Workbook).`,
          content.name,
        );
      }
      if (find(book, content.name)) throw notOurs(content.name);
      const owner = change.owner ?? "ours";
      book.sheets.push(fill(MemorySheet.empty(content.name, owner), undefined, content));
      return;
    }
    const old = find(book, replaces);
    if (!old) {
      const message = `The workbook has no sheet "${replaces}".`;
      throw new RefusedChange("unknown-sheet", message, replaces);
    }
    if (old.owner === "user") throw notOurs(replaces);
    const fresh = fill(MemorySheet.empty(old.name, old.owner), old, content);
    book.sheets[book.sheets.indexOf(old)] = fresh;
  }
}

function notOurs(name: string): RefusedChange {
  const message = `The sheet "${name}" is the user's and is left as it is.`;
  return new RefusedChange("sheet-not-ours", message, name);
}

function find(book: MemoryBook, name: string): MemorySheet | undefined {
  const key = name.toLowerCase();
  return book.sheets.find((sheet) => sheet.name.toLowerCase() === key);
}

function fill(
  sheet: MemorySheet,
  old: MemorySheet | undefined,
  content: SheetContent,
): MemorySheet {
  sheet.visible = content.visibility === "visible";
  sheet.content = content;
  const loose = new Set<string>();
  for (const { row, column, value, format } of content.cells) {
    sheet.put(row, column, value, format);
    loose.add(cellAddress(row, column));
  }
  for (const table of content.tables) {
    fillTable(sheet, old, table);
    sheet.tables.push(tableInfo(sheet.name, table));
  }
  for (const { row, column, text } of content.notes)
    sheet.notes.set(cellAddress(row, column), text);
  if (old) keepLooseCells(sheet, old);
  return sheet;
}

function tableInfo(sheet: string, table: TableContent): TableInfo {
  return {
    ...{ name: table.name, sheet, hasTotals: false, hasHeader: true },
    area: {
      ...{ top: table.row, left: table.column },
      bottom: table.row + Math.max(1, table.rows.length),
      right: table.column + table.columns.length - 1,
    },
  };
}

function fillTable(sheet: MemorySheet, old: MemorySheet | undefined, table: TableContent): void {
  const before = old?.grid();
  table.columns.forEach(({ header, format, carriedFrom }, n) => {
    const column = table.column + n;
    sheet.put(table.row, column, header);
    for (let index = 0; index < table.rows.length; index++) {
      const row = table.row + 1 + index;
      if (carriedFrom === undefined || !before) {
        sheet.put(row, column, table.rows[index]![n] ?? null, format);
        continue;
      }
      const from = table.carriedRows?.[index];
      if (from === undefined) continue;
      const formula = old!.formula(from, carriedFrom);
      const value = cellAt(before, from, carriedFrom);
      sheet.putRaw(row, column, value, formatAt(before, from, carriedFrom));
      if (formula !== undefined) {
        sheet.putFormula(row, column, shiftFormula(formula, row - from, column - carriedFrom));
      }
      const note = old!.notes.get(cellAddress(from, carriedFrom));
      if (note !== undefined) sheet.notes.set(cellAddress(row, column), note);
    }
  });
}

/** Cells that the user put beside what we had written. */
function keepLooseCells(sheet: MemorySheet, old: MemorySheet): void {
  const areas = old.tables.map((table) => table.area);
  const ours = new Set(old.content?.cells.map(({ row, column }) => cellAddress(row, column)));
  old.eachCell((row, column, value) => {
    const inTable = areas.some((area) => inside(area, row, column));
    if (inTable || ours.has(cellAddress(row, column)) || sheet.has(row, column)) return;
    sheet.putRaw(row, column, value, "General");
  });
}

function inside(area: Area, row: number, column: number): boolean {
  const { top, bottom, left, right } = area;
  return row >= top && row <= bottom && column >= left && column <= right;
}

function putColumns(
  book: MemoryBook,
  change: Extract<WorkbookChange, { kind: "putColumns" }>,
): void {
  const sheet = find(book, change.sheet);
  const { area, columns, rows } = change;
  if (!sheet) {
    const message = `The workbook has no sheet "${change.sheet}".`;
    throw new RefusedChange("unknown-sheet", message, change.sheet);
  }
  if (sheet.isProtected) {
    const message = `The sheet "${sheet.name}" is protected, so that no columns were added.`;
    throw new RefusedChange("sheet-protected", message, sheet.name);
  }
  const tableAt = sheet.tables.findIndex((table) => inside(table.area, area.top, area.left));
  const table = sheet.tables[tableAt];
  let right = Math.max(area.right, table?.area.right ?? 0);
  while (!table && sheet.has(area.top, right + 1)) right++;
  let next = right + 1;
  const bottom = Math.max(area.bottom, table?.area.bottom ?? 0);
  columns.forEach(({ header, format }, n) => {
    const known = sheet.findHeader(area.top, area.left, right, header);
    const column = known ?? next++;
    if (known === undefined) refuseFilled(sheet, area, bottom, column);
    // Right of a plain range a column stays empty, so that it does not grow together with what is beyond.
    if (known === undefined && !table) refuseFilled(sheet, area, bottom, column + 1);
    if (!book.columns.some((own) => own.sheet === sheet.name && own.column === column)) {
      const before = known === undefined ? undefined : sheet.columnValues(column);
      book.columns.push({ sheet: sheet.name, column, before });
    }
    sheet.put(area.top, column, header);
    for (let row = area.top + 1; row <= area.bottom; row++) {
      sheet.put(row, column, rows[row - area.top - 1]?.[n] ?? null, format);
    }
  });
  if (table) {
    sheet.tables[tableAt] = { ...table, area: { ...table.area, right: next - 1 } };
  }
}

function refuseFilled(sheet: MemorySheet, area: Area, bottom: number, column: number): void {
  for (let row = area.top; row <= bottom; row++) {
    if (!sheet.has(row, column)) continue;
    const cell = cellAddress(row, column);
    const message = `The cells right of the columns on "${sheet.name}" are not empty (${cell}), so that no columns were added there.`;
    throw new RefusedChange("cells-not-empty", message, sheet.name, cell);
  }
}

function putCell(book: MemoryBook, name: string, address: string, value: ContentValue): void {
  const sheet = find(book, name);
  const at = cellPosition(address);
  if (!sheet || !at) {
    const message = `The workbook has no cell "${address}" on a sheet "${name}".`;
    throw new RefusedChange("unknown-sheet", message, name, address);
  }
  if (sheet.isProtected) {
    const message = `The sheet "${name}" is protected.`;
    throw new RefusedChange("sheet-protected", message, name, address);
  }
  sheet.put(at.row, at.column, value, formatAt(sheet.grid(), at.row, at.column));
}

function clean(book: MemoryBook): void {
  book.sheets = book.sheets.filter((sheet) => sheet.owner === "user");
  const gone = new Map<MemorySheet, number>();
  for (const own of book.columns) {
    const sheet = find(book, own.sheet);
    if (!sheet) continue;
    const removed = gone.get(sheet) ?? 0;
    if (!own.before) gone.set(sheet, removed + 1);
    sheet.clearColumn(own.column);
    for (const [address, value] of own.before ?? []) {
      const { row, column } = cellPosition(address)!;
      sheet.putRaw(row, column, value, "General");
    }
    if (own.before) continue;
    sheet.tables = sheet.tables.map((table) =>
      table.area.right >= own.column - removed && table.area.left <= own.column
        ? { ...table, area: { ...table.area, right: table.area.right - 1 } }
        : table,
    );
  }
  book.columns = [];
  book.state = undefined;
}
