import type { SheetDefinition } from "../sheets/define-sheet";
import { shortened } from "../sheets/cell-value";
import { shownDefault } from "./column-words";
import type { HeaderMap, HeadingQuestion } from "./header-map";
import type { IssueList } from "./issue-list";
import type { FoundSheet } from "./sheet-search";
import { standsIn } from "./sheet-search";

/** The text for the command line that settles a heading. */
export function mapText(sheet: string, heading: string, column: string): string {
  return `--map "${sheet}.${heading}=${column}"`;
}

/** Says what is asked about a sheet's headings, and what was done with those that were read. */
export function tellHeadings(
  found: FoundSheet,
  definition: SheetDefinition,
  map: HeaderMap,
  issues: IssueList,
): void {
  for (const question of map.questions) tellQuestion(found, definition, question, issues);
  tellUnits(found, definition, map, issues);
  tellUnused(found, definition, map, issues);
  tellDefaults(found, definition, map, issues);
}

function tellQuestion(
  { region }: FoundSheet,
  definition: SheetDefinition,
  { headings, columns }: HeadingQuestion,
  issues: IssueList,
): void {
  const names = columns.map((key) => definition.columns[key]!.header);
  const place = { sheet: region.grid.sheet, row: region.headerRow, column: headings[0]!.column };
  const [first] = headings;
  if (headings.length > 1) {
    const texts = [...new Set(headings.map(({ text }) => text))];
    const choices = texts.map((text) => mapText(definition.name, text, names[0]!)).join(" or ");
    const what = `${texts.map(quoted).join(" and ")} ${texts.length > 1 ? "could both" : "stands twice and could"} be ${names[0]}; none was read.`;
    const how = texts.length > 1 ? `Say which with ${choices}.` : "Rename one of the two headings.";
    issues.add("warning", "two-headings-for-one-column", place, texts.join(", "), what, how);
    return;
  }
  const text = first!.text;
  const choices = [...names, "-"].map((name) => mapText(definition.name, text, name));
  const leave = choices.pop();
  const many = names.length > 1;
  const what = many
    ? `${quoted(text)} could be ${names.join(" or ")}; it was not read.`
    : `${quoted(text)} may be ${names[0]}; it was not read.`;
  const how = `Say so with ${choices.join(" or ")}, or leave it aside with ${leave}.`;
  issues.add(
    "warning",
    many ? "heading-fits-two-columns" : "heading-unsure",
    place,
    text,
    what,
    how,
  );
}

const quoted = (text: string) => `"${shortened(text, 40)}"`;

function tellUnits(
  { region }: FoundSheet,
  definition: SheetDefinition,
  map: HeaderMap,
  issues: IssueList,
): void {
  for (const [key, { heading, factor, unitAssumed }] of map.uses) {
    const { header, unit } = definition.columns[key]!;
    const place = { sheet: region.grid.sheet, row: region.headerRow, column: heading.column };
    if (factor !== 1) {
      const times = factor >= 1 ? `times ${tidy(factor)}` : `divided by ${tidy(1 / factor)}`;
      const what = `${quoted(heading.text)} is read as ${header}: its figures ${times}.`;
      const how = `If that is wrong, say so with ${mapText(definition.name, heading.text, "-")}.`;
      issues.add("note", "unit-converted", place, heading.text, what, how);
    } else if (unitAssumed) {
      const what = `${quoted(heading.text)} is read as ${header}, and its figures are taken to be ${inWords(unit)}.`;
      const how = `If they are not, put the unit into the heading, such as "${heading.text} [${unit.startsWith("days") ? "h" : "s"}]".`;
      issues.add("note", "unit-assumed", place, heading.text, what, how);
    }
  }
}

const tidy = (factor: number) => Number(factor.toFixed(6));

const UNIT_WORDS: Readonly<Record<string, string>> = {
  min: "minutes",
  h: "hours",
  days: "days",
  "min/unit": "minutes a unit",
  "units/h": "units an hour",
  "/h": "an hour",
  "/day": "a day",
};

const inWords = (unit: string) => UNIT_WORDS[unit] ?? unit;

function tellUnused(
  { region }: FoundSheet,
  definition: SheetDefinition,
  map: HeaderMap,
  issues: IssueList,
): void {
  if (map.unused.length === 0) return;
  const shown = map.unused.slice(0, 12).map(({ text }) => quoted(text));
  const more =
    map.unused.length > shown.length ? ` and ${map.unused.length - shown.length} more` : "";
  const one = map.unused.length === 1;
  issues.add(
    "note",
    "headings-not-used",
    { sheet: region.grid.sheet },
    map.unused.map(({ text }) => text).join(", "),
    `${shown.join(", ")}${more} ${one ? "stands" : "stand"} for nothing that ${definition.name} has, and ${one ? "was" : "were"} left aside.`,
    `Nothing to do, unless one of them is a column of ${definition.name}: then say so with ${mapText(definition.name, map.unused[0]!.text, "Our column")}.`,
  );
}

/** Optional columns that the workbook does not have, where that changes the plan. */
function tellDefaults(
  { region }: FoundSheet,
  definition: SheetDefinition,
  map: HeaderMap,
  issues: IssueList,
): void {
  const absent = Object.entries(definition.columns).filter(
    ([key, column]) => column.common && !map.uses.has(key) && !column.required,
  );
  const told = absent
    .filter(([, column]) => column.default !== undefined)
    .map(([, column]) => `${column.header} (${shownDefault(column)})`);
  if (told.length === 0) return;
  issues.add(
    "note",
    "default-used",
    { sheet: region.grid.sheet },
    "",
    `${definition.name} has no column ${told.join(", ")}; what stands in brackets is used.`,
    "Add the column where it matters.",
  );
}

/** Required columns that no heading stands for. */
export function missingColumns(definition: SheetDefinition, map: HeaderMap): readonly string[] {
  return Object.entries(definition.columns)
    .filter(
      ([key, column]) =>
        column.required && !map.uses.has(key) && !standsIn(definition, key, map.uses),
    )
    .map(([key]) => key);
}

/** The one line about a required column that is nowhere, with the headings that could be it. */
export function tellMissingColumn(
  { region }: FoundSheet,
  definition: SheetDefinition,
  map: HeaderMap,
  key: string,
  issues: IssueList,
): void {
  const { header, otherHeadings } = definition.columns[key]!;
  const question = map.questions.find(({ columns }) => columns.includes(key));
  const candidates = question ? question.headings : map.unused.slice(0, 8);
  const others = otherHeadings.slice(0, 4).join(", ");
  const what = `${definition.name} has no column ${header}: looked in row ${region.headerRow + 1} of the sheet "${region.grid.sheet}" for ${header}${others === "" ? "" : `, ${others} and the like`}.`;
  const [first] = candidates;
  const how = first
    ? `Add the column, or say which heading it is (${candidates.map(({ text }) => quoted(text)).join(", ")}), such as ${mapText(definition.name, first.text, header)}.`
    : `Add a column with the heading ${header}.`;
  const place = { sheet: region.grid.sheet, row: region.headerRow, column: region.left };
  issues.add("error", "required-column-missing", place, "", what, how);
}
