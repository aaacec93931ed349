import { quoteKey } from "../tables/sheet-context";
import { sayQuoteShort } from "../tables/quote-report";
import type { PlanOptions } from "./plan-options";
import { type PlannedWorkbook, solveProblem } from "./plan-workbook";
import type { Solver } from "./ports";
import { quoteLine } from "./quote-order";

/** So many quotes are answered in a run; each takes two schedules more. */
const MOST_QUOTES = 10;

/** For each order line of status Quote: when it would be finished if pushed in, and whom that delays. */
export async function quoteLines(
  planned: PlannedWorkbook,
  options: PlanOptions,
  solver: Solver,
): Promise<ReadonlyMap<string, string>> {
  const { inputs, plan } = planned;
  const { settings, planContext, reading } = inputs;
  const answers = new Map<string, string>();
  const { stopped } = options.watch ?? {};
  const quick: PlanOptions = {
    bookName: options.bookName,
    iterations: 0,
    ...(stopped ? { watch: { stopped } } : {}),
  };
  for (const { order, line, status } of plan.model.orders) {
    if (status !== "Quote" || stopped?.()) continue;
    const quoted = { order, line };
    if (answers.size >= MOST_QUOTES) {
      answers.set(quoteKey(quoted), "not measured: ask for a quote of this one");
      continue;
    }
    const quote = await quoteLine(
      plan,
      { settings, planContext: { ...planContext, quotes: [quoted] } },
      reading.rows,
      quoted,
      (problem, warmStart) => solveProblem(problem, settings, quick, solver, warmStart),
    );
    answers.set(quoteKey(quoted), sayQuoteShort(quote));
  }
  return answers;
}
