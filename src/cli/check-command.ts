import { checkBook } from "../app/check-assumptions";
import { saveBook } from "./book-file";
import { chooseTarget } from "./choose-target";
import { type CommandContext, printResult } from "./command-context";
import { DONE, Interrupted, ROWS_LEFT_OUT } from "./exit-status";
import { openInput, planOptions } from "./plan-command";
import { countIssues, sayNothingDone } from "./say-issues";

export async function checkCommand(context: CommandContext): Promise<number> {
  const { terminal, values } = context;
  const book = await openInput(context);
  const target = await chooseTarget(book, values, terminal.folder);
  const outcome = await checkBook(book.host, planOptions(context, book), terminal);
  if (outcome.kind !== "done") return sayNothingDone(context, outcome);
  if (context.interrupted()) throw new Interrupted();
  await saveBook(book.host.save(), target);
  const { report, text } = outcome;
  const issues = countIssues(report.issues);
  const said = issues === "" ? "" : `\n\n${issues}: see --json.`;
  printResult(
    context,
    { ...report, output: target.shown },
    `${text.trimEnd()}${said}\n\nWritten to ${target.shown}`,
  );
  return outcome.rowsLeftOut && values.strict ? ROWS_LEFT_OUT : DONE;
}
