import { cleanWorkbook } from "../app/clean-workbook";
import { saveBook } from "./book-file";
import { chooseTarget } from "./choose-target";
import { type CommandContext, printResult } from "./command-context";
import { DONE } from "./exit-status";
import { openInput } from "./plan-command";

export async function cleanCommand(context: CommandContext): Promise<number> {
  const book = await openInput(context);
  const target = await chooseTarget(book, context.values, context.terminal.folder);
  const removed = await cleanWorkbook(book.host);
  await saveBook(book.host.save(), target);
  const what =
    removed.length === 0
      ? "There was nothing of Plumbline's in it."
      : `Taken away: ${removed.join(", ")}.`;
  printResult(context, { removed, output: target.shown }, `${what}\nWritten to ${target.shown}`);
  return DONE;
}
