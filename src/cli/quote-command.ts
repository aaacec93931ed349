import { quoteOrder } from "../app/quote-order";
import { isoFromMoment, type Moment } from "../kernel/moment";
import type { Quote } from "../tables/quote-report";
import { type CommandContext, printResult } from "./command-context";
import { commandSolver } from "./command-solver";
import { CommandFailure, DONE, UsageFailure } from "./exit-status";
import { dueValue, quantityValue } from "./option-values";
import { openInput, planOptions } from "./plan-command";
import { sayNothingDone } from "./say-issues";

export async function quoteCommand(context: CommandContext): Promise<number> {
  const { values, terminal } = context;
  const product = typeof values.product === "string" ? values.product.trim() : "";
  if (product === "") throw new UsageFailure("plumbline quote needs --product P.");
  const request = { product, quantity: quantityValue(values), due: dueValue(values) };
  const book = await openInput(context);
  const options = planOptions(context, book);
  const outcome = await quoteOrder(book.host, request, options, commandSolver(context), terminal);
  if (outcome.kind !== "done") return sayNothingDone(context, outcome);
  if (outcome.quote.reason !== undefined) throw new CommandFailure(outcome.text);
  printResult(context, quoteJson(outcome.quote), outcome.text);
  return DONE;
}

/** The same with ISO texts for moments. */
function quoteJson(quote: Quote) {
  const iso = (moment: Moment | undefined) => (moment === undefined ? null : isoFromMoment(moment));
  return {
    ...quote,
    reason: quote.reason ?? null,
    due: iso(quote.due),
    behindAll: iso(quote.behindAll),
    pushedIn: iso(quote.pushedIn),
    safe: quote.safe
      ? { behindAll: iso(quote.safe.behindAll), pushedIn: iso(quote.safe.pushedIn) }
      : null,
    delays: quote.delays.map((delay) => ({
      ...delay,
      wasFinish: iso(delay.wasFinish),
      nowFinish: iso(delay.nowFinish),
    })),
  };
}
