import type { Moment } from "../kernel/moment";
import { NOWHERE } from "./finding";
import type { RatioCase, RatioJob } from "./ratio-case";

/** One day of a resource. */
export interface WorkedDay {
  readonly at: Moment;
  /** Minutes in which it was worked on, down time included; above 0. */
  readonly workedMin: number;
  /** Of them minutes down, unplanned stops included; at most `workedMin`. */
  readonly downMin: number;
}

export interface UptimeRecord {
  readonly resource: string;
  /** Uptime in the cell, in (0, 1]. */
  readonly cell: number;
  readonly days: readonly WorkedDay[];
  /** Why there are no days to judge by, where that has a reason. */
  readonly remark?: string;
}

/**
 * Breakdowns are few and of very different length: most days lie above the mean. So days are joined
 * to working weeks, whose middle one is near to the mean.
 */
const WEEK_MIN = 40 * 60;
const MARGIN = 0.02;

export function uptimeCase(record: UptimeRecord): RatioCase {
  const days = record.days.filter((day) => day.workedMin > 0 && day.downMin >= 0);
  return {
    kind: "Uptime",
    subject: { ...NOWHERE, resource: record.resource },
    believed: record.cell,
    cell: record.cell,
    inverse: false,
    margin: MARGIN,
    singles: false,
    jobs: joinedWeeks(days, record.cell),
    n: days.length,
    reviewed: undefined,
    word: "working week",
    remark:
      record.remark ??
      `${days.length === 1 ? "1 day" : `${days.length} days`}, joined to weeks of 40 h worked.`,
  };
}

function joinedWeeks(days: readonly WorkedDay[], planned: number): RatioJob[] {
  const weeks: RatioJob[] = [];
  let worked = 0;
  let down = 0;
  for (const day of [...days].sort((a, b) => a.at - b.at)) {
    worked += day.workedMin;
    down += Math.min(day.downMin, day.workedMin);
    if (worked < WEEK_MIN) continue;
    weeks.push({ at: day.at, ratio: (1 - down / worked) / planned });
    worked = 0;
    down = 0;
  }
  return weeks;
}
