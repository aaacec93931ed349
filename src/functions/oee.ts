import { kpiOf, oeeOf } from "../variance/kpis";
import { type Answer, type Argument, matrixOf } from "./argument";
import { FunctionFault, invalid, notAvailable } from "./function-fault";
import { readAll, readHours, readMinutes, readQuantity } from "./read-cell";
import { clean, rowWise } from "./row-wise";

/**
 * Availability, effectiveness, quality and OEE by ISO 22400-2.
 * @customfunction OEE
 * @param {any[][]} plannedH Hours in which it was to run, or a column of them.
 * @param {any[][]} runH Hours in which it really ran.
 * @param {any[][]} standardMin Minutes of one unit by the standard.
 * @param {any[][]} produced Units made, good or not.
 * @param {any[][]} good Good units.
 * @returns {any[][]} Availability, effectiveness, quality and OEE side by side, a row for each case.
 * @example =PLUMB.OEE(8,6.4,1.5,240,230)
 * @helpurl docs/functions.md#oee
 */
export function oee(
  plannedH: Argument,
  runH: Argument,
  standardMin: Argument,
  produced: Argument,
  good: Argument,
): Answer {
  const given = [plannedH, runH, standardMin, produced, good].map(matrixOf);
  const cells = given.flatMap((matrix) => (matrix ? [matrix] : []));
  if (cells.length < given.length || cells.some((matrix) => matrix[0]!.length !== 1))
    return invalid("OEE needs five columns: planned h, run h, standard min, produced and good.");
  const readers = [
    [readHours("planned h"), 0],
    [readHours("run h"), 0],
    [readMinutes("standard min"), 0],
    [readQuantity("produced"), 0],
    [readQuantity("good"), 0],
  ] as const;
  return rowWise(cells, 4, (row) => {
    const values = readAll(row, readers);
    if (values instanceof FunctionFault) return values;
    const [planned, run, minutes, made, fit] = values as [number, number, number, number, number];
    const basis = {
      ...{ plannedBusy: planned, production: run, setup: 0, busy: planned },
      ...{ minutesPerUnit: minutes, produced: made, inspected: made, good: fit, firstPass: fit },
    };
    const shares = [
      ...(["availability", "effectiveness", "quality"] as const).map((name) =>
        kpiOf(name, [basis]),
      ),
      oeeOf([basis]),
    ];
    if (shares.some((share) => share === undefined))
      return notAvailable("planned h, run h, standard min and produced must be above 0.");
    return shares.map((share) => clean(share!));
  });
}
