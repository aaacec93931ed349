import type { CostBook, Stretch } from "../record/cost-book";
import type { FloorRecord } from "../record/floor-record";
import { conversionCost } from "./conversion-cost";
import { MATERIAL, materialCost } from "./material-cost";
import {
  type MoneyEffects,
  MONEY_EFFECTS,
  type MoneyLine,
  moneyLines,
  type MoneyPart,
} from "./money-lines";

/** Stand for a resource or product of what is of none. */
const PLANT = "(plant)";
const OVERHEADS = "(overheads)";

export interface Money {
  /** A closed month of the ledger, else the window of the output gap. */
  readonly stretch: Stretch;
  readonly lines: readonly MoneyLine[];
}

/**
 * Cost against the flexed budget, as a ledger has it: flexed = good units × standard cost; actual =
 * flexed and all effects. Where the ledger has a closed month, that month; else the window. What has
 * no data is not measured, and never 0.
 */
export function moneyVariance(record: FloorRecord, book: CostBook, window: Stretch): Money {
  const month = book.lastClosedMonth(record.until);
  const stretch = month ?? window;
  const conversion = conversionCost(record, book, stretch);
  const parts = [...conversion.parts, ...materialCost(record, book, stretch)];
  if (month) parts.push(...overheads(record, book, month, conversion.standardHours));
  if (month) parts.push(...budgets(book, month));
  const lines = moneyLines(parts);
  return { stretch, lines: month ? [...lines, ledgerLine(lines, book, month)] : lines };
}

/** Spending by row of Costs; the volume of the fixed ones over the whole plant, where Plan says what was to be made. */
function overheads(
  record: FloorRecord,
  book: CostBook,
  month: Stretch,
  standardHours: number,
): MoneyPart[] {
  const fixed = book.overheads(month).filter(({ kind }) => kind === "Fixed");
  const parts = fixed.map(({ resource, budget, actual }): MoneyPart => ({
    resource: resource || PLANT,
    product: OVERHEADS,
    ...(budget === undefined ? {} : { flexed: budget }),
    effects:
      budget === undefined || actual === undefined ? {} : { overheadSpending: actual - budget },
  }));
  const budget = fixed.reduce((sum, row) => sum + (row.budget ?? 0), 0);
  const hours = plannedHours(record, book, month);
  if (budget <= 0 || hours === undefined) return parts;
  const unused = (hours - standardHours) * (budget / hours);
  const volume = {
    resource: PLANT,
    product: OVERHEADS,
    flexed: -unused,
    effects: { fixedVolume: unused },
  };
  return [...parts, volume];
}

/** Standard hours of what the operating plan wanted in a month; undefined where it says nothing. */
function plannedHours({ lookup }: FloorRecord, book: CostBook, month: Stretch): number | undefined {
  let hours = 0;
  for (const { product, quantity } of book.planned(month)) {
    let good = quantity;
    for (const step of [...lookup.stepsOf(product)].reverse()) {
      const started = good / step.yield;
      hours += started * step.frozenHours;
      good = started;
    }
  }
  return hours > 0 ? hours : undefined;
}

function budgets(book: CostBook, month: Stretch): MoneyPart[] {
  return book
    .planned(month)
    .flatMap(({ product, quantity, budgetCostPerUnit }): MoneyPart[] =>
      budgetCostPerUnit === undefined
        ? []
        : [{ resource: MATERIAL, product, budget: quantity * budgetCostPerUnit, effects: {} }],
    );
}

/** Costs' own total beside what of it the lines above hold; what is left is of resources without hours. */
function ledgerLine(lines: readonly MoneyLine[], book: CostBook, month: Stretch): MoneyLine {
  const rows = book.overheads(month);
  const sum = (of: (row: (typeof rows)[number]) => number | undefined) =>
    rows.reduce((all, row) => all + (of(row) ?? 0), 0);
  const explained = lines
    .filter(({ level, resource }) => level === "Resource" && resource !== MATERIAL)
    .reduce((all, { actual }) => all + (actual ?? 0), 0);
  const effects = Object.fromEntries(MONEY_EFFECTS.map((effect) => [effect, undefined]));
  return {
    level: "Ledger",
    resource: "",
    product: "",
    budget: sum(({ budget }) => budget),
    flexed: explained,
    actual: sum(({ actual }) => actual),
    effects: effects as MoneyEffects,
  };
}
