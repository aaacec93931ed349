import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainBook, type PlainCell, type PlainSheet } from "../bench/plain-book";

export const ORDERS: PlainCell[][] = [
  ["Order", "Product", "Quantity", "Due", "Customer"],
  ["A-1", "Bracket", 120, "2026-11-24", "North"],
  ["A-2", "Bracket", 60, "2026-11-25", "South"],
  ["A-3", "Hinge", 200, "2026-11-24", "North"],
];
export const STANDARDS: PlainCell[][] = [
  ["Product", "Step", "Operation", "Resource", "Setup min", "Rate per hour"],
  ["Bracket", 10, "Cut", "Saw", 15, 60],
  ["Bracket", 20, "Bend", "Press", 30, 40],
  ["Hinge", 10, "Cut", "Saw", 15, 100],
];
export const CAPACITIES: PlainCell[][] = [
  ["Resource", "Calendar"],
  ["Saw", "Day"],
  ["Press", "Day"],
];
const CALENDARS: PlainCell[][] = [
  ["Calendar", "Days", "Start", "End"],
  ["Day", "Mon-Fri", "06:00", "16:00"],
];
const SETTINGS: PlainCell[][] = [
  ["Setting", "Value"],
  ["Plan start", "2026-11-23 06:00"],
  ["Solve seconds", 0],
];

export const SHEETS: readonly PlainSheet[] = [
  { name: "Orders", rows: ORDERS },
  { name: "Standards", rows: STANDARDS },
  { name: "Capacities", rows: CAPACITIES },
  { name: "Calendars", rows: CALENDARS },
  { name: "Settings", rows: SETTINGS },
];

/** The small shop's workbook, with some of its sheets replaced. */
export function smallBook(replaced: Readonly<Record<string, PlainCell[][]>> = {}): Uint8Array {
  return plainBook(SHEETS.map((sheet) => ({ ...sheet, rows: replaced[sheet.name] ?? sheet.rows })));
}

/** A folder of its own that is taken away after the test file. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-cli-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFile(folder: string, name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
