import { parseArgs } from "node:util";
import {
  type CommandDefinition,
  COMMANDS,
  findCommand,
  OPTIONS,
  type OptionName,
} from "./command-table";
import { UsageFailure } from "./exit-status";

export interface ParsedArguments {
  readonly command: CommandDefinition;
  readonly positionals: readonly string[];
  readonly values: OptionValues;
}

/** Options as typed, before their values are read. */
export type OptionValues = Partial<Record<OptionName, string | boolean | string[]>>;

/** What was asked for: a command, or one of the two things that are no command. */
export type Asked =
  | { readonly kind: "command"; readonly parsed: ParsedArguments }
  | { readonly kind: "help"; readonly command: CommandDefinition | undefined }
  | { readonly kind: "version" };

export function parseArguments(argv: readonly string[]): Asked {
  const { values, positionals } = parseAll(argv);
  if (values.version) return { kind: "version" };
  const [name, ...rest] = positionals;
  if (name === undefined || name === "help") {
    const about = name === "help" ? rest[0] : undefined;
    return { kind: "help", command: about === undefined ? undefined : knownCommand(about) };
  }
  const command = knownCommand(name);
  if (values.help) return { kind: "help", command };
  for (const given of Object.keys(values)) {
    if (!command.options.includes(given as OptionName)) {
      throw new UsageFailure(`plumbline ${command.name} takes no --${given}.`);
    }
  }
  checkCount(command, rest);
  return { kind: "command", parsed: { command, positionals: rest, values } };
}

function parseAll(argv: readonly string[]): { values: OptionValues; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: OPTIONS,
      allowPositionals: true,
    });
    return { values, positionals };
  } catch (fault) {
    throw new UsageFailure(parseComplaint(fault));
  }
}

/** Node's own complaint as one plain line. */
function parseComplaint(fault: unknown): string {
  const message = fault instanceof Error ? fault.message : String(fault);
  const named = /'(-[^' ]*)/.exec(message)?.[1] ?? "";
  const code = (fault as { code?: string }).code;
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const near = nearest(named.replace(/^-+/, ""), Object.keys(OPTIONS));
    return `There is no option ${named}.${near ? ` Did you mean --${near}?` : ""}`;
  }
  if (/does not take an argument/.test(message)) return `The option ${named} takes no value.`;
  if (/argument missing|ambiguous/.test(message))
    return `The option ${named.replace(/,$/, "")} needs a value.`;
  return message.split("\n")[0] ?? message;
}

function knownCommand(name: string): CommandDefinition {
  const command = findCommand(name);
  if (command) return command;
  if (/\.(xlsx|xlsm)$/i.test(name)) {
    throw new UsageFailure(`Say what to do with the workbook, such as: plumbline run "${name}".`);
  }
  const visible: readonly CommandDefinition[] = COMMANDS;
  const near = nearest(
    name,
    visible.filter((c) => !c.hidden).map((c) => c.name),
  );
  throw new UsageFailure(`There is no command "${name}".${near ? ` Did you mean ${near}?` : ""}`);
}

function checkCount(command: CommandDefinition, given: readonly string[]): void {
  if (given.length < command.least) {
    const missing = command.arguments.split(" ")[given.length] ?? "BOOK";
    throw new UsageFailure(
      `plumbline ${command.name} needs ${missing}: plumbline ${command.name} ${command.arguments}`,
    );
  }
  if (given.length > command.most) {
    const extra = given[command.most]!;
    throw new UsageFailure(`plumbline ${command.name} does not know what to do with "${extra}".`);
  }
}

/** The name that differs in at most two letters; undefined when none is so near. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= 2 ? best.candidate : undefined;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(swap, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
