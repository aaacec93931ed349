import type { ProductSales } from "../record/sales-book";
import { REVENUE } from "../sheets/written-revenue";
import { type Revenue, type RevenueEffects, type RevenueLine, worthOf } from "../variance/revenue";
import { UNKNOWN } from "./gap-look";
import { NOT_MEASURED } from "./not-measured";
import {
  DECIMALS,
  LIVE,
  lineFormulas,
  type LiveFormulas,
  NOT_PLANNED,
  NOT_SOLD,
  totalFormulas,
} from "./revenue-formulas";
import type { SheetContext } from "./sheet-context";
import { emptyRow, type PlacedTable, sideTable } from "./sheet-parts";
import type { CellContent, ContentRow } from "./written-content";

type Row = ContentRow<typeof REVENUE>;
type LiveKey = (typeof LIVE)[number];

/** The table Revenue on the sheet Variance: what was planned and sold, and live formulas over it. */
export function revenueTable(
  revenue: Revenue,
  context: SheetContext,
  place: { readonly row: number; readonly column: number },
): PlacedTable {
  const rows =
    revenue.lines.length === 0
      ? [{ ...emptyRow(REVENUE, "level", "Total"), product: nothingSaid(revenue) }]
      : [totalRow(revenue), ...revenue.lines.map((line) => lineRow(line, revenue))];
  return sideTable(REVENUE, rows, context, place, { check: "0" });
}

function totalRow(revenue: Revenue): Row {
  return {
    ...emptyRow(REVENUE, "level", "Total"),
    ...liveCells(totalFormulas(revenue), { ...revenue, atPlannedMix: undefined }),
    atPlannedMix: undefined,
  };
}

function lineRow(line: RevenueLine, revenue: Revenue): Row {
  const { product, unit, equivalent, planned, actual, effects } = line;
  const bothSides = revenue.isPlanned && revenue.isShipped;
  const counts = effects !== undefined || !bothSides;
  const figures = {
    planned: counts ? worthOf(planned) : undefined,
    actual: counts ? worthOf(actual) : undefined,
    effects,
    atPlannedMix: line.atPlannedMix,
  };
  return {
    ...liveCells(lineFormulas(line, revenue), figures),
    level: "Product",
    product: product || UNKNOWN,
    unit,
    equivalent,
    plannedUnits: planned?.units ?? NOT_MEASURED,
    plannedPrice: priceOf(planned, NOT_PLANNED),
    units: actual?.units ?? NOT_MEASURED,
    price: priceOf(actual, NOT_SOLD),
  };
}

const priceOf = (sales: ProductSales | undefined, none: string): CellContent =>
  sales?.units === 0 ? none : (sales?.price ?? NOT_MEASURED);

interface Figures {
  readonly planned: number | undefined;
  readonly actual: number | undefined;
  readonly effects: RevenueEffects | undefined;
  readonly atPlannedMix: number | undefined;
}

/** The formulas with their values; what is no formula stands as it is. */
function liveCells(
  formulas: LiveFormulas,
  { planned, actual, effects, atPlannedMix }: Figures,
): Pick<Row, LiveKey> {
  const variance =
    planned === undefined || actual === undefined ? undefined : exact(actual - planned);
  const cents = Math.round((variance ?? 0) * 1e6);
  const values: Readonly<Record<LiveKey, number | string | undefined>> = {
    atPlannedMix,
    plannedRevenue: planned,
    revenue: actual,
    variance,
    favourable: cents > 0 ? "F" : cents < 0 ? "A" : "",
    priceEffect: exact(effects?.price),
    volume: exact(effects?.volume),
    mix: exact(effects?.mix),
    check: 0,
  };
  const cells = LIVE.map((key) => {
    const formula = formulas[key];
    return [
      key,
      formula.startsWith("=") ? { formula, value: values[key] ?? NOT_MEASURED } : formula,
    ];
  });
  return Object.fromEntries(cells) as Pick<Row, LiveKey>;
}

/** As the formulas round; no minus before a zero. */
function exact(value: number | undefined): number | undefined {
  const scale = 10 ** DECIMALS;
  return value === undefined ? undefined : Math.round(value * scale) / scale || 0;
}

function nothingSaid({ isPlanned, isShipped }: Revenue): string {
  if (isPlanned && isShipped) return "Nothing was to be sold, and nothing was.";
  const reasons = [...(isPlanned ? [] : [NO_PLAN]), ...(isShipped ? [] : [NONE_LEFT])];
  return `${NOT_MEASURED}: ${reasons.join(", and ")}`;
}

export const NO_PLAN = "Plan does not reach over these days";
export const NONE_LEFT = "no order has Shipped by then";
