import { type PriceVolumeMix, priceVolumeMix, type Sold } from "../variance/price-volume-mix";
import { type Answer, type Argument, errorIn, type Matrix, matrixOf } from "./argument";
import { FunctionFault, invalid } from "./function-fault";
import { readAll, readCell } from "./read-cell";
import { clean } from "./row-wise";

/**
 * Why revenue changed: price, volume and mix effects of each product, actual − planned.
 * @customfunction PVM
 * @param {any[][]} planned Planned quantity and price side by side, a row for each product.
 * @param {any[][]} actual Actual quantity and price of the same products in the same order.
 * @returns {any[][]} Price, volume and mix side by side, a row for each product; they sum to the change of its revenue.
 * @example =PLUMB.PVM(B2:C9,D2:E9)
 * @helpurl docs/functions.md#pvm
 */
export function pvm(planned: Argument, actual: Argument): Answer {
  const before = soldOf("planned", matrixOf(planned));
  if (before instanceof FunctionFault) return before;
  const after = soldOf("actual", matrixOf(actual));
  if (after instanceof FunctionFault) return after;
  if (before.length !== after.length)
    return invalid("planned and actual must have the same number of rows, one for each product.");
  return priceVolumeMix(before, after).map(({ price, volume, mix }: PriceVolumeMix) =>
    [price, volume, mix].map(clean),
  );
}

/** Quantity and price by row; a blank counts as nothing sold. */
function soldOf(name: string, cells: Matrix | undefined): Sold[] | FunctionFault {
  if (!cells || cells[0]!.length !== 2)
    return invalid(`PVM needs ${name} as two columns: quantity and price.`);
  const error = errorIn(cells);
  if (error) return error;
  const number = (of: string) =>
    [readCell<number>(`${name} ${of}`, { kind: "number", range: {} }), 0] as const;
  const readers = [number("quantity"), number("price")];
  const sold: Sold[] = [];
  for (const row of cells) {
    const values = readAll(row, readers);
    if (values instanceof FunctionFault) return values;
    sold.push({ quantity: values[0]!, price: values[1]! });
  }
  return sold;
}
