import { stepQuantities } from "../intake/quantities";
import type { CellValue } from "../workbook/grid";
import { type Answer, type Argument, broadcast, isBlank, matrixOf } from "./argument";
import { FunctionFault, invalid, passedOn } from "./function-fault";
import { readQuantity, readYield } from "./read-cell";

/**
 * Units to start so that enough good ones come out of a chain of yields. What a step has to start is
 * rounded up to whole units, from the last step to the first.
 * @customfunction STARTQTY
 * @param {any[][]} good Good units that are needed, or a range of them.
 * @param {any[][]} yields Yields of the steps, such as 98%: one chain for all, or a row for each row of good.
 * @returns {any[][]} Units to start.
 * @example =PLUMB.STARTQTY(100,{0.95,0.98})
 * @helpurl docs/functions.md#startqty
 */
export function startQuantity(good: Argument, yields: Argument): Answer {
  const needed = matrixOf(good);
  const shares = matrixOf(yields);
  if (!needed || !shares) return invalid("STARTQTY needs good and yields.");
  const perRow = needed.length > 1 && shares.length === needed.length && needed[0]!.length === 1;
  const chains = perRow ? shares.map(chainOf) : [chainOf(shares.flat())];
  return broadcast([needed], [], ([cell], row) => started(cell!, chains[perRow ? row : 0]!));
}

/** Yields in the order of the steps; blanks are passed over. */
function chainOf(cells: readonly CellValue[]): readonly number[] | FunctionFault {
  const read = readYield("yields");
  const chain: number[] = [];
  for (const cell of cells) {
    if (typeof cell === "object" && cell !== null) return passedOn(cell.error);
    if (isBlank(cell)) continue;
    const share = read(cell);
    if (share instanceof FunctionFault) return share;
    if (share !== undefined) chain.push(share);
  }
  return chain;
}

function started(
  cell: CellValue,
  chain: readonly number[] | FunctionFault,
): number | FunctionFault {
  if (chain instanceof FunctionFault) return chain;
  const quantity = readQuantity("good")(cell);
  if (typeof quantity !== "number") return quantity ?? 0;
  if (chain.length === 0)
    return invalid("yields is empty. Give it at least one yield, such as 98%.");
  const last = chain.length - 1;
  const steps = chain.map((share, at) => ({ yield: share, followers: at < last ? [at + 1] : [] }));
  return stepQuantities({ steps }, quantity, true)[0]!.start;
}
