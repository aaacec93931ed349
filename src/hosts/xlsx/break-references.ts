import { readBook, type Book, type BookSheet } from "./book";
import { XmlEdit } from "./edit-xml";
import { CellEditor } from "./edit-cells";
import { definedNames } from "./edit-workbook";
import { OldSheet } from "./old-sheet";
import type { PackageParts } from "./package-parts";

const ERROR = "#REF!";

/** True for a formula (with or without `=`) that names one of the sheets or tables. */
export type NamesGone = (formula: string) => boolean;

/** Tests formulas for names of sheets and tables that are to go; texts within them do not count. */
export function namesGone(sheets: readonly string[], tables: readonly string[]): NamesGone {
  if (sheets.length + tables.length === 0) return () => false;
  const escape = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const quoted = sheets.map((name) => `'${escape(name.replaceAll("'", "''"))}'!`);
  const bare = sheets.map((name) => `${escape(name)}!`);
  const own = tables.map((name) => `${escape(name)}(?![\\p{L}\\p{N}_.(!\\\\])`);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_.\\\\])(?:${[...quoted, ...bare, ...own].join("|")})`,
    "iu",
  );
  return (formula) => pattern.test(formula.replace(/"(?:[^"]|"")*"/g, '""'));
}

/**
 * Has the user's formulas and names say `#REF!` where they refer to what goes, as Excel does when a
 * sheet is deleted: a file whose formulas name nothing would have to be repaired.
 */
export function breakReferences(
  parts: PackageParts,
  gone: NamesGone,
  skipped: (part: string) => boolean,
): void {
  const book = readBook(parts);
  for (const sheet of book.sheets) {
    const isCells = sheet.part !== undefined && sheet.kind === "worksheet";
    if (isCells && !skipped(sheet.part!)) breakFormulas(parts, book, sheet, gone);
  }
  parts.edit(book.part, (edit, root) => {
    for (const name of definedNames(root)) {
      if (gone(name.text)) edit.replace(name.innerStart, name.innerEnd, ERROR);
    }
  });
}

function breakFormulas(parts: PackageParts, book: Book, sheet: BookSheet, gone: NamesGone): void {
  const old = OldSheet.read(parts, book, sheet);
  const hit = [...old.cells.formulas].filter(([, formula]) => gone(formula)).map(([n]) => n);
  if (hit.length === 0) return;
  const edit = new XmlEdit(old.text);
  const cells = new CellEditor(edit, old.text, sheet.part!);
  for (const n of hit) {
    const column = old.cells.columns[n]!;
    const style = old.cells.styles[n]!;
    cells.put(old.cells.rows[n]!, { column, style, formula: ERROR, value: { error: ERROR } });
  }
  cells.flush();
  parts.write(sheet.part!, edit.result());
}
