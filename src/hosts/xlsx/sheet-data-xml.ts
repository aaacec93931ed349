import { cellXml, type OutCell } from "./cell-xml";
import type { RowLook } from "./sheet-cells";

/** So many pieces are joined at once: a million kept to the end cost the collector more than making them. */
const BUNCH = 4096;

/** XML of the sheetData element from rows of cells in any order. */
export function sheetDataXml(
  p: string,
  rows: ReadonlyMap<number, readonly OutCell[]>,
  looks: ReadonlyMap<number, RowLook>,
): string {
  const numbers = [...new Set([...rows.keys(), ...looks.keys()])].sort((a, b) => a - b);
  const pieces: string[] = [`<${p}sheetData>`];
  const bunches: string[] = [];
  for (const row of numbers) {
    const cells = rows.get(row) ?? [];
    const look = looks.get(row);
    const height = look?.height === undefined ? "" : ` ht="${look.height}" customHeight="1"`;
    pieces.push(`<${p}row r="${row + 1}"${height}${look?.hidden ? ' hidden="1"' : ""}>`);
    const sorted = isSorted(cells) ? cells : [...cells].sort((a, b) => a.column - b.column);
    for (const cell of sorted) {
      if (cell.value !== null || cell.formula !== undefined || cell.style !== 0) {
        pieces.push(cellXml(p, row, cell));
      }
    }
    pieces.push(`</${p}row>`);
    if (pieces.length > BUNCH) bunches.push(pieces.splice(0).join(""));
  }
  pieces.push(`</${p}sheetData>`);
  return bunches.join("") + pieces.join("");
}

function isSorted(cells: readonly OutCell[]): boolean {
  for (let n = 1; n < cells.length; n++) {
    if (cells[n]!.column <= cells[n - 1]!.column) return false;
  }
  return true;
}
