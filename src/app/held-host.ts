import { type CellValue, type Grid, isCellError } from "../workbook/grid";
import type { WorkbookChange, WorkbookHost, WorkbookInfo } from "../workbook/workbook-host";

/** Reads a workbook and holds back what would be written to it, until somebody says so. */
export class HeldHost implements WorkbookHost {
  readonly changes: WorkbookChange[] = [];
  private readonly read = new Map<string, Grid>();

  constructor(private readonly host: WorkbookHost) {}

  readInfo(): Promise<WorkbookInfo> {
    return this.host.readInfo();
  }

  async readGrids(sheets: readonly string[]): Promise<readonly Grid[]> {
    const grids = await this.host.readGrids(sheets);
    for (const grid of grids) this.read.set(grid.sheet, grid);
    return grids;
  }

  apply(changes: readonly WorkbookChange[]): Promise<void> {
    this.changes.push(...changes);
    return Promise.resolve();
  }

  /** Of these sheets, those whose values are no longer as they were read, or that are gone. */
  async changedSince(sheets: readonly string[]): Promise<readonly string[]> {
    const wanted = sheets.filter((sheet) => this.read.has(sheet));
    const there = new Set((await this.host.readInfo()).sheets.map(({ name }) => name));
    const left = wanted.filter((sheet) => there.has(sheet));
    const now = new Map((await this.host.readGrids(left)).map((grid) => [grid.sheet, grid]));
    return wanted.filter(
      (sheet) => !now.has(sheet) || !same(this.read.get(sheet)!, now.get(sheet)!),
    );
  }
}

function same(a: Grid, b: Grid): boolean {
  return (
    a.top === b.top &&
    a.left === b.left &&
    a.width === b.width &&
    a.height === b.height &&
    a.values.every((value, at) => sameValue(value, b.values[at] ?? null))
  );
}

function sameValue(a: CellValue, b: CellValue): boolean {
  return isCellError(a) && isCellError(b) ? a.error === b.error : a === b;
}
