import { addTo } from "../kernel/groups";
import { type Moment, civilDate, momentFromCivil } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";

type CostRow = InputRow<"Costs">;

export interface Stretch {
  readonly from: Moment;
  readonly to: Moment;
}

interface PaidReceipt {
  readonly received: Moment;
  readonly price: number;
  /** What was received; what was ordered where that was not entered. */
  readonly quantity: number;
}

/** What the sheets say of money; whatever they do not say is undefined, never 0. */
export class CostBook {
  private readonly consumed = new Map<string, Map<string, number>>();
  private readonly standardPrices = new Map<string, number>();
  private readonly names = new Map<string, string>();
  /** By comparable key of the material: what was received and has a price. */
  private readonly paid = new Map<string, PaidReceipt[]>();
  /** By comparable key of the product. */
  private readonly bills = new Map<string, InputRow<"Materials">[]>();

  constructor(private readonly rows: AllRows) {
    for (const { order, line, material, quantity } of rows.Consumption.rows) {
      const key = orderKey(order, line ?? "");
      const ofOrder = this.consumed.get(key) ?? new Map<string, number>();
      this.consumed.set(key, ofOrder);
      const name = comparableKey(material);
      ofOrder.set(name, (ofOrder.get(name) ?? 0) + quantity);
    }
    for (const { material, standardPrice } of rows.Supply.rows) {
      const key = comparableKey(material);
      if (!this.names.has(key)) this.names.set(key, material);
      if (standardPrice !== undefined && !this.standardPrices.has(key))
        this.standardPrices.set(key, standardPrice);
    }
    for (const { material, received, price, receivedQuantity, quantity } of rows.Receipts.rows)
      if (price !== undefined && received !== undefined)
        addTo(this.paid, comparableKey(material), {
          received,
          price,
          quantity: receivedQuantity ?? quantity,
        });
    for (const row of rows.Materials.rows) addTo(this.bills, comparableKey(row.product), row);
  }

  /** The last month that the ledger has actual costs of and that was over by then; undefined: none. */
  lastClosedMonth(until: Moment): Stretch | undefined {
    let last: Stretch | undefined;
    for (const { period, actual } of this.rows.Costs.rows) {
      const month = monthOf(period);
      if (actual !== undefined && month.to <= until && month.from > (last?.from ?? -Infinity))
        last = month;
    }
    return last;
  }

  /** Rows of Costs of a month. */
  overheads({ from, to }: Stretch): readonly CostRow[] {
    return this.rows.Costs.rows.filter(({ period }) => period >= from && period < to);
  }

  /** Quantities that an order took, by material; undefined where Consumption has nothing of it. */
  consumedBy(order: string, line: string): ReadonlyMap<string, number> | undefined {
    return this.consumed.get(orderKey(order, line));
  }

  /** The bill of a product: quantity for each unit started at a step (empty: the first). */
  billOf(product: string): readonly InputRow<"Materials">[] {
    return this.bills.get(comparableKey(product)) ?? [];
  }

  /** A material as Supply writes it. */
  nameOf(material: string): string {
    return this.names.get(comparableKey(material)) ?? material;
  }

  standardPrice(material: string): number | undefined {
    return this.standardPrices.get(comparableKey(material));
  }

  /** Price paid for what came in a stretch, by quantity; else the last one paid before its end; undefined: none. */
  actualPrice(material: string, { from, to }: Stretch): number | undefined {
    let paid = 0;
    let quantity = 0;
    let last: PaidReceipt | undefined;
    for (const receipt of this.paid.get(comparableKey(material)) ?? []) {
      const { received, price } = receipt;
      if (received >= to) continue;
      if (received >= from) {
        paid += price * receipt.quantity;
        quantity += receipt.quantity;
      }
      if (!last || received > last.received) last = receipt;
    }
    return quantity > 0 ? paid / quantity : last?.price;
  }

  /** Rows of the operating plan that are made in a month, of Kind Production. */
  planned({ from, to }: Stretch): readonly InputRow<"Plan">[] {
    return this.rows.Plan.rows.filter(
      ({ period, kind }) => kind === "Production" && period >= from && period < to,
    );
  }
}

const orderKey = (order: string, line: string) =>
  `${comparableKey(order)}\u0001${comparableKey(line)}`;

/** The calendar month of a moment. */
export function monthOf(moment: Moment): Stretch {
  const { year, month } = civilDate(moment);
  return { from: momentFromCivil(year, month, 1), to: momentFromCivil(year, month + 1, 1) };
}
