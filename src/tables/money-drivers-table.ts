import { MONEY_DRIVERS } from "../sheets/written-figures";
import { type MoneyDriver, ownerOf, partsOf } from "../variance/money-drivers";
import { MONEY_EFFECTS } from "../variance/money-lines";
import { firstSpelling } from "../variance/spelling";
import { NOT_MEASURED } from "./not-measured";
import type { SheetContext } from "./sheet-context";
import { emptyRow, type PlacedTable, sideTable } from "./sheet-parts";
import type { CellContent, ContentRow } from "./written-content";

type Row = ContentRow<typeof MONEY_DRIVERS>;
type Key = keyof typeof MONEY_DRIVERS.columns;
type Formulas = Partial<Record<Key, string>>;

const at = (key: Key) => `PlumbMoneyDrivers[[#This Row],[${MONEY_DRIVERS.columns[key].header}]]`;

/** A text in place of a figure makes the result not measured. */
const live = (formula: string) => `=IFERROR(${formula},"${NOT_MEASURED}")`;

const FORMULAS: Readonly<Record<MoneyDriver["kind"], Formulas>> = {
  Work: {
    flexed: live(`(${at("goodH")}+${at("onceH")})*${at("costPerH")}`),
    rate: live(`(${at("paidPerH")}-${at("costPerH")})*${at("bookedH")}`),
    efficiency: live(`(${at("bookedH")}-${at("standardH")}-${at("onceH")})*${at("costPerH")}`),
    yield: live(`(${at("costRateH")}-${at("goodH")})*${at("costPerH")}`),
    standardRevision: live(`(${at("standardH")}-${at("costRateH")})*${at("costPerH")}`),
  },
  Material: {
    flexed: live(`${at("allowed")}*${at("standardPrice")}`),
    price: live(`(${at("paidPrice")}-${at("standardPrice")})*${at("taken")}`),
    usage: live(`(${at("taken")}-${at("allowed")})*${at("standardPrice")}`),
  },
  Fixed: {
    flexed: live(`${at("costsBudget")}+0`),
    overheadSpending: live(`${at("costsActual")}-${at("costsBudget")}`),
  },
  Variable: {},
  Volume: {
    flexed: live(`(${at("goodH")}-${at("planH")})*${at("costPerH")}`),
    fixedVolume: live(`(${at("planH")}-${at("goodH")})*${at("costPerH")}`),
  },
  Budget: { budget: live(`${at("planQuantity")}*${at("budgetPerUnit")}`) },
};

/**
 * The drivers of the table Money at its right: their effects are live formulas over their cells.
 * Names are spelled as its lines spell them.
 */
export function moneyDriversTable(
  drivers: readonly MoneyDriver[],
  context: SheetContext,
  place: { readonly row: number; readonly column: number },
): PlacedTable {
  const [resources, products] = [firstSpelling(), firstSpelling()];
  const rows = drivers.map((driver): Row => {
    const { resource, product } = ownerOf(driver);
    if (driver.kind === "Variable") return { ...driverRow(driver), resource, product };
    return { ...driverRow(driver), resource: resources(resource), product: products(product) };
  });
  rows.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0));
  if (rows.length === 0) rows.push(emptyRow(MONEY_DRIVERS, "kind", "Nothing to measure."));
  return sideTable(MONEY_DRIVERS, rows, context, place, {});
}

const KINDS: readonly string[] = Object.keys(FORMULAS);

/** By kind, then by names. */
const nameOf = ({ kind, resource, product, material }: Row) =>
  [KINDS.indexOf(String(kind)), resource, product, material].map(String).join("\u0001");

function driverRow(driver: MoneyDriver): Row {
  const [part] = partsOf(driver);
  const values: Partial<Record<Key, number | undefined>> = {
    budget: part?.budget,
    flexed: part?.flexed,
    ...Object.fromEntries(MONEY_EFFECTS.map((effect) => [effect, part?.effects[effect]])),
  };
  const results = Object.entries(FORMULAS[driver.kind]).map(([key, formula]) => {
    const value = values[key as Key] ?? NOT_MEASURED;
    const isFixed = key === "standardRevision" && value === NOT_MEASURED;
    return [key, isFixed ? value : { formula, value }] as const;
  });
  return {
    ...emptyRow(MONEY_DRIVERS, "kind", driver.kind),
    ...cellsOf(driver),
    ...Object.fromEntries(results),
  };
}

const said = (value: number | undefined): CellContent => value ?? NOT_MEASURED;

/** The cells that the formulas are over. */
function cellsOf(driver: MoneyDriver): Partial<Row> {
  switch (driver.kind) {
    case "Work":
      return {
        bookedH: driver.booked,
        standardH: driver.standard,
        onceH: driver.once,
        costRateH: driver.frozen,
        goodH: driver.good,
        costPerH: driver.costPerHour,
        paidPerH: said(driver.paidPerHour),
      };
    case "Material":
      return {
        material: driver.material,
        taken: driver.taken,
        allowed: driver.allowed,
        standardPrice: driver.standardPrice,
        paidPrice: said(driver.paidPrice),
      };
    case "Fixed":
    case "Variable":
      return { costsBudget: said(driver.budget), costsActual: said(driver.actual) };
    case "Volume":
      return { planH: driver.planned, goodH: driver.made, costPerH: driver.perHour };
    case "Budget":
      return { planQuantity: driver.quantity, budgetPerUnit: driver.perUnit };
  }
}
