import { cellReader } from "../sheets/cell-readers";
import { CellFault, type FormatKind, shownCell } from "../sheets/cell-value";
import type { ColumnType } from "../sheets/define-sheet";
import { NOT_NEGATIVE, POSITIVE, SHARE } from "../sheets/ranges";
import type { CellValue } from "../workbook/grid";
import { FunctionFault, invalid } from "./function-fault";

/** Reads one cell of an argument as the sheets read theirs; undefined when it is blank. */
export type ArgumentReader<T> = (cell: CellValue) => T | undefined | FunctionFault;

/** A reader for cells of a type; `name` is the parameter, for messages. */
export function readCell<T>(name: string, type: ColumnType, date1904 = false): ArgumentReader<T> {
  const read = cellReader(type, { date1904, factor: 1 });
  return (cell) => {
    const value = read(cell, formatFor(type, cell), []);
    if (!(value instanceof CellFault)) return value as T | undefined;
    return invalid(`${name} ${shownCell(cell)} ${value.predicate}. ${value.how}`);
  };
}

/**
 * A function sees values without their number formats. What can be told from the value is: up to
 * 200 % is a share, and up to 1 is a time of day.
 */
export function formatFor(type: ColumnType, cell: CellValue): FormatKind {
  if (typeof cell !== "number") return "number";
  if (type.kind === "percent" && cell <= 2) return "percent";
  return type.kind === "clock" && cell <= 1 ? "elapsed" : "number";
}

export const readMoment = (name: string, date1904: boolean) =>
  readCell<number>(name, { kind: "moment", bareDate: "start" }, date1904);

export const readHours = (name: string) =>
  readCell<number>(name, { kind: "duration", unit: "h", range: NOT_NEGATIVE });

export const readMinutes = (name: string) =>
  readCell<number>(name, { kind: "duration", unit: "min", range: NOT_NEGATIVE });

export const readRate = (name: string) =>
  readCell<number>(name, { kind: "number", range: POSITIVE });

export const readQuantity = (name: string) =>
  readCell<number>(name, { kind: "number", range: NOT_NEGATIVE });

/** More than 0; may be above 100 %. */
export const readEfficiency = (name: string) =>
  readCell<number>(name, { kind: "percent", range: POSITIVE });

export const readYield = (name: string) =>
  readCell<number>(name, { kind: "percent", range: SHARE });

/** The values of a call's cells, blanks replaced; the first fault instead. */
export function readAll(
  cells: readonly CellValue[],
  readers: readonly (readonly [ArgumentReader<number>, number])[],
): readonly number[] | FunctionFault {
  const values: number[] = [];
  for (const [i, [read, whenBlank]] of readers.entries()) {
    const value = read(cells[i] ?? null);
    if (value instanceof FunctionFault) return value;
    values.push(value ?? whenBlank);
  }
  return values;
}
