import { HOUR } from "../kernel/moment";
import { type Answer, type Argument, broadcast, matrixOf } from "./argument";
import { calendarArgument } from "./calendar-arguments";
import { FunctionFault, invalid, notAvailable } from "./function-fault";
import { readAll, readMoment } from "./read-cell";
import { USUAL_WORKBOOK } from "./workbook-facts";
import { YEARS_AHEAD } from "./working-calendar";

/**
 * Hours of working time between two moments; negative when the end lies before the start.
 * @customfunction WORKHOURS
 * @param {any[][]} start The first moment: a date and time, or a range of them.
 * @param {any[][]} end The second moment.
 * @param {any[][]} [calendar] Rows of one calendar as on the sheet Calendars, with or without headings; without it every hour counts.
 * @param {any[][]} [closures] Rows as on the sheet Closures, or a list of days on which nobody works.
 * @returns {any[][]} Hours.
 * @example =PLUMB.WORKHOURS(A2,C2,Calendars!$A$1:$F$3)
 * @helpurl docs/functions.md#workhours
 */
export function workHours(
  start: Argument,
  end: Argument,
  calendar?: Argument,
  closures?: Argument,
  { date1904 } = USUAL_WORKBOOK,
): Answer {
  const starts = matrixOf(start);
  const ends = matrixOf(end);
  if (!starts || !ends) return invalid("WORKHOURS needs a start and an end.");
  const working = calendarArgument(calendar, closures, date1904);
  if (working instanceof FunctionFault) return working;
  const readers = [
    [readMoment("start", date1904), 0],
    [readMoment("end", date1904), 0],
  ] as const;
  return broadcast([starts, ends], [], (cells) => {
    const values = readAll(cells, readers);
    if (values instanceof FunctionFault) return values;
    const [from, to] = values as [number, number];
    const seconds = working.between(Math.min(from, to), Math.max(from, to));
    if (seconds !== undefined) return seconds === 0 ? 0 : (Math.sign(to - from) * seconds) / HOUR;
    return notAvailable(`start and end are more than ${YEARS_AHEAD} years apart. Correct one.`);
  });
}
