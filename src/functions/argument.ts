import { type CellValue, isCellError } from "../workbook/grid";
import { type FunctionFault, passedOn } from "./function-fault";

/** What Excel hands a parameter: a cell's value, a range's values, or nothing when it is left out. */
export type Argument = unknown;

/** The cells of an argument, row by row; at least one. */
export type Matrix = readonly (readonly CellValue[])[];

/** What a function gives a cell. */
export type FunctionValue = string | number | boolean;

/** What a function gives: a rectangle of cells that spills, or one fault for all of it. */
export type Answer = readonly (readonly (FunctionValue | FunctionFault)[])[] | FunctionFault;

/** The cells of an argument; undefined when it is left out. */
export function matrixOf(argument: Argument): Matrix | undefined {
  if (argument === undefined || argument === null) return undefined;
  if (!Array.isArray(argument)) return [[cellOf(argument)]];
  const rows = (argument as readonly unknown[]).map((row): readonly CellValue[] =>
    Array.isArray(row) ? row.map(cellOf) : [cellOf(row)],
  );
  return rows.length > 0 && rows[0]!.length > 0 ? rows : [[null]];
}

/**
 * A cell as Excel hands it to a function: an empty one may be null or an empty text; errors and
 * formatted values may come as entities with a basic value.
 */
export function cellOf(value: unknown): CellValue {
  switch (typeof value) {
    case "number":
    case "boolean":
      return value;
    case "string":
      return value === "" ? null : ERROR_TEXT.test(value) ? { error: value } : value;
    case "object":
      return value === null ? null : ofEntity(value as Entity);
    default:
      return null;
  }
}

interface Entity {
  readonly type?: unknown;
  readonly basicType?: unknown;
  readonly basicValue?: unknown;
  readonly error?: unknown;
}

const ERROR_TEXT = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|BUSY!|FIELD!)$/;

function ofEntity(entity: Entity): CellValue {
  if (typeof entity.error === "string") return { error: entity.error };
  if (entity.type === "Error" || entity.basicType === "Error") {
    return { error: typeof entity.basicValue === "string" ? entity.basicValue : "#VALUE!" };
  }
  return entity.basicValue === undefined ? { error: "#VALUE!" } : cellOf(entity.basicValue);
}

/** True for an empty cell and for one with spaces only. */
export function isBlank(cell: CellValue): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "");
}

/** The first error among the cells, passed on. */
export function errorIn(matrix: Matrix): FunctionFault | undefined {
  for (const row of matrix) {
    for (const cell of row) if (isCellError(cell)) return passedOn(cell.error);
  }
  return undefined;
}

/** The size that arguments have together when each row or column of one stretches to the others. */
function sizeOf(matrices: readonly Matrix[]) {
  return {
    height: Math.max(...matrices.map((matrix) => matrix.length)),
    width: Math.max(...matrices.map((matrix) => matrix[0]!.length)),
  };
}

/**
 * Calls `value` for every cell, as Excel spreads arguments: a single cell, row or column is repeated;
 * where an argument has no cell, the result is `#N/A`. An empty text stands where a needed cell is
 * blank, and an error in any cell passes through.
 */
export function broadcast(
  needed: readonly Matrix[],
  optional: readonly (Matrix | undefined)[],
  value: (cells: readonly CellValue[], row: number) => FunctionValue | FunctionFault,
): Answer {
  const all = [...needed, ...optional.map((matrix) => matrix ?? [[null]])];
  const { height, width } = sizeOf(all);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const cells: CellValue[] = [];
      for (const matrix of all) {
        const line = matrix[matrix.length === 1 ? 0 : row];
        const cell = line?.[line.length === 1 ? 0 : column];
        if (cell === undefined) return passedOn("#N/A");
        if (isCellError(cell)) return passedOn(cell.error);
        cells.push(cell);
      }
      return cells.slice(0, needed.length).some(isBlank) ? "" : value(cells, row);
    }),
  );
}
