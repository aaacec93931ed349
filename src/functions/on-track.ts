import { onTrack } from "../variance/on-track";
import { type Answer, type Argument, matrixOf } from "./argument";
import { FunctionFault, invalid } from "./function-fault";
import { readAll, readCell, readMoment } from "./read-cell";
import { clean, rowWise } from "./row-wise";
import { USUAL_WORKBOOK } from "./workbook-facts";

/**
 * Where an objective should be today on the straight line to its target, and how far it is from there.
 * @customfunction ONTRACK
 * @param {any[][]} baseline Where it began, or a column of them.
 * @param {any[][]} target Where it is to be when it is due.
 * @param {any[][]} start The day on which it began.
 * @param {any[][]} due The day on which it is due.
 * @param {any[][]} today The day that is asked about, such as TODAY().
 * @param {any[][]} value Where it is on that day.
 * @returns {any[][]} Where it should be, and the gap, a row for each objective; a gap below 0 is behind, whichever way the target lies.
 * @example =PLUMB.ONTRACK(80,95,DATE(2026,1,1),DATE(2026,12,31),TODAY(),88)
 * @helpurl docs/functions.md#ontrack
 */
export function ontrack(
  baseline: Argument,
  target: Argument,
  start: Argument,
  due: Argument,
  today: Argument,
  value: Argument,
  { date1904 } = USUAL_WORKBOOK,
): Answer {
  const given = [baseline, target, start, due, today, value].map(matrixOf);
  const cells = given.flatMap((matrix) => (matrix ? [matrix] : []));
  if (cells.length < given.length || cells.some((matrix) => matrix[0]!.length !== 1))
    return invalid("ONTRACK needs baseline, target, start, due, today and value, each one column.");
  const figure = (name: string) =>
    [readCell<number>(name, { kind: "number", range: {} }), 0] as const;
  const moment = (name: string) => [readMoment(name, date1904), 0] as const;
  const readers = [
    ...[figure("baseline"), figure("target"), moment("start"), moment("due"), moment("today")],
    figure("value"),
  ];
  return rowWise(cells, 2, (row) => {
    const values = readAll(row, readers);
    if (values instanceof FunctionFault) return values;
    const [from, to, begin, end, now, is] = values as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    if (end < begin) return invalid("due lies before start. Put the later day into due.");
    const { shouldBe, gap } = onTrack(
      { baseline: from, target: to, start: begin, due: end },
      now,
      is,
    );
    return [clean(shouldBe), clean(gap)];
  });
}
