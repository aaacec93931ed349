import { checkDrawings } from "./check-drawings";
import { checkLinks } from "./check-links";
import { checkNames } from "./check-names";
import { checkOrder } from "./check-order";
import { checkSheets } from "./check-sheets";
import { checkStyles } from "./check-styles";
import { checkTables } from "./check-tables";
import { linksOf, openParts } from "./open-parts";

/** Everything in a written workbook that Excel would mend or refuse, one sentence each. */
export function packageFaults(bytes: Uint8Array): string[] {
  const parts = openParts(bytes);
  const book = linksOf(parts, "").find((link) => link.kind === "officeDocument")?.target;
  if (book === undefined || !parts.xml(book)) return [...parts.faults, "no workbook part"];
  return [
    ...parts.faults,
    ...checkLinks(parts),
    ...checkOrder(parts),
    ...checkStyles(parts, book),
    ...checkSheets(parts, book),
    ...checkTables(parts, book),
    ...checkNames(parts, book),
    ...checkDrawings(parts, book),
  ];
}
