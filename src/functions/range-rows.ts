import type { Issue } from "../kernel/issue";
import type { Column, SheetDefinition } from "../sheets/define-sheet";
import { INPUT_SHEETS, type InputRow, type InputSheetName } from "../sheets/registry";
import type { Grid, TableInfo } from "../workbook/grid";
import { type HeaderMap, headerMap } from "../workbook/header-map";
import { missingColumns } from "../workbook/heading-issues";
import { IssueList } from "../workbook/issue-list";
import { readSheet } from "../workbook/read-sheet";
import { type Region, regionsOf } from "../workbook/region";
import type { SheetRows } from "../workbook/sheet-rows";
import { type Matrix, isBlank } from "./argument";
import { type FunctionFault, invalid } from "./function-fault";
import { formatFor } from "./read-cell";

/** A range as if it were a sheet with a table of the contract's name. */
export interface RangeSheet<N extends InputSheetName = InputSheetName> {
  readonly name: N;
  readonly grid: Grid;
  readonly table: TableInfo;
  readonly region: Region;
  readonly map: HeaderMap;
  /** Rows that were put before the range's own. */
  readonly rowsBefore: number;
}

/**
 * Takes a range for one of the sheets. Its first row is headings when it has texts only and one of
 * them is a heading of the sheet; else its columns are the sheet's, in the contract's order.
 */
export function rangeSheet<N extends InputSheetName>(
  name: N,
  cells: Matrix,
  parameter: string,
): RangeSheet<N> | FunctionFault {
  const definition: SheetDefinition = INPUT_SHEETS[name];
  const columns = Object.values(definition.columns);
  const own = hasHeadings(definition, name, cells);
  const headed = own ? cells : withHeadings(columns, cells);
  if (!headed) {
    return invalid(
      `${parameter} has more columns than the sheet ${name}. Give it headings, or its columns in the order ${orderOf(columns)}.`,
    );
  }
  const bare = sheetOf(name, headed);
  const fault = mapFault(definition, bare.map, parameter);
  const grid = { ...bare.grid, ...formatsOf(definition, bare) };
  const region = { ...bare.region, grid };
  return fault ?? { ...bare, grid, region, rowsBefore: own ? 0 : 1 };
}

/** The cells below the headings in the contract's order; undefined when there are more columns. */
export function withHeadings(
  columns: readonly Pick<Column, "header">[],
  cells: Matrix,
): Matrix | undefined {
  const width = cells[0]!.length;
  if (width > columns.length) return undefined;
  return [columns.slice(0, width).map(({ header }) => header), ...cells];
}

const orderOf = (columns: readonly Column[]) => columns.map(({ header }) => header).join(", ");

function hasHeadings(definition: SheetDefinition, name: InputSheetName, cells: Matrix): boolean {
  const first = cells[0]!.filter((cell) => !isBlank(cell));
  if (first.length === 0 || first.some((cell) => typeof cell !== "string")) return false;
  const { map } = sheetOf(name, [cells[0]!]);
  const asked = map.questions.length > 0;
  return map.uses.size > 0 || (asked && first.length === Object.keys(definition.columns).length);
}

function sheetOf<N extends InputSheetName>(name: N, cells: Matrix): RangeSheet<N> {
  const { grid, table } = tableGrid(name, cells);
  const region = regionsOf(grid, [table])[0]!;
  const map = headerMap(INPUT_SHEETS[name], region.headings, new Map());
  return { name, grid, table, region, map, rowsBefore: 0 };
}

/** Cells as a sheet that holds nothing but one table. */
export function tableGrid(name: string, cells: Matrix): { grid: Grid; table: TableInfo } {
  const width = cells[0]!.length;
  const height = cells.length;
  const values = cells.flat();
  const area = { top: 0, left: 0, bottom: height - 1, right: width - 1 };
  const formats = new Uint16Array(values.length);
  const shape = { sheet: name, top: 0, left: 0, width, height };
  return {
    grid: { ...shape, values, formats, formatCodes: ["General"], formulas: new Map() },
    table: { name, sheet: name, area, hasTotals: false, hasHeader: true },
  };
}

const CODES = { number: "General", percent: "0%", elapsed: "[h]:mm" } as const;
const FORMAT_CODES = Object.values(CODES);

/** Number formats that can be told from the values. */
function formatsOf(
  definition: SheetDefinition,
  { grid, map }: RangeSheet,
): Pick<Grid, "formats" | "formatCodes"> {
  const formats = new Uint16Array(grid.values.length);
  for (const { key, heading } of map.uses.values()) {
    const { type } = definition.columns[key]!;
    if (type.kind !== "percent" && type.kind !== "clock") continue;
    for (let at = heading.column; at < formats.length; at += grid.width) {
      const kind = formatFor(type, grid.values[at] ?? null) as keyof typeof CODES;
      formats[at] = FORMAT_CODES.indexOf(CODES[kind]);
    }
  }
  return { formats, formatCodes: FORMAT_CODES };
}

/** What of the headings has to be settled before anything can be read. */
function mapFault(
  definition: SheetDefinition,
  map: HeaderMap,
  parameter: string,
): FunctionFault | undefined {
  const columns = Object.values(definition.columns);
  const [missing] = missingColumns(definition, map);
  const [question] = map.questions;
  if (question) {
    const texts = question.headings.map(({ text }) => `"${text}"`).join(" and ");
    const names = question.columns.map((key) => definition.columns[key]!.header).join(" or ");
    return invalid(`In ${parameter} ${texts} may mean ${names}. Rename the heading.`);
  }
  if (missing === undefined) return undefined;
  const { header } = definition.columns[missing]!;
  return invalid(
    `${parameter} has no column ${header}. Give it a heading ${header}, or leave all headings out and keep the columns in the order ${orderOf(columns)}.`,
  );
}

/** What was read all the same, and needs no mending before the function can answer. */
const HARMLESS: ReadonlySet<string> = new Set([
  "number-as-text",
  "date-as-text",
  "percent-as-number",
  "control-characters",
  "due-before-release",
  "rate-and-minutes",
  "unit-assumed",
]);

export const isHarmless = ({ severity, code }: Issue) => severity === "note" || HARMLESS.has(code);

/** An issue of a range's cell, in the words of a function. */
export function sayFault(
  { cell, what, how }: Issue,
  { rowsBefore }: RangeSheet,
  parameter: string,
): FunctionFault {
  const row = Number(/\d+$/.exec(cell)?.[0] ?? rowsBefore + 1) - rowsBefore;
  return invalid(`${parameter}, row ${row}: ${what.replace(/; [^;]*\.$/, ".")} ${how}`);
}

/** The rows of one range; instead the first cell that cannot be read. */
export function rangeRows<N extends InputSheetName>(
  range: RangeSheet<N>,
  parameter: string,
  date1904: boolean,
): SheetRows<N> | FunctionFault {
  const { name, region, map } = range;
  const issues = new IssueList();
  const draft = readSheet({ name, region, by: "table" }, map, date1904, issues);
  const bad = issues.issues.find((issue) => !isHarmless(issue));
  if (bad) return sayFault(bad, range, parameter);
  const { sheet, found, columnAt, rows } = draft;
  return { name, sheet, found, columnAt, rows: rows as unknown as readonly InputRow<N>[] };
}
