import { type CellValue, isCellError } from "../workbook/grid";
import { type Answer, type FunctionValue, isBlank, type Matrix } from "./argument";
import { FunctionFault, passedOn } from "./function-fault";

/** What one row gives: its cells, or one fault for all of them. */
export type RowAnswer = readonly FunctionValue[] | FunctionFault;

/**
 * A row of results for each row of the arguments, `width` cells wide. A single row is repeated; where
 * an argument has no row, the result is `#N/A`. A row with a blank among its cells gives empty texts,
 * and an error in any cell passes through.
 */
export function rowWise(
  matrices: readonly Matrix[],
  width: number,
  answer: (cells: readonly CellValue[], row: number) => RowAnswer,
): Answer {
  const height = Math.max(...matrices.map((matrix) => matrix.length));
  const filled = (cell: FunctionValue | FunctionFault) => new Array(width).fill(cell);
  return Array.from({ length: height }, (_, row) => {
    const cells: CellValue[] = [];
    for (const matrix of matrices) {
      const line = matrix[matrix.length === 1 ? 0 : row];
      if (!line) return filled(passedOn("#N/A"));
      cells.push(...line);
    }
    const error = cells.find((cell) => isCellError(cell));
    if (isCellError(error ?? null)) return filled(passedOn((error as { error: string }).error));
    if (cells.some(isBlank)) return filled("");
    const values = answer(cells, row);
    return values instanceof FunctionFault ? filled(values) : values;
  });
}

/** A figure without the last digits, in which rounding shows. */
export const clean = (value: number) => Number(value.toPrecision(12));
