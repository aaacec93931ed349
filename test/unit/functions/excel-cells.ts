import { momentFromIso, serialFromMoment } from "../../../src/kernel/moment";
import type { Answer } from "../../../src/functions/argument";
import { FunctionFault } from "../../../src/functions/function-fault";

/** The serial of `2026-11-27 14:00`. */
export const at = (iso: string) => serialFromMoment(momentFromIso(iso)!);

/** The only cell of an answer. */
export function one(answer: Answer): string | number | boolean | FunctionFault {
  if (answer instanceof FunctionFault) return answer;
  if (answer.length !== 1 || answer[0]!.length !== 1) throw new Error("It spills.");
  return answer[0]![0]!;
}

/** Error and message of an answer that is nothing else. */
export function faultOf(answer: Answer): readonly [string, string] {
  const fault = answer instanceof FunctionFault ? answer : one(answer);
  if (!(fault instanceof FunctionFault)) throw new Error(`It has a value: ${String(fault)}`);
  return [fault.error, fault.message];
}

const HEADINGS = ["Calendar", "Shift", "Days", "Start", "End", "Breaks"];
export const TWO_SHIFTS = [
  ["Two shifts", "Day", "Mon-Fri", 0.25, 22 / 24, "10:00-10:15; 18:00-18:30"],
];
export const TWO_SHIFTS_HEADED = [HEADINGS, ...TWO_SHIFTS];
