import { resolve } from "node:path";
import { exists, refuseTarget, saveBook } from "./book-file";
import { realTarget } from "./choose-target";
import { type CommandContext, printResult } from "./command-context";
import { CommandFailure, DONE, UsageFailure } from "./exit-status";
import { sampleBook, templateBook } from "./made-books";

export async function templateCommand(context: CommandContext): Promise<number> {
  const { values, terminal } = context;
  const shown = outputName(context);
  const path = await realTarget(resolve(terminal.folder, shown));
  if (!values.force && (await exists(path))) {
    throw new CommandFailure(
      `${shown} is there already: give another name, or --force to replace it.`,
    );
  }
  const target = { shown, path, keepBackup: false };
  await refuseTarget(target);
  const bytes = await (values.sample ? sampleBook() : templateBook());
  await saveBook(bytes, target);
  const what = values.sample
    ? "The sample factory's workbook"
    : "An empty workbook with all sheets";
  const next = `Next: plumbline run ${shown}`;
  printResult(
    context,
    { output: shown },
    `${what}: ${shown}\n${values.sample ? next : "Fill in Orders, Standards and Capacities, then: plumbline run " + shown}`,
  );
  return DONE;
}

function outputName({ positionals, values }: CommandContext): string {
  const named = positionals[0] ?? (typeof values.output === "string" ? values.output : undefined);
  if (positionals[0] !== undefined && values.output !== undefined) {
    throw new UsageFailure("Name the file once: either OUT or -o.");
  }
  const shown = named ?? (values.sample ? "sample.xlsx" : "plumbline.xlsx");
  if (!/\.xlsx$/i.test(shown)) throw new UsageFailure(`${shown} must end in .xlsx.`);
  return shown;
}
