import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SalesBook } from "../../../src/record/sales-book";
import { type Revenue, revenueVariance } from "../../../src/variance/revenue";
import { aRows, at, type SomeRows } from "../../support/a-plan";

const MONTH = { from: at("2026-11-01"), to: at("2026-12-01") };

/** Units and price that were planned, then those that were sold; undefined: no row. */
type Given = readonly [
  planned: readonly [number, number | undefined] | undefined,
  sold: readonly [number, number | undefined] | undefined,
  product?: { readonly unit?: string; readonly equivalent?: number },
];

function revenueOf(given: Readonly<Record<string, Given>>, more: SomeRows = {}): Revenue {
  const all = Object.entries(given);
  const plan = all.flatMap(([product, [planned]]) =>
    planned ? [{ period: MONTH.from, product, quantity: planned[0], price: planned[1] }] : [],
  );
  const orders = all.flatMap(([product, [, sold]]) =>
    sold
      ? [
          {
            ...{ order: `O-${product}`, product, quantity: sold[0], status: "Done" as const },
            value: sold[1] === undefined ? undefined : sold[0] * sold[1],
            shipped: at("2026-11-20"),
          },
        ]
      : [],
  );
  const products = all.flatMap(([product, [, , of]]) => (of ? [{ product, ...of }] : []));
  return revenueVariance(new SalesBook(aRows({ plan, orders, products, ...more })), MONTH);
}

const effectsOf = ({ lines }: Revenue) =>
  lines.map(({ product, effects }) => [
    product,
    effects && [effects.price, effects.volume, effects.mix],
  ]);

describe("price, volume and mix of revenue", () => {
  // Horngren, Datar and Foster, Cost Accounting: the airline of the chapter on mix and yield.
  it("are those of the textbook", () => {
    const airline = revenueOf({
      "1 First": [
        [1000, 3200],
        [2400, 2600],
      ],
      "2 Business": [
        [3000, 2400],
        [6000, 1600],
      ],
      "3 Economy": [
        [16000, 900],
        [15600, 700],
      ],
    });
    expect(airline).toMatchObject({ planned: 24_800_000, actual: 26_760_000 });
    const { price, volume, mix } = airline.effects!;
    expect(price).toBeCloseTo(-9_360_000, 6);
    expect(volume).toBeCloseTo(4_960_000, 6);
    expect(volume + mix!).toBeCloseTo(11_320_000, 6);
    const byClass = airline.lines.map(({ effects }) => effects!.volume + effects!.mix!);
    expect(byClass.map(Math.round)).toEqual([4_480_000, 7_200_000, -360_000]);
  });

  it("count what was not planned at its own price, and what was not sold as nothing", () => {
    const found = revenueOf({ A: [[100, 10], undefined], B: [undefined, [50, 20]] });
    expect(effectsOf(found)).toEqual([
      ["A", [-0, (50 - 100) * 10, -50 * 10]],
      ["B", [0, 0, 50 * 20]],
    ]);
    expect(found.lines.map(({ atPlannedMix }) => atPlannedMix)).toEqual([50, 0]);
  });

  it("add units up by Equivalent where every product has one", () => {
    const found = revenueOf({
      A: [[100, 10], [100, 10], { unit: "pcs", equivalent: 2 }],
      B: [[100, 30], [200, 30], { unit: "kg", equivalent: 1 }],
    });
    // 300 were planned, 400 left: a third more of each, then 33.3 of A less and 66.7 of B more.
    const [a, b] = found.lines;
    expect([a!.unit, a!.equivalent, b!.equivalent]).toEqual(["by Equivalent", 2, 1]);
    expect(a!.atPlannedMix).toBeCloseTo(400 / 3, 9);
    expect(a!.effects!.mix).toBeCloseTo((-100 / 3) * 10, 9);
    expect(b!.effects!.mix).toBeCloseTo((200 / 3) * 30, 9);
  });

  it("have a mix within each unit, and none of what stands alone in its own", () => {
    const kg = { unit: "kg" };
    const found = revenueOf({
      A: [[100, 10], [100, 10], { unit: "pcs", equivalent: 2 }],
      B: [[100, 30], [200, 30], { unit: "PCS" }],
      C: [[5, 100], [8, 110], kg],
    });
    expect(found.lines.map(({ unit, isAlone }) => [unit, isAlone])).toEqual([
      ["pcs", false],
      ["pcs", false],
      ["kg", true],
    ]);
    expect(effectsOf(found)[2]).toEqual(["C", [80, 300, undefined]]);
    expect(found.effects!.mix).toBe(-50 * 10 + 50 * 30);
    const own = revenueOf({ A: [[1, 1], [2, 1], { unit: "pcs" }], C: [undefined, [2, 3], kg] });
    expect(effectsOf(own)).toEqual([
      ["A", [0, 1, undefined]],
      ["C", [0, 6, undefined]],
    ]);
    expect(own.effects).toEqual({ price: 0, volume: 7, mix: undefined });
  });

  it("leave a product without a price out of every sum", () => {
    const found = revenueOf({
      A: [
        [100, 10],
        [110, 11],
      ],
      B: [
        [50, undefined],
        [60, 4],
      ],
      C: [
        [50, 4],
        [60, undefined],
      ],
    });
    expect(found).toMatchObject({ planned: 1000, actual: 1210 });
    expect(effectsOf(found)).toEqual([
      ["A", [110, 100, 0]],
      ["B", undefined],
      ["C", undefined],
    ]);
  });

  it("are not measured with one side alone, or with none", () => {
    const sold = revenueOf({ A: [undefined, [100, 5]] });
    expect(sold).toMatchObject({ isPlanned: false, planned: undefined, actual: 500 });
    expect(sold.effects).toBeUndefined();
    const planned = revenueOf({ A: [[100, 5], undefined] });
    expect(planned).toMatchObject({ isShipped: false, planned: 500, actual: undefined });
    expect(planned.effects).toBeUndefined();
    expect(revenueOf({})).toMatchObject({ lines: [], planned: undefined, actual: undefined });
  });

  it("say since when Orders knows what left, where that is later than the stretch", () => {
    const found = revenueOf({
      A: [
        [1, 1],
        [1, 1],
      ],
    });
    expect(found.shippedSince).toBe(at("2026-11-20"));
    const before = { order: "old", product: "A", quantity: 1, shipped: at("2026-10-01") };
    const orders = [before, { ...before, order: "new", shipped: at("2026-11-20") }];
    expect(revenueOf({ A: [[1, 1], undefined] }, { orders }).shippedSince).toBeUndefined();
  });
});

describe("the example of the guide", () => {
  it("is what Plumbline reckons", () => {
    const page = readFileSync(join(__dirname, "../../../docs/variance.md"), "utf8");
    const { lines, planned, actual, effects } = revenueOf({
      A: [
        [60, 10],
        [55, 11],
      ],
      B: [
        [40, 20],
        [65, 19],
      ],
    });
    const plain = (value: number) => `${value < 0 ? "−" : ""}${Math.abs(Math.round(value))}`;
    const said = (value: number) => `**${plain(value)}**`;
    const [a, b] = lines.map((line) => line.effects!);
    for (const text of [
      `Price: 55 × (11 − 10) = ${said(a!.price)}; 65 × (19 − 20) = ${said(b!.price)}`,
      `Volume: (72 − 60) × 10 = ${said(a!.volume)}; (48 − 40) × 20 = ${said(b!.volume)}`,
      `Mix: (55 − 72) × 10 = ${said(a!.mix!)}; (65 − 48) × 20 = ${said(b!.mix!)}`,
      `${plain(effects!.price)} + ${plain(effects!.volume)} + ${plain(effects!.mix!)} = ${said(actual! - planned!)}`,
    ])
      expect(page).toContain(text);
  });
});
