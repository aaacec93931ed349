import type { Issue } from "../kernel/issue";
import type { SheetDefinition } from "../sheets/define-sheet";
import { INPUT_SHEETS, type InputRow, type InputSheetName } from "../sheets/registry";
import { takeOutBookedTwice } from "./booked-twice";
import { checkBookedOrders } from "./booked-orders";
import { checkReferences } from "./check-references";
import { findSheets } from "./find-sheets";
import { addedColumns } from "./added-columns";
import type { Area, Grid, TableInfo } from "./grid";
import { type HeaderMap, headerMap } from "./header-map";
import { missingColumns, tellHeadings, tellMissingColumn } from "./heading-issues";
import { IssueList } from "./issue-list";
import type { Mapping } from "./mapping";
import { missingSheetIssues, tellFoundByHeadings, tellMissingOptional } from "./missing-sheets";
import { tellPeriodsAcross } from "./periods-across";
import { tellIdleMappings } from "./idle-mappings";
import { type SheetDraft, missingSheet, readSheet } from "./read-sheet";
import type { AllRows, SheetRows } from "./sheet-rows";
import { type FoundSheet, type SheetWay, savedHeadings } from "./sheet-search";

/** What was found of one input sheet, for the user to see and to correct. */
export interface SheetReading {
  readonly name: InputSheetName;
  readonly sheet: string;
  readonly by: SheetWay;
  /** Name of the Excel table; empty for a plain range. */
  readonly table: string;
  /** Zero-based. */
  readonly headerRow: number;
  /** From the header row to the last row that was read or left out. */
  readonly area: Area;
  /** True where columns of ours stand beside the user's. */
  readonly hasAdded: boolean;
  /** All headings of the user's table or range, as they stand there. */
  readonly headings: readonly string[];
  readonly map: HeaderMap;
  readonly rowsRead: number;
  readonly rowsLeftOut: number;
}

export interface InputReading {
  readonly rows: AllRows;
  readonly issues: readonly Issue[];
  /** Why nothing can be planned: a required sheet or column is nowhere. */
  readonly fatal: readonly Issue[];
  readonly sheets: readonly SheetReading[];
}

const NAMES = Object.keys(INPUT_SHEETS) as readonly InputSheetName[];

/** Reads all input sheets from the grids of the sheets that are not ours. */
export function readInput(
  grids: readonly Grid[],
  tables: readonly TableInfo[],
  date1904: boolean,
  mapping: Mapping,
): InputReading {
  const issues = new IssueList();
  const fatal = new IssueList();
  const search = findSheets(grids, tables, mapping);
  issues.addAll(search.issues);
  const drafts = new Map<InputSheetName, SheetDraft>();
  const readings: SheetReading[] = [];
  for (const name of NAMES) {
    const found = search.found.get(name);
    const map = found && mapOf(found, mapping);
    if (!found || !map) drafts.set(name, missingSheet(name));
    else {
      const stops = isNeeded(name, search.found);
      const draft = readFound(found, map, date1904, issues, stops ? fatal : issues);
      drafts.set(name, draft);
      readings.push(readingOf(found, map, draft));
    }
  }
  tellIdleMappings(mapping, readings, issues);
  fatal.addAll(missingSheetIssues(drafts, search, grids));
  tellMissingOptional(drafts, issues);
  checkReferences(drafts, issues);
  takeOutBookedTwice(drafts, issues);
  checkBookedOrders(drafts, issues);
  const sheets = readings.map((reading) => counted(reading, drafts.get(reading.name)!));
  return { rows: allRows(drafts), issues: issues.issues, fatal: fatal.issues, sheets };
}

function mapOf(found: FoundSheet, mapping: Mapping): HeaderMap {
  const definition: SheetDefinition = INPUT_SHEETS[found.name];
  const saved = savedHeadings(mapping, definition, found.region.grid.sheet);
  return headerMap(definition, found.region.headings, saved);
}

/** True for sheets without which nothing can be planned; a fault in another one leaves only that one out. */
function isNeeded(name: InputSheetName, found: ReadonlyMap<InputSheetName, FoundSheet>): boolean {
  if (name === "Plan") return !found.has("Orders");
  return name === "Orders" || name === "Standards" || name === "Capacities";
}

function readFound(
  found: FoundSheet,
  map: HeaderMap,
  date1904: boolean,
  issues: IssueList,
  missingTo: IssueList,
): SheetDraft {
  const definition: SheetDefinition = INPUT_SHEETS[found.name];
  tellFoundByHeadings(found, issues);
  tellHeadings(found, definition, map, issues);
  const missing = missingColumns(definition, map);
  if (missing.length === 0) return readSheet(found, map, date1904, issues);
  if (!tellPeriodsAcross(found, definition, missingTo)) {
    for (const key of missing) tellMissingColumn(found, definition, map, key, missingTo);
  }
  return missingSheet(found.name);
}

function readingOf(found: FoundSheet, map: HeaderMap, draft: SheetDraft): SheetReading {
  const { region, name, by } = found;
  const { headerRow, table, grid } = region;
  return {
    name,
    sheet: grid.sheet,
    by,
    table: table?.name ?? "",
    headerRow,
    ...addedColumns(region, [...draft.rows, ...draft.leftOut]),
    headings: region.headings.map(({ text }) => text),
    map,
    rowsRead: draft.rows.length,
    rowsLeftOut: draft.leftOut.length,
  };
}

function counted(reading: SheetReading, draft: SheetDraft): SheetReading {
  return { ...reading, rowsRead: draft.rows.length, rowsLeftOut: draft.leftOut.length };
}

function allRows(drafts: ReadonlyMap<InputSheetName, SheetDraft>): AllRows {
  const entries = NAMES.map((name): [InputSheetName, SheetRows] => {
    const { sheet, found, columnAt, rows, leftOut } = drafts.get(name)!;
    type Rows = readonly InputRow<InputSheetName>[];
    const typed = rows as unknown as Rows;
    return [name, { name, sheet, found, columnAt, rows: typed, leftOut }];
  });
  return Object.fromEntries(entries) as unknown as AllRows;
}
