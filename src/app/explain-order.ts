import type { Explanation } from "../tables/explain-report";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { PlanOptions } from "./plan-options";
import type { NothingDone } from "./plan-outcome";
import type { Clock, Solver } from "./ports";

export type ExplainOutcome =
  | { readonly kind: "done"; readonly explanation: Explanation; readonly text: string }
  /** No order of that number; `near` are numbers that look like it. */
  | { readonly kind: "unknown order"; readonly order: string; readonly near: readonly string[] }
  | NothingDone;

/** The critical chain of an order in words: why it finishes when it does. Writes nothing. */
export async function explainOrder(
  host: WorkbookHost,
  order: string,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<ExplainOutcome> {
  throw new Error(`Not built yet: ${JSON.stringify([host, order, options, solver, clock])}`);
}
