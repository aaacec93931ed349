import type { SheetContent } from "../workbook/sheet-content";
import { sheetChanges } from "../tables/sheet-changes";
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
 * nothing, but for columns that have no place.
 */
export async function writeSheets(
  host: WorkbookHost,
  { reading, existing }: PlanInputs,
  contents: readonly SheetContent[],
  beside: readonly ColumnsBeside[] = [],
): Promise<Written> {
  const sheets = sheetChanges(contents, reading.info, existing);
  const changes: WorkbookChange[] = [...sheets];
  const state = stateText(reading.state);
  if (state !== reading.info.state) changes.push({ kind: "putState", text: state });
  const { refused, issues } = await applyWithColumns(host, changes, beside);
  return refused ?? { kind: "written", names: sheets.map((change) => change.content.name), issues };
}
