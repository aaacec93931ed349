import { cleanCommand } from "./clean-command";
import type { CommandContext } from "./command-context";
import { CommandFailure } from "./exit-status";
import { explainCommand } from "./explain-command";
import { generateCommand } from "./generate-command";
import { planCommand } from "./plan-command";
import { publishCommand } from "./publish-command";
import { quoteCommand } from "./quote-command";
import { checkCommand, varianceCommand } from "./review-command";
import { templateCommand } from "./template-command";
import { validateCommand } from "./validate-command";

/** Does the command and gives the exit status. */
export function runCommand(context: CommandContext): Promise<number> {
  switch (context.command.name) {
    case "run":
    case "schedule":
      return planCommand(context);
    case "publish":
      return publishCommand(context);
    case "quote":
      return quoteCommand(context);
    case "validate":
      return validateCommand(context);
    case "explain":
      return explainCommand(context);
    case "variance":
      return varianceCommand(context);
    case "check":
      return checkCommand(context);
    case "template":
      return templateCommand(context);
    case "clean":
      return cleanCommand(context);
    case "generate":
      return generateCommand(context);
    default:
      throw new CommandFailure(`plumbline ${context.command.name} comes with a later version.`);
  }
}
