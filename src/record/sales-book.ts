import { areMonths, periodSpan } from "../intake/plan-weeks";
import type { Span } from "../intake/spans";
import { groupBy } from "../kernel/groups";
import type { Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";
import type { Stretch } from "./cost-book";
import { orderValue } from "./order-value";

type PlanRow = InputRow<"Plan">;

/** What of a product was to be sold, or was. */
export interface ProductSales {
  readonly units: number;
  /** Money a unit, in the mean; undefined: nothing says it, or there are no units. */
  readonly price: number | undefined;
}

/** By comparable product; what has no units is missing. */
export type Sales = ReadonlyMap<string, ProductSales>;

interface Sold {
  readonly product: string;
  readonly units: number;
  readonly price: number | undefined;
}

/** What the sheets say of sales; whatever they do not say is undefined, never 0. */
export class SalesBook {
  private readonly products = new Map<string, InputRow<"Products">>();
  private readonly names = new Map<string, string>();
  /** When the first of all orders left; undefined: Orders says it of none. */
  readonly firstShipped: Moment | undefined;

  constructor(private readonly rows: AllRows) {
    const { Products, Plan, Orders } = rows;
    for (const row of Products.rows) {
      const key = comparableKey(row.product);
      if (!this.products.has(key)) this.products.set(key, row);
    }
    for (const { product = "" } of [...Products.rows, ...Plan.rows, ...Orders.rows]) {
      const key = comparableKey(product);
      if (!this.names.has(key)) this.names.set(key, product);
    }
    for (const row of Orders.rows)
      if (row.shipped !== undefined && isSale(row))
        this.firstShipped = Math.min(row.shipped, this.firstShipped ?? Infinity);
  }

  /** A product as Products writes it, else Plan, else Orders. */
  nameOf(key: string): string {
    return this.names.get(key) ?? key;
  }

  /** Unit of Products; empty where it says none. */
  unitOf(key: string): string {
    return this.products.get(key)?.unit ?? "";
  }

  /** Equivalent of Products. */
  equivalentOf(key: string): number | undefined {
    return this.products.get(key)?.equivalent;
  }

  /**
   * What Plan wants sold in a stretch, a period by its share of the days, at Plan's Price, else that
   * of Products. A period without rows of Kind Sales sells what it makes. Undefined: Plan does not
   * reach over the stretch.
   */
  planned(stretch: Stretch): { readonly sales: Sales; readonly asMade: boolean } | undefined {
    const spans = this.planSpans();
    if (!reachesOver([...spans.values()], stretch)) return undefined;
    const within = [...spans].filter(([, span]) => overlap(span, stretch) > 0);
    const selling = within.filter(([{ kind }]) => kind === "Sales").map(([, span]) => span);
    const counting = within.filter(
      ([{ kind }, span]) => kind === "Sales" || !overlapsAny(span, selling),
    );
    const sales = counting.map(([{ product, quantity, price }, span]): Sold => ({
      product,
      units: (quantity * overlap(span, stretch)) / (span.end - span.start),
      price: price ?? this.products.get(comparableKey(product))?.price,
    }));
    return { sales: summed(sales), asMade: counting.some(([{ kind }]) => kind !== "Sales") };
  }

  /**
   * Order lines that left in a stretch, at Shipped quantity (else Quantity) and Value ÷ Quantity (else
   * Price of Products); no quotes, nothing on hold. Undefined: Orders says of none so early that it left.
   */
  shipped({ from, to }: Stretch): Sales | undefined {
    if (this.firstShipped === undefined || this.firstShipped > to) return undefined;
    const sales = this.rows.Orders.rows.flatMap((row): Sold[] => {
      const { shipped, product = "", quantity, shippedQuantity = quantity } = row;
      // A date alone is the end of its day, which is the beginning of the next one.
      if (shipped === undefined || shipped <= from || shipped > to || !isSale(row)) return [];
      const value = orderValue(row, this.products.get(comparableKey(product)));
      const price = value === undefined ? undefined : value / quantity;
      return [{ product, units: shippedQuantity, price }];
    });
    return summed(sales);
  }

  /** The stretch of every row: months or weeks, as its product is planned. */
  private planSpans(): ReadonlyMap<PlanRow, Span> {
    const byProduct = groupBy(this.rows.Plan.rows, ({ product }) => comparableKey(product));
    const monthly = new Map(
      [...byProduct].map(([key, rows]) => [key, areMonths(rows.map(({ period }) => period))]),
    );
    return new Map(
      this.rows.Plan.rows.map((row) => [
        row,
        periodSpan(row.period, monthly.get(comparableKey(row.product))!),
      ]),
    );
  }
}

const isSale = ({ status }: InputRow<"Orders">) => status === "Open" || status === "Done";

const overlap = (span: Span, { from, to }: Stretch) =>
  Math.max(0, Math.min(span.end, to) - Math.max(span.start, from));

const overlapsAny = (span: Span, others: readonly Span[]) =>
  others.some(({ start, end }) => overlap(span, { from: start, to: end }) > 0);

/** True where a stretch lies between the first period and the last; a gap between them plans nothing. */
function reachesOver(spans: readonly Span[], { from, to }: Stretch): boolean {
  return spans.some(({ start }) => start <= from) && spans.some(({ end }) => end >= to);
}

function summed(sold: readonly Sold[]): Sales {
  const sums = new Map<string, { units: number; worth: number; priced: boolean }>();
  for (const { product, units, price } of sold) {
    if (units === 0) continue;
    const key = comparableKey(product);
    const sum = sums.get(key) ?? { units: 0, worth: 0, priced: true };
    sums.set(key, sum);
    sum.units += units;
    sum.worth += units * (price ?? 0);
    sum.priced &&= price !== undefined;
  }
  return new Map(
    [...sums].map(([key, { units, worth, priced }]) => [
      key,
      { units, price: priced ? worth / units : undefined },
    ]),
  );
}
