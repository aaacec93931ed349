import {
  CAN_WAIT,
  CAPACITY_PLAN,
  CHANGES,
  GANTT,
  LOAD,
  OUTLOOK,
  PROMISES,
  SCHEDULE,
  SHORTAGES,
  TARGETS,
} from "./written-plan";
import {
  ASSUMPTIONS,
  CASCADE,
  DAILY,
  DAILY_ACTIONS,
  GO_AND_SEE,
  HISTORY,
  ISSUES,
  LATENESS,
  MONEY,
  VARIANCE,
} from "./written-review";
import { CORRECTIONS, DECISIONS, SUMMARY, TRACK_RECORD } from "./written-summary";
import { KPIS_TABLE, MONEY_DRIVERS, VARIANCE_ROWS } from "./written-figures";
import { REVENUE } from "./written-revenue";
import { TIMING_FORM, TIMINGS } from "./written-timings";
import type { WrittenRow } from "./written-sheet";

/** All tables that are written, by sheet in workbook order, a sheet's main table first. */
export const WRITTEN_TABLES = {
  Schedule: SCHEDULE,
  Targets: TARGETS,
  Load: LOAD,
  CapacityPlan: CAPACITY_PLAN,
  Outlook: OUTLOOK,
  Gantt: GANTT,
  Promises: PROMISES,
  Shortages: SHORTAGES,
  CanWait: CAN_WAIT,
  Changes: CHANGES,
  Daily: DAILY,
  Today: DAILY_ACTIONS,
  Cascade: CASCADE,
  Variance: VARIANCE,
  Lateness: LATENESS,
  Money: MONEY,
  Revenue: REVENUE,
  MoneyDrivers: MONEY_DRIVERS,
  VarianceRows: VARIANCE_ROWS,
  KPIs: KPIS_TABLE,
  Assumptions: ASSUMPTIONS,
  GoAndSee: GO_AND_SEE,
  TimingForm: TIMING_FORM,
  Timings: TIMINGS,
  Summary: SUMMARY,
  Corrections: CORRECTIONS,
  Decisions: DECISIONS,
  TrackRecord: TRACK_RECORD,
  Issues: ISSUES,
  History: HISTORY,
} as const;

export type WrittenTableName = keyof typeof WRITTEN_TABLES;
/** A row of a written table by column key; an empty cell is undefined. */
export type WrittenRowOf<N extends WrittenTableName> = WrittenRow<(typeof WRITTEN_TABLES)[N]>;

const OUR_TABLES: ReadonlySet<string> = new Set(
  Object.values(WRITTEN_TABLES).map((definition) => definition.table.toLowerCase()),
);

/** True for a table of ours, also with the number that it gets beside a user's table of its name. */
export function isWrittenTable(tableName: string): boolean {
  return OUR_TABLES.has(tableName.toLowerCase().replace(/_?\d+$/, ""));
}
