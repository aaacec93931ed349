import { groupBy } from "../kernel/groups";
import type { Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Stretch } from "../record/cost-book";
import type { ProductSales, SalesBook } from "../record/sales-book";
import { type PriceVolumeMix, priceVolumeMix, type Sold } from "./price-volume-mix";
import { firstSpelling } from "./spelling";

/** Money by what moved it; above 0 brings in more. */
export interface RevenueEffects {
  readonly price: number;
  readonly volume: number;
  /** Undefined: its units cannot be added up with any other's, and all of them stand under volume. */
  readonly mix: number | undefined;
}

/** Revenue of a product. */
export interface RevenueLine {
  readonly product: string;
  /** What it is added up in; products of different units have no common mix. */
  readonly unit: string;
  /** What one unit counts in it. */
  readonly equivalent: number;
  /** Undefined: Plan does not say; no units: not planned. */
  readonly planned: ProductSales | undefined;
  /** Undefined: Orders does not say; no units: none shipped. */
  readonly actual: ProductSales | undefined;
  /** True: no other product is counted in its unit, while there are some in others. */
  readonly isAlone: boolean;
  /** Units, had all that left been shared as planned. Undefined with the effects. */
  readonly atPlannedMix: number | undefined;
  /** Undefined where a price or a side is missing. They sum to actual − planned revenue. */
  readonly effects: RevenueEffects | undefined;
}

export interface Revenue {
  readonly stretch: Stretch;
  /** False: Plan does not reach over the stretch. */
  readonly isPlanned: boolean;
  /** False: Orders says of none so early that it left. */
  readonly isShipped: boolean;
  /** By product; with both sides, a line without a price is left out of the sums. */
  readonly lines: readonly RevenueLine[];
  /** Undefined: not measured. */
  readonly planned: number | undefined;
  readonly actual: number | undefined;
  readonly effects: RevenueEffects | undefined;
  /** True where Plan does not tell sales, so that what was to be made counts as to be sold. */
  readonly asMade: boolean;
  /** Of the first order that Orders says it left, where that lies within the stretch. */
  readonly shippedSince: Moment | undefined;
}

/** Stand for a unit: kilograms and the like by Equivalent; where Products says none. */
const BY_EQUIVALENT = "by Equivalent";
const NO_UNIT = "units";

/** A smaller Equivalent is a slip of the pen, and would make figures that no cell can hold. */
const LEAST_EQUIVALENT = 1e-6;

const NOTHING: ProductSales = { units: 0, price: undefined };

/**
 * Why revenue is another than planned: price, volume and mix of each product, actual − planned. What
 * left by Orders against Plan. Units are added up by Equivalent where every product has one, else
 * within their Unit. What has no data is not measured, and never 0.
 */
export function revenueVariance(book: SalesBook, stretch: Stretch): Revenue {
  const plan = book.planned(stretch);
  const shipped = book.shipped(stretch);
  const keys = new Set([...(plan?.sales.keys() ?? []), ...(shipped?.keys() ?? [])]);
  const bare = [...keys].map((key) => ({
    key,
    planned: plan && (plan.sales.get(key) ?? NOTHING),
    actual: shipped && (shipped.get(key) ?? NOTHING),
  }));
  const lines = withEffects(inTheirUnits(bare, book));
  const since = shipped && book.firstShipped;
  return {
    stretch,
    isPlanned: plan !== undefined,
    isShipped: shipped !== undefined,
    lines: lines.sort((a, b) => (a.product < b.product ? -1 : 1)),
    ...sums(lines, plan !== undefined && shipped !== undefined),
    asMade: plan?.asMade ?? false,
    shippedSince: since !== undefined && since > stretch.from ? since : undefined,
  };
}

type Split = Pick<RevenueLine, "isAlone" | "atPlannedMix" | "effects">;
type BareLine = Omit<RevenueLine, keyof Split>;

const NOT_SPLIT: Split = { isAlone: false, atPlannedMix: undefined, effects: undefined };

/** True where both sides are there, with a price for all units. */
const isCompared = (of: Pick<RevenueLine, "planned" | "actual">) =>
  isPriced(of.planned) && isPriced(of.actual);

const isPriced = (sales: ProductSales | undefined) =>
  sales !== undefined && (sales.units === 0 || sales.price !== undefined);

function inTheirUnits(
  lines: readonly (Pick<RevenueLine, "planned" | "actual"> & { readonly key: string })[],
  book: SalesBook,
): BareLine[] {
  const byEquivalent = lines
    .filter(isCompared)
    .every(({ key }) => (book.equivalentOf(key) ?? 0) >= LEAST_EQUIVALENT);
  const spelled = firstSpelling();
  return lines.map(({ key, planned, actual }) => {
    const equivalent = byEquivalent ? book.equivalentOf(key) : undefined;
    const unit = spelled(book.unitOf(key) || NO_UNIT);
    return {
      product: book.nameOf(key),
      unit: equivalent === undefined ? unit : BY_EQUIVALENT,
      equivalent: equivalent ?? 1,
      planned,
      actual,
    };
  });
}

function withEffects(lines: readonly BareLine[]): RevenueLine[] {
  const groups = groupBy(lines.filter(isCompared), ({ unit }) => comparableKey(unit));
  const found = new Map<BareLine, Split>();
  for (const group of groups.values()) {
    const isAlone = group.length === 1 && groups.size > 1;
    const split = priceVolumeMix(
      group.map((line) => inUnit(line, line.planned!)),
      group.map((line) => inUnit(line, line.actual!)),
    );
    split.forEach((of, at) =>
      found.set(group[at]!, isAlone ? alone(of, group[at]!) : mixed(of, group[at]!)),
    );
  }
  return lines.map((line) => ({ ...line, ...(found.get(line) ?? NOT_SPLIT) }));
}

const mixed = ({ price, volume, mix, atPlannedMix }: PriceVolumeMix, { equivalent }: BareLine) => ({
  isAlone: false,
  atPlannedMix: atPlannedMix / equivalent,
  effects: { price, volume, mix },
});

const alone = ({ price, volume, mix }: PriceVolumeMix, { actual }: BareLine) => ({
  isAlone: true,
  atPlannedMix: actual!.units,
  effects: { price, volume: volume + mix, mix: undefined },
});

const inUnit = ({ equivalent }: BareLine, { units, price = 0 }: ProductSales): Sold => ({
  quantity: units * equivalent,
  price: price / equivalent,
});

/** Money of one side of a line; undefined: not measured. */
export function worthOf(sales: ProductSales | undefined): number | undefined {
  return sales && isPriced(sales) ? sales.units * (sales.price ?? 0) : undefined;
}

function sums(
  lines: readonly RevenueLine[],
  bothSides: boolean,
): Pick<Revenue, "planned" | "actual" | "effects"> {
  const counted = bothSides ? lines.filter(({ effects }) => effects) : lines;
  const effects = counted.flatMap((line) => line.effects ?? []);
  return {
    planned: sumOf(counted.map(({ planned }) => worthOf(planned))),
    actual: sumOf(counted.map(({ actual }) => worthOf(actual))),
    effects:
      effects.length === 0
        ? undefined
        : {
            price: sumOf(effects.map(({ price }) => price))!,
            volume: sumOf(effects.map(({ volume }) => volume))!,
            mix: sumOf(effects.map(({ mix }) => mix)),
          },
  };
}

/** Of what is measured; undefined where nothing is. */
function sumOf(figures: readonly (number | undefined)[]): number | undefined {
  const measured = figures.filter((figure) => figure !== undefined);
  return measured.length === 0 ? undefined : measured.reduce((a, b) => a + b, 0);
}
