import { uncapitalised } from "../kernel/first-letter";
import { comparableKey } from "../kernel/names";
import { cellAddress } from "../kernel/cell-address";
import { shortened, shownCell } from "../sheets/cell-value";
import type { SheetDefinition } from "../sheets/define-sheet";
import { INPUT_SHEETS, type InputSheetName } from "../sheets/registry";
import { ROW_CHECKS } from "../sheets/row-checks";
import { columnPlans, formatKinds } from "./column-plan";
import { cellAt, type Grid } from "./grid";
import type { HeaderMap } from "./header-map";
import type { IssueList } from "./issue-list";
import { type ReadRow, type Row, readRows } from "./read-rows";
import type { FoundSheet } from "./sheet-search";

/** A sheet's rows while references are still to be checked. */
export interface SheetDraft {
  readonly name: InputSheetName;
  readonly definition: SheetDefinition;
  readonly sheet: string;
  readonly found: boolean;
  readonly columnAt: ReadonlyMap<string, number>;
  rows: Row[];
  readonly leftOut: LeftOutDraft[];
}

export interface LeftOutDraft {
  readonly row: number;
  readonly cell: string;
  readonly values: Row;
  readonly reason: string;
}

/** The draft of a sheet that the workbook does not have. */
export function missingSheet(name: InputSheetName): SheetDraft {
  const definition: SheetDefinition = INPUT_SHEETS[name];
  return { name, definition, sheet: "", found: false, columnAt: new Map(), rows: [], leftOut: [] };
}

/** Reads one sheet: its cells, what must agree within a row, and its keys. */
export function readSheet(
  found: FoundSheet,
  map: HeaderMap,
  date1904: boolean,
  issues: IssueList,
): SheetDraft {
  const { grid } = found.region;
  const definition: SheetDefinition = INPUT_SHEETS[found.name];
  const plans = columnPlans(definition, map, grid, date1904);
  const columnAt = new Map<string, number>();
  for (const [key, use] of map.uses) columnAt.set(key, use.heading.column);
  const draft: SheetDraft = {
    ...missingSheet(found.name),
    sheet: grid.sheet,
    found: true,
    columnAt,
  };
  const read = readRows(definition, found.region, plans, formatKinds(grid), issues);
  tellTotals(draft, read.totals, issues);
  tellPassedOver(grid, read.remarks, issues);
  const taken = new Map<string, number>();
  for (const row of read.rows) keep(draft, row, taken, issues);
  return draft;
}

function keep(
  draft: SheetDraft,
  { row, values, fault }: ReadRow,
  taken: Map<string, number>,
  issues: IssueList,
): void {
  if (fault) return leaveOut(draft, values, fault.key, fault.reason);
  for (const check of ROW_CHECKS[draft.name] ?? []) {
    const found = check(values);
    if (!found) continue;
    const what = `${found.what}${found.leftOut ? "; the row is left out" : ""}.`;
    const severity = found.leftOut ? "error" : "warning";
    issues.add(severity, found.code, placeIn(draft, row, found.key), "", what, found.how);
    if (found.leftOut) return leaveOut(draft, values, found.key, uncapitalised(found.what));
  }
  const key = keyOf(draft.definition, values);
  const earlier = key === "" ? undefined : taken.get(key);
  if (earlier === undefined) {
    if (key !== "") taken.set(key, row);
    draft.rows.push(values);
  } else tellDuplicate(draft, values, earlier, issues);
}

/** Row and key cell at fault for everything that depends on the row. */
export function leaveOut(draft: SheetDraft, values: Row, key: string, reason: string): void {
  const column = draft.columnAt.get(key) ?? [...draft.columnAt.values()][0];
  const cell = column === undefined ? "" : cellAddress(values.row, column);
  draft.leftOut.push({ row: values.row, cell, values, reason });
}

export function placeIn(draft: SheetDraft, row: number, key: string) {
  const column = draft.columnAt.get(key) ?? [...draft.columnAt.values()][0] ?? 0;
  return { sheet: draft.sheet, row, column };
}

/** Identity of a row; empty when the sheet needs none or none of its parts is filled. */
function keyOf(definition: SheetDefinition, values: Row): string {
  const { key } = definition;
  if (key.length === 1) {
    const only = values[key[0]!];
    return typeof only === "string" ? comparableKey(only) : "";
  }
  let joined = "";
  for (const part of key) {
    const value = values[part];
    const text =
      value === undefined ? "" : typeof value === "string" ? comparableKey(value) : String(value);
    joined += `${text}\u0000`;
  }
  return joined;
}

function tellDuplicate(draft: SheetDraft, values: Row, earlier: number, issues: IssueList): void {
  const { definition } = draft;
  const filled = definition.key.filter((key) => typeof values[key] === "string");
  const shown = filled.map((key) => shortened(String(values[key]))).join(" / ");
  const headings = definition.key
    .filter((key) => draft.columnAt.has(key))
    .map((key) => definition.columns[key]!.header);
  const key = definition.key.find((each) => draft.columnAt.has(each)) ?? "";
  const what = `${shown} stands in row ${earlier + 1} already (by ${headings.join(", ")}); this row is left out.`;
  issues.add(
    "error",
    "duplicate-key",
    placeIn(draft, values.row, key),
    shown,
    what,
    "Delete one of the two rows, or correct its key.",
  );
  leaveOut(draft, values, key, `it stands twice, first in row ${earlier + 1}`);
}

function tellTotals(draft: SheetDraft, totals: readonly number[], issues: IssueList): void {
  if (totals.length === 0) return;
  const shown = totals.slice(0, 5).map((row) => row + 1);
  const more = totals.length > shown.length ? ` and ${totals.length - shown.length} more` : "";
  const rows = `${totals.length === 1 ? "Row" : "Rows"} ${shown.join(", ")}${more}`;
  issues.add(
    "note",
    "totals-passed-over",
    { sheet: draft.sheet },
    "",
    `${rows} ${totals.length === 1 ? "looks like a total and was" : "look like totals and were"} not read.`,
    "If it is a row of its own, fill in its key.",
  );
}

function tellPassedOver(grid: Grid, remarks: ReadonlyMap<number, number>, issues: IssueList): void {
  const [first] = remarks;
  if (!first) return;
  const [row, column] = first;
  const cells = [...remarks].map(([...place]) => cellAddress(...place));
  const shown = cells.slice(0, 5).join(", ");
  const more = cells.length > 5 ? ` and ${cells.length - 5} more` : "";
  const [one, are] =
    cells.length === 1
      ? ["Cell", "stands alone in its row and was"]
      : ["Cells", "stand alone in their rows and were"];
  issues.add(
    "note",
    "remark-passed-over",
    { sheet: grid.sheet, row, column },
    shownCell(cellAt(grid, row, column)),
    `${one} ${shown}${more} ${are} taken for ${cells.length === 1 ? "a remark" : "remarks"}, not read.`,
    "If it is a row of its own, fill in its other cells.",
  );
}
