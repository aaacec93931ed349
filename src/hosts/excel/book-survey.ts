/// <reference types="office-js" />
import type { Area, TableInfo } from "../../workbook/grid";
import { momentFromCivil, serialFromMoment } from "../../kernel/moment";
import { STATE_NAMESPACE } from "../state-part";
import { ExcelProblem } from "./excel-problem";
import { parseState, type OwnState } from "./own-state";

export interface SurveyedSheet {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  readonly protected: boolean;
}

export interface SurveyedTable extends TableInfo {
  readonly headers: readonly string[];
  readonly style: string;
}

/** What a workbook is made of at this moment, as plain data. */
export interface BookSurvey {
  readonly sheets: readonly SurveyedSheet[];
  readonly tables: readonly SurveyedTable[];
  /** Names that the workbook has besides its tables. */
  readonly names: readonly string[];
  readonly structureLocked: boolean;
  readonly date1904: boolean;
  readonly state: OwnState;
}

/** Looks at the whole workbook but its cells, in two requests. */
export async function surveyBook(context: Excel.RequestContext): Promise<BookSurvey> {
  const { workbook } = context;
  const { worksheets, tables, names, protection } = workbook;
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected");
  tables.load("items/name,items/style,items/showHeaders,items/showTotals,items/worksheet/name");
  names.load("items/name");
  protection.load("protected");
  const probe = workbook.functions.date(2000, 1, 1);
  probe.load("value");
  const parts = ownParts(context);
  await context.sync();
  const details = tables.items.map((table) => tableDetails(table));
  const [part] = parts.items;
  const xml = part?.getXml();
  await context.sync();
  return {
    sheets: worksheets.items.map((sheet) => ({
      ...{ id: sheet.id, name: sheet.name, visible: sheet.visibility === "Visible" },
      protected: sheet.protection.protected,
    })),
    tables: tables.items.map((table, n) => surveyedTable(table, details[n]!)),
    names: names.items.map(({ name }) => name),
    structureLocked: protection.protected,
    date1904: countsFrom1904(probe.value),
    state: parseState(
      xml?.value,
      parts.items.map(({ id }) => id),
    ),
  };
}

/**
 * Office.js has no member for the date system; DATE counts by that of the workbook
 * (https://learn.microsoft.com/javascript/api/excel/excel.functions#excel-excel-functions-date-member(1)).
 */
function countsFrom1904(firstOf2000: number): boolean {
  const moment = momentFromCivil(2000, 1, 1);
  if (firstOf2000 === serialFromMoment(moment)) return false;
  if (firstOf2000 === serialFromMoment(moment, true)) return true;
  throw new ExcelProblem(
    "DateSystemUnknown",
    "Excel does not tell whether this workbook counts its days from 1900 or from 1904, and dates could be four years off. Nothing was read or written. Wait until Excel has finished calculating, and try again.",
  );
}

function ownParts(context: Excel.RequestContext): Excel.CustomXmlPartScopedCollection {
  return context.workbook.customXmlParts.getByNamespace(STATE_NAMESPACE).load("items/id");
}

interface TableDetails {
  readonly range: Excel.Range;
  readonly columns: Excel.TableColumnCollection;
}

function tableDetails(table: Excel.Table): TableDetails {
  const range = table.getRange();
  range.load("rowIndex,columnIndex,rowCount,columnCount");
  const { columns } = table;
  columns.load("items/name");
  return { range, columns };
}

function surveyedTable(table: Excel.Table, { range, columns }: TableDetails): SurveyedTable {
  return {
    ...{ name: table.name, sheet: table.worksheet.name, area: areaOfRange(range) },
    ...{ hasTotals: table.showTotals, hasHeader: table.showHeaders },
    style: table.style,
    headers: columns.items.map(({ name }) => name),
  };
}

/** Area of a range whose place and size were loaded. */
export function areaOfRange(range: Excel.Range): Area {
  const { rowIndex, columnIndex, rowCount, columnCount } = range;
  return {
    ...{ top: rowIndex, left: columnIndex },
    ...{ bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 },
  };
}

/** The cells of an area. */
export function rangeAt(
  context: Excel.RequestContext,
  sheet: string,
  { top, left, bottom, right }: Area,
): Excel.Range {
  return context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
}

export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
