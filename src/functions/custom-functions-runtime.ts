import { FunctionFault } from "./function-fault";
import type { Answer, FunctionValue } from "./argument";

/** The part of Office.js that runs custom functions. */
export interface FunctionRuntime {
  associate(id: string, code: (...args: unknown[]) => unknown): void;
  readonly Error: new (code: string, message?: string) => Error;
  readonly ErrorCode: Readonly<Record<string, string>>;
}

/** What Excel hands a call behind its arguments. */
export interface Invocation {
  onCanceled?: () => void;
}

/** Names of Excel's errors in Office.js; what has none there is `#VALUE!`. */
const CODES: Readonly<Record<string, string>> = {
  "#N/A": "notAvailable",
  "#DIV/0!": "divisionByZero",
  "#NUM!": "invalidNumber",
  "#NULL!": "nullReference",
  "#NAME?": "invalidName",
  "#REF!": "invalidReference",
};

/** What Excel expects from a function: values, and errors of its own kind in the cells that have one. */
export function toExcel(answer: Answer, runtime: FunctionRuntime): (FunctionValue | Error)[][] {
  if (answer instanceof FunctionFault) throw errorOf(answer, runtime);
  return answer.map((row) =>
    row.map((cell) => (cell instanceof FunctionFault ? errorOf(cell, runtime) : cell)),
  );
}

/** A single cell throws its error: only so does its message reach the user. */
export function toExcelCell(answer: Answer, runtime: FunctionRuntime) {
  const isCell = !(answer instanceof FunctionFault) && answer.flat().length === 1;
  const only = isCell ? answer[0]![0]! : undefined;
  return toExcel(only instanceof FunctionFault ? only : answer, runtime);
}

function errorOf({ error, message }: FunctionFault, { Error, ErrorCode }: FunctionRuntime): Error {
  const name = CODES[error] ?? "invalidValue";
  const code = ErrorCode[name] ?? ErrorCode["invalidValue"]!;
  return message === "" ? new Error(code) : new Error(code, message);
}

/** The arguments of a call, and the invocation behind them. */
export function partedCall(args: readonly unknown[], parameters: number) {
  const last = args[args.length - 1];
  const hasInvocation =
    typeof last === "object" && last !== null && !Array.isArray(last) && !("basicValue" in last);
  const given = hasInvocation ? args.slice(0, -1) : args;
  return {
    given: Array.from({ length: parameters }, (_, i) => given[i]),
    invocation: (hasInvocation ? last : {}) as Invocation,
  };
}
