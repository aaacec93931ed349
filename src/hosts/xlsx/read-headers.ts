import type { Area } from "../../workbook/grid";
import type { Book, BookSheet } from "./book";
import { OldSheet } from "./old-sheet";
import type { PackageParts } from "./package-parts";
import type { BookTable } from "./tables";

/** Columns of the sheet by heading (lower case): of the table, else of the range and right of it. */
export function readColumnHeaders(
  parts: PackageParts,
  book: Book,
  sheet: BookSheet,
  area: Area,
  table: BookTable | undefined,
): Map<string, number> {
  const headers = new Map<string, number>();
  const add = (header: string, column: number) => {
    const key = header.toLowerCase();
    if (!headers.has(key)) headers.set(key, column);
  };
  if (table) {
    table.headers.forEach((header, n) => add(header, table.area.left + n));
    return headers;
  }
  const old = OldSheet.read(parts, book, sheet);
  for (let column = area.left; ; column++) {
    const value = old.cell(area.top, column)?.value;
    if (typeof value === "string") add(value, column);
    else if (column > area.right) return headers;
  }
}
