import type { ColumnType } from "../sheets/define-sheet";
import { type Argument, matrixOf } from "./argument";
import { type FunctionFault, passedOn } from "./function-fault";
import { readCell } from "./read-cell";

/** An argument that is read as a setting is; the setting's default where it is blank or left out. */
export function settingArgument<T extends string | number>(
  name: string,
  argument: Argument,
  setting: { readonly type: ColumnType; readonly default: T | undefined },
): T | FunctionFault {
  const cell = matrixOf(argument)?.[0]?.[0] ?? null;
  if (typeof cell === "object" && cell !== null) return passedOn(cell.error);
  return readCell<T>(name, setting.type)(cell) ?? setting.default!;
}
