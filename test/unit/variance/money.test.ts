import fc from "fast-check";
import { CostBook } from "../../../src/record/cost-book";
import { floorRecord } from "../../../src/record/floor-record";
import { DEFAULT_SETTINGS } from "../../../src/sheets/settings";
import { type Money, moneyVariance } from "../../../src/variance/money";
import { MONEY_EFFECTS, type MoneyLine } from "../../../src/variance/money-lines";
import { aRows, at, type SomeRows } from "../../support/a-plan";
import { booked, weekShop } from "./a-week";

const MONTH = { from: at("2026-11-01"), to: at("2026-12-01") };

/** M at 60 an hour; P in one step at 60 an hour and 80 %, frozen for costing at 50 an hour. */
const shop = (more: SomeRows = {}): SomeRows =>
  weekShop({
    capacities: [{ resource: "M", calendar: "Day", costPerHour: 60 }, { resource: "N" }],
    standards: [
      {
        product: "P",
        step: "10",
        resource: "M",
        minPerUnit: 1,
        yield: 0.8,
        setupMin: 30,
        costRate: 50,
      },
    ],
    ...more,
  });

function moneyOf(given: SomeRows, until = at("2026-12-02")): Money {
  const rows = aRows(shop(given));
  const record = floorRecord(rows, DEFAULT_SETTINGS, { until, targets: [], known: [] });
  return moneyVariance(record, new CostBook(rows), {
    from: at("2026-11-23 06:00"),
    to: at("2026-11-30 06:00"),
  });
}

/** 8 h booked for 280 good of 400: half an hour of setup, 7.5 h of run. */
const WORK = booked("2026-11-23 06:00", "2026-11-23 14:00", {
  good: 280,
  scrap: 120,
  setupMin: 30,
});

const figuresOf = ({ budget, flexed, actual, effects }: MoneyLine) => ({
  budget,
  flexed,
  actual,
  ...effects,
});
const lineOf = ({ lines }: Money, level: string, name = "") =>
  lines.find((line) => line.level === level && (line.resource || line.product) === name)!;
/** In cents. */
const rounded = (line: MoneyLine) =>
  Object.fromEntries(
    Object.entries(figuresOf(line)).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, Math.round(value * 100) / 100]],
    ),
  );

describe("the cost of working time", () => {
  it("is measured against the flexed budget by the year's Cost rate", () => {
    const money = moneyOf({ actuals: [WORK] });
    expect(money.stretch.from).toBe(at("2026-11-23 06:00"));
    // Flexed: 280 ÷ 0.8 ÷ 50 h + 0.5 h of setup. Today's standard: 400 minutes + setup.
    expect(rounded(lineOf(money, "Total"))).toEqual({
      flexed: 450,
      actual: 480,
      efficiency: 50,
      yield: 60,
      standardRevision: -80,
    });
    expect(rounded(lineOf(money, "Resource", "M"))).toEqual(rounded(lineOf(money, "Product", "P")));
  });

  it("has a rate variance where the ledger has the resource's variable costs, and a line for the ledger", () => {
    const costs = [
      { period: MONTH.from, resource: "M", kind: "Variable" as const, budget: 450, actual: 520 },
      { period: MONTH.from, kind: "Fixed" as const, budget: 1000, actual: 1100 },
    ];
    const plan = [
      {
        period: MONTH.from,
        product: "P",
        quantity: 400,
        kind: "Production" as const,
        budgetCostPerUnit: 2,
      },
    ];
    const money = moneyOf({ actuals: [WORK], costs, plan });
    expect(money.stretch).toEqual(MONTH);
    expect(rounded(lineOf(money, "Resource", "M"))).toMatchObject({ rate: 40, actual: 520 });
    // The plan wanted 10 h, 7 were made: 3 h of 100 are not covered.
    expect(rounded(lineOf(money, "Resource", "(plant)"))).toEqual({
      flexed: 700,
      actual: 1100,
      overheadSpending: 100,
      fixedVolume: 300,
    });
    expect(rounded(lineOf(money, "Product", "P"))).toMatchObject({ budget: 800 });
    expect(money.lines[money.lines.length - 1]).toMatchObject({
      ...{ level: "Ledger", budget: 1450, flexed: 1620, actual: 1620 },
    });
  });

  it("is not measured without a cost per hour, and never 0", () => {
    const money = moneyOf({ actuals: [WORK], capacities: [{ resource: "M", calendar: "Day" }] });
    expect(rounded(lineOf(money, "Total"))).toEqual({});
  });
});

describe("the cost of material", () => {
  const material: SomeRows = {
    actuals: [WORK],
    materials: [{ product: "P", material: "Bar", quantityPer: 2 }],
    consumption: [{ order: "A", material: "bar", quantity: 800 }],
    supply: [{ material: "Bar", standardPrice: 3 }],
  };

  it("is price and usage, where Consumption and prices are there", () => {
    const receipts = [
      {
        material: "Bar",
        quantity: 10,
        ordered: at("2026-11-01"),
        received: at("2026-11-24"),
        price: 3.5,
      },
    ];
    const money = moneyOf({ ...material, receipts });
    // 280 good need 280 × 2 ÷ 0.8 = 700; 800 were taken.
    expect(rounded(lineOf(money, "Resource", "(material)"))).toEqual({
      flexed: 2100,
      actual: 2800,
      usage: 300,
      price: 400,
    });
  });

  it("takes the prices paid for that material in the week by quantity, else the last one before", () => {
    const bought = (received: string, price: number, quantity: number, of = "BAR") => ({
      ...{ material: of, quantity, price },
      ...{ ordered: at("2026-10-01"), received: at(received) },
    });
    const before = [
      bought("2026-11-02", 4, 1),
      bought("2026-11-09", 5, 1),
      bought("2026-11-12", 9, 1, "Rod"),
    ];
    const inWeek = [
      bought("2026-11-24", 3, 10),
      bought("2026-11-25", 6, 30),
      bought("2026-12-24", 99, 1),
    ];
    const priceOf = (receipts: NonNullable<SomeRows["receipts"]>) =>
      rounded(lineOf(moneyOf({ ...material, receipts }), "Resource", "(material)")).price;
    expect(priceOf([...before, ...inWeek])).toBe((5.25 - 3) * 800);
    expect(priceOf(before)).toBe((5 - 3) * 800);
  });

  it("has no price variance where nothing was bought, and none at all without a standard price", () => {
    expect(rounded(lineOf(moneyOf(material), "Resource", "(material)"))).toEqual({
      flexed: 2100,
      actual: 2400,
      usage: 300,
    });
    const { lines } = moneyOf({ ...material, supply: [] });
    expect(lines.some(({ resource }) => resource === "(material)")).toBe(false);
  });
});

describe("any money", () => {
  it("sums in every line and to the total at every level, with finite figures", () => {
    const booking = fc.record({
      order: fc.constantFrom("A", "B"),
      resource: fc.constantFrom("M", "N"),
      start: fc
        .integer({ min: -200, max: 200 })
        .map((hours) => at("2026-11-23 06:00") + hours * 3600),
      hours: fc.constantFrom(-1, 0, 3, 30),
      good: fc.constantFrom(0, 5, 1e6),
      scrap: fc.constantFrom(0, 7),
    });
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 6 }), fc.boolean(), (bookings, ledger) => {
        const actuals = bookings.map(({ hours, ...rest }) => ({
          ...rest,
          step: "10",
          end: rest.start + hours * 3600,
        }));
        const costs = ledger
          ? [
              {
                period: MONTH.from,
                resource: "M",
                kind: "Variable" as const,
                budget: 0,
                actual: 100,
              },
              { period: MONTH.from, kind: "Fixed" as const, budget: 50, actual: 70 },
            ]
          : [];
        const plan = [
          { period: MONTH.from, product: "P", quantity: 10, kind: "Production" as const },
        ];
        const consumption = [{ order: "A", material: "Bar", quantity: 9 }];
        const supply = [{ material: "Bar", standardPrice: 3 }];
        const { lines } = moneyOf({ actuals, costs, plan, consumption, supply });
        for (const line of lines.filter(({ level }) => level !== "Ledger")) {
          const figures = Object.values(rounded(line));
          expect(figures.every(Number.isFinite)).toBe(true);
          if (line.flexed === undefined) continue;
          const sum = MONEY_EFFECTS.reduce((all, effect) => all + (line.effects[effect] ?? 0), 0);
          expect(Math.abs(line.actual! - line.flexed - sum)).toBeLessThan(
            1e-6 * (1 + Math.abs(sum)),
          );
        }
        for (const level of ["Resource", "Product"]) {
          const own = lines.filter((line) => line.level === level);
          for (const effect of MONEY_EFFECTS) {
            const all = own.reduce((sum, line) => sum + (line.effects[effect] ?? 0), 0);
            expect(Math.abs(all - (lines[0]!.effects[effect] ?? 0))).toBeLessThan(
              1e-6 * (1 + Math.abs(all)),
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
