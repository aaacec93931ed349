import { comparableName } from "../kernel/names";
import type { IssueList } from "./issue-list";
import type { HeadingMapping, Mapping } from "./mapping";

/** A sheet that was found, with all its headings. */
interface MappedSheet {
  /** Our name. */
  readonly name: string;
  /** Its name in the workbook. */
  readonly sheet: string;
  readonly headings: readonly string[];
}

/** Says which mappings of headings name a heading that is not there. */
export function tellIdleMappings(
  mapping: Mapping,
  sheets: readonly MappedSheet[],
  issues: IssueList,
): void {
  for (const entry of mapping.headings) {
    const names = new Set([comparableName(entry.name)]);
    const sheet = sheets.find(
      ({ name, sheet: own }) => names.has(comparableName(name)) || names.has(comparableName(own)),
    );
    if (sheet && hasHeading(sheet, entry)) continue;
    const where = sheet ? `${sheet.name} has no such heading` : "there is no such sheet";
    issues.add(
      "warning",
      "mapping-without-effect",
      { sheet: sheet?.sheet ?? "" },
      `${entry.name}.${entry.heading}=${entry.column}`,
      `The mapping of "${entry.heading}" in ${entry.name} has no effect: ${where}.`,
      "Correct the heading in --map, or leave it as it is when the column is gone.",
    );
  }
}

function hasHeading({ headings }: MappedSheet, { heading }: HeadingMapping): boolean {
  const wanted = comparableName(heading);
  return headings.some((text) => comparableName(text) === wanted);
}
