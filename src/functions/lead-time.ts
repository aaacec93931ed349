import { NOT_NEGATIVE, POSITIVE } from "../sheets/ranges";
import { SETTINGS } from "../sheets/settings";
import type { Answer, Argument } from "./argument";
import { FunctionFault } from "./function-fault";
import { NOT_ASKED, judged, judgedFigures, loadJudge } from "./judgement";
import { readCell } from "./read-cell";
import { settingArgument } from "./setting-argument";

const readDays = (name: string, range: typeof POSITIVE | typeof NOT_NEGATIVE) =>
  readCell<number>(name, { kind: "duration", unit: "days", range });

/**
 * Whether a planned lead time was realistic: the verdict that the sheet Assumptions gives on it, by
 * orders that were received.
 * @customfunction LEADTIME
 * @param {any[][]} planned The planned lead time in days.
 * @param {any[][]} observed The days from order to receipt of each received order, in any order; blanks are passed over.
 * @param {any[][]} [service] The share of orders that should come in time, such as 95%; 90 % when left out.
 * @param {any[][]} [confidence] How sure the verdict must be; 95 % when left out.
 * @returns {any[][]} Verdict, reliability, its low and high end, and the suggested days side by side; empty where nothing is to be said.
 * @example =PLUMB.LEADTIME(10,D2:D31,90%)
 * @helpurl docs/functions.md#leadtime
 */
export async function leadTime(
  planned: Argument,
  observed: Argument,
  service?: Argument,
  confidence?: Argument,
  load = loadJudge,
): Promise<Answer> {
  const figures = judgedFigures("LEADTIME", planned, observed, {
    planned: readDays("planned", POSITIVE),
    observed: readDays("observed", NOT_NEGATIVE),
  });
  if (figures instanceof FunctionFault) return figures;
  const level = settingArgument("service", service, SETTINGS.serviceLevel);
  if (level instanceof FunctionFault) return level;
  const sure = settingArgument("confidence", confidence, SETTINGS.confidence);
  if (sure instanceof FunctionFault) return sure;
  const { planned: days, observed: took } = figures;
  if (days === undefined) return NOT_ASKED;
  return judged(load, ({ judgeLeadTime }) => judgeLeadTime(days, took, level, sure));
}
