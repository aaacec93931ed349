import { cellAddress, cellPosition, columnLetters } from "../kernel/cell-address";
import type { Area } from "../workbook/grid";

export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;

export function rectangle(top: number, left: number, rows: number, columns: number): Area {
  return { top, left, bottom: top + rows - 1, right: left + columns - 1 };
}

export function rowsOf(area: Area): number {
  return area.bottom - area.top + 1;
}

export function columnsOf(area: Area): number {
  return area.right - area.left + 1;
}

export function cellsIn(area: Area): number {
  return rowsOf(area) * columnsOf(area);
}

/** True for whole columns and whole rows. */
export function isUnbounded(area: Area): boolean {
  return isWholeColumns(area) || isWholeRows(area);
}

export function isWholeColumns({ top, bottom }: Area): boolean {
  return top === 0 && bottom === LAST_ROW;
}

export function isWholeRows({ left, right }: Area): boolean {
  return left === 0 && right === LAST_COLUMN;
}

export function isOnSheet({ top, left, bottom, right }: Area): boolean {
  const whole = [top, left, bottom, right].every(Number.isInteger);
  return (
    whole && top >= 0 && left >= 0 && top <= bottom && left <= right && fits({ bottom, right })
  );
}

function fits({ bottom, right }: Pick<Area, "bottom" | "right">): boolean {
  return bottom <= LAST_ROW && right <= LAST_COLUMN;
}

export function overlaps(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

export function contains(outer: Area, inner: Area): boolean {
  return intersection(outer, inner) !== undefined && sameArea(intersection(outer, inner)!, inner);
}

export function sameArea(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

export function intersection(a: Area, b: Area): Area | undefined {
  if (!overlaps(a, b)) return undefined;
  return {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
}

export function bounding(a: Area, b: Area): Area {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

/** `A1`, `A1:C3`, `A:C` or `1:3`; whatever is neither gives undefined. */
export function parseAddress(text: string): Area | undefined {
  const [first = "", second, ...more] = text.replaceAll("$", "").trim().split(":");
  if (more.length > 0) return undefined;
  const start = corner(first, second === undefined);
  const end = corner(second ?? first, second === undefined);
  if (!start || !end || start.kind !== end.kind) return undefined;
  return whole(start, end);
}

interface Corner {
  readonly kind: "cell" | "column" | "row";
  readonly row: number;
  readonly column: number;
}

function corner(text: string, alone: boolean): Corner | undefined {
  const cell = cellPosition(text);
  if (cell)
    return fits({ bottom: cell.row, right: cell.column }) ? { kind: "cell", ...cell } : undefined;
  if (alone) return undefined;
  const column = cellPosition(`${text}1`)?.column;
  if (column !== undefined && /^[A-Za-z]+$/.test(text)) return { kind: "column", row: 0, column };
  if (/^[1-9]\d{0,6}$/.test(text)) return { kind: "row", row: Number(text) - 1, column: 0 };
  return undefined;
}

function whole(start: Corner, end: Corner): Area {
  const area = bounding(
    { top: start.row, bottom: start.row, left: start.column, right: start.column },
    { top: end.row, bottom: end.row, left: end.column, right: end.column },
  );
  if (start.kind === "column") return { ...area, top: 0, bottom: LAST_ROW };
  if (start.kind === "row") return { ...area, left: 0, right: LAST_COLUMN };
  return area;
}

/** The address without its sheet, as Excel spells it. */
export function addressOf(area: Area): string {
  const { top, left, bottom, right } = area;
  if (isWholeColumns(area) && !isWholeRows(area)) {
    return `${columnLetters(left)}:${columnLetters(right)}`;
  }
  if (isWholeRows(area)) return `${top + 1}:${bottom + 1}`;
  const start = cellAddress(top, left);
  return top === bottom && left === right ? start : `${start}:${cellAddress(bottom, right)}`;
}

/** A sheet name is quoted in an address where a formula would need it. */
export function addressOn(sheet: string, area: Area): string {
  const plain = /^[A-Za-z_][\w.]*$/.test(sheet) && !parseAddress(sheet);
  const name = plain ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return `${name}!${addressOf(area)}`;
}

/** Parts `'My sheet'!A1` into the sheet's name and the rest. */
export function splitAddress(text: string): { sheet: string | undefined; local: string } {
  const at = text.lastIndexOf("!");
  if (at < 0) return { sheet: undefined, local: text };
  const name = text.slice(0, at);
  const quoted = name.startsWith("'") && name.endsWith("'") && name.length > 1;
  const sheet = quoted ? name.slice(1, -1).replaceAll("''", "'") : name;
  return { sheet, local: text.slice(at + 1) };
}
