import { type RunOutcome, runWorkbook } from "../app/run-workbook";
import { scheduleWorkbook } from "../app/schedule-workbook";
import type { PlanOptions } from "../app/plan-options";
import { openBook, type OpenBook, saveBook } from "./book-file";
import { chooseTarget } from "./choose-target";
import { type CommandContext, printResult } from "./command-context";
import { commandSolver } from "./command-solver";
import { DONE, Interrupted, INTERRUPTED, ROWS_LEFT_OUT } from "./exit-status";
import { sayNothingDone } from "./say-issues";

/** `run` and `schedule`. */
export async function planCommand(context: CommandContext): Promise<number> {
  const { terminal, values, planning } = context;
  const book = await openInput(context);
  const target = await chooseTarget(book, values, terminal.folder);
  const does = context.command.name === "run" ? runWorkbook : scheduleWorkbook;
  const options = planOptions(context, book);
  const outcome: RunOutcome = await does(book.host, options, commandSolver(context), terminal);
  if (outcome.kind === "refused" || outcome.kind === "fault")
    return sayNothingDone(context, outcome);
  const stopped = context.interrupted();
  if (stopped && planning.keepBest !== true) throw new Interrupted();
  await saveBook(book.host.save(), target);
  const report = { ...outcome.report, ...outcome.learned, output: target.shown };
  printResult(context, report, `${outcome.text.trimEnd()}\n\nWritten to ${target.shown}`);
  if (stopped) {
    terminal.err("plumbline: interrupted; the best schedule so far was written.\n");
    return INTERRUPTED;
  }
  return outcome.kind === "done" && outcome.rowsLeftOut && values.strict ? ROWS_LEFT_OUT : DONE;
}

/** Opens the workbook that the command is about. */
export function openInput(context: CommandContext): Promise<OpenBook> {
  const shown = context.positionals[0]!;
  return openBook(shown, context.terminal.folder, context.values.force === true, context.progress);
}

/** What the user said, with the watch that shows progress and hears Ctrl+C. */
export function planOptions(context: CommandContext, book: OpenBook): PlanOptions {
  return {
    bookName: book.name,
    ...context.planning,
    watch: {
      onProgress: (progress) => context.progress.solving(progress),
      stopped: context.interrupted,
    },
    onReplay: (done, of) => context.progress.replaying(done, of),
    onCase: (done, of) => context.progress.weighing(done, of),
  };
}
