import { cellAddress } from "../kernel/cell-address";
import type { CellValue, Grid, TableInfo } from "../workbook/grid";
import type { ContentValue, SheetContent } from "../workbook/sheet-content";
import type { SheetSeed } from "./workbook-seed";
import { cellContent, shortText } from "./xlsx/cell-xml";
import { areaOf } from "./xlsx/tables";

interface Cell {
  readonly value: CellValue;
  readonly format: string;
  /** With its `=`. */
  readonly formula?: string;
}

const COLUMNS = 16_384;

/** One sheet of a workbook in memory. */
export class MemorySheet {
  visible = true;
  isProtected = false;
  content: SheetContent | undefined;
  tables: TableInfo[] = [];
  readonly notes = new Map<string, string>();
  private cells = new Map<number, Cell>();
  private cached: Grid | undefined;

  private constructor(
    readonly name: string,
    readonly owner: "user" | "ours",
  ) {}

  static empty(name: string, owner: "user" | "ours"): MemorySheet {
    return new MemorySheet(name, owner);
  }

  static fromSeed(seed: SheetSeed): MemorySheet {
    const sheet = new MemorySheet(seed.name, "user");
    sheet.visible = seed.hidden !== true;
    sheet.isProtected = seed.protected === true;
    seed.rows.forEach((row, r) =>
      row.forEach((value, c) =>
        sheet.putRaw(r, c, value, seed.formats?.[cellAddress(r, c)] ?? "General"),
      ),
    );
    for (const [name, reference] of Object.entries(seed.tables ?? {})) {
      const area = areaOf(reference);
      if (!area) throw new Error(`"${reference}" is no area.`);
      sheet.tables.push({ name, sheet: seed.name, area, hasTotals: false, hasHeader: true });
    }
    return sheet;
  }

  copy(): MemorySheet {
    const copy = new MemorySheet(this.name, this.owner);
    copy.visible = this.visible;
    copy.isProtected = this.isProtected;
    copy.content = this.content;
    copy.tables = [...this.tables];
    copy.cells = new Map(this.cells);
    for (const [cell, text] of this.notes) copy.notes.set(cell, text);
    copy.cached = this.cached;
    return copy;
  }

  put(row: number, column: number, value: ContentValue, format = "General"): void {
    const { value: plain, formula } = cellContent(value);
    this.putRaw(row, column, typeof plain === "string" ? shortText(plain) : plain, format);
    if (formula !== undefined) this.putFormula(row, column, `=${formula}`);
  }

  putRaw(row: number, column: number, value: CellValue, format: string): void {
    this.cached = undefined;
    if (value === null) this.cells.delete(row * COLUMNS + column);
    else this.cells.set(row * COLUMNS + column, { value, format });
  }

  putFormula(row: number, column: number, formula: string): void {
    this.cached = undefined;
    const key = row * COLUMNS + column;
    const cell = this.cells.get(key) ?? { value: null, format: "General" };
    this.cells.set(key, { ...cell, formula });
  }

  formula(row: number, column: number): string | undefined {
    return this.cells.get(row * COLUMNS + column)?.formula;
  }

  has(row: number, column: number): boolean {
    return this.cells.has(row * COLUMNS + column);
  }

  findHeader(row: number, left: number, right: number, header: string): number | undefined {
    for (let column = left; column <= right; column++) {
      const value = this.cells.get(row * COLUMNS + column)?.value;
      if (typeof value === "string" && value.toLowerCase() === header.toLowerCase()) return column;
    }
    return undefined;
  }

  columnValues(column: number): Map<string, CellValue> {
    const values = new Map<string, CellValue>();
    this.eachCell((row, at, value) => {
      if (at === column) values.set(cellAddress(row, at), value);
    });
    return values;
  }

  clearColumn(column: number): void {
    this.cached = undefined;
    for (const key of [...this.cells.keys()]) {
      if (key % COLUMNS === column) this.cells.delete(key);
    }
  }

  eachCell(visit: (row: number, column: number, value: CellValue) => void): void {
    for (const [key, { value }] of this.cells) {
      visit(Math.floor(key / COLUMNS), key % COLUMNS, value);
    }
  }

  grid(): Grid {
    return (this.cached ??= this.makeGrid());
  }

  private makeGrid(): Grid {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    this.eachCell((row, column) => {
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    });
    if (bottom < 0) [top, left] = [0, 0];
    const width = right < 0 ? 0 : right - left + 1;
    const height = bottom < 0 ? 0 : bottom - top + 1;
    const values = new Array<CellValue>(width * height).fill(null);
    const formats = new Uint16Array(width * height);
    const formatCodes = ["General"];
    const formulas = new Map<number, string>();
    for (const [key, cell] of this.cells) {
      const at = (Math.floor(key / COLUMNS) - top) * width + (key % COLUMNS) - left;
      values[at] = cell.value;
      const known = formatCodes.indexOf(cell.format);
      formats[at] = known >= 0 ? known : formatCodes.push(cell.format) - 1;
      if (cell.formula !== undefined) formulas.set(at, cell.formula);
    }
    return { sheet: this.name, top, left, width, height, values, formats, formatCodes, formulas };
  }
}
