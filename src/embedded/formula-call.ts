/** An argument of a call in a formula. */
export type FormulaArgument =
  | { readonly kind: "value"; readonly value: string | number | boolean }
  | { readonly kind: "reference"; readonly address: string }
  /** Nothing between two commas. */
  | { readonly kind: "missing" };

export interface FormulaCall {
  readonly name: string;
  readonly args: readonly FormulaArgument[];
}

const NAME = /^=\s*([A-Za-z_][\w.]*)\s*\(/;

/**
 * Reads `=NAME(argument, …)` with plain arguments: numbers, texts, TRUE and FALSE, references.
 * Undefined for every other formula: this host does not calculate.
 */
export function formulaCall(formula: string): FormulaCall | undefined {
  const start = NAME.exec(formula);
  if (!start) return undefined;
  const parts = splitArguments(formula.slice(start[0].length));
  const args = parts?.map(argument);
  if (!args || args.includes(undefined)) return undefined;
  const alone = args.length === 1 && args[0]?.kind === "missing";
  return { name: start[1]!, args: alone ? [] : (args as FormulaArgument[]) };
}

/** Texts between the commas, up to the parenthesis that ends the formula. */
function splitArguments(text: string): string[] | undefined {
  const parts: string[] = [];
  let part = "";
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (quote !== "") {
      if (sign === quote) quote = "";
      part += sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      part += sign;
    } else if (sign === ",") {
      parts.push(part);
      part = "";
    } else if (sign === ")") {
      return text.slice(at + 1).trim() === "" ? [...parts, part] : undefined;
    } else if (sign === "(") {
      return undefined;
    } else {
      part += sign;
    }
  }
  return undefined;
}

const REFERENCE =
  /^('(?:[^']|'')+'!|[A-Za-z_][\w.]*!)?\$?[A-Za-z]{1,3}\$?\d+(:\$?[A-Za-z]{1,3}\$?\d+)?#?$/;

function argument(part: string): FormulaArgument | undefined {
  const text = part.trim();
  if (text === "") return { kind: "missing" };
  if (/^"(?:[^"]|"")*"$/.test(text)) {
    return { kind: "value", value: text.slice(1, -1).replaceAll('""', '"') };
  }
  if (/^(true|false)$/i.test(text)) return { kind: "value", value: text.toLowerCase() === "true" };
  if (Number.isFinite(Number(text))) return { kind: "value", value: Number(text) };
  return REFERENCE.test(text) ? { kind: "reference", address: text } : undefined;
}
