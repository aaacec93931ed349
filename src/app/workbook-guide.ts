import type { Column, ColumnType, SheetDefinition } from "../sheets/define-sheet";
import { INPUT_SHEETS } from "../sheets/registry";
import { SETTINGS } from "../sheets/settings";
import type { WrittenTable } from "../sheets/written-sheet";
import { WRITTEN_TABLES } from "../sheets/written-sheets";

/** The reference of every sheet and column, as Markdown; made from the definitions alone. */
export function workbookGuide(): string {
  const inputs: readonly SheetDefinition[] = Object.values(INPUT_SHEETS);
  const tables: readonly WrittenTable[] = Object.values(WRITTEN_TABLES);
  return [
    "# The workbook",
    "",
    "Made by `npm run generate` from the definitions that the program reads and writes with. Do not edit it here.",
    "",
    "Only Orders (or Plan), Standards and Capacities are needed. Names are compared without case, spaces and punctuation. `*`: needed. Sheets and columns of your own may stand between ours.",
    "",
    "## Sheets that are read",
    ...inputs.flatMap(inputSection),
    "",
    "## Settings",
    "",
    "On the sheet Settings, one row each.",
    "",
    ...columnTable(Object.values(SETTINGS)),
    "",
    "## Sheets that are written",
    "",
    "Each holds a table, by whose name it is known again. *You*: cells that you fill in and that stay at the next run.",
    ...tables.flatMap(writtenSection),
    "",
  ].join("\n");
}

function inputSection(sheet: SheetDefinition): string[] {
  const others =
    sheet.otherNames.length > 0 ? ["", `Also known as: ${sheet.otherNames.join(", ")}.`] : [];
  const absence = sheet.absence ? ["", `Without it: ${sheet.absence}`] : [];
  const lines = sheet.name === "Settings" ? [] : ["", ...columnTable(Object.values(sheet.columns))];
  return ["", `### ${sheet.name}`, "", sheet.purpose, ...others, ...absence, ...lines];
}

function columnTable(columns: readonly Column[]): string[] {
  return [
    "| column | is | when empty | means | also understood |",
    "| --- | --- | --- | --- | --- |",
    ...columns.map(
      (column) =>
        `| ${[
          `${column.header}${column.required ? " *" : ""}`,
          kindOf(column.type) + (column.unit ? `, ${column.unit}` : ""),
          emptyMeans(column),
          column.help + (column.example === "" ? "" : ` For example \`${column.example}\`.`),
          [...column.otherHeadings].join(", "),
        ]
          .map(cell)
          .join(" | ")} |`,
    ),
  ];
}

function writtenSection(table: WrittenTable): string[] {
  const place = table.sheet === table.name ? "" : ` On the sheet ${table.sheet}.`;
  return [
    "",
    `### ${table.name}`,
    "",
    `${table.purpose}${place} Table \`${table.table}\`.${table.visibility === "hidden" ? " Hidden." : ""}`,
    "",
    "| column | means |",
    "| --- | --- |",
    ...Object.values(table.columns).map((column) => {
      const owner =
        column.owner === "entered" ? " *You.*" : column.owner === "formula" ? " A formula." : "";
      const unit = column.unit ? ` [${column.unit}]` : "";
      return `| ${cell(column.header)} | ${cell(`${column.help}${unit}${owner}`)} |`;
    }),
  ];
}

/** Text that cannot break a Markdown table. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ").replaceAll("*:", "\\*:").trim();
}

function kindOf(type: ColumnType): string {
  switch (type.kind) {
    case "key":
      return "text or number";
    case "reference":
      return `one of ${type.to.join(" or ")}`;
    case "percent":
      return "percentage";
    case "moment":
      return type.bareDate === "end"
        ? "date (the end of the day) or time"
        : "date (its beginning) or time";
    case "choice":
      return type.choices.join(", ");
    case "yesNo":
      return "Yes or No";
    case "clock":
      return "time of day";
    case "weekTime":
      return "day and time, `Mon 06:00`";
    case "weekdays":
      return "days, `Mon-Fri`";
    case "breaks":
      return "times, `09:00-09:15; 12:00-12:30`";
    case "steps":
      return "steps, `10, 20`";
    case "needs":
      return "resources, `Oven:1; Crane:2`";
    case "number":
      return type.whole ? "whole number" : "number";
    case "any":
      return "anything";
    case "text":
    case "duration":
      return type.kind;
  }
}

function emptyMeans(column: Column): string {
  const { default: value, type } = column;
  if (value === undefined || value === "") return "";
  if (type.kind === "yesNo") return value === true ? "Yes" : "No";
  if (type.kind === "percent") return `${Number(value) * 100} %`;
  if (type.kind === "clock" && typeof value === "number") return clock(value);
  if (type.kind === "weekTime") return "Mon 06:00";
  return String(value);
}

function clock(seconds: number): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}`;
}
