import { effectMoney, type PricedFigures } from "../../../src/tables/effect-money";
import type { HourPrices } from "../../../src/tables/hour-worth";

interface Given {
  readonly lateDays?: number;
  readonly penalty?: number;
  readonly busy?: Readonly<Record<string, number>>;
  readonly overtime?: Readonly<Record<string, number>>;
  /** Where it is other than all overtime. */
  readonly elsewhere?: Readonly<Record<string, number>>;
}

const figures = ({ lateDays = 0, penalty, busy = {}, overtime = {}, elsewhere }: Given) =>
  ({
    lateDays,
    penalty,
    busyHours: new Map(Object.entries(busy)),
    overtime: {
      all: new Map(Object.entries(overtime)),
      elsewhere: new Map(Object.entries(elsewhere ?? overtime)),
    },
  }) satisfies PricedFigures;

const rates = (
  overtime: Readonly<Record<string, number>>,
  waitedFor?: HourPrices["waitedFor"],
): HourPrices => ({ waitedFor, overtimeRates: new Map(Object.entries(overtime)) });

const money = (before: Given, after: Given, prices: HourPrices, same: readonly Given[] = []) =>
  effectMoney(figures(before), figures(after), same.map(figures), prices);

describe("what a change of the plan is worth", () => {
  it("is the overtime that it avoids, and costs what it needs more", () => {
    const before = { overtime: { Saw: 6, Crew: 12 } };
    expect(money(before, { overtime: { Saw: 2 } }, rates({ Saw: 50, Crew: 30 }))).toBe(560);
    expect(money({}, before, rates({ Saw: 50, Crew: 30 }))).toBe(-660);
  });

  it("is 0 where nothing changes, whether that has a price or not", () => {
    const plan = { lateDays: 2, busy: { Saw: 9 }, overtime: { Saw: 6 } };
    expect(money(plan, plan, rates({}))).toBe(0);
    expect(money(plan, plan, rates({}, { resource: "Saw", perHour: undefined }))).toBe(0);
  });

  it("is not known where what changes has no price", () => {
    expect(money({ overtime: { Saw: 6 } }, {}, rates({ Crew: 30 }))).toBeUndefined();
    expect(money({ lateDays: 1 }, { lateDays: 2 }, rates({ Saw: 50 }))).toBeUndefined();
    const awaited = rates({ Saw: 50 }, { resource: "Saw", perHour: undefined });
    expect(money({ busy: { Saw: 9 } }, { busy: { Saw: 8 } }, awaited)).toBeUndefined();
    // A penalty that stays as it is says nothing of the overtime.
    expect(money({ penalty: 5, overtime: { Saw: 6 } }, { penalty: 5 }, rates({}))).toBeUndefined();
  });

  it("leaves out what has no price where something else has one", () => {
    const before = { penalty: 100, overtime: { Saw: 6, Crew: 6 } };
    expect(money(before, { penalty: 40 }, rates({ Crew: 30 }))).toBe(60 + 6 * 30);
  });

  it("counts an hour that demand waits for by its contribution, and its overtime not as well", () => {
    const before = { busy: { Saw: 40, Mill: 9 }, overtime: { Saw: 8, Mill: 3 } };
    const after = { busy: { Saw: 38, Mill: 8 }, overtime: { Saw: 6, Mill: 2 } };
    const prices = rates({ Saw: 50, Mill: 20 }, { resource: "Saw", perHour: 300 });
    const elsewhere = (given: Given) => ({ ...given, elsewhere: { Mill: given.overtime!.Mill! } });
    expect(money(elsewhere(before), elsewhere(after), prices)).toBe(2 * 300 + 1 * 20);
    // Where no demand waits, the same two hours are worth their overtime.
    expect(money(before, after, rates({ Saw: 50, Mill: 20 }))).toBe(2 * 50 + 1 * 20);
  });

  it("takes overtime that another search changes as much for unchanged", () => {
    const before = { overtime: { Saw: 6 } };
    const seeds = [{ overtime: { Saw: 5 } }, { overtime: { Saw: 7 } }];
    expect(money(before, { overtime: { Saw: 4 } }, rates({ Saw: 50 }), seeds)).toBe(0);
    expect(money(before, { overtime: { Saw: 3 } }, rates({ Saw: 50 }), seeds)).toBe(150);
    expect(money(before, { overtime: { Saw: 4 } }, rates({}), seeds)).toBe(0);
  });
});
