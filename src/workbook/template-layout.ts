import type { Column, SheetDefinition } from "../sheets/define-sheet";

/** Zero-based row of the headings on every sheet of the template. */
export const HEADING_ROW = 2;

/** Sheets without which nothing can be planned. */
export const NEEDED_SHEETS: ReadonlySet<string> = new Set(["Orders", "Standards", "Capacities"]);

/** The common columns first, so that the others can be folded away together. */
export function shownColumns(sheet: SheetDefinition): readonly Column[] {
  const all = Object.values(sheet.columns);
  return [...all.filter((column) => column.common), ...all.filter((column) => !column.common)];
}
