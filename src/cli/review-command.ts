import { checkBook } from "../app/check-assumptions";
import type { PlanOptions } from "../app/plan-options";
import type { NothingDone } from "../app/plan-outcome";
import { reviewVariance } from "../app/review-variance";
import type { Issue } from "../kernel/issue";
import type { WorkbookHost } from "../workbook/workbook-host";
import { saveBook } from "./book-file";
import { chooseTarget } from "./choose-target";
import { type CommandContext, printResult } from "./command-context";
import { commandSolver } from "./command-solver";
import { DONE, Interrupted, ROWS_LEFT_OUT } from "./exit-status";
import { openInput, planOptions } from "./plan-command";
import { countIssues, sayNothingDone } from "./say-issues";

type ReviewOutcome =
  | {
      readonly kind: "done";
      readonly report: { readonly issues: readonly Issue[] };
      readonly text: string;
      readonly rowsLeftOut: boolean;
    }
  | NothingDone;

export function varianceCommand(context: CommandContext): Promise<number> {
  return reviewCommand(context, (host, options) =>
    reviewVariance(host, options, commandSolver(context), context.terminal),
  );
}

export function checkCommand(context: CommandContext): Promise<number> {
  return reviewCommand(context, (host, options) =>
    checkBook(host, options, commandSolver(context), context.terminal),
  );
}

/** Does what looks back, saves the workbook and prints what came of it. */
async function reviewCommand(
  context: CommandContext,
  review: (host: WorkbookHost, options: PlanOptions) => Promise<ReviewOutcome>,
): Promise<number> {
  const { terminal, values } = context;
  const book = await openInput(context);
  const target = await chooseTarget(book, values, terminal.folder);
  const outcome = await review(book.host, planOptions(context, book));
  if (outcome.kind !== "done") return sayNothingDone(context, outcome);
  if (context.interrupted()) throw new Interrupted();
  await saveBook(book.host.save(), target);
  const { report, text } = outcome;
  const issues = countIssues(report.issues);
  const said = issues === "" ? "" : `\n\n${issues}, see the sheet Issues.`;
  printResult(
    context,
    { ...report, output: target.shown },
    `${text.trimEnd()}${said}\n\nWritten to ${target.shown}`,
  );
  return outcome.rowsLeftOut && values.strict ? ROWS_LEFT_OUT : DONE;
}
