import { comparableKey } from "../kernel/names";

/** What actual − flexed is split into, in the order of the table Money. */
export const MONEY_EFFECTS = [
  "price",
  "usage",
  "rate",
  "efficiency",
  "yield",
  "overheadSpending",
  "fixedVolume",
  "standardRevision",
] as const;

export type MoneyEffect = (typeof MONEY_EFFECTS)[number];

/** Money by what it is for; undefined: nothing measures it. Above 0 costs more. */
export type MoneyEffects = Readonly<Record<MoneyEffect, number | undefined>>;

export interface MoneyLine {
  readonly level: "Total" | "Resource" | "Product" | "Ledger";
  readonly resource: string;
  readonly product: string;
  /** Of the operating plan; undefined where it has no cost for a unit. */
  readonly budget: number | undefined;
  /** Standard cost of what was made. */
  readonly flexed: number | undefined;
  /** Flexed and all effects. */
  readonly actual: number | undefined;
  readonly effects: MoneyEffects;
}

/** A part of the cost: of a resource, of a product, or of neither. */
export interface MoneyPart {
  readonly resource: string;
  readonly product: string;
  readonly budget?: number;
  readonly flexed?: number;
  readonly effects: Partial<Record<MoneyEffect, number>>;
}

interface OpenLine {
  readonly level: MoneyLine["level"];
  readonly resource: string;
  readonly product: string;
  budget: number | undefined;
  flexed: number | undefined;
  readonly effects: Record<MoneyEffect, number | undefined>;
}

/** Parts summed to the total, to each resource and to each product; every level holds every part. */
export function moneyLines(parts: readonly MoneyPart[]): MoneyLine[] {
  const lines = new Map<string, OpenLine>();
  const open = (level: MoneyLine["level"], resource: string, product: string) => {
    const key = [level, comparableKey(resource), comparableKey(product)].join("\u0001");
    const known = lines.get(key);
    if (known) return known;
    const effects = Object.fromEntries(MONEY_EFFECTS.map((effect) => [effect, undefined]));
    const made = { level, resource, product, budget: undefined, flexed: undefined };
    const line: OpenLine = { ...made, effects: effects as OpenLine["effects"] };
    lines.set(key, line);
    return line;
  };
  open("Total", "", "");
  for (const part of parts) {
    for (const line of [
      open("Total", "", ""),
      open("Resource", part.resource, ""),
      open("Product", "", part.product),
    ])
      addTo(line, part);
  }
  const rank = { Total: 0, Resource: 1, Product: 2, Ledger: 3 };
  return [...lines.values()]
    .sort(
      (a, b) =>
        rank[a.level] - rank[b.level] ||
        (`${a.resource}\u0001${a.product}` < `${b.resource}\u0001${b.product}` ? -1 : 1),
    )
    .map((line) => ({ ...line, actual: actualOf(line) }));
}

function addTo(line: OpenLine, part: MoneyPart): void {
  line.budget = plus(line.budget, part.budget);
  line.flexed = plus(line.flexed, part.flexed);
  for (const effect of MONEY_EFFECTS)
    line.effects[effect] = plus(line.effects[effect], part.effects[effect]);
}

/** What is not measured stays so; what is measured counts. */
function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : a + b;
}

function actualOf({ flexed, effects }: OpenLine): number | undefined {
  if (flexed === undefined) return undefined;
  return MONEY_EFFECTS.reduce((sum, effect) => sum + (effects[effect] ?? 0), flexed);
}
