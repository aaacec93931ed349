import { HOUR, MINUTE } from "../kernel/moment";
import {
  type Pace,
  type Standard,
  fixedSeconds,
  runSeconds,
  unitSeconds,
} from "../intake/durations";
import { roundUp } from "../intake/round-up";
import { type Answer, type Argument, broadcast, matrixOf } from "./argument";
import { FunctionFault, invalid } from "./function-fault";
import { readAll, readEfficiency, readMinutes, readQuantity, readRate } from "./read-cell";

/**
 * Standard hours of a run: setup, and the quantity at its rate.
 * @customfunction RUNHOURS
 * @param {any[][]} quantity Units to start, or a range of them.
 * @param {any[][]} rate Units an hour.
 * @param {any[][]} [setupMin] Minutes of setup; 0 when left out.
 * @param {any[][]} [efficiency] Share of the rate that is reached, such as 90%; 100 % when left out.
 * @returns {any[][]} Hours of working time.
 * @example =PLUMB.RUNHOURS(500,120,30,90%)
 * @helpurl docs/functions.md#runhours
 */
export function runHours(
  quantity: Argument,
  rate: Argument,
  setupMin?: Argument,
  efficiency?: Argument,
): Answer {
  const quantities = matrixOf(quantity);
  const rates = matrixOf(rate);
  if (!quantities || !rates) return invalid("RUNHOURS needs a quantity and a rate.");
  const readers = [
    [readQuantity("quantity"), 0],
    [readRate("rate"), 0],
    [readMinutes("setup min"), 0],
    [readEfficiency("efficiency"), 1],
  ] as const;
  return broadcast([quantities, rates], [matrixOf(setupMin), matrixOf(efficiency)], (cells) => {
    const values = readAll(cells, readers);
    if (values instanceof FunctionFault) return values;
    const [units, ratePerHour, setup, share] = values as [number, number, number, number];
    const run = runSeconds(timesOf(ratePerHour, share), units);
    return (roundUp(setup * MINUTE) + run) / HOUR;
  });
}

/** What one unit and the run as a whole take at a rate. */
export function timesOf(ratePerHour: number, efficiency: number) {
  const standard: Standard = {
    ...{ ratePerHour, minPerUnit: undefined, fixedMin: undefined, planningShare: 1 },
  };
  const pace: Pace = { efficiency, uptime: 1 };
  return { unitSeconds: unitSeconds(standard, pace), fixedSeconds: fixedSeconds(standard, pace) };
}
