import { UnreadableWorkbook } from "../hosts/xlsx/unreadable-workbook";
import { RefusedChange } from "../workbook/refused-change";
import type { CommandContext } from "./command-context";
import { CommandFailure, DONE, NOTHING_DONE, OUR_FAULT, UsageFailure } from "./exit-status";
import { commandHelp, programHelp } from "./help";
import { planningValues } from "./option-values";
import { parseArguments, type ParsedArguments } from "./parse-arguments";
import { runCommand } from "./run-command";
import { progressLine } from "./show-progress";
import type { Terminal } from "./terminal";
import { VERSION } from "./version";

/** Does what the arguments say and gives the exit status; never throws. */
export async function commandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const asked = parseArguments(argv);
    if (asked.kind === "version") {
      terminal.out(`${VERSION}\n`);
      return DONE;
    }
    if (asked.kind === "help") {
      terminal.out(asked.command ? commandHelp(asked.command) : programHelp());
      return argv.length > 0 ? DONE : NOTHING_DONE;
    }
    return await withContext(asked.parsed, terminal);
  } catch (fault) {
    return complain(fault, argv, terminal);
  }
}

async function withContext(parsed: ParsedArguments, terminal: Terminal): Promise<number> {
  const planning = planningValues(parsed.values);
  let interrupted = false;
  const forget = terminal.onInterrupt(() => {
    interrupted = true;
  });
  const json = parsed.values.json === true;
  const progress = progressLine(terminal, parsed.values.quiet === true);
  const context: CommandContext = {
    ...parsed,
    terminal,
    progress,
    json,
    planning,
    interrupted: () => interrupted,
  };
  try {
    return await runCommand(context);
  } catch (thrown) {
    progress.end();
    const fault = asFailure(thrown, parsed);
    if (json && fault instanceof CommandFailure) {
      terminal.out(`${JSON.stringify({ error: fault.message }, null, 2)}\n`);
    }
    throw fault;
  } finally {
    forget();
  }
}

/** What hosts refuse while they read or write, as a failure of the command. */
function asFailure(thrown: unknown, { positionals }: ParsedArguments): unknown {
  if (thrown instanceof UnreadableWorkbook) {
    return new CommandFailure(`${positionals[0]}: ${thrown.message}`);
  }
  if (thrown instanceof RefusedChange) {
    return new CommandFailure(`${positionals[0]}: ${thrown.message} Nothing was written.`);
  }
  return thrown;
}

/** One plain line, whatever went wrong. */
function complain(fault: unknown, argv: readonly string[], terminal: Terminal): number {
  if (terminal.debug && fault instanceof Error) terminal.err(`${fault.stack ?? fault.message}\n`);
  if (fault instanceof CommandFailure) {
    terminal.err(`plumbline: ${oneLine(fault.message)}\n`);
    if (fault instanceof UsageFailure) terminal.err(`${whereHelpIs(argv)}\n`);
    return fault.status;
  }
  const message = fault instanceof Error ? fault.message : String(fault);
  terminal.err(
    `plumbline: a fault of Plumbline's own, nothing was written: ${oneLine(message)} ` +
      `(PLUMBLINE_DEBUG=1 shows where)\n`,
  );
  return OUR_FAULT;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

function whereHelpIs(argv: readonly string[]): string {
  try {
    const asked = parseArguments([argv[0] ?? "help", "--help"]);
    if (asked.kind === "help" && asked.command) {
      return `plumbline ${asked.command.name} --help shows how it is used.`;
    }
  } catch {
    // An unknown command has no help of its own.
  }
  return "plumbline --help lists the commands.";
}
