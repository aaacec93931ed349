import { cellAddress } from "../../kernel/cell-address";
import { CellIndex, type IndexedRow } from "./cell-index";
import { cellXml, type OutCell } from "./cell-xml";
import type { XmlEdit } from "./edit-xml";
import { readColumnLooks } from "./sheet-columns";
import { shiftFormula } from "./shift-formula";
import { child, type XmlElement } from "./xml-element";
import { escapeXml } from "./xml-text";

/** Puts single cells into a sheet part; all others keep their bytes. */
export class CellEditor {
  readonly index: CellIndex;
  private readonly queue = new Map<number, OutCell[]>();
  private readonly gone = new Set<number>();
  /** Prefix of the part's tags, with its colon. */
  private readonly p: string;

  constructor(
    private readonly edit: XmlEdit,
    text: string,
    part: string,
  ) {
    this.index = new CellIndex(text, part);
    this.p = this.root.prefix === "" ? "" : `${this.root.prefix}:`;
  }

  get root(): XmlElement {
    return this.index.root;
  }

  /** Style that a cell has, or would have by its row or column. */
  styleAt(row: number, column: number): number {
    const n = this.index.find(row, column);
    if (n !== undefined) return this.index.styles[n]!;
    const rowStyle = this.index.rowAt.get(row)?.style;
    if (rowStyle !== undefined) return rowStyle;
    const look = readColumnLooks(this.root).find((l) => l.from <= column && column <= l.to);
    return Number(look?.attributes.get("style") ?? 0);
  }

  isFilled(row: number, column: number): boolean {
    const n = this.index.find(row, column);
    return n !== undefined && this.index.filled[n]!;
  }

  put(row: number, cell: OutCell): void {
    const cells = this.queue.get(row);
    if (cells) cells.push(cell);
    else this.queue.set(row, [cell]);
  }

  /** Takes a cell out of the part. */
  remove(row: number, column: number): void {
    const n = this.index.find(row, column);
    if (n === undefined) return;
    this.freeShared(n);
    this.gone.add(n);
    this.edit.replace(this.index.starts[n]!, this.index.ends[n]!, "");
    this.stateNextAddress(row, n + 1);
  }

  /** Turns what was put into splices. */
  flush(): void {
    const rows = [...this.queue.keys()].sort((a, b) => a - b);
    const stated = new Set<IndexedRow>();
    for (const row of rows) {
      const cells = this.queue.get(row)!.sort((a, b) => a.column - b.column);
      const existing = this.index.rowAt.get(row);
      if (existing) this.fillRow(existing, cells);
      else this.addRow(row, cells, stated);
    }
  }

  private addRow(row: number, cells: readonly OutCell[], stated: Set<IndexedRow>): void {
    const { p, edit } = this;
    const inner = cells.map((cell) => cellXml(p, row, cell)).join("");
    const xml = `<${p}row r="${row + 1}">${inner}</${p}row>`;
    const next = this.index.rows.find((other) => other.row > row);
    if (!next) {
      edit.append(child(this.root, "sheetData")!, xml);
      return;
    }
    edit.replace(next.start, next.start, xml);
    if (!next.hasNumber && !stated.has(next)) {
      stated.add(next);
      const at = next.start + 1 + p.length + "row".length;
      edit.replace(at, at, ` r="${next.row + 1}"`);
    }
  }

  private fillRow(row: IndexedRow, cells: readonly OutCell[]): void {
    const { p, edit, index } = this;
    this.widenSpans(row, cells);
    if (row.selfClosing) {
      const inner = cells.map((cell) => cellXml(p, row.row, cell)).join("");
      const slash = edit.text.lastIndexOf("/", row.end);
      edit.replace(slash, row.end, `>${inner}</${p}row>`);
      return;
    }
    for (const cell of cells) {
      const xml = cellXml(p, row.row, cell);
      const n = index.find(row.row, cell.column);
      if (n !== undefined) {
        this.freeShared(n);
        edit.replace(index.starts[n]!, index.ends[n]!, xml);
        continue;
      }
      let next = row.firstCell;
      while (next < row.lastCell && index.columns[next]! < cell.column) next++;
      const at = next < row.lastCell ? index.starts[next]! : row.innerEnd;
      edit.replace(at, at, xml);
      this.stateNextAddress(row.row, next);
    }
  }

  private readonly statedCells = new Set<number>();

  /** A cell without address counts from the one before it: it gets its own when that changes. */
  private stateNextAddress(row: number, n: number): void {
    const { index, edit, p } = this;
    const last = index.rowAt.get(row)!.lastCell;
    if (n >= last || index.hasAddress[n] || this.statedCells.has(n) || this.gone.has(n)) return;
    this.statedCells.add(n);
    const at = index.starts[n]! + 1 + p.length + "c".length;
    edit.replace(at, at, ` r="${cellAddress(row, index.columns[n]!)}"`);
  }

  private widenSpans(row: IndexedRow, cells: readonly OutCell[]): void {
    if (!row.spans) return;
    const [from, to] = row.spans;
    const [low, high] = this.edit.text
      .slice(from, to)
      .split(/[\s:]+/)
      .map(Number);
    const columns = cells.map((cell) => cell.column + 1);
    const first = Math.min(low ?? 1, ...columns);
    const last = Math.max(high ?? 1, ...columns);
    if (first !== low || last !== high) this.edit.replace(from, to, `${first}:${last}`);
  }

  /** When the first cell of a shared formula goes, the others get the formula themselves. */
  private freeShared(n: number): void {
    for (const [group, members] of this.index.shared) {
      const master = members.find((member) => member.cell === n && member.text !== "");
      if (!master) continue;
      this.index.shared.delete(group);
      for (const member of members) {
        if (member.cell === n || member.text !== "" || this.gone.has(member.cell)) continue;
        const rows = member.row - master.row;
        const formula = shiftFormula(master.text, rows, member.column - master.column);
        this.edit.replace(
          member.start,
          member.end,
          `<${this.p}f>${escapeXml(formula)}</${this.p}f>`,
        );
      }
    }
  }
}
