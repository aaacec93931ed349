import { invalidArgument } from "./rich-error";

export function text(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument("a text was expected");
  return value;
}

export function optionalText(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : text(value);
}

export function integer(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw invalidArgument("a whole number was expected");
  }
  return value;
}

export function optionalInteger(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : integer(value);
}

export function flag(value: unknown): boolean {
  if (typeof value !== "boolean") throw invalidArgument("true or false was expected");
  return value;
}

export function oneOf<T extends string>(value: unknown, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw invalidArgument(`one of ${choices.join(", ")} was expected`);
  return found;
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalidArgument("an object was expected");
  }
  return value as Readonly<Record<string, unknown>>;
}
