import { lmdiEffects } from "../variance/lmdi";
import { shapleyEffects } from "../variance/shapley";
import { type Answer, type Argument, matrixOf } from "./argument";
import { settingArgument } from "./setting-argument";
import { FunctionFault, invalid } from "./function-fault";
import { readAll, readCell } from "./read-cell";
import { clean, rowWise } from "./row-wise";

const METHODS = ["Shapley", "LMDI"] as const;
const METHOD = { type: { kind: "choice", choices: METHODS }, default: "Shapley" } as const;
const MOST_FACTORS = 8;

/**
 * Why a product of factors changed: one effect for each factor, actual − planned, with nothing left over.
 * @customfunction VARIANCE
 * @param {any[][]} planned The planned factors side by side, a row for each case; at most eight.
 * @param {any[][]} actual The actual factors in the same order.
 * @param {any[][]} [method] Shapley, or LMDI for factors that are not below 0; Shapley when left out.
 * @returns {any[][]} Effects side by side, a row for each case; they sum to actual − planned.
 * @example =PLUMB.VARIANCE(A2:D2,A3:D3)
 * @helpurl docs/functions.md#variance
 */
export function variance(planned: Argument, actual: Argument, method?: Argument): Answer {
  const before = matrixOf(planned);
  const after = matrixOf(actual);
  if (!before || !after) return invalid("VARIANCE needs planned and actual factors.");
  const wanted = settingArgument<(typeof METHODS)[number]>("method", method, METHOD);
  if (wanted instanceof FunctionFault) return wanted;
  const factors = before[0]!.length;
  if (factors !== after[0]!.length)
    return invalid("planned and actual must have the same number of columns, one for each factor.");
  if (factors > MOST_FACTORS) return invalid(`VARIANCE takes at most ${MOST_FACTORS} factors.`);
  const range = wanted === "LMDI" ? { min: 0 } : {};
  const reader = (name: string) => readCell<number>(name, { kind: "number", range });
  const readers = [
    ...before[0]!.map(() => [reader("planned"), 0] as const),
    ...after[0]!.map(() => [reader("actual"), 0] as const),
  ];
  const effectsOf = wanted === "LMDI" ? lmdiEffects : shapleyEffects;
  return rowWise([before, after], factors, (cells) => {
    const values = readAll(cells, readers);
    if (values instanceof FunctionFault) return values;
    return effectsOf(values.slice(0, factors), values.slice(factors)).map(clean);
  });
}
