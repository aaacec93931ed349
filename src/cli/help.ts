import {
  COMMANDS,
  type CommandDefinition,
  OPTIONS,
  type OptionDefinition,
  type OptionName,
} from "./command-table";

/** Help of the whole program. */
export function programHelp(): string {
  const shown: readonly CommandDefinition[] = COMMANDS;
  const rows = shown
    .filter((command) => !command.hidden)
    .map((command): [string, string] => [command.name, command.summary]);
  return [
    "plumbline: a workbook of orders, standards and capacities becomes a schedule that can be run.",
    "",
    "  plumbline run BOOK                     writes BOOK.plumbline.xlsx beside it",
    "  plumbline template --sample try.xlsx   makes a workbook to try it with",
    "",
    ...aligned(rows),
    "",
    "plumbline COMMAND --help shows the options of a command.",
    "Status: 0 done; 1 done, rows left out (--strict); 2 nothing written; 130 interrupted.",
    "",
  ].join("\n");
}

export function commandHelp(command: CommandDefinition): string {
  const options: readonly OptionName[] = [...command.options, "help"];
  return [
    `plumbline ${command.name} ${command.arguments}`.trimEnd(),
    `  ${command.summary}`,
    "",
    ...aligned(options.map((name): [string, string] => [flag(name), OPTIONS[name].help])),
    "",
  ].join("\n");
}

function flag(name: OptionName): string {
  const option: OptionDefinition = OPTIONS[name];
  const short = option.short ? `-${option.short}, ` : "";
  return `${short}--${name}${option.value ? ` ${option.value}` : ""}`;
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(26, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) =>
    left.length > width
      ? [`  ${left}`, `  ${" ".repeat(width)}  ${right}`]
      : [`  ${left.padEnd(width)}  ${right}`],
  );
}
