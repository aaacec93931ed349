import { z } from "zod";
import { type Moment, momentFromIso, startOfDay } from "../kernel/moment";
import { comparableName } from "../kernel/names";
import { GOALS, type PRIORITY_1_IS } from "../sheets/settings";
import { UsageFailure } from "./exit-status";
import type { OptionValues } from "./parse-arguments";

z.config({ jitless: true });

const WHOLE = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number);
const SEEDS = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .refine((n) => n >= 1 && n <= 64);
const SECONDS = z
  .string()
  .regex(/^\d{1,7}(\.\d+)?$/)
  .transform(Number);
const QUANTITY = z
  .string()
  .regex(/^\d{1,12}(\.\d+)?$/)
  .transform(Number)
  .refine((n) => n > 0);
const MOMENT = z
  .string()
  .transform(momentFromIso)
  .refine((moment) => moment !== undefined);
const GOAL = z
  .string()
  .transform((text) => GOALS.find((goal) => comparableName(goal) === comparableName(text)));
/** A heading or a sheet, and ours that it is; whether both are there, the workbook tells. */
const MAPPING = z.string().regex(/^.+=.+$/);

/** Option values that mean something to the core; what was not given is missing. */
export interface PlanningValues {
  readonly now?: Moment;
  readonly seconds?: number;
  readonly iterations?: number;
  readonly seed?: number;
  readonly seeds?: number;
  readonly goal?: (typeof GOALS)[number];
  readonly priority1Is?: (typeof PRIORITY_1_IS)[number];
  readonly headings?: readonly string[];
  readonly keepBest?: boolean;
}

export function planningValues(values: OptionValues): PlanningValues {
  return {
    ...given("now", read(values, "now", MOMENT, "a moment such as 2026-11-23T06:00")),
    ...given("seconds", read(values, "seconds", SECONDS, "a number of seconds such as 20")),
    ...given("iterations", read(values, "iterations", WHOLE, "a whole number such as 2000")),
    ...given("seed", read(values, "seed", WHOLE, "a whole number such as 1")),
    ...given("seeds", read(values, "seeds", SEEDS, "a whole number from 1 to 64")),
    ...given("goal", read(values, "goal", GOAL, `one of ${GOALS.join(", ")}`)),
    ...given("priority1Is", priority(values)),
    ...given("headings", headings(values)),
    ...(values["keep-best"] ? { keepBest: true } : {}),
  };
}

export function quantityValue(values: OptionValues): number {
  const quantity = read(values, "quantity", QUANTITY, "a number above 0 such as 250");
  if (quantity === undefined) throw new UsageFailure("plumbline quote needs --quantity N.");
  return quantity;
}

/** A date without a time means the end of that day. */
export function dueValue(values: OptionValues): Moment | undefined {
  const due = read(values, "due", MOMENT, "a date such as 2026-12-18");
  if (due === undefined) return undefined;
  const bare = !/[T ]/.test(String(values.due).trim());
  return bare ? startOfDay(due) + 86400 : due;
}

function read<T>(
  values: OptionValues,
  name: keyof OptionValues,
  type: z.ZodType<T, unknown>,
  wanted: string,
): T | undefined {
  const typed = values[name];
  if (typed === undefined) return undefined;
  const result = type.safeParse(typed);
  if (result.success && result.data !== undefined) return result.data;
  throw new UsageFailure(`--${name} ${shown(typed)} is not ${wanted}.`);
}

function priority(values: OptionValues): PlanningValues["priority1Is"] {
  const typed = values["priority-1"];
  if (typed === undefined) return undefined;
  const word = comparableName(String(typed));
  if (word === "most" || word === "mosturgent") return "Most urgent";
  if (word === "least" || word === "leasturgent") return "Least urgent";
  throw new UsageFailure(`--priority-1 ${shown(typed)} is neither most nor least.`);
}

function headings(values: OptionValues): readonly string[] | undefined {
  const typed = values.map;
  if (!Array.isArray(typed)) return undefined;
  for (const one of typed) {
    if (!MAPPING.safeParse(one).success) {
      throw new UsageFailure(
        `--map ${shown(one)} does not read "Sheet.Their heading=Our column" or "Their sheet=Our sheet".`,
      );
    }
  }
  return typed;
}

function shown(value: unknown): string {
  const text = String(value).replace(/[\p{Cc}\p{Cf}]/gu, "?");
  return `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
}

function given<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: T });
}
