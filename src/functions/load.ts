import { buildPlan } from "../intake/build-plan";
import { SETTINGS } from "../sheets/settings";
import { LOAD } from "../sheets/written-plan";
import { DAY } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import { loadSheet } from "../tables/load-table";
import { NO_MAPPING } from "../workbook/mapping";
import { readInput } from "../workbook/read-input";
import type { AllRows } from "../workbook/sheet-rows";
import { type Answer, type Argument, matrixOf } from "./argument";
import { settingArgument } from "./setting-argument";
import { FunctionFault, invalid } from "./function-fault";
import { plainSettings } from "./plain-settings";
import { type RangeSheet, rangeRows, rangeSheet } from "./range-rows";
import { contextOf } from "./schedule-answer";
import { scheduledPlan } from "./scheduled-plan";
import { scheduledRows } from "./scheduled-rows";
import { tableAnswer } from "./table-answer";
import { USUAL_WORKBOOK } from "./workbook-facts";

/**
 * How full each resource is in each stretch of time, as the sheet Load shows it.
 * @customfunction LOAD
 * @param {any[][]} schedule Rows as on the sheet Schedule, or what SCHEDULE gives.
 * @param {any[][]} capacities Rows as on the sheet Capacities, with or without headings.
 * @param {any[][]} bucket Hour, Shift, Day or Week.
 * @param {any[][]} [calendars] Rows as on the sheet Calendars; without it every resource works round the clock.
 * @returns {any[][]} A row for each resource and stretch of time, headings included.
 * @example =PLUMB.LOAD(A1#,Capacities[#All],"Day",Calendars[#All])
 * @helpurl docs/functions.md#load
 */
export function load(
  schedule: Argument,
  capacities: Argument,
  bucket: Argument,
  calendars?: Argument,
  { date1904 } = USUAL_WORKBOOK,
): Answer {
  const wanted = settingArgument("bucket", bucket, SETTINGS.bucket);
  if (wanted instanceof FunctionFault) return wanted;
  const planned = scheduledRows(matrixOf(schedule), date1904);
  if (planned instanceof FunctionFault) return planned;
  const shop = shopRows(capacities, calendars, date1904);
  if (shop instanceof FunctionFault) return shop;
  const planStart = planned.reduce((first, row) => Math.min(first, row.start), Infinity);
  const end = planned.reduce((last, row) => Math.max(last, row.end), 0);
  const horizonDays = (end - planStart) / DAY;
  const settings = plainSettings({ bucket: wanted, planStart, horizonDays });
  const built = buildPlan(shop, settings, { nextFullHour: planStart });
  const plan = scheduledPlan(planned, built);
  if (plan instanceof FunctionFault) return plan;
  const table = loadSheet(plan, contextOf(plan, settings, date1904)).tables[0]!;
  const used = new Set(planned.map(({ resource }) => resource));
  const name = table.columns.findIndex(({ header }) => header === LOAD.columns.resource.header);
  // Labour has no head count in a schedule, so nothing true could be said of its pools.
  const rows = table.rows.filter((row) => used.has(comparableKey(String(row[name]))));
  return tableAnswer(table, rows);
}

/** Capacities and, where they are given, Calendars: all that availability hangs on. */
function shopRows(
  capacities: Argument,
  calendars: Argument,
  date1904: boolean,
): AllRows | FunctionFault {
  const given = { Capacities: capacities, Calendars: calendars };
  const sheets: RangeSheet[] = [];
  for (const name of ["Capacities", "Calendars"] as const) {
    const cells = matrixOf(given[name]);
    if (!cells && name === "Calendars") continue;
    if (!cells) return invalid("LOAD needs capacities: rows as on the sheet Capacities.");
    const sheet = rangeSheet(name, cells, name.toLowerCase());
    if (sheet instanceof FunctionFault) return sheet;
    const rows = rangeRows(sheet, name.toLowerCase(), date1904);
    if (rows instanceof FunctionFault) return rows;
    sheets.push(sheet);
  }
  const grids = sheets.map(({ grid }) => grid);
  return readInput(
    grids,
    sheets.map(({ table }) => table),
    date1904,
    NO_MAPPING,
  ).rows;
}
