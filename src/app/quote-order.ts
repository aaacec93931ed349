import type { Moment } from "../kernel/moment";
import type { Quote } from "../tables/quote-report";
import type { WorkbookHost } from "../workbook/workbook-host";
import type { PlanOptions } from "./plan-options";
import type { NothingDone } from "./plan-outcome";
import type { Clock, Solver } from "./ports";

export interface QuoteRequest {
  readonly product: string;
  readonly quantity: number;
  readonly due: Moment | undefined;
}

export type QuoteOutcome =
  { readonly kind: "done"; readonly quote: Quote; readonly text: string } | NothingDone;

/** When one more order could be finished, and whom pushing it in would delay. Writes nothing. */
export async function quoteOrder(
  host: WorkbookHost,
  request: QuoteRequest,
  options: PlanOptions,
  solver: Solver,
  clock: Clock,
): Promise<QuoteOutcome> {
  throw new Error(`Not built yet: ${JSON.stringify([host, request, options, solver, clock])}`);
}
