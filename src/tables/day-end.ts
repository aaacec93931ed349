import { type Moment, startOfDay } from "../kernel/moment";

/**
 * How a sheet shows the end of a day: as its last second, 23:59:59. As the next day's 00:00 a
 * planner would read the wrong day, and so would our own rule that a whole serial is a bare date.
 */
export function shownDayEnd<M extends Moment | undefined>(moment: M): M {
  return (moment !== undefined && startOfDay(moment) === moment ? moment - 1 : moment) as M;
}

/** The moment that a shown one stands for. */
export function meantDayEnd<M extends Moment | undefined>(shown: M): M {
  return (shown !== undefined && startOfDay(shown + 1) === shown + 1 ? shown + 1 : shown) as M;
}
