import type { CellValue, Grid } from "./grid";
import type { ColumnPlan } from "./column-plan";

const TOTAL_WORDS: ReadonlySet<string> = new Set(
  [
    "total, totals, subtotal, subtotals, sub-total, sub total, grand total, sum, sums, overall",
    "summe, summen, gesamt, gesamtsumme, zwischensumme, teilsumme, insgesamt, ergebnis, gesamtergebnis, endsumme",
    "somme, sous-total, sous total, total général, totaux",
    "suma, sumas, total general, totales, suma total",
    "soma, somas, subtotais, total geral, totais",
    "totale, totali, subtotale, totale complessivo, totaal, subtotaal, eindtotaal",
  ].flatMap((words) => words.split(", ")),
);

function saysTotal(value: CellValue): boolean {
  if (typeof value !== "string") return false;
  const words = value
    .trim()
    .toLowerCase()
    .replace(/[:.=\s]+$/, "");
  return TOTAL_WORDS.has(words);
}

/** `A Total`, `Ergebnis von A`: what Excel's own subtotals write. */
function mentionsTotal(value: CellValue): boolean {
  if (typeof value !== "string") return false;
  const words = value.trim().toLowerCase().split(/\s+/);
  return saysTotal(words[0] ?? null) || saysTotal(words[words.length - 1] ?? null);
}

/**
 * True for a row of totals: figures, and no words but one that says total. `base` is the index of
 * the row's first cell. A real order called `Total Energies` has other words, and no sum formulas.
 */
export function isTotalRow(grid: Grid, base: number, plans: readonly ColumnPlan[]): boolean {
  let figures = 0;
  let says = 0;
  let mentions = 0;
  let otherWords = 0;
  for (const plan of plans) {
    if (plan.offset < 0) continue;
    const value = grid.values[base + plan.offset] ?? null;
    if (value === null || value === "") continue;
    if (saysTotal(value)) says += 1;
    else if (mentionsTotal(value)) mentions += 1;
    else if (plan.isWords) otherWords += 1;
    else if (typeof value === "number") figures += 1;
  }
  if (otherWords > 0 || figures === 0) return false;
  if (says > 0 || mentions === 0) return true;
  return hasSumFormula(grid, base, plans);
}

function hasSumFormula(grid: Grid, base: number, plans: readonly ColumnPlan[]): boolean {
  return plans.some((plan) => {
    const formula = plan.offset < 0 ? undefined : grid.formulas.get(base + plan.offset);
    return (
      formula !== undefined && /\b(SUBTOTAL|AGGREGATE|SUM|SUMIFS?|SUMPRODUCT)\(/i.test(formula)
    );
  });
}

/** True when a row's key says total or is empty, so that it is worth a closer look. */
export function couldBeTotal(value: CellValue): boolean {
  return value === null || value === "" || mentionsTotal(value);
}
