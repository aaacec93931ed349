import { comparableName } from "../kernel/names";
import type { Issue } from "../kernel/issue";
import { INPUT_SHEETS, type InputSheetName } from "../sheets/registry";

/** What the user has settled about names; kept in the workbook's state. Lists, so that no name is special. */
export interface Mapping {
  readonly sheets: readonly SheetMapping[];
  readonly headings: readonly HeadingMapping[];
}

export interface SheetMapping {
  /** Our name. */
  readonly name: string;
  /** Name of the sheet in the workbook. */
  readonly sheet: string;
}

export interface HeadingMapping {
  /** Our name of the sheet. */
  readonly name: string;
  readonly heading: string;
  /** Heading of our column; empty: the heading stands for nothing of ours. */
  readonly column: string;
}

export const NO_MAPPING: Mapping = { sheets: [], headings: [] };

/** Later mappings win over earlier ones of the same sheet or heading. */
export function mergedMapping(first: Mapping, second: Mapping): Mapping {
  const sheets = new Map(first.sheets.map((entry) => [comparableName(entry.name), entry]));
  for (const entry of second.sheets) sheets.set(comparableName(entry.name), entry);
  const keyOf = (entry: HeadingMapping) =>
    `${comparableName(entry.name)}\u0000${comparableName(entry.heading)}`;
  const headings = new Map(first.headings.map((entry) => [keyOf(entry), entry]));
  for (const entry of second.headings) headings.set(keyOf(entry), entry);
  return { sheets: [...sheets.values()], headings: [...headings.values()] };
}

export interface ParsedMapping {
  readonly mapping: Mapping;
  readonly issues: readonly Issue[];
}

/**
 * Parses `Sheet.Their heading=Our column` (`-` for a heading to leave aside) and `Their sheet=Our
 * sheet`. Sheets may go by our name or by theirs; names and headings may hold points and equals signs.
 */
export function parseMappings(
  texts: readonly string[],
  workbookSheets: readonly string[],
): ParsedMapping {
  let mapping = NO_MAPPING;
  const issues: Issue[] = [];
  const theirs: SheetMapping[] = [];
  for (const text of texts) {
    const sheet = sheetMapping(text, workbookSheets);
    if (sheet) theirs.push(sheet);
  }
  for (const text of texts) {
    const sheet = sheetMapping(text, workbookSheets);
    const heading = sheet ? undefined : headingMapping(text, workbookSheets, theirs);
    if (sheet) mapping = mergedMapping(mapping, { sheets: [sheet], headings: [] });
    else if (heading) mapping = mergedMapping(mapping, { sheets: [], headings: [heading] });
    else issues.push(notUnderstood(text));
  }
  return { mapping, issues };
}

function ourSheet(name: string): InputSheetName | undefined {
  const wanted = comparableName(name);
  return (Object.keys(INPUT_SHEETS) as InputSheetName[]).find(
    (candidate) => comparableName(candidate) === wanted,
  );
}

function sheetMapping(text: string, workbookSheets: readonly string[]): SheetMapping | undefined {
  const at = text.lastIndexOf("=");
  const name = at < 0 ? undefined : ourSheet(text.slice(at + 1));
  const wanted = comparableName(text.slice(0, Math.max(at, 0)));
  const sheet = workbookSheets.find((candidate) => comparableName(candidate) === wanted);
  return name && sheet !== undefined ? { name, sheet } : undefined;
}

function headingMapping(
  text: string,
  workbookSheets: readonly string[],
  settled: readonly SheetMapping[],
): HeadingMapping | undefined {
  for (let dot = text.indexOf("."); dot > 0; dot = text.indexOf(".", dot + 1)) {
    const name = sheetNamed(text.slice(0, dot), workbookSheets, settled);
    for (let at = text.lastIndexOf("="); name && at > dot; at = text.lastIndexOf("=", at - 1)) {
      const column = columnNamed(name, text.slice(at + 1));
      const heading = text.slice(dot + 1, at).trim();
      if (column !== undefined && heading !== "") return { name, heading, column };
    }
  }
  return undefined;
}

/** Our name of a sheet that goes by our name, an other name of ours, or its own name in the workbook. */
function sheetNamed(
  text: string,
  workbookSheets: readonly string[],
  settled: readonly SheetMapping[],
): string | undefined {
  const own = ourSheet(text);
  if (own) return own;
  const wanted = comparableName(text);
  const mapped = settled.find((entry) => comparableName(entry.sheet) === wanted);
  if (mapped) return mapped.name;
  if (!workbookSheets.some((sheet) => comparableName(sheet) === wanted)) return undefined;
  const byOtherName = Object.values(INPUT_SHEETS).find((definition) =>
    definition.otherNames.some((name) => comparableName(name) === wanted),
  );
  return byOtherName?.name ?? text.trim();
}

/** Heading of the column named; empty for `-`; undefined when there is none of that name. */
function columnNamed(sheet: string, text: string): string | undefined {
  if (/^\s*-\s*$/.test(text)) return "";
  const wanted = comparableName(text);
  const own = ourSheet(sheet);
  const definitions = own ? [INPUT_SHEETS[own]] : Object.values(INPUT_SHEETS);
  for (const definition of definitions) {
    for (const column of Object.values(definition.columns)) {
      if (comparableName(column.header) === wanted) return column.header;
    }
  }
  return undefined;
}

function notUnderstood(text: string): Issue {
  return {
    severity: "error",
    code: "mapping-not-understood",
    sheet: "",
    cell: "",
    value: text,
    what: `The mapping "${text}" names no sheet and column that Plumbline knows.`,
    how: 'Write it as "Sheet.Their heading=Our column", such as "Orders.Need by=Due".',
  };
}
