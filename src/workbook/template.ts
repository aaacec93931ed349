import type { Column, ColumnType, SheetDefinition } from "../sheets/define-sheet";
import { INPUT_SHEETS } from "../sheets/registry";
import { SETTINGS } from "../sheets/settings";
import { noteOf, shownDefault } from "./column-words";
import { howToUseSheet } from "./how-to-use";
import type { ContentCell, ContentValue, SheetContent } from "./sheet-content";
import { HEADING_ROW, NEEDED_SHEETS, shownColumns } from "./template-layout";
import { validationFor } from "./template-validation";

/** The empty workbook: how to use it, and every input sheet with headings, help and checks while typing. */
export function templateSheets(): readonly SheetContent[] {
  const inputs: readonly SheetDefinition[] = Object.values(INPUT_SHEETS);
  const sheets = inputs.map((sheet) =>
    sheet.name === "Settings" ? settingsSheet(sheet) : inputSheet(sheet),
  );
  return [howToUseSheet(inputs), ...sheets];
}

function inputSheet(sheet: SheetDefinition): SheetContent {
  const columns = shownColumns(sheet);
  const folded = columns.findIndex((column) => !column.common);
  const table = {
    name: sheet.name,
    row: HEADING_ROW,
    column: 0,
    columns: columns.map((column) => ({ header: column.header, ...formatOf(column) })),
    rows: [columns.map((): ContentValue => null)],
    style: "TableStyleLight9",
    bandedRows: false,
    filter: true,
  };
  return {
    ...titledSheet(sheet),
    tables: [table],
    columnWidths: columns.map((column, at) => ({ column: at, characters: widthOf(column) })),
    validations: columns.flatMap((column, at) => validationFor(column, at, HEADING_ROW + 1)),
    notes: columns.map((column, at) => ({ row: HEADING_ROW, column: at, text: noteOf(column) })),
    ...(folded > 0 ? { outlines: [{ from: folded, to: columns.length - 1 }] } : {}),
    ...(NEEDED_SHEETS.has(sheet.name) ? { tabColor: "1F6F8B" } : {}),
  };
}

/** All settings, one row each, with their values left empty; beside the table what that means. */
function settingsSheet(sheet: SheetDefinition): SheetContent {
  const settings: readonly Column[] = Object.values(SETTINGS);
  const beside = 3;
  const first = HEADING_ROW + 1;
  const cells = settings.flatMap((setting, index): ContentCell[] => [
    { row: first + index, column: beside, value: shownDefault(setting), style: "note" },
    { row: first + index, column: beside + 1, value: setting.help, style: "note" },
  ]);
  const titled = titledSheet(sheet);
  return {
    ...titled,
    cells: [
      ...titled.cells,
      { row: HEADING_ROW, column: beside, value: "When empty", style: "heading" },
      { row: HEADING_ROW, column: beside + 1, value: "What it is for", style: "heading" },
      ...cells,
    ],
    tables: [
      {
        name: sheet.name,
        row: HEADING_ROW,
        column: 0,
        columns: [{ header: "Setting" }, { header: "Value", align: "left" }],
        rows: settings.map(({ header }): ContentValue[] => [header, null]),
        style: "TableStyleLight9",
        bandedRows: false,
        filter: false,
      },
    ],
    columnWidths: [24, 18, 3, 14, 90].map((characters, column) => ({ column, characters })),
    validations: settings.flatMap((setting, index) =>
      validationFor(setting, 1, first + index, first + index),
    ),
    notes: [],
  };
}

function titledSheet(sheet: SheetDefinition): SheetContent {
  return {
    name: sheet.name,
    visibility: "visible",
    cells: [
      { row: 0, column: 0, value: sheet.name, style: "title" },
      { row: 1, column: 0, value: sheet.purpose, style: "subtitle" },
    ],
    tables: [],
    freeze: { rows: HEADING_ROW + 1, columns: 1 },
    columnWidths: [],
    conditionalFormats: [],
    validations: [],
    notes: [],
    print: { landscape: true, fitToWidth: true, titleRows: HEADING_ROW + 1 },
  };
}

/** What is due by a day mostly has no time. */
const isDate = (type: ColumnType & { readonly kind: "moment" }) =>
  type.bareDate === "end" && type.since === undefined;

function formatOf({ type }: Column): { format?: string } {
  switch (type.kind) {
    case "percent":
      return { format: "0.0%" };
    case "moment":
      return { format: isDate(type) ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm" };
    case "clock":
      return { format: "hh:mm" };
    default:
      return {};
  }
}

function widthOf({ header, type }: Column): number {
  const least = type.kind === "moment" ? 17 : 10;
  return Math.max(least, Math.min(28, header.length + 4));
}
