import { isCellError } from "../workbook/grid";
import type { Matrix } from "./argument";
import { FunctionFault, passedOn } from "./function-fault";
import type { ArgumentReader } from "./read-cell";

/**
 * The figures of a range of any shape, row by row; undefined where a cell is blank. Instead the
 * first cell that cannot be read, or the first error.
 */
export function numberList(
  cells: Matrix,
  read: ArgumentReader<number>,
): readonly (number | undefined)[] | FunctionFault {
  const values: (number | undefined)[] = [];
  for (const row of cells) {
    for (const cell of row) {
      if (isCellError(cell)) return passedOn(cell.error);
      const value = read(cell);
      if (value instanceof FunctionFault) return value;
      values.push(value);
    }
  }
  return values;
}
