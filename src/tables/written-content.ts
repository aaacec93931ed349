import { DAY, isExcelDate, serialFromMoment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { ColumnType } from "../sheets/define-sheet";
import type { WrittenColumn, WrittenTable } from "../sheets/written-sheet";
import type { CellValue } from "../workbook/grid";
import type { ContentValue, TableColumn, TableContent } from "../workbook/sheet-content";
import {
  type ExistingColumn,
  type ExistingRow,
  type ExistingTable,
  existingColumns,
  existingRows,
  newKey,
} from "./existing-table";

/** What a cell of ours shows: moments in seconds, shares as fractions; undefined leaves it empty. */
export type CellContent = ContentValue | undefined;

/** A row of a written table, every column named. */
export type ContentRow<T extends WrittenTable = WrittenTable> = {
  readonly [K in keyof T["columns"]]: CellContent;
};

export interface TableOptions {
  /** Zero-based row of the headings, where no table stands yet. */
  readonly headerRow: number;
  readonly date1904: boolean;
  /** The table as it stands; undefined: there is none yet. */
  readonly existing: ExistingTable | undefined;
  /** Number formats that differ from the definition's, by column key. */
  readonly formats?: Readonly<Record<string, string>>;
  /** Keys of columns whose texts may take several lines. */
  readonly wrapped?: readonly string[];
}

export const TABLE_STYLE = "TableStyleMedium2";

/** One of our columns, or one that the user added. */
export type PlacedColumn =
  | { readonly key: string; readonly carriedFrom: undefined; readonly header: string }
  | { readonly key: undefined; readonly carriedFrom: number; readonly header: string };

/**
 * A table of ours with its rows, merged with the one that stands: what the user entered is kept by
 * key, columns that the user added stay where they are, ours that the user took out come back.
 */
export function tableContent<T extends WrittenTable>(
  definition: T,
  rows: readonly ContentRow<T>[],
  options: TableOptions,
): TableContent {
  const placed = placeColumns(definition, options.existing);
  const before = options.existing ? existingRows(options.existing, definition) : [];
  const byKey = new Map<string, ExistingRow>();
  for (const row of before) if (!byKey.has(row.key)) byKey.set(row.key, row);
  const matched = rows.map((row) => takeMatch(byKey, newKey(definition, row)));
  return {
    name: definition.table,
    row: options.existing?.info.area.top ?? options.headerRow,
    column: options.existing?.info.area.left ?? 0,
    columns: placed.map((column) => tableColumn(definition, column, options)),
    rows: rows.map((row, i) => cellsOf(definition, placed, row, matched[i], options.date1904)),
    style: TABLE_STYLE,
    bandedRows: true,
    filter: true,
    ...(options.existing ? { carriedRows: matched.map((match) => match?.row) } : {}),
  };
}

/** Each row that stands is taken once. */
function takeMatch(byKey: Map<string, ExistingRow>, key: string): ExistingRow | undefined {
  const match = byKey.get(key);
  byKey.delete(key);
  return match;
}

/** The columns in the order in which they stand; ours that are missing follow the one before them. */
export function placeColumns(
  definition: WrittenTable,
  existing: ExistingTable | undefined,
): readonly PlacedColumn[] {
  const placed: PlacedColumn[] = existing
    ? existingColumns(existing, definition).map((column) => placedFrom(definition, column))
    : [];
  let previous = -1;
  for (const [key, column] of Object.entries(definition.columns)) {
    const at = placed.findIndex((candidate) => candidate.key === key);
    if (at >= 0) previous = at;
    else {
      previous++;
      placed.splice(previous, 0, { key, carriedFrom: undefined, header: column.header });
    }
  }
  return placed;
}

function placedFrom(definition: WrittenTable, column: ExistingColumn): PlacedColumn {
  return column.key === undefined
    ? { key: undefined, carriedFrom: column.at, header: column.header }
    : { key: column.key, carriedFrom: undefined, header: definition.columns[column.key]!.header };
}

function tableColumn(
  definition: WrittenTable,
  placed: PlacedColumn,
  options: TableOptions,
): TableColumn {
  if (placed.key === undefined) return { header: placed.header, carriedFrom: placed.carriedFrom };
  const column = definition.columns[placed.key]!;
  return {
    header: placed.header,
    format: padded(options.formats?.[placed.key] ?? column.format, column),
    ...(options.wrapped?.includes(placed.key) ? { style: "wrapped" as const } : {}),
    ...(column.owner === "entered" ? { style: "input" as const } : {}),
    ...(column.owner === "formula" ? { style: "computed" as const } : {}),
    align: alignment(column),
  };
}

/** Figures end a little before the column does, so that a text beside them does not touch. */
function padded(format: string, column: WrittenColumn): string {
  const { kind } = column.type;
  const isFigure = kind === "number" || kind === "percent";
  const pads = isFigure && column.owner === "ours" && column.width >= MARK_WIDTH;
  return pads && /([0#%]|General)$/.test(format) ? `${format}_)` : format;
}

/** Narrower than this a text is a mark, and stands in the middle. */
const MARK_WIDTH = 8;

function alignment(column: WrittenColumn): "left" | "center" | "right" {
  switch (column.type.kind) {
    case "number":
    case "percent":
    case "duration":
      return column.width < MARK_WIDTH ? "center" : "right";
    case "text":
    case "key":
    case "any":
      return column.width < MARK_WIDTH ? "center" : "left";
    default:
      return "center";
  }
}

function cellsOf(
  definition: WrittenTable,
  placed: readonly PlacedColumn[],
  row: ContentRow,
  match: ExistingRow | undefined,
  date1904: boolean,
): readonly ContentValue[] {
  return placed.map((column) => {
    if (column.key === undefined) return null;
    const { owner, type } = definition.columns[column.key]!;
    const kept = owner === "entered" ? asEntered(match?.values.get(column.key), type) : null;
    return kept ?? writtenValue(definition, column.key, row[column.key], date1904);
  });
}

/** What a person entered, a choice in our spelling; null for an empty cell or an error value. */
function asEntered(
  value: CellValue | undefined,
  type: ColumnType,
): string | number | boolean | null {
  if (value === undefined || typeof value === "object" || value === "") return null;
  if (type.kind !== "choice" || typeof value !== "string") return value;
  return type.choices.find((choice) => comparableKey(choice) === comparableKey(value)) ?? value;
}

function writtenValue(
  definition: WrittenTable,
  key: string,
  value: CellContent,
  date1904: boolean,
): ContentValue {
  if (value === undefined) return null;
  if (typeof value !== "number") return value;
  const kind = definition.columns[key]!.type.kind;
  if (kind === "moment") return isExcelDate(value) ? serialFromMoment(value, date1904) : null;
  if (kind === "clock") return value / DAY;
  return Number.isFinite(value) ? value : null;
}
