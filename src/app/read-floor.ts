import { DAY, type Moment, type Seconds } from "../kernel/moment";
import { type FloorRecord, floorRecord } from "../record/floor-record";
import { recordEnd } from "../record/read-bookings";
import type { FoundIssues } from "../tables/issues-table";
import { commitWeek } from "../tables/week-plan";
import type { PlanOptions } from "./plan-options";
import type { PlanInputs } from "./read-plan-inputs";

/** A workbook with the record of its floor: what everything that looks back is judged by. */
export interface FloorReading {
  readonly inputs: PlanInputs;
  readonly record: FloorRecord;
  /** False: neither Actuals nor filled Targets; the record is empty, and ends at Plan start. */
  readonly recorded: boolean;
}

/** Makes the record of the floor, back to the beginning of the last week at least. */
export function readFloor(inputs: PlanInputs, options: PlanOptions): FloorReading {
  const { reading, settings, planContext, history } = inputs;
  const end = endOfRecord(inputs, options);
  const until = end ?? settings.planStart ?? planContext.nextFullHour;
  const record = floorRecord(reading.rows, settings, {
    until,
    targets: planContext.targetActuals ?? [],
    known: history.map((row) => ({
      order: row.order ?? "",
      line: row.line ?? "",
      product: row.product ?? "",
    })),
    from: commitWeek(settings.commit, until).from,
  });
  return { inputs, record, recorded: end !== undefined };
}

/** What reading a workbook and its record found to mend. */
export const issuesOfFloor = ({ inputs, record }: FloorReading): readonly FoundIssues[] => [
  { source: "Workbook", issues: inputs.reading.issues },
  { source: "Record", issues: record.issues },
];

/** A record is taken to be filled in to Plan start where it ends no more than this before it. */
const QUIET_TIME: Seconds = 3 * DAY;

/** `--now`, else Plan start where the record reaches it, else where the record ends. */
function endOfRecord(
  { reading, planContext, settings }: PlanInputs,
  options: PlanOptions,
): Moment | undefined {
  const end = recordEnd(reading.rows, planContext.targetActuals ?? []);
  if (end === undefined) return undefined;
  if (options.now !== undefined) return options.now;
  const { planStart } = settings;
  const reaches = planStart !== undefined && planStart >= end && planStart <= end + QUIET_TIME;
  return reaches ? planStart : end;
}
