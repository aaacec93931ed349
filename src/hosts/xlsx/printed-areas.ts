import { columnLetters } from "../../kernel/cell-address";
import type { SheetContent } from "../../workbook/sheet-content";

/** The areas that a sheet prints, such as `$A$1:$C$9,$E$1:$G$4`; undefined: all that stands there. */
export function printedAreas({ print: { areas } }: SheetContent): string | undefined {
  return areas
    ?.map(
      ({ top, left, bottom, right }) =>
        `$${columnLetters(left)}$${top + 1}:$${columnLetters(right)}$${bottom + 1}`,
    )
    .join(",");
}

/**
 * What to have printed on a refresh; undefined: what there is stays. A choice of the user's stays:
 * another area than the one that we wrote, or none any more. `there`: as the workbook has it, with
 * or without sheet names; `before`: as we wrote it last.
 */
export function areasToPrint(
  wanted: string | undefined,
  there: string | undefined,
  before: string | undefined,
): string | undefined {
  if (wanted === undefined || wanted === before) return undefined;
  const isOurs = there === undefined ? before === undefined : bare(there) === bare(before ?? "");
  return isOurs ? wanted : undefined;
}

/** Without names of sheets, marks and cases, in which programs differ. */
const bare = (areas: string) =>
  areas
    .split(",")
    .map((area) => area.slice(area.lastIndexOf("!") + 1).replaceAll("$", ""))
    .join(",")
    .toUpperCase();
