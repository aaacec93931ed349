import { explainPlan } from "../app/explain-plan";
import { type CommandContext, printResult } from "./command-context";
import { commandSolver } from "./command-solver";
import { CommandFailure, DONE, Interrupted } from "./exit-status";
import { openInput, planOptions } from "./plan-command";
import { sayNothingDone } from "./say-issues";

export async function explainCommand(context: CommandContext): Promise<number> {
  const order = context.positionals[1]!;
  const book = await openInput(context);
  const solver = commandSolver(context);
  const options = planOptions(context, book);
  const outcome = await explainPlan(book.host, order, options, solver, context.terminal);
  if (context.interrupted()) throw new Interrupted();
  if (outcome.kind === "unknown order") {
    const near = outcome.near.slice(0, 5).join(", ");
    const hint = near === "" ? "" : ` Did you mean ${near}?`;
    throw new CommandFailure(
      `There is no order "${order}" in ${book.shown}, and no resource of that name.${hint}`,
    );
  }
  if (outcome.kind !== "done") return sayNothingDone(context, outcome);
  printResult(context, outcome.explanation, outcome.text);
  return DONE;
}
