import { HOUR } from "../kernel/moment";
import { type Answer, type Argument, broadcast, matrixOf } from "./argument";
import { FunctionFault, invalid } from "./function-fault";
import { readAll, readEfficiency, readHours, readRate, readYield } from "./read-cell";
import { timesOf } from "./run-hours";

/**
 * Good units that are due from a stretch of working time, not rounded.
 * @customfunction TARGET
 * @param {any[][]} rate Units an hour, or a range of them.
 * @param {any[][]} hours Hours of working time.
 * @param {any[][]} [yield] Share of good units, such as 98%; 100 % when left out.
 * @param {any[][]} [efficiency] Share of the rate that is reached, such as 90%; 100 % when left out.
 * @returns {any[][]} Good units.
 * @example =PLUMB.TARGET(120,0.75,98%)
 * @helpurl docs/functions.md#target
 */
export function target(
  rate: Argument,
  hours: Argument,
  goodShare?: Argument,
  efficiency?: Argument,
): Answer {
  const rates = matrixOf(rate);
  const stretches = matrixOf(hours);
  if (!rates || !stretches) return invalid("TARGET needs a rate and hours.");
  const readers = [
    [readRate("rate"), 0],
    [readHours("hours"), 0],
    [readYield("yield"), 1],
    [readEfficiency("efficiency"), 1],
  ] as const;
  return broadcast([rates, stretches], [matrixOf(goodShare), matrixOf(efficiency)], (cells) => {
    const values = readAll(cells, readers);
    if (values instanceof FunctionFault) return values;
    const [ratePerHour, stretch, good, share] = values as [number, number, number, number];
    const units = (stretch * HOUR) / timesOf(ratePerHour, share).unitSeconds;
    return Number((units * good).toFixed(9));
  });
}
