import type { PlanningValues } from "./option-values";
import type { ParsedArguments } from "./parse-arguments";
import type { ProgressLine } from "./show-progress";
import type { Terminal } from "./terminal";

/** What every command works with. */
export interface CommandContext extends ParsedArguments {
  readonly terminal: Terminal;
  readonly progress: ProgressLine;
  /** True once the user pressed Ctrl+C. */
  readonly interrupted: () => boolean;
  readonly json: boolean;
  /** Option values that mean something to the core. */
  readonly planning: PlanningValues;
}

/** Prints a result: for programs as JSON, for people as text. */
export function printResult(context: CommandContext, json: unknown, text: string): void {
  context.progress.end();
  context.terminal.out(context.json ? `${JSON.stringify(json, null, 2)}\n` : `${text.trimEnd()}\n`);
}
