import type { Column, SheetDefinition } from "../sheets/define-sheet";
import { INPUT_SHEETS } from "../sheets/registry";
import { SETTINGS } from "../sheets/settings";
import type { Area } from "../workbook/grid";
import type {
  ContentCell,
  ContentValue,
  SheetContent,
  Validation,
} from "../workbook/sheet-content";

/** Zero-based row of the headings on every sheet of the template. */
const HEADING_ROW = 2;
/** So many empty rows have drop-down lists and checks. */
const PREPARED_ROWS = 1000;

/** The empty workbook: every input sheet with its headings, help on each, and checks while typing. */
export function makeTemplate(): readonly SheetContent[] {
  return [aboutSheet(), ...Object.values(INPUT_SHEETS).map(templateSheet)];
}

const NEEDED = new Set(["Orders", "Standards", "Capacities"]);

function aboutSheet(): SheetContent {
  const lines: readonly (readonly [string, ContentCell["style"]])[] = [
    ["Plumbline", "title"],
    ["From the orders on these sheets to a schedule that can be run.", "subtitle"],
    ["", "plain"],
    [
      "Fill in Orders, Standards and Capacities; the other sheets are for what you have besides.",
      "plain",
    ],
    [
      "Columns that are needed have a * in their note; more columns are folded away behind the +.",
      "plain",
    ],
    [
      "Columns and sheets of your own may stand wherever you like; they are never changed.",
      "plain",
    ],
    ["Then: plumbline run and the name of this workbook.", "plain"],
  ];
  const first = lines.length + 1;
  const sheets = Object.values(INPUT_SHEETS);
  const list = sheets.flatMap((sheet, index): ContentCell[] => [
    {
      row: first + index,
      column: 0,
      value: { text: sheet.name, linkTo: { sheet: sheet.name, cell: `A${HEADING_ROW + 2}` } },
    },
    {
      row: first + index,
      column: 1,
      value: `${sheet.purpose}${NEEDED.has(sheet.name) ? " Needed." : ""}`,
    },
  ]);
  return {
    ...emptySheet("About"),
    cells: [
      ...lines.map(([value, style], row): ContentCell => ({
        row,
        column: 0,
        value,
        style: style ?? "plain",
      })),
      { row: first - 1, column: 0, value: "Sheet", style: "heading" },
      { row: first - 1, column: 1, value: "A row is", style: "heading" },
      ...list,
    ],
    columnWidths: [
      { column: 0, characters: 18 },
      { column: 1, characters: 84 },
    ],
  };
}

function templateSheet(sheet: SheetDefinition): SheetContent {
  const columns = shownColumns(sheet);
  const settings = sheet.name === "Settings";
  const rows = settings ? settingRows() : [columns.map((): ContentValue => null)];
  const folded = columns.findIndex((column) => !column.common);
  return {
    ...emptySheet(sheet.name),
    cells: [
      { row: 0, column: 0, value: sheet.name, style: "title" },
      { row: 0, column: 2, value: sheet.purpose, style: "subtitle" },
    ],
    tables: [
      {
        name: tableName(sheet.name),
        row: HEADING_ROW,
        column: 0,
        columns: columns.map((column) => ({ header: column.header, ...formatOf(column) })),
        rows,
        style: "TableStyleLight9",
        bandedRows: false,
        filter: true,
      },
    ],
    freeze: { rows: HEADING_ROW + 1, columns: 1 },
    columnWidths: columns.map((column, at) => ({
      column: at,
      characters: widthOf(column, settings && at === 0),
    })),
    validations: settings
      ? settingValidations()
      : columns.flatMap((c, at) => columnValidation(c, at)),
    notes: settings
      ? Object.values(SETTINGS).map((setting, at) => ({
          row: HEADING_ROW + 1 + at,
          column: 0,
          text: noteOf(setting),
        }))
      : columns.map((column, at) => ({ row: HEADING_ROW, column: at, text: noteOf(column) })),
    ...(folded > 0 ? { outlines: [{ from: folded, to: columns.length - 1 }] } : {}),
    ...(NEEDED.has(sheet.name) ? { tabColor: "1F6F8B" } : {}),
  };
}

function emptySheet(name: string): SheetContent {
  return {
    name,
    visibility: "visible",
    cells: [],
    tables: [],
    columnWidths: [],
    conditionalFormats: [],
    validations: [],
    notes: [],
    print: { landscape: true, fitToWidth: true, titleRows: HEADING_ROW + 1 },
  };
}

/** The common columns first, so that the others can be folded away together. */
function shownColumns(sheet: SheetDefinition): readonly Column[] {
  const all = Object.values(sheet.columns);
  return [...all.filter((column) => column.common), ...all.filter((column) => !column.common)];
}

/** `Orders` becomes `OrdersTable`: a table may not have the name of a range that people use. */
function tableName(sheet: string): string {
  return `${sheet.replace(/[^A-Za-z0-9]/g, "")}Table`;
}

function settingRows(): ContentValue[][] {
  return Object.values(SETTINGS).map((setting) => [setting.header, null]);
}

function formatOf(column: Column): { format?: string } {
  switch (column.type.kind) {
    case "percent":
      return { format: "0.0%" };
    case "moment":
      return { format: column.type.bareDate === "end" ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm" };
    case "clock":
      return { format: "hh:mm" };
    case "key":
    case "reference":
      return {};
    default:
      return {};
  }
}

function widthOf(column: Column, wide: boolean): number {
  if (wide) return 24;
  const least = column.type.kind === "moment" ? 17 : 10;
  return Math.max(least, Math.min(28, column.header.length + 4));
}

function noteOf(column: Column): string {
  const lines = [
    `${column.header}${column.required ? " *" : ""}${column.unit ? ` [${column.unit}]` : ""}`,
    column.help,
    column.example === "" ? "" : `Example: ${column.example}`,
    defaultText(column),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function defaultText(column: Column): string {
  const { default: value, type } = column;
  if (value === undefined || value === "" || type.kind === "clock" || type.kind === "weekTime")
    return "";
  if (type.kind === "yesNo") return `Empty: ${value === true ? "Yes" : "No"}`;
  if (type.kind === "percent") return `Empty: ${Number(value) * 100} %`;
  return `Empty: ${String(value)}`;
}

function columnValidation(column: Column, at: number): Validation[] {
  const area: Area = {
    top: HEADING_ROW + 1,
    left: at,
    bottom: HEADING_ROW + PREPARED_ROWS,
    right: at,
  };
  const rule = ruleOf(column);
  return rule
    ? [{ area, rule, title: column.header, message: messageOf(column), strict: false }]
    : [];
}

function settingValidations(): Validation[] {
  return Object.values(SETTINGS).flatMap((setting: Column, index) => {
    const at = HEADING_ROW + 1 + index;
    const area: Area = { top: at, left: 1, bottom: at, right: 1 };
    const rule = ruleOf(setting);
    return rule
      ? [{ area, rule, title: setting.header, message: messageOf(setting), strict: false }]
      : [];
  });
}

function ruleOf({ type }: Column): Validation["rule"] | undefined {
  switch (type.kind) {
    case "choice":
      return { kind: "list", choices: type.choices };
    case "yesNo":
      return { kind: "list", choices: ["Yes", "No"] };
    case "moment":
      return { kind: "date" };
    case "number":
    case "percent":
      return numberRule(type.range, type.kind === "number" && type.whole === true);
    case "reference":
      return referenceRule(type.to[0]);
    default:
      return undefined;
  }
}

function numberRule(
  range: { readonly min?: number; readonly max?: number },
  whole: boolean,
): Validation["rule"] {
  return {
    kind: "number",
    ...(range.min === undefined ? {} : { min: range.min }),
    ...(range.max === undefined ? {} : { max: range.max }),
    ...(whole ? { whole } : {}),
  };
}

/** A list of what stands in the first column of the sheet that is referred to. */
function referenceRule(to: string | undefined): Validation["rule"] | undefined {
  if (to === undefined || !(to in INPUT_SHEETS)) return undefined;
  const area: Area = {
    top: HEADING_ROW + 1,
    left: 0,
    bottom: HEADING_ROW + PREPARED_ROWS,
    right: 0,
  };
  return { kind: "listFrom", sheet: to, area };
}

function messageOf(column: Column): string {
  return column.help.length > 240 ? `${column.help.slice(0, 239)}…` : column.help;
}
