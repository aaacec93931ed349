import type {
  ContentCell,
  ContentValue,
  SheetContent,
  TableContent,
} from "../workbook/sheet-content";

/** A sheet as its owner laid it out: a title, an empty row, and the rows below their headings. */
export interface OwnSheet<R> {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly OwnColumn<R>[];
  readonly rows: readonly R[];
  /** Name of the Excel table; without one the rows are a plain range. */
  readonly table?: string;
  /** Zero-based column in which the rows begin. */
  readonly left?: number;
  readonly tabColor?: string;
}

export interface OwnColumn<R> {
  readonly header: string;
  readonly width: number;
  /** A number format; for a plain range also one for each row. */
  readonly format?: string | ((row: R) => string);
  readonly value: (row: R, index: number) => ContentValue;
}

/** Zero-based row of the headings on every sheet that `ownSheet` lays out. */
export const HEADING_ROW = 3;

export const DATE = "dd/mm/yyyy";
export const DATE_TIME = "dd/mm/yyyy hh:mm";
export const MONTH = "mmm yyyy";
export const PERCENT = "0.0%";
export const WHOLE = "#,##0";
export const MONEY = "#,##0.00";

export function ownSheet<R>(sheet: OwnSheet<R>): SheetContent {
  const left = sheet.left ?? 0;
  const cells: ContentCell[] = [
    { row: 0, column: left, value: sheet.title, style: "title" },
    { row: 1, column: left, value: sheet.subtitle, style: "subtitle" },
  ];
  if (!sheet.table) cells.push(...plainRange(sheet, left));
  return {
    name: sheet.name,
    visibility: "visible",
    cells,
    tables: sheet.table ? [tableOf(sheet, sheet.table, left)] : [],
    freeze: { rows: HEADING_ROW + 1, columns: left + 1 },
    columnWidths: sheet.columns.map((c, i) => ({ column: left + i, characters: c.width })),
    conditionalFormats: [],
    validations: [],
    notes: [],
    print: { landscape: true, fitToWidth: true, titleRows: HEADING_ROW + 1 },
    ...(sheet.tabColor ? { tabColor: sheet.tabColor } : {}),
  };
}

function plainRange<R>(sheet: OwnSheet<R>, left: number): ContentCell[] {
  const heads = sheet.columns.map((column, index): ContentCell => {
    return { row: HEADING_ROW, column: left + index, value: column.header, style: "heading" };
  });
  const body = sheet.rows.flatMap((row, at) =>
    sheet.columns.flatMap((column, index): ContentCell[] => {
      const value = column.value(row, at);
      if (value === null || value === "") return [];
      const place = { row: HEADING_ROW + 1 + at, column: left + index, value };
      const format = typeof column.format === "function" ? column.format(row) : column.format;
      return [format ? { ...place, format } : place];
    }),
  );
  return [...heads, ...body];
}

function tableOf<R>(sheet: OwnSheet<R>, name: string, left: number): TableContent {
  return {
    name,
    row: HEADING_ROW,
    column: left,
    columns: sheet.columns.map(({ header, format }) =>
      typeof format === "string" ? { header, format } : { header },
    ),
    rows: sheet.rows.map((row, at) => sheet.columns.map((column) => column.value(row, at))),
    style: "TableStyleLight9",
    bandedRows: true,
    filter: true,
  };
}
