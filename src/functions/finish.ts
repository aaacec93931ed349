import { HOUR, serialFromMoment } from "../kernel/moment";
import { roundUp } from "../intake/round-up";
import { type Answer, type Argument, broadcast, matrixOf } from "./argument";
import { calendarArgument } from "./calendar-arguments";
import { FunctionFault, invalid, notAvailable } from "./function-fault";
import { readAll, readHours, readMoment } from "./read-cell";
import { USUAL_WORKBOOK } from "./workbook-facts";
import { YEARS_AHEAD } from "./working-calendar";

/**
 * When work ends that begins at a start and takes so many hours of working time. It pauses over
 * breaks, nights and closures.
 * @customfunction FINISH
 * @param {any[][]} start When the work begins: a date and time, or a range of them.
 * @param {any[][]} hours Hours of working time.
 * @param {any[][]} [calendar] Rows of one calendar as on the sheet Calendars, with or without headings; without it work goes on round the clock.
 * @param {any[][]} [closures] Rows as on the sheet Closures, or a list of days on which nobody works.
 * @returns {any[][]} Dates with times; give the cells a date format.
 * @example =PLUMB.FINISH(A2,B2,Calendars!$A$1:$F$3)
 * @helpurl docs/functions.md#finish
 */
export function finish(
  start: Argument,
  hours: Argument,
  calendar?: Argument,
  closures?: Argument,
  { date1904 } = USUAL_WORKBOOK,
): Answer {
  const starts = matrixOf(start);
  const amounts = matrixOf(hours);
  if (!starts || !amounts) return invalid("FINISH needs a start and hours.");
  const working = calendarArgument(calendar, closures, date1904);
  if (working instanceof FunctionFault) return working;
  const readers = [
    [readMoment("start", date1904), 0],
    [readHours("hours"), 0],
  ] as const;
  return broadcast([starts, amounts], [], (cells) => {
    const values = readAll(cells, readers);
    if (values instanceof FunctionFault) return values;
    const end = working.finish(values[0]!, roundUp(values[1]! * HOUR));
    if (end !== undefined) return serialFromMoment(end, date1904);
    return notAvailable(
      `The work does not end within ${YEARS_AHEAD} years. Look at calendar and closures: is there enough working time?`,
    );
  });
}
