import fc from "fast-check";
import { comparableKey } from "../../src/kernel/names";
import { SalesBook } from "../../src/record/sales-book";
import {
  type Revenue,
  type RevenueEffects,
  revenueVariance,
  worthOf,
} from "../../src/variance/revenue";
import { aRows, at, type SomeRows } from "../support/a-plan";

const MONTH = { from: at("2026-11-01"), to: at("2026-12-01") };

const product = fc.constantFrom("A", "a ", "B", "C", "D", "");
const price = fc.constantFrom(undefined, 0, 0.07, 3, 19.9, 1e12);
const quantity = fc.oneof(fc.constantFrom(0, 1e-3, 1e12), fc.integer({ min: 0, max: 5000 }));
const many = { maxLength: 8 };

const planRow = fc.record({
  product,
  quantity,
  price,
  kind: fc.constantFrom("Production" as const, "Sales" as const),
  period: fc.constantFrom(at("2026-10-01"), MONTH.from, at("2026-11-16"), MONTH.to),
});
const orderRow = fc.record({
  order: fc.string({ maxLength: 3 }),
  product,
  quantity: quantity.map((units) => units || 1),
  value: fc.constantFrom(undefined, 0, 120, -50, 1e12),
  shippedQuantity: fc.constantFrom(undefined, 0, 17),
  shipped: fc.constantFrom(undefined, MONTH.from, at("2026-11-12"), MONTH.to, at("9999-12-31")),
  status: fc.constantFrom("Open" as const, "Done" as const, "Quote" as const, "Hold" as const),
});
const productRow = fc.record({
  product,
  price,
  unit: fc.constantFrom(undefined, "pcs", "kg"),
  equivalent: fc.constantFrom(undefined, 1e-300, 0.5, 2, 1e12),
});
const book = fc.record({
  plan: fc.array(planRow, many),
  orders: fc.array(orderRow, many),
  products: fc.uniqueArray(productRow, {
    ...many,
    selector: ({ product: name }) => comparableKey(name),
  }),
});

const revenueOf = (rows: SomeRows): Revenue => revenueVariance(new SalesBook(aRows(rows)), MONTH);

const sumOf = ({ price: a, volume, mix = 0 }: RevenueEffects) => a + volume + mix;
const near = (a: number, b: number, size: number) => Math.abs(a - b) <= 1e-9 * (1 + size);

/** All money that moved, whichever way: what rounding is measured by. */
function sizeOf({ lines }: Revenue): number {
  return lines.reduce((sum, { planned, actual, atPlannedMix = 0, ...line }) => {
    const { price: a, volume, mix = 0 } = line.effects ?? { price: 0, volume: 0 };
    const worth = (worthOf(planned) ?? 0) + Math.abs(worthOf(actual) ?? 0);
    const mixed = atPlannedMix * Math.abs(planned?.price ?? 0);
    return sum + worth + mixed + Math.abs(a) + Math.abs(volume) + Math.abs(mix);
  }, 0);
}

describe("any revenue", () => {
  it("has effects that sum to the change, in every line and in the total, and are finite", () => {
    fc.assert(
      fc.property(book, (rows) => {
        const found = revenueOf(rows);
        const size = sizeOf(found);
        for (const { planned, actual, effects } of found.lines) {
          if (!effects) continue;
          expect(
            Object.values(effects).every((value) => value === undefined || Number.isFinite(value)),
          ).toBe(true);
          expect(near(sumOf(effects), worthOf(actual)! - worthOf(planned)!, size)).toBe(true);
        }
        if (!found.effects) return;
        expect(near(sumOf(found.effects), found.actual! - found.planned!, size)).toBe(true);
        for (const effect of ["price", "volume", "mix"] as const) {
          const lines = found.lines.reduce((sum, { effects }) => sum + (effects?.[effect] ?? 0), 0);
          expect(near(lines, found.effects[effect] ?? 0, size)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("does not hang on the order of the rows", () => {
    fc.assert(
      fc.property(book, (rows) => {
        const found = revenueOf(rows);
        const turned = revenueOf({
          plan: [...rows.plan].reverse(),
          orders: [...rows.orders].reverse(),
          products: [...rows.products].reverse(),
        });
        const size = sizeOf(found);
        expect(turned.lines.length).toBe(found.lines.length);
        expect(turned.effects === undefined).toBe(found.effects === undefined);
        for (const effect of ["price", "volume", "mix"] as const)
          expect(near(turned.effects?.[effect] ?? 0, found.effects?.[effect] ?? 0, size)).toBe(
            true,
          );
      }),
      { numRuns: 200 },
    );
  });
});

/** One row of Plan and one order for each of a few products, all with prices. */
const sales = fc.uniqueArray(
  fc.record({
    product: fc.constantFrom("A", "B", "C"),
    planned: fc.integer({ min: 0, max: 900 }),
    price: fc.integer({ min: 0, max: 90 }),
    units: fc.integer({ min: 1, max: 900 }),
    value: fc.integer({ min: 0, max: 9000 }),
  }),
  { minLength: 1, maxLength: 3, selector: ({ product: name }) => name },
);

function simple(
  of: readonly { product: string; planned: number; price: number; units: number; value: number }[],
  times = 1,
  dearer = 1,
) {
  const shipped = at("2026-11-12");
  return revenueOf({
    plan: of.map((row) => ({
      ...{ period: MONTH.from, product: row.product },
      ...{ quantity: row.planned * times, price: row.price * dearer },
    })),
    orders: of.map((row) => ({
      ...{ order: row.product, product: row.product, shipped },
      ...{ quantity: row.units * times, value: row.value * times * dearer },
    })),
  });
}

describe("revenue of products with prices", () => {
  it("grows with its units and with its prices", () => {
    fc.assert(
      fc.property(sales, fc.constantFrom(2, 10, 0.5), (of, factor) => {
        const one = simple(of);
        for (const more of [simple(of, factor), simple(of, 1, factor)])
          for (const effect of ["price", "volume", "mix"] as const)
            expect(more.effects![effect]!).toBeCloseTo(one.effects![effect]! * factor, 5);
      }),
    );
  });

  it("is nothing at all where all was sold as planned", () => {
    fc.assert(
      fc.property(sales, (of) => {
        const same = of.map((row) => ({
          ...row,
          planned: row.units,
          value: row.units * row.price,
        }));
        for (const { effects } of simple(same).lines)
          for (const value of Object.values(effects!)) expect(value).toBeCloseTo(0, 6);
      }),
    );
  });
});
