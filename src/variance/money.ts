import type { CostBook, Stretch } from "../record/cost-book";
import type { FloorRecord } from "../record/floor-record";
import { conversionCost } from "./conversion-cost";
import { materialCost } from "./material-cost";
import { MATERIAL, type MoneyDriver, partsOf } from "./money-drivers";
import { type MoneyEffects, MONEY_EFFECTS, type MoneyLine, moneyLines } from "./money-lines";

export interface Money {
  /** A closed month of the ledger, else the window of the output gap. */
  readonly stretch: Stretch;
  readonly lines: readonly MoneyLine[];
  /** What the lines are made from. */
  readonly drivers: readonly MoneyDriver[];
}

/**
 * Cost against the flexed budget, as a ledger has it: flexed = good units × standard cost; actual =
 * flexed and all effects. Where the ledger has a closed month, that month; else the window. What has
 * no data is not measured, and never 0.
 */
export function moneyVariance(record: FloorRecord, book: CostBook, window: Stretch): Money {
  const month = book.lastClosedMonth(record.until);
  const stretch = month ?? window;
  const work = conversionCost(record, book, stretch);
  const made = work.reduce((sum, { good }) => sum + good, 0);
  const drivers: readonly MoneyDriver[] = [
    ...work,
    ...materialCost(record, book, stretch),
    ...(month ? [...overheads(record, book, month, made), ...budgets(book, month)] : []),
  ];
  const lines = moneyLines(drivers.flatMap(partsOf));
  return {
    stretch,
    lines: month ? [...lines, ledgerLine(lines, book, month)] : lines,
    drivers,
  };
}

/** The rows of Costs; the volume of the fixed ones over the whole plant, where Plan says what was to be made. */
function overheads(
  record: FloorRecord,
  book: CostBook,
  month: Stretch,
  made: number,
): MoneyDriver[] {
  const rows = book.overheads(month).map(({ kind, resource, budget, actual }): MoneyDriver => ({
    kind,
    resource: resource ?? "",
    budget,
    actual,
  }));
  const budget = book
    .overheads(month)
    .reduce((sum, row) => sum + (row.kind === "Fixed" ? (row.budget ?? 0) : 0), 0);
  const planned = plannedHours(record, book, month);
  if (budget <= 0 || planned === undefined) return rows;
  return [...rows, { kind: "Volume", planned, made, perHour: budget / planned }];
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

function budgets(book: CostBook, month: Stretch): MoneyDriver[] {
  return book
    .planned(month)
    .flatMap(({ product, quantity, budgetCostPerUnit }): MoneyDriver[] =>
      budgetCostPerUnit === undefined
        ? []
        : [{ kind: "Budget", product, quantity, perUnit: budgetCostPerUnit }],
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
