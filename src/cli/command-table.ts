/** Every command with its arguments and options: parsing and help both come from here. */

export interface OptionDefinition {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: true;
  /** What stands for the value in help. */
  readonly value?: string;
  readonly help: string;
}

export const OPTIONS = {
  output: {
    type: "string",
    short: "o",
    value: "FILE",
    help: "where to write; else BOOK.plumbline.xlsx beside BOOK",
  },
  "in-place": { type: "boolean", help: "write into BOOK itself; the old file is kept as BOOK.bak" },
  now: {
    type: "string",
    value: "ISO",
    help: "where Settings has no Plan start: plan from then, 2026-11-23T06:00",
  },
  seconds: { type: "string", value: "N", help: "how long to look for a better schedule" },
  iterations: {
    type: "string",
    value: "N",
    help: "how many steps to search: the same on every machine",
  },
  seed: { type: "string", value: "N", help: "another seed gives another search" },
  seeds: {
    type: "string",
    value: "N",
    help: "so many searches side by side, from --seed upwards; the best schedule wins",
  },
  map: {
    type: "string",
    multiple: true,
    value: '"Sheet.Their heading=Our column"',
    help: "settle a heading; may be repeated, and is remembered in the workbook",
  },
  goal: { type: "string", value: "NAME", help: "On time, Fewest late, Throughput, Cost or Stable" },
  "priority-1": {
    type: "string",
    value: "most|least",
    help: "which end of the orders' Priority is urgent",
  },
  json: { type: "boolean", help: "the result for other programs on standard output" },
  strict: { type: "boolean", help: "status 1 when rows had to be left out" },
  quiet: { type: "boolean", help: "no progress" },
  "keep-best": { type: "boolean", help: "when interrupted, write the best schedule found so far" },
  force: {
    type: "boolean",
    help: "although it ends a signature, or replaces a template",
  },
  product: { type: "string", value: "P", help: "the product that is asked for" },
  quantity: { type: "string", value: "N", help: "how many" },
  due: { type: "string", value: "ISO", help: "when it is wanted, such as 2026-12-18" },
  sample: { type: "boolean", help: "fill in the sample factory" },
  check: { type: "boolean", help: "only compare, and fail when a file is stale" },
  help: { type: "boolean", short: "h", help: "show this help" },
  version: { type: "boolean", help: "show the version" },
} as const satisfies Record<string, OptionDefinition>;

export type OptionName = keyof typeof OPTIONS;

export interface CommandDefinition {
  readonly name: string;
  /** As help shows it behind the name. */
  readonly arguments: string;
  readonly least: number;
  readonly most: number;
  readonly summary: string;
  readonly options: readonly OptionName[];
  readonly hidden?: true;
}

const READING = ["now", "map", "priority-1"] as const;
const SEARCH = ["seconds", "iterations", "seed", "seeds", "goal"] as const;
const TARGET = ["output", "in-place", "force"] as const;
const TALK = ["json", "quiet"] as const;
const PLANNING = [...TARGET, ...READING, ...SEARCH, "keep-best", "strict", ...TALK] as const;

export const COMMANDS = [
  {
    name: "run",
    arguments: "BOOK",
    least: 1,
    most: 1,
    summary:
      "the whole chain: schedule, last week against its plan, assumptions against the record",
    options: PLANNING,
  },
  {
    name: "schedule",
    arguments: "BOOK",
    least: 1,
    most: 1,
    summary: "the schedule and its sheets",
    options: PLANNING,
  },
  {
    name: "variance",
    arguments: "BOOK",
    least: 1,
    most: 1,
    summary: "why plan and floor parted in the last week that is recorded",
    options: [...TARGET, ...READING, ...SEARCH, "strict", ...TALK],
  },
  {
    name: "check",
    arguments: "BOOK",
    least: 1,
    most: 1,
    summary: "are lead times, standards and uptimes what the record shows",
    options: [...TARGET, ...READING, "strict", ...TALK],
  },
  {
    name: "publish",
    arguments: "BOOK",
    least: 1,
    most: 1,
    summary: "commits the plan in the book as the one that later runs are measured against",
    options: [...TARGET, ...TALK],
  },
  {
    name: "quote",
    arguments: "BOOK --product P --quantity N [--due D]",
    least: 1,
    most: 1,
    summary: "when one more order could be finished, and whom it would delay; writes nothing",
    options: ["product", "quantity", "due", ...READING, ...SEARCH, ...TALK],
  },
  {
    name: "validate",
    arguments: "BOOK",
    least: 1,
    most: 1,
    summary: "reads and lists issues; writes nothing",
    options: [...READING, "strict", ...TALK],
  },
  {
    name: "explain",
    arguments: "BOOK ORDER",
    least: 2,
    most: 2,
    summary:
      "why an order finishes when it does, or what an hour more on a resource is worth; writes nothing",
    options: [...READING, ...SEARCH, ...TALK],
  },
  {
    name: "template",
    arguments: "[OUT]",
    least: 0,
    most: 1,
    summary: "an empty workbook with all sheets; --sample fills in the sample factory",
    options: ["sample", "output", "force", "json", "quiet"],
  },
  {
    name: "clean",
    arguments: "BOOK",
    least: 1,
    most: 1,
    summary: "takes away everything that Plumbline created",
    options: [...TARGET, ...TALK],
  },
  {
    name: "generate",
    arguments: "",
    least: 0,
    most: 0,
    summary: "writes the guide and the template anew from the sheet definitions",
    options: ["check", "quiet"],
    hidden: true,
  },
] as const satisfies readonly CommandDefinition[];

export function findCommand(name: string): CommandDefinition | undefined {
  return COMMANDS.find((command) => command.name === name);
}
