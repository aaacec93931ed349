import type { Moment } from "../kernel/moment";
import { FORMATS } from "../sheets/written-columns";
import type { Area } from "../workbook/grid";
import type {
  ColumnWidth,
  ConditionalFormat,
  ContentCell,
  TableContent,
} from "../workbook/sheet-content";
import type { Bucket } from "./buckets";
import type { LoadRow } from "./load";
import type { Plan } from "./plan-result";
import { sayClock, sayDay } from "./say-time";

/** Above this share a resource is overloaded, below the other one idle. */
export const OVERLOADED = 0.95;
export const IDLE = 0.3;
/** From this share on it is shown as busy. */
const BUSY = 0.7;
/** Columns of the heat map: two weeks of days, a quarter of weeks. */
const MOST_PERIODS = 14;

/** Setup and run hours as a share of the available ones; undefined where there are none. */
export function loadShare(row: LoadRow): number | undefined {
  const { availableHours, setupHours, runHours } = row;
  return availableHours === undefined || availableHours === 0
    ? undefined
    : (setupHours + runHours) / availableHours;
}

/** The fuller, the stronger. Where there are empty cells, which count as 0, `low` lies above it. */
export function heatOf(area: Area, low = 0): readonly ConditionalFormat[] {
  return [
    { area, rule: { kind: "above", limit: OVERLOADED }, look: "full" },
    { area, rule: { kind: "between", low: BUSY, high: OVERLOADED }, look: "busy" },
    { area, rule: { kind: "between", low, high: IDLE }, look: "quiet" },
  ];
}

interface HeatMap {
  readonly cells: readonly ContentCell[];
  readonly widths: readonly ColumnWidth[];
  readonly formats: readonly ConditionalFormat[];
}

/** Right of the table: Load % with a row for each resource and a column for each of the first periods. */
export function heatMap(
  plan: Plan,
  rows: readonly LoadRow[],
  bucket: Bucket,
  table: TableContent,
): HeatMap {
  const starts = [...new Set(rows.map((row) => row.period.start))].sort((a, b) => a - b);
  const shown = starts.slice(0, bucket === "Hour" ? 24 : MOST_PERIODS);
  if (bucket === "Shift" || shown.length === 0) return { cells: [], widths: [], formats: [] };
  const left = table.column + table.columns.length + 1;
  const head = (column: number, value: string): ContentCell => ({
    ...{ row: table.row, column, value },
    style: "heading",
  });
  const say = (moment: Moment) =>
    bucket === "Hour" ? sayClock(moment) : sayDay(moment, moment).replace(/ /, "\n");
  const resources = [...new Set(rows.map((row) => row.resource))];
  const cells: ContentCell[] = [
    { row: table.row - 1, column: left, value: `Load % by ${bucket.toLowerCase()}`, style: "note" },
    head(left, "Load %"),
    ...shown.map((start, i) => head(left + 1 + i, say(start))),
    ...resources.flatMap((resource, i) => {
      const row = table.row + 1 + i;
      const own = rows.filter((one) => one.resource === resource);
      const name = { row, column: left, value: plan.model.resources[resource]!.id };
      return [name, ...shareCells(own, shown, row, left + 1)];
    }),
  ];
  const area: Area = {
    top: table.row + 1,
    bottom: table.row + resources.length,
    left: left + 1,
    right: left + shown.length,
  };
  const widths = [
    { column: left - 1, characters: 3 },
    { column: left, characters: 14 },
    ...shown.map((_, i) => ({ column: left + 1 + i, characters: 7 })),
  ];
  return { cells, widths, formats: heatOf(area, 1e-9) };
}

function shareCells(
  rows: readonly LoadRow[],
  starts: readonly Moment[],
  row: number,
  left: number,
): readonly ContentCell[] {
  const byStart = new Map(rows.map((one) => [one.period.start, one]));
  return starts.flatMap((start, i) => {
    const found = byStart.get(start);
    const share = found && loadShare(found);
    return share === undefined
      ? []
      : [{ row, column: left + i, value: share, format: FORMATS.percent }];
  });
}
