import { REVENUE } from "../sheets/written-revenue";
import type { Revenue, RevenueLine } from "../variance/revenue";
import { NOT_MEASURED } from "./not-measured";

type Key = keyof typeof REVENUE.columns;

/** The columns of the table Revenue that are formulas. */
export const LIVE = [
  "atPlannedMix",
  "plannedRevenue",
  "revenue",
  "variance",
  "favourable",
  "priceEffect",
  "volume",
  "mix",
  "check",
] as const satisfies readonly Key[];

/** A formula, or what stands where there can be none. */
export type LiveFormulas = Readonly<Record<(typeof LIVE)[number], string>>;

/** In place of a price, where there are no units. */
export const NOT_PLANNED = "not planned";
export const NOT_SOLD = "not sold";

const at = (key: Key) => `PlumbRevenue[[#This Row],[${REVENUE.columns[key].header}]]`;
const all = (key: Key) => `PlumbRevenue[${REVENUE.columns[key].header}]`;
const live = (formula: string) => `=IFERROR(${formula},"${NOT_MEASURED}")`;
/** What is left of rounding would show as -0.00; all effects together stay below what Check rounds to. */
export const DECIMALS = 7;
const exact = (formula: string) => `ROUND(${formula},${DECIMALS})`;
const isMissing = (cells: string) => `(${cells}="${NOT_MEASURED}")`;

const VARIANCE = live(exact(`${at("revenue")}-${at("plannedRevenue")}`));
const FAVOURABLE = `=IF(ROUND(N(${at("variance")}),6)>0,"F",IF(ROUND(N(${at("variance")}),6)<0,"A",""))`;
/** Texts count as nothing in both. */
const CHECK = `=ROUND(N(${at("variance")})-SUM(${at("priceEffect")},${at("volume")},${at("mix")}),6)`;

const SHARED = { variance: VARIANCE, favourable: FAVOURABLE, check: CHECK };

const UNKNOWN_LINE = { atPlannedMix: NOT_MEASURED, priceEffect: NOT_MEASURED } as const;
const UNKNOWN = { ...UNKNOWN_LINE, volume: NOT_MEASURED, mix: NOT_MEASURED, ...SHARED } as const;

/** A text in place of a price or of units counts as nothing. */
const product = (units: Key, price: Key) => `N(${at(units)})*N(${at(price)})`;

/** Of a line: what was not planned counts at its own price. */
const STANDARD = `IF(ISNUMBER(${at("plannedPrice")}),${at("plannedPrice")},N(${at("price")}))`;

/** 1 for every line with both prices, as far as it needs them. */
const COUNTED = `(1-${isMissing(all("plannedPrice"))})*(1-${isMissing(all("price"))})`;

/** Of a product. */
export function lineFormulas(
  { isAlone }: RevenueLine,
  { isPlanned, isShipped }: Revenue,
): LiveFormulas {
  const isOpen = `OR(${[
    ...(isPlanned ? [isMissing(at("plannedPrice"))] : []),
    ...(isShipped ? [isMissing(at("price"))] : []),
  ].join(",")})`;
  const known = (formula: string) => `=IF(${isOpen},"${NOT_MEASURED}",${formula})`;
  const worth = {
    plannedRevenue: isPlanned ? known(product("plannedUnits", "plannedPrice")) : NOT_MEASURED,
    revenue: isShipped ? known(product("units", "price")) : NOT_MEASURED,
  };
  if (!isPlanned || !isShipped) return { ...UNKNOWN, ...worth };
  const mixed = live(exact(`(${at("units")}-${at("atPlannedMix")})*${STANDARD}`));
  return {
    ...worth,
    ...SHARED,
    atPlannedMix: known(isAlone ? at("units") : AT_PLANNED_MIX),
    priceEffect: known(
      `IF(ISNUMBER(${at("price")}),${exact(`(${at("price")}-${STANDARD})*${at("units")}`)},0)`,
    ),
    volume: live(exact(`(${at("atPlannedMix")}-${at("plannedUnits")})*${STANDARD}`)),
    mix: isAlone ? NOT_MEASURED : mixed,
  };
}

/** Planned units × all units in this unit that left ÷ those that were planned. */
const AT_PLANNED_MIX = `IF(${inUnit("plannedUnits")}=0,0,${at("plannedUnits")}*${inUnit("units")}/${inUnit("plannedUnits")})`;

function inUnit(units: Key): string {
  return `SUMPRODUCT((${all("unit")}=${at("unit")})*${COUNTED},${all("equivalent")},${all(units)})`;
}

/**
 * Of the total, each over other columns than its own, since no cell can be the sum of a column that
 * it stands in.
 */
export function totalFormulas({ isPlanned, isShipped, lines }: Revenue): LiveFormulas {
  if (!isPlanned || !isShipped) {
    const whole = (units: Key, price: Key) =>
      `=IF(COUNT(${all(price)})=0,"${NOT_MEASURED}",SUMPRODUCT(${all(units)},${all(price)}))`;
    return {
      ...UNKNOWN,
      atPlannedMix: "",
      plannedRevenue: isPlanned ? whole("plannedUnits", "plannedPrice") : NOT_MEASURED,
      revenue: isShipped ? whole("units", "price") : NOT_MEASURED,
    };
  }
  const some = `SUMPRODUCT(${COUNTED}*ISNUMBER(${all("plannedUnits")}))>0`;
  const known = (formula: string) => `=IF(${some},${formula},"${NOT_MEASURED}")`;
  const sum = (units: Key, price: Key) => `SUMPRODUCT(${COUNTED},${all(units)},${all(price)})`;
  const planned = sum("plannedUnits", "plannedPrice");
  const unplanned = (units: Key) =>
    `SUMPRODUCT(${COUNTED}*(${all("plannedPrice")}="${NOT_PLANNED}"),${all(units)},${all("price")})`;
  const atStandard = (units: Key) => `${sum(units, "plannedPrice")}+${unplanned(units)}`;
  const hasMix = lines.some(({ effects }) => effects?.mix !== undefined);
  return {
    ...SHARED,
    atPlannedMix: "",
    plannedRevenue: known(planned),
    revenue: known(sum("units", "price")),
    priceEffect: known(exact(`${sum("units", "price")}-(${atStandard("units")})`)),
    volume: known(exact(`${atStandard("atPlannedMix")}-${planned}`)),
    mix: hasMix
      ? known(exact(`${atStandard("units")}-(${atStandard("atPlannedMix")})`))
      : NOT_MEASURED,
  };
}
