import { MAX_COLUMNS, scanOutline } from "./read-sheet";
import { columnIndex } from "./shift-formula";
import type { XmlElement } from "./xml-element";
import { CLOSE, OPEN, XmlScanner } from "./xml-scanner";

/** Where a row stands in its part. */
export interface IndexedRow {
  readonly row: number;
  readonly start: number;
  readonly innerStart: number;
  innerEnd: number;
  end: number;
  readonly selfClosing: boolean;
  readonly hasNumber: boolean;
  /** Offsets of the value of `spans`, where it has one. */
  readonly spans: readonly [number, number] | undefined;
  /** Style for cells that the row does not list. */
  readonly style: number | undefined;
  /** Cells from `firstCell` up to `lastCell`, that one not included. */
  readonly firstCell: number;
  lastCell: number;
}

export interface SharedMember {
  readonly cell: number;
  readonly row: number;
  readonly column: number;
  /** Offsets of its `f` element. */
  readonly start: number;
  readonly end: number;
  /** Formula of the group's first cell; empty in the others. */
  readonly text: string;
}

/** Offsets of all rows and cells of a sheet part; parallel arrays for the cells. */
export class CellIndex {
  readonly rows: IndexedRow[] = [];
  readonly rowAt = new Map<number, IndexedRow>();
  readonly columns: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly styles: number[] = [];
  readonly hasAddress: boolean[] = [];
  /** True for cells with a value or a formula. */
  readonly filled: boolean[] = [];
  /** Groups of shared formulas by their number. */
  readonly shared = new Map<string, SharedMember[]>();
  readonly root: XmlElement;
  private readonly scanner: XmlScanner;

  constructor(text: string, part: string) {
    this.scanner = new XmlScanner(text, part);
    this.root = scanOutline(this.scanner, (element) => {
      if (element.local !== "sheetData" || this.scanner.depth !== 2) return false;
      this.readRows();
      return true;
    });
  }

  /** Number of the cell at a position; undefined when the part lists none. */
  find(row: number, column: number): number | undefined {
    const at = this.rowAt.get(row);
    if (!at) return undefined;
    for (let n = at.firstCell; n < at.lastCell; n++) if (this.columns[n] === column) return n;
    return undefined;
  }

  private readRows(): void {
    const { scanner } = this;
    const depth = scanner.depth;
    let number = -1;
    for (;;) {
      const kind = scanner.next();
      if (kind === CLOSE && scanner.depth < depth) return;
      if (kind !== OPEN) continue;
      if (scanner.local !== "row") {
        scanner.skipElement();
        continue;
      }
      const stated = scanner.attribute("r");
      number = stated === undefined ? number + 1 : Number(stated) - 1;
      this.readRow(number, stated !== undefined);
    }
  }

  private readRow(row: number, hasNumber: boolean): void {
    const { scanner } = this;
    const depth = scanner.depth;
    const style = scanner.attribute("s");
    const indexed: IndexedRow = {
      ...{ row, hasNumber, start: scanner.start, innerStart: scanner.end, innerEnd: 0, end: 0 },
      ...{ selfClosing: scanner.selfClosing, spans: this.placeOf("spans") },
      style: style === undefined ? undefined : Number(style),
      ...{ firstCell: this.columns.length, lastCell: 0 },
    };
    this.rows.push(indexed);
    this.rowAt.set(row, indexed);
    let column = -1;
    for (;;) {
      const kind = scanner.next();
      if (kind === CLOSE && scanner.depth < depth) break;
      if (kind === OPEN && scanner.local === "c") column = this.readCell(row, column);
      else if (kind === OPEN) scanner.skipElement();
    }
    indexed.innerEnd = indexed.selfClosing ? indexed.innerStart : scanner.start;
    indexed.end = scanner.end;
    indexed.lastCell = this.columns.length;
  }

  private placeOf(local: string): readonly [number, number] | undefined {
    for (let n = 0; n < this.scanner.attributeCount; n++) {
      const found = this.scanner.attributeAt(n);
      if (found.local === local && found.uri === "") return [found.valueStart, found.valueEnd];
    }
    return undefined;
  }

  private readCell(row: number, previous: number): number {
    const { scanner } = this;
    const depth = scanner.depth;
    const address = scanner.attribute("r");
    const column =
      address === undefined ? previous + 1 : columnIndex(address.replace(/[^A-Za-z]/g, ""));
    if (!(column >= 0 && column < MAX_COLUMNS)) throw scanner.fault("a cell has a faulty address");
    const cell = this.columns.push(column) - 1;
    this.starts.push(scanner.start);
    this.styles.push(Number(scanner.attribute("s") ?? 0));
    this.hasAddress.push(address !== undefined);
    let filled = false;
    for (;;) {
      const kind = scanner.next();
      if (kind === CLOSE && scanner.depth < depth) break;
      if (kind !== OPEN) continue;
      filled = true;
      if (scanner.local === "f") this.readFormula(cell, row, column);
      else scanner.skipElement();
    }
    this.filled.push(filled);
    this.ends.push(scanner.end);
    return column;
  }

  private readFormula(cell: number, row: number, column: number): void {
    const { scanner } = this;
    const { start } = scanner;
    const group = scanner.attribute("t") === "shared" ? scanner.attribute("si") : undefined;
    const text = scanner.elementText();
    if (group === undefined) return;
    const members = this.shared.get(group) ?? [];
    this.shared.set(group, members);
    members.push({ cell, row, column, start, end: scanner.end, text });
  }
}
