import type { Moment } from "../kernel/moment";
import type { ActualEntry } from "../intake/plan-context";
import { TARGETS } from "../sheets/written-plan";
import type { WrittenTable } from "../sheets/written-sheet";
import type { AllRows } from "../workbook/sheet-rows";
import type { TableContent } from "../workbook/sheet-content";
import { type ExistingTable, existingTable } from "./existing-table";
import { type FilledTarget, filledTargets, targetActuals } from "./floor-entries";
import type { SheetContext } from "./sheet-context";
import { type ContentRow, tableContent } from "./written-content";

/** What the floor entered in Targets of days gone by: the same columns, on the hidden sheet PlumbHistory. */
export const FLOOR: WrittenTable = {
  ...TARGETS,
  name: "Floor entries",
  sheet: "PlumbHistory",
  table: "PlumbFloor",
  visibility: "hidden",
  purpose: "One row for each entry of the floor that has left Targets; kept for good.",
};

/** The archive's entries as bookings. */
export function archivedEntries(table: ExistingTable, rows: AllRows): readonly ActualEntry[] {
  return targetActuals(table, rows);
}

/** The archive with the entries that leave Targets now; undefined while there are none. */
export function archiveTable(
  planStart: Moment,
  context: SheetContext,
  place: { readonly row: number; readonly column: number },
): TableContent | undefined {
  const archive = existingTable(context.existing, FLOOR);
  const targets = existingTable(context.existing, TARGETS);
  const kept = archive ? filledTargets(archive) : [];
  const leaving = targets
    ? filledTargets(targets).filter((entry) => !entry.keptOnTargets(planStart))
    : [];
  if (kept.length + leaving.length === 0) return undefined;
  const rows = [...kept, ...leaving].map(rowOf);
  const table = tableContent(FLOOR, rows, {
    headerRow: place.row,
    date1904: context.date1904,
    existing: undefined,
  });
  return { ...table, row: place.row, column: place.column };
}

/** As it was entered; the variance as the figure that it was. */
function rowOf({ content }: FilledTarget): ContentRow<typeof TARGETS> {
  const { actualUnits, targetUnits } = content;
  const known = typeof actualUnits === "number" && typeof targetUnits === "number";
  return { ...content, variance: known ? actualUnits - targetUnits : undefined };
}
