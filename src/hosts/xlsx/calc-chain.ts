import type { Book } from "./book";
import { forgetContentType } from "./content-types";
import type { PackageParts } from "./package-parts";
import { removeRelationships } from "./relationships";
import { attribute, numberAttribute } from "./xml-element";

/**
 * Takes the calculation chain out when it names a cell for which `touched` is true: a chain that
 * names a cell without formula is a fault, one that is missing is made anew by Excel.
 */
export function dropCalcChain(
  parts: PackageParts,
  book: Book,
  touched: (sheetId: number, cell: string) => boolean,
): void {
  const name = book.calcChainPart;
  if (name === undefined) return;
  let sheetId = 0;
  const { root } = parts.readXml(name);
  const hit = root.children.some((entry) => {
    sheetId = numberAttribute(entry, "i") ?? sheetId;
    return touched(sheetId, attribute(entry, "r") ?? "");
  });
  if (!hit) return;
  parts.remove(name);
  removeRelationships(parts, book.part, (r) => r.target === name);
  forgetContentType(parts, name);
}
