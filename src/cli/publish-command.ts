import { publishWorkbook } from "../app/publish-workbook";
import { saveBook } from "./book-file";
import { chooseTarget } from "./choose-target";
import { type CommandContext, printResult } from "./command-context";
import { DONE } from "./exit-status";
import { openInput } from "./plan-command";
import { sayNothingDone } from "./say-issues";

export async function publishCommand(context: CommandContext): Promise<number> {
  const book = await openInput(context);
  const target = await chooseTarget(book, context.values, context.terminal.folder);
  const outcome = await publishWorkbook(book.host, context.terminal);
  if (outcome.kind !== "done") return sayNothingDone(context, outcome);
  await saveBook(book.host.save(), target);
  const { version, operations, written } = outcome;
  const result = { version, operations, written, output: target.shown };
  printResult(context, result, `${outcome.text.trimEnd()}\n\nWritten to ${target.shown}`);
  return DONE;
}
