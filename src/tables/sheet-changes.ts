import type { WrittenTable } from "../sheets/written-sheet";
import type { SheetContent } from "../workbook/sheet-content";
import type { WorkbookChange, WorkbookInfo } from "../workbook/workbook-host";
import { type ExistingTables, existingTable } from "./existing-table";

/** Longest name that Excel allows for a sheet. */
const LONGEST_NAME = 31;

/**
 * The changes that write these sheets. A sheet of ours is known by its table and refreshed under the
 * name that it has; a new one whose name a sheet of the user has gets a number.
 */
export function sheetChanges(
  contents: readonly SheetContent[],
  info: WorkbookInfo,
  existing: ExistingTables,
): readonly Extract<WorkbookChange, { kind: "putSheet" }>[] {
  const taken = new Set(info.sheets.map((sheet) => sheet.name.toLowerCase()));
  return contents.map((content) => {
    const ours = content.tables
      .map((table) => existing.get(table.name.toLowerCase())?.info.sheet)
      .find((sheet) => sheet !== undefined);
    if (ours !== undefined)
      return { kind: "putSheet", content: { ...content, name: ours }, replaces: ours };
    const name = freeName(content.name, taken);
    taken.add(name.toLowerCase());
    return { kind: "putSheet", content: { ...content, name } };
  });
}

/** The name that the sheet of a table of ours has, or will have. */
export function sheetNameOf(
  definition: WrittenTable,
  info: WorkbookInfo,
  existing: ExistingTables,
): string {
  const taken = new Set(info.sheets.map((sheet) => sheet.name.toLowerCase()));
  return existingTable(existing, definition)?.info.sheet ?? freeName(definition.sheet, taken);
}

/** The name, or with the first number from 2 on that is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++)
    free = `${name.slice(0, LONGEST_NAME - 1 - String(n).length)} ${n}`;
  return free;
}
