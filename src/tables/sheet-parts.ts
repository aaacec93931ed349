import type { Moment } from "../kernel/moment";
import type { WrittenTable } from "../sheets/written-sheet";
import type { ChartContent } from "../workbook/chart-content";
import type { Area } from "../workbook/grid";
import type {
  ColumnWidth,
  ConditionalFormat,
  ConditionalLook,
  ContentCell,
  SheetContent,
  TableContent,
  Validation,
} from "../workbook/sheet-content";
import { type ExistingTable, existingTable } from "./existing-table";
import type { SheetContext } from "./sheet-context";
import { sayFullTime } from "./say-time";
import { type ContentRow, type TableOptions, tableContent } from "./written-content";

/** Title, two lines and an empty row stand above the headings. */
export const HEADER_ROW = 4;

/** Room for headings of two lines. */
const HEADER_POINTS = 30;
const LINE_POINTS = 15;

export interface SheetParts {
  readonly definition: WrittenTable;
  readonly table: TableContent;
  readonly title: string;
  /** One or two lines below the title. */
  readonly lines: readonly string[];
  /** Columns that stay in view at the left. */
  readonly freezeColumns: number;
  readonly conditionalFormats?: readonly ConditionalFormat[];
  readonly validations?: readonly Validation[];
  readonly tabColor: string;
  /** Further tables that are printed, each on pages of its own as wide as the page; missing: all that stands there. */
  readonly printedBeside?: readonly TableContent[];
  /** True: it prints on one page, whatever its length. */
  readonly onePage?: true;
  readonly charts?: readonly ChartContent[];
  /** Columns that only charts need: folded away, and not printed. */
  readonly folded?: { readonly from: number; readonly to: number };
  /** True: the headings of the further tables have their help as notes too. */
  readonly notesBeside?: true;
  /** Texts and further tables below or beside the main one. */
  readonly beside?: {
    readonly cells: readonly ContentCell[];
    readonly tables?: readonly PlacedTable[];
    readonly widths?: readonly ColumnWidth[];
    readonly notes?: SheetContent["notes"];
  };
}

export interface PlacedTable {
  readonly definition: WrittenTable;
  readonly table: TableContent;
}

/** The main table of a sheet, where it stands or where it will. */
export function mainTable<T extends WrittenTable>(
  definition: T,
  rows: readonly ContentRow<T>[],
  context: SheetContext,
  looks: Pick<TableOptions, "formats" | "wrapped"> = {},
): TableContent {
  return tableContent(definition, rows, {
    ...tableOptions(context, existingTable(context.existing, definition)),
    ...looks,
  });
}

/** A further table at a place of its own, refreshed by its key; without filter buttons, since these would hide rows of the others. */
export function sideTable<T extends WrittenTable>(
  definition: T,
  rows: readonly ContentRow<T>[],
  context: SheetContext,
  place: { readonly row: number; readonly column: number },
  formats: Readonly<Record<string, string>>,
): PlacedTable {
  const existing = existingTable(context.existing, definition);
  const table = tableContent(definition, rows, { ...tableOptions(context, existing), formats });
  return { definition, table: { ...table, ...place, filter: false } };
}

export function tableOptions(
  context: SheetContext,
  existing: ExistingTable | undefined,
): TableOptions {
  return { headerRow: HEADER_ROW, date1904: context.date1904, existing };
}

/** `Made from orders.xlsx · plan start Mon 23 Nov 2026 06:00 · written …`: what every sheet says of itself. */
export function madeFrom(context: SheetContext, planStart: Moment): string {
  return [
    `Made by Plumbline from ${context.bookName}`,
    `plan start ${sayFullTime(planStart)}`,
    `written ${sayFullTime(context.madeAt)}`,
  ].join(" · ");
}

/** A sheet around its main table; where the user moved the table, the lines above move along. */
export function sheetOf(parts: SheetParts): SheetContent {
  const { table } = parts;
  const down = table.row - HEADER_ROW;
  const texts = [parts.title, ...parts.lines];
  const above = texts.map((text, i): ContentCell => ({
    row: i + down,
    column: table.column,
    value: text,
    style: i === 0 ? "title" : "subtitle",
  }));
  return {
    name: parts.definition.sheet,
    visibility: parts.definition.visibility,
    cells: [...above.filter((cell) => cell.row >= 0), ...(parts.beside?.cells ?? [])],
    tables: tablesOf(parts).map((placed) => placed.table),
    freeze: { rows: table.row + 1, columns: table.column + parts.freezeColumns },
    columnWidths: [...columnWidths(parts), ...(parts.beside?.widths ?? [])],
    rowHeights: rowHeights(parts),
    conditionalFormats: parts.conditionalFormats ?? [],
    validations: parts.validations ?? [],
    notes: [...headerNotes(parts), ...(parts.beside?.notes ?? [])],
    ...(parts.charts ? { charts: parts.charts } : {}),
    ...(parts.folded ? { outlines: [parts.folded] } : {}),
    print: printOf(parts),
    tabColor: parts.tabColor,
  };
}

function printOf({ table, printedBeside, onePage }: SheetParts): SheetContent["print"] {
  if (onePage) return { landscape: true, fitToWidth: true, onePage };
  const print = { landscape: true, fitToWidth: true, titleRows: table.row + 1 };
  if (!printedBeside) return print;
  const top = Math.max(0, table.row - HEADER_ROW);
  return { ...print, areas: [table, ...printedBeside].map((each) => printedArea(each, top)) };
}

const printedArea = ({ row, column, columns, rows }: TableContent, top: number): Area => ({
  ...{ top, bottom: row + Math.max(1, rows.length) },
  ...{ left: column, right: column + columns.length - 1 },
});

/** As wide as the widest of the columns that stand in it; the user's own columns keep theirs. */
function columnWidths(parts: SheetParts): readonly ColumnWidth[] {
  const widths = new Map<number, number>();
  for (const { definition, table } of tablesOf(parts)) {
    for (const column of Object.values(definition.columns)) {
      const at = columnAt(table, column.header);
      if (at !== undefined) widths.set(at, Math.max(widths.get(at) ?? 0, column.width));
    }
  }
  return [...widths].map(([column, characters]) => ({ column, characters }));
}

function tablesOf({ definition, table, beside }: SheetParts): readonly PlacedTable[] {
  return [{ definition, table }, ...(beside?.tables ?? [])];
}

/** Headings of two lines, and rows as high as their wrapped texts need. */
function rowHeights(parts: SheetParts): NonNullable<SheetContent["rowHeights"]> {
  const { definition, table } = parts;
  const headRows = new Set(tablesOf(parts).map((placed) => placed.table.row));
  const heads = [...headRows].map((row) => ({ row, points: HEADER_POINTS }));
  const widths = new Map(Object.values(definition.columns).map((c) => [c.header, c.width]));
  const wrapped = table.columns.flatMap(({ style, header }, at) =>
    style === "wrapped" ? [{ at, width: widths.get(header) ?? 1 }] : [],
  );
  const rows = table.rows.flatMap((cells, i) => {
    const lines = wrapped.map(({ at, width }) => Math.ceil(String(cells[at] ?? "").length / width));
    const most = Math.max(1, ...lines);
    return most === 1 ? [] : [{ row: table.row + 1 + i, points: most * LINE_POINTS }];
  });
  return [...heads, ...rows];
}

/** The help of each column, as a note on its heading. */
function headerNotes(parts: SheetParts): SheetContent["notes"] {
  const noted = parts.notesBeside ? tablesOf(parts) : tablesOf(parts).slice(0, 1);
  return noted.flatMap(({ definition, table }) =>
    Object.values(definition.columns).flatMap((column) => {
      const at = columnAt(table, column.header);
      return at === undefined || column.help === ""
        ? []
        : [{ row: table.row, column: at, text: column.help }];
    }),
  );
}

/** Zero-based column of the sheet with this heading of ours. */
export function columnAt(table: TableContent, header: string): number | undefined {
  const index = table.columns.findIndex(
    (column) => column.carriedFrom === undefined && column.header === header,
  );
  return index < 0 ? undefined : table.column + index;
}

/** The data cells of one of our columns. */
export function columnArea<T extends WrittenTable>(
  definition: T,
  table: TableContent,
  key: keyof T["columns"] & string,
): Area {
  const at = columnAt(table, definition.columns[key]!.header) ?? table.column;
  return { top: table.row + 1, bottom: table.row + table.rows.length, left: at, right: at };
}

/** A look for each text that a column can show. */
export function looks<T extends WrittenTable>(
  definition: T,
  table: TableContent,
  key: keyof T["columns"] & string,
  byText: Readonly<Record<string, ConditionalLook>>,
): readonly ConditionalFormat[] {
  const area = columnArea(definition, table, key);
  return Object.entries(byText).map(([text, look]) => ({
    area,
    rule: { kind: "equals", text },
    look,
  }));
}

/** A row that says in its first text column that there is nothing to show. */
export function emptyRow<T extends WrittenTable>(
  definition: T,
  key: keyof T["columns"] & string,
  text: string,
): ContentRow<T> {
  const row = Object.fromEntries(Object.keys(definition.columns).map((name) => [name, undefined]));
  return { ...row, [key]: text } as ContentRow<T>;
}
