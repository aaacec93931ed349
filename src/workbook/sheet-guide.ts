import { CHECK_COLUMNS } from "../sheets/check-columns";
import type { Column, SheetDefinition } from "../sheets/define-sheet";
import { INPUT_SHEETS } from "../sheets/registry";
import { SETTINGS } from "../sheets/settings";
import type { WrittenTable } from "../sheets/written-sheet";
import { WRITTEN_TABLES } from "../sheets/written-sheets";
import { kindInWords, shownDefault } from "./column-words";
import { NEEDED_SHEETS } from "./template-layout";

/** The reference of every sheet and column, as Markdown; made from the definitions alone. */
export function sheetGuide(): string {
  const inputs: readonly SheetDefinition[] = Object.values(INPUT_SHEETS);
  const tables: readonly WrittenTable[] = Object.values(WRITTEN_TABLES);
  const written = tables.filter((table) => table.name === table.sheet);
  return [
    "# The workbook: every sheet and column",
    "",
    "This page is made by `npm run generate` from the definitions that Plumbline itself reads and writes with.",
    "",
    ...READING,
    "## Sheets that are read",
    "",
    ...contents(inputs.map((sheet) => [sheet.name, purposeOf(sheet)])),
    ...inputs.flatMap((sheet) =>
      sheet.name === "Settings" ? settingsSection(sheet) : inputSection(sheet),
    ),
    "## Sheets that are written",
    "",
    "Each holds a table by whose name it is known again. A sheet of yours with the same name is never touched: the new one gets a number. Columns that you add to these tables stay, and so do the cells marked _yours_.",
    "",
    ...contents(written.map((table) => [table.name, table.purpose])),
    ...tables.flatMap(writtenSection),
    ...besideSection(),
  ].join("\n");
}

function besideSection(): string[] {
  return [
    "## Columns beside yours",
    "",
    "Where `check` or `run` has tested something that stands on Standards, Supply or Capacities, these columns are added right of yours and rewritten there each time; nothing is read from them. They are left out, with an issue, where the cells right of the table are not empty, the sheet is protected or a query fills the table. `clean` takes them away.",
    "",
    "| column | what it says |",
    "| --- | --- |",
    ...Object.values(CHECK_COLUMNS).map(({ header, help }) => row([`**${header}**`, help])),
    "",
  ];
}

const READING = [
  "Only Orders (or Plan), Standards and Capacities are needed. Your own sheets, columns and headings may stand wherever you like.",
  "",
  "**Names** of sheets, tables and headings are compared without case, spaces and punctuation, and many other names count, in English, German, French, Spanish and Portuguese. A heading that fits two columns is not guessed: it is asked.",
  "",
  "**Units** in headings are understood and converted: `Run time [h]`, `Rate /min`, `Setup (s)`. Percentages may be written `0.95`, `95%` or `95`. Dates are Excel dates, or text such as `2026-11-23 14:00`. A duration may be a number in the column's unit, or a time such as `0:45`.",
  "",
  "**Faults** never stop the good rows: a row that cannot be used is left out and listed in Issues with its cell, what is wrong and how to mend it.",
  "",
];

function purposeOf(sheet: SheetDefinition): string {
  return `${sheet.purpose}${NEEDED_SHEETS.has(sheet.name) ? " **Needed.**" : ""}`;
}

/** A list of links to the sections below. */
function contents(entries: readonly (readonly [string, string])[]): string[] {
  return [
    "| sheet | what it holds |",
    "| --- | --- |",
    ...entries.map(([name, purpose]) => `| [${name}](#${anchor(name)}) | ${escaped(purpose)} |`),
    "",
  ];
}

const anchor = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replace(/ /g, "-");

function inputSection(sheet: SheetDefinition): string[] {
  const key = sheet.key.map((column) => sheet.columns[column]!.header);
  const identity = key.length === 0 ? "" : ` A row is known by ${key.join(", ")}.`;
  return [
    `### ${sheet.name}`,
    "",
    `${purposeOf(sheet)}${identity}`,
    "",
    `_Also called:_ ${sheet.otherNames.join(", ")}.`,
    ...(sheet.absence === undefined ? [] : ["", `_Without this sheet:_ ${sheet.absence}`]),
    "",
    ...columnTable(Object.values(sheet.columns)),
  ];
}

function settingsSection(sheet: SheetDefinition): string[] {
  return [
    `### ${sheet.name}`,
    "",
    `${sheet.purpose} It has two columns, Setting and Value.`,
    "",
    "| setting | what it is for | takes | when empty |",
    "| --- | --- | --- | --- |",
    ...Object.values<Column>(SETTINGS).map((setting) =>
      row([`**${setting.header}**`, withExample(setting), takes(setting), shownDefault(setting)]),
    ),
    "",
  ];
}

function columnTable(columns: readonly Column[]): string[] {
  return [
    "| column | what it is for | takes | when empty | other headings |",
    "| --- | --- | --- | --- | --- |",
    ...columns.map((column) =>
      row([
        `**${column.header}**${column.required ? " (needed)" : ""}`,
        withExample(column),
        takes(column),
        shownDefault(column),
        [...column.otherHeadings].join(", "),
      ]),
    ),
    "",
  ];
}

function withExample({ help, example }: Column): string {
  return `${help} _Example:_ \`${example}\``;
}

function takes({ type, unit }: Column): string {
  return `${kindInWords(type)}${unit === "" ? "" : ` [${unit}]`}`;
}

function writtenSection(table: WrittenTable): string[] {
  const beside = table.sheet === table.name ? "" : ` It stands on the sheet ${table.sheet}.`;
  const hidden = table.visibility === "hidden" ? " The sheet is hidden." : "";
  const across = table.timeAcross ? " Columns for stretches of time follow." : "";
  return [
    `### ${table.name}`,
    "",
    `${table.purpose}${beside}${hidden}${across} Table name: \`${table.table}\`.`,
    "",
    "| column | what it says |",
    "| --- | --- |",
    ...Object.values(table.columns).map(({ header, help, unit, owner }) => {
      const mark =
        owner === "entered" ? " _Yours._" : owner === "formula" ? " A live formula." : "";
      return row([`**${header}**`, `${help}${unit === "" ? "" : ` [${unit}]`}${mark}`]);
    }),
    "",
  ];
}

const row = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;

/** Text that cannot break a Markdown table, nor be taken for markup where it is a star. */
function escaped(text: string): string {
  return text
    .replaceAll("|", "\\|")
    .replaceAll("\n", " ")
    .replace(/(^| )\*(?= )/g, "$1\\*");
}
