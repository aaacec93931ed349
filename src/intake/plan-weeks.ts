import {
  DAY,
  type Moment,
  WEEK,
  civilDate,
  momentFromCivil,
  startOfDay,
  weekday,
} from "../kernel/moment";
import type { Span } from "./spans";

/** A period of the plan: a month when all periods of its product begin on a first, else a week. */
export function periodSpan(start: Moment, monthly: boolean): Span {
  const day = startOfDay(start);
  if (!monthly) return { start: day, end: day + WEEK };
  const { year, month } = civilDate(day);
  return { start: momentFromCivil(year, month, 1), end: momentFromCivil(year, month + 1, 1) };
}

/** True when every date is the first day of a month. */
export function areMonths(starts: readonly Moment[]): boolean {
  return starts.every((start) => civilDate(start).day === 1);
}

/** Part of a period that falls into one week. */
export interface WeekShare {
  /** The week's beginning: its Monday, or for a weekly period the period's first day. */
  readonly week: Moment;
  /** Days of the period in this week from plan start on. */
  readonly days: number;
}

/** The weeks of a period that are not over at plan start, with the days that are left in each. */
export function weeksLeft(period: Span, monthly: boolean, planStart: Moment): WeekShare[] {
  const from = Math.max(period.start, startOfDay(planStart));
  const first = monthly ? from - weekday(from) * DAY : period.start;
  const shares: WeekShare[] = [];
  for (let week = first; week < period.end; week += WEEK) {
    const start = Math.max(week, from);
    const end = Math.min(week + WEEK, period.end);
    if (end > start) shares.push({ week, days: (end - start) / DAY });
  }
  return shares;
}
