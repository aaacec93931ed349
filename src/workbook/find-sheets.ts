import type { Issue } from "../kernel/issue";
import { comparableName } from "../kernel/names";
import type { SheetDefinition } from "../sheets/define-sheet";
import { INPUT_SHEETS, type InputSheetName } from "../sheets/registry";
import type { Grid, TableInfo } from "./grid";
import type { Mapping } from "./mapping";
import { type Region, regionsOf } from "./region";
import { nameMatch, tableNameMatch } from "./sheet-names";
import { type FoundSheet, type SheetWay, bestFit, fitOf, savedHeadings } from "./sheet-search";

export interface SheetsFound {
  readonly found: ReadonlyMap<InputSheetName, FoundSheet>;
  readonly issues: readonly Issue[];
}

/** What is searched: the sheets that are not ours, with all regions that could have headings. */
interface Search {
  readonly sheets: readonly SearchedSheet[];
  readonly tables: readonly TableInfo[];
  readonly mapping: Mapping;
  readonly found: Map<InputSheetName, FoundSheet>;
  readonly taken: Set<string>;
  readonly issues: Issue[];
}

interface SearchedSheet {
  readonly name: string;
  readonly regions: readonly Region[];
}

const DEFINITIONS = Object.entries(INPUT_SHEETS) as unknown as readonly (readonly [
  InputSheetName,
  SheetDefinition,
])[];

/**
 * Finds each input sheet: by the saved mapping, else by table name, else by sheet name, else by how
 * well headings match. `grids` are of the sheets that are not ours.
 */
export function findSheets(
  grids: readonly Grid[],
  tables: readonly TableInfo[],
  mapping: Mapping,
): SheetsFound {
  const sheets = grids.map((grid) => ({ name: grid.sheet, regions: regionsOf(grid, tables) }));
  const search: Search = {
    sheets,
    tables,
    mapping,
    found: new Map(),
    taken: new Set(),
    issues: [],
  };
  for (const [name, definition] of DEFINITIONS) findSaved(search, name, definition);
  for (const [name, definition] of DEFINITIONS) findByTable(search, name, definition);
  for (const [name, definition] of DEFINITIONS) findByName(search, name, definition);
  findByHeadings(search);
  return { found: search.found, issues: search.issues };
}

function findSaved(search: Search, name: InputSheetName, definition: SheetDefinition): void {
  const saved = search.mapping.sheets.find(
    (entry) => comparableName(entry.name) === comparableName(name),
  );
  if (!saved) return;
  const sheet = search.sheets.find((candidate) => candidate.name === saved.sheet);
  if (sheet) take(search, name, definition, sheet, "saved");
  else search.issues.push(savedSheetGone(name, saved.sheet));
}

function findByTable(search: Search, name: InputSheetName, definition: SheetDefinition): void {
  if (search.found.has(name)) return;
  const named = search.tables.filter((table) => tableNameMatch(definition, table.name));
  const table = named.find((each) => tableNameMatch(definition, each.name) === "own") ?? named[0];
  const sheet = table && search.sheets.find((candidate) => candidate.name === table.sheet);
  const region = sheet?.regions.find((candidate) => candidate.table === table);
  if (region) put(search, { name, region, by: "table" });
}

function findByName(search: Search, name: InputSheetName, definition: SheetDefinition): void {
  if (search.found.has(name)) return;
  const own = search.sheets.filter((sheet) => nameMatch(definition, sheet.name) === "own");
  const other = search.sheets.filter((sheet) => nameMatch(definition, sheet.name) === "other");
  const named = own.length > 0 ? own : other;
  if (named.length === 1) take(search, name, definition, named[0]!, "sheet");
  else if (named.length > 1)
    search.issues.push(
      fitsTwo(
        name,
        named.map((sheet) => sheet.name),
      ),
    );
}

function take(
  search: Search,
  name: InputSheetName,
  definition: SheetDefinition,
  sheet: SearchedSheet,
  by: SheetWay,
): void {
  const saved = savedHeadings(search.mapping, definition, sheet.name);
  const free = sheet.regions.filter((region) => !search.taken.has(idOf(region)));
  const best = bestFit(free.map((region) => fitOf(definition, region, saved)));
  if (best) put(search, { name, region: best.region, by });
}

function put(search: Search, sheet: FoundSheet): void {
  search.found.set(sheet.name, sheet);
  search.taken.add(idOf(sheet.region));
}

/** Blocks that share columns and rows are the same thing to take. */
function idOf(region: Region): string {
  return `${region.grid.sheet}\u0000${region.table?.name ?? ""}\u0000${region.left}\u0000${region.right}\u0000${region.headerRow}`;
}

interface Candidate {
  readonly name: InputSheetName;
  readonly region: Region;
  readonly columns: number;
}

/** A sheet without a name of ours is taken only when all required headings are there and nothing else fits as well. */
function findByHeadings(search: Search): void {
  const candidates: Candidate[] = [];
  for (const sheet of search.sheets) {
    for (const region of sheet.regions) {
      const candidate = bestDefinition(search, region);
      if (candidate && !search.found.has(candidate.name)) candidates.push(candidate);
    }
  }
  for (const [name] of DEFINITIONS) {
    const fitting = candidates.filter((candidate) => candidate.name === name);
    const best = Math.max(...fitting.map((candidate) => candidate.columns));
    const equals = fitting.filter((candidate) => candidate.columns === best);
    const sheets = [...new Set(equals.map((candidate) => candidate.region.grid.sheet))];
    if (sheets.length === 1) {
      put(search, { name, region: equals[0]!.region, by: "headings" });
    } else if (sheets.length > 1) search.issues.push(fitsTwo(name, sheets));
  }
}

/** The one sheet of ours that a region fits better than any other; undefined when none or several do. */
function bestDefinition(search: Search, region: Region): Candidate | undefined {
  if (search.taken.has(idOf(region)) || overlapsTaken(search, region)) return undefined;
  let best: Candidate | undefined;
  let tied = false;
  for (const [name, definition] of DEFINITIONS) {
    const saved = savedHeadings(search.mapping, definition, region.grid.sheet);
    const fit = fitOf(definition, region, saved);
    if (fit.missing > 0 || fit.columns < 2) continue;
    if (best && fit.columns === best.columns) tied = true;
    else if (!best || fit.columns > best.columns) {
      best = { name, region, columns: fit.columns };
      tied = false;
    }
  }
  return tied ? undefined : best;
}

function overlapsTaken(search: Search, region: Region): boolean {
  return [...search.found.values()].some(
    ({ region: other }) =>
      other.grid === region.grid &&
      region.left <= other.right &&
      region.right >= other.left &&
      (other.table === undefined || region.table === other.table),
  );
}

function savedSheetGone(name: string, sheet: string): Issue {
  return {
    severity: "warning",
    code: "mapping-without-effect",
    sheet: "",
    cell: "",
    value: sheet,
    what: `${name} was to be read from the sheet "${sheet}", which is no longer there.`,
    how: `Say where it is with --map "Their sheet=${name}".`,
  };
}

function fitsTwo(name: string, sheets: readonly string[]): Issue {
  const maps = sheets.map((sheet) => `--map "${sheet}=${name}"`).join(" or ");
  return {
    severity: "warning",
    code: "sheet-fits-two",
    sheet: sheets[0] ?? "",
    cell: "",
    value: sheets.join(", "),
    what: `${sheets.map((sheet) => `"${sheet}"`).join(" and ")} could all be ${name}; none of them was read.`,
    how: `Say which one it is with ${maps}.`,
  };
}
