import type { SheetContent } from "../workbook/sheet-content";
import { sheetChanges } from "../tables/sheet-changes";
import { ISSUES } from "../sheets/written-review";
import { existingTable } from "../tables/existing-table";
import { type FoundIssues, issuesSheet } from "../tables/issues-table";
import type { SheetContext } from "../tables/sheet-context";
import type { ColumnsBeside } from "../tables/columns-beside";
import type { Issue } from "../kernel/issue";
import { stateText } from "../workbook/state";
import type { WorkbookChange, WorkbookHost } from "../workbook/workbook-host";
import { applyWithColumns } from "./apply-with-columns";
import type { NothingDone } from "./plan-outcome";
import type { PlanInputs } from "./read-plan-inputs";

export type Written =
  | {
      readonly kind: "written";
      /** Names of the sheets, in the order of their contents. */
      readonly names: readonly string[];
      /** One for each table beside which the columns have no place. */
      readonly issues: readonly Issue[];
    }
  | NothingDone;

/**
 * Writes sheets of ours, columns beside the user's, and what he settled, in one change: all of it or
 * nothing, but for columns that have no place. `found`: what there is to mend, for the sheet Issues,
 * where columns without a place join what the checks found; none: that sheet is left as it stands.
 */
export async function writeSheets(
  host: WorkbookHost,
  { reading, existing, sheetContext }: PlanInputs,
  contents: readonly SheetContent[],
  beside: readonly ColumnsBeside[] = [],
  found: readonly FoundIssues[] = [],
): Promise<Written> {
  let names: readonly string[] = [];
  const state = stateText(reading.state);
  const changesWith = (noPlace: readonly Issue[]): readonly WorkbookChange[] => {
    const all = [...contents, ...issuesToWrite(found, noPlace, sheetContext)];
    const sheets = sheetChanges(all, reading.info, existing);
    names = sheets.map((change) => change.content.name);
    return state === reading.info.state ? sheets : [...sheets, { kind: "putState", text: state }];
  };
  const { refused, issues } = await applyWithColumns(host, changesWith, beside);
  return refused ?? { kind: "written", names, issues };
}

/** The sheet Issues; none where nothing has to be said and it does not stand there yet. */
function issuesToWrite(
  found: readonly FoundIssues[],
  noPlace: readonly Issue[],
  context: SheetContext,
): readonly SheetContent[] {
  if (found.length === 0) return [];
  const all = found.map(({ source, issues }) => ({
    source,
    issues: source === "Checks" ? [...issues, ...noPlace] : issues,
  }));
  const some = all.some(({ issues }) => issues.length > 0);
  return some || existingTable(context.existing, ISSUES) ? [issuesSheet(all, context)] : [];
}
