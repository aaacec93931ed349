import { MONEY } from "../sheets/written-review";
import type { Money } from "../variance/money";
import { MONEY_EFFECTS, type MoneyLine } from "../variance/money-lines";
import type { SheetContext } from "./sheet-context";
import { emptyRow, type PlacedTable, sideTable } from "./sheet-parts";
import type { CellContent, ContentRow } from "./written-content";

type Row = ContentRow<typeof MONEY>;

/** What is shown for a figure that nothing measures; never 0. */
const NOT_MEASURED = "not measured";

const columnOf = (key: keyof typeof MONEY.columns) =>
  `PlumbMoney[[#This Row],[${MONEY.columns[key].header}]]`;

const VARIANCE = `=IFERROR(${columnOf("actual")}-${columnOf("flexed")},"${NOT_MEASURED}")`;
/** Texts count as nothing in both. */
const CHECK = `=ROUND(N(${columnOf("variance")})-SUM(${MONEY_EFFECTS.map(columnOf).join(",")}),6)`;

/** The table Money at the right of the sheet Variance; the last line is the ledger's own. */
export function moneyTable(
  { lines }: Money,
  context: SheetContext,
  place: { readonly row: number; readonly column: number },
): PlacedTable {
  const measured = lines.filter(
    ({ level, flexed, budget }) =>
      level === "Total" || flexed !== undefined || budget !== undefined,
  );
  const rows = measured.map(moneyRow);
  if (rows.length === 0) rows.push(emptyRow(MONEY, "level", "Nothing to measure."));
  return sideTable(MONEY, rows, context, place, { check: "0" });
}

function moneyRow(line: MoneyLine): Row {
  const { budget, flexed, actual, effects } = line;
  const variance = actual === undefined || flexed === undefined ? undefined : actual - flexed;
  const ofLedger = line.level === "Ledger";
  return {
    ...(Object.fromEntries(MONEY_EFFECTS.map((effect) => [effect, said(effects[effect])])) as Pick<
      Row,
      (typeof MONEY_EFFECTS)[number]
    >),
    level: line.level,
    resource: line.resource,
    product: line.product,
    budget: said(budget),
    flexed: said(flexed),
    actual: said(actual),
    variance: { formula: VARIANCE, value: variance ?? NOT_MEASURED },
    favourable: variance === undefined || variance === 0 ? undefined : variance > 0 ? "A" : "F",
    volume: said(
      ofLedger || budget === undefined || flexed === undefined ? undefined : flexed - budget,
    ),
    check: ofLedger ? undefined : { formula: CHECK, value: 0 },
  };
}

const said = (value: number | undefined): CellContent => value ?? NOT_MEASURED;
