import type * as JudgeAlone from "../checks/judge-alone";
import { isCellError } from "../workbook/grid";
import { type Answer, type Argument, type FunctionValue, isBlank, matrixOf } from "./argument";
import { FunctionFault, invalid, notAvailable, passedOn } from "./function-fault";
import { numberList } from "./number-list";
import type { ArgumentReader } from "./read-cell";
import { clean } from "./row-wise";

/** What judges; it carries a library of distributions, so it is loaded when first asked. */
type Judge = typeof JudgeAlone;

export const loadJudge = (): Promise<Judge> => import("../checks/judge-alone");

const NOT_LOADED = notAvailable(
  "A part of Plumbline could not be loaded. See to it that its address can be reached, and calculate again.",
);

/** One assumption and the figures to judge it by. */
export interface JudgedFigures {
  /** Undefined where its cell is blank. */
  readonly planned: number | undefined;
  readonly observed: readonly number[];
}

/** Both arguments read: one planned figure, and a range of observed ones without its blanks. */
export function judgedFigures(
  name: string,
  planned: Argument,
  observed: Argument,
  readers: { readonly planned: ArgumentReader<number>; readonly observed: ArgumentReader<number> },
): JudgedFigures | FunctionFault {
  const plan = matrixOf(planned);
  const seen = matrixOf(observed);
  if (!plan || !seen)
    return invalid(`${name} needs a planned figure and a range of observed ones.`);
  if (plan.length !== 1 || plan[0]!.length !== 1)
    return invalid(`${name} judges one planned figure. Give planned as a single cell.`);
  const cell = plan[0]![0]!;
  if (isCellError(cell)) return passedOn(cell.error);
  const believed = isBlank(cell) ? undefined : readers.planned(cell);
  if (believed instanceof FunctionFault) return believed;
  const figures = numberList(seen, readers.observed);
  if (figures instanceof FunctionFault) return figures;
  return { planned: believed, observed: figures.filter((figure) => figure !== undefined) };
}

/** A finding as one row; empty texts where there is nothing to say. */
export async function judged(
  load: () => Promise<Judge>,
  finding: (judge: Judge) => JudgeAlone.LoneFinding,
): Promise<Answer> {
  let judge: Judge;
  try {
    judge = await load();
  } catch {
    return NOT_LOADED;
  }
  const { verdict, observed, low, high, suggested } = finding(judge);
  return [[verdict, ...[observed, low, high, suggested].map(shown)]];
}

const shown = (figure: number | undefined): FunctionValue =>
  figure === undefined ? "" : clean(figure);

/** The row of an assumption whose planned figure is blank. */
export const NOT_ASKED: Answer = [["", "", "", "", ""]];
