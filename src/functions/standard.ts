import { SETTINGS } from "../sheets/settings";
import type { Answer, Argument } from "./argument";
import { FunctionFault } from "./function-fault";
import { NOT_ASKED, judged, judgedFigures, loadJudge } from "./judgement";
import { readRate } from "./read-cell";
import { settingArgument } from "./setting-argument";

/**
 * Whether a standard was achievable: the verdict that the sheet Assumptions gives on a rate without
 * looking for a change over time, which XMR shows.
 * @customfunction STANDARD
 * @param {any[][]} planned The standard: units an hour, or any figure of which more is better.
 * @param {any[][]} observed What each job reached, in the same unit and in any order; blanks are passed over.
 * @param {any[][]} [confidence] How sure the verdict must be; 95 % when left out.
 * @returns {any[][]} Verdict, median, its low and high end, and the suggested standard side by side; empty where nothing is to be said.
 * @example =PLUMB.STANDARD(120,E2:E41)
 * @helpurl docs/functions.md#standard
 */
export async function standard(
  planned: Argument,
  observed: Argument,
  confidence?: Argument,
  load = loadJudge,
): Promise<Answer> {
  const figures = judgedFigures("STANDARD", planned, observed, {
    planned: readRate("planned"),
    observed: readRate("observed"),
  });
  if (figures instanceof FunctionFault) return figures;
  const sure = settingArgument("confidence", confidence, SETTINGS.confidence);
  if (sure instanceof FunctionFault) return sure;
  const { planned: rate, observed: reached } = figures;
  if (rate === undefined) return NOT_ASKED;
  return judged(load, ({ judgeStandard }) => judgeStandard(rate, reached, sure));
}
