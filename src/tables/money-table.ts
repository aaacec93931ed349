import { MONEY_DRIVERS } from "../sheets/written-figures";
import { MONEY } from "../sheets/written-review";
import type { Money } from "../variance/money";
import { MATERIAL } from "../variance/money-drivers";
import { MONEY_EFFECTS, type MoneyLine } from "../variance/money-lines";
import { NOT_MEASURED } from "./not-measured";
import type { SheetContext } from "./sheet-context";
import { emptyRow, type PlacedTable, sideTable } from "./sheet-parts";
import type { CellContent, ContentRow } from "./written-content";

type Row = ContentRow<typeof MONEY>;
type Key = keyof typeof MONEY.columns;

const columnOf = (key: Key) => `PlumbMoney[[#This Row],[${MONEY.columns[key].header}]]`;
const driverOf = (key: keyof typeof MONEY_DRIVERS.columns) =>
  `PlumbMoneyDrivers[${MONEY_DRIVERS.columns[key].header}]`;
/** A text in place of a figure makes the result not measured. */
const live = (formula: string) => `=IFERROR(${formula},"${NOT_MEASURED}")`;

/** Summed from the drivers: what a line is named by, and each figure. */
const SUMMED = ["budget", "flexed", ...MONEY_EFFECTS] as const;

const ACTUAL = live(
  `${columnOf("flexed")}+SUM(${MONEY_EFFECTS.map((key) => columnOf(key)).join(",")})`,
);
const VARIANCE = live(`${columnOf("actual")}-${columnOf("flexed")}`);
const VOLUME = live(`${columnOf("flexed")}-${columnOf("budget")}`);
const FAVOURABLE = `=IF(ROUND(N(${columnOf("variance")}),6)>0,"A",IF(ROUND(N(${columnOf("variance")}),6)<0,"F",""))`;
/** Texts count as nothing in both. */
const CHECK = `=ROUND(N(${columnOf("variance")})-SUM(${MONEY_EFFECTS.map((key) => columnOf(key)).join(",")}),6)`;
/** What the lines of resources hold of the ledger. */
const EXPLAINED = `=SUMPRODUCT((PlumbMoney[Level]="Resource")*(PlumbMoney[Resource]<>"${MATERIAL}"),PlumbMoney[Actual])`;

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
  const rows = measured.map((line) => (line.level === "Ledger" ? ledgerRow(line) : moneyRow(line)));
  if (rows.length === 0) rows.push(emptyRow(MONEY, "level", "Nothing to measure."));
  return sideTable(MONEY, rows, context, place, { check: "0" });
}

function moneyRow(line: MoneyLine): Row {
  const { level, resource, product, budget, flexed, actual, effects } = line;
  const values = { budget, flexed, ...effects };
  const summed = Object.fromEntries(
    SUMMED.map((key) => [key, { formula: sumOf(level, key), value: values[key] ?? NOT_MEASURED }]),
  ) as Pick<Row, (typeof SUMMED)[number]>;
  const volume = budget === undefined || flexed === undefined ? undefined : flexed - budget;
  return {
    ...summed,
    level,
    resource,
    product,
    actual: { formula: ACTUAL, value: actual ?? NOT_MEASURED },
    ...varianceOf(line),
    volume: { formula: VOLUME, value: volume ?? NOT_MEASURED },
    check: { formula: CHECK, value: 0 },
  };
}

/**
 * The sum of a figure over the drivers of a line; not measured where none of them has it. Compared
 * cell by cell: a name with `*` or `?` is no pattern.
 */
function sumOf(level: MoneyLine["level"], key: (typeof SUMMED)[number]): string {
  const figure = driverOf(key);
  if (level === "Total") return `=IF(COUNT(${figure})=0,"${NOT_MEASURED}",SUM(${figure}))`;
  const by = level === "Resource" ? "resource" : "product";
  const own = `(${driverOf(by)}=${columnOf(by)})`;
  return `=IF(SUMPRODUCT(${own}*ISNUMBER(${figure}))=0,"${NOT_MEASURED}",SUMPRODUCT(${own}*1,${figure}))`;
}

function ledgerRow(line: MoneyLine): Row {
  const none = Object.fromEntries(
    MONEY_EFFECTS.map((effect): [string, CellContent] => [effect, NOT_MEASURED]),
  ) as Pick<Row, (typeof MONEY_EFFECTS)[number]>;
  const sum = (key: "costsBudget" | "costsActual", value: number | undefined): CellContent => ({
    formula: `=SUM(${driverOf(key)})`,
    value: value ?? 0,
  });
  return {
    ...emptyRow(MONEY, "level", line.level),
    ...none,
    budget: sum("costsBudget", line.budget),
    flexed: { formula: EXPLAINED, value: line.flexed ?? 0 },
    actual: sum("costsActual", line.actual),
    ...varianceOf(line),
    volume: NOT_MEASURED,
  };
}

function varianceOf({ actual, flexed }: MoneyLine): Pick<Row, "variance" | "favourable"> {
  const variance = actual === undefined || flexed === undefined ? undefined : actual - flexed;
  const cents = Math.round((variance ?? 0) * 1e6);
  return {
    variance: { formula: VARIANCE, value: variance ?? NOT_MEASURED },
    favourable: { formula: FAVOURABLE, value: cents > 0 ? "A" : cents < 0 ? "F" : "" },
  };
}
