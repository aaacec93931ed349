import type { SheetContent } from "../workbook/sheet-content";
import { sheetChanges } from "../tables/sheet-changes";
import { stateText } from "../workbook/state";
import type { WorkbookChange, WorkbookHost } from "../workbook/workbook-host";
import { applyOnce } from "./apply-once";
import type { NothingDone } from "./plan-outcome";
import type { PlanInputs } from "./read-plan-inputs";

export type Written =
  | {
      readonly kind: "written";
      /** Names of the sheets, in the order of their contents. */
      readonly names: readonly string[];
    }
  | NothingDone;

/** Writes sheets of ours and what the user settled, in one change: all of it or nothing. */
export async function writeSheets(
  host: WorkbookHost,
  { reading, existing }: PlanInputs,
  contents: readonly SheetContent[],
): Promise<Written> {
  const sheets = sheetChanges(contents, reading.info, existing);
  const changes: WorkbookChange[] = [...sheets];
  const state = stateText(reading.state);
  if (state !== reading.info.state) changes.push({ kind: "putState", text: state });
  const refused = await applyOnce(host, changes);
  return refused ?? { kind: "written", names: sheets.map((change) => change.content.name) };
}
