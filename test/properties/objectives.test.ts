import fc from "fast-check";
import { DAY, HOUR } from "../../src/kernel/moment";
import type { ObjectivePicture } from "../../src/objectives/objective-picture";
import { METRICS } from "../../src/sheets/objectives";
import { at, PLAN_START, type SomeRows } from "../support/a-plan";
import { randomPlanRows } from "../support/random-plan-rows";
import { runs } from "../support/runs";
import { type Given, type ObjectiveGiven, picturesOf } from "../unit/objectives/an-objective";

const number = fc.constantFrom(0, -3, 1e-9, 0.95, 95, 1e12);
const day = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -60, max: 60 }).map((n) => PLAN_START + n * DAY) },
  { weight: 1, arbitrary: fc.constantFrom(at("1971-01-01"), at("9999-12-31")) },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const objective: fc.Arbitrary<ObjectiveGiven> = fc.record({
  metric: fc.constantFrom(...METRICS),
  direction: fc.constantFrom(undefined, "Up", "Down"),
  baseline: maybe(number),
  target: number,
  start: maybe(day),
  due: maybe(day),
  weight: fc.constantFrom(0, 1, 3),
  parent: fc.constantFrom(undefined, "O1", "O2", "O3", "ghost"),
  parentBy: fc.constantFrom(undefined, "Sum", "Weighted", "None"),
  appliesTo: fc.constantFrom(undefined, undefined, "P", "M", "G", "ghost"),
  achievedCell: fc.constantFrom(undefined, "F!A1", "A1"),
  projectedCell: fc.constantFrom(undefined, "F!A1"),
});

const booking = fc
  .record({
    order: fc.constantFrom("O0", "O1", "O2/1", "ghost"),
    step: fc.constantFrom("10", "20", "30"),
    resource: fc.constantFrom("M", "N", "O", "nowhere"),
    start: day,
    hours: fc.constantFrom(undefined, 0, 3, 30),
    good: fc.constantFrom(0, 5, 1e7),
    scrap: fc.constantFrom(0, 2),
    downMin: fc.constantFrom(0, 20, 1e5),
    setupMin: fc.constantFrom(undefined, 0, 45),
    crewHours: fc.constantFrom(undefined, 0, 4),
  })
  .map(({ hours, ...row }) => ({
    ...row,
    end: hours === undefined ? undefined : row.start + hours * HOUR,
  }));

const promise = fc.record({
  firstPromised: maybe(day),
  shipped: maybe(day),
  shippedQuantity: fc.constantFrom(undefined, 0, 5),
  shipDays: fc.constantFrom(0, 2),
  value: fc.constantFrom(undefined, 0, 1000),
  customer: fc.constantFrom(undefined, "Acme"),
  objective: fc.constantFrom(undefined, "O1", "O2"),
});

const book: fc.Arbitrary<SomeRows> = fc
  .record({
    plan: randomPlanRows,
    promises: fc.array(promise, { minLength: 4, maxLength: 4 }),
    actuals: fc.array(booking, { maxLength: 8 }),
    milestones: fc.array(
      fc.record({ objective: fc.constantFrom("O1", "O2"), date: day, target: number }),
      { maxLength: 3 },
    ),
  })
  .map(({ plan, promises, ...rest }) => ({
    ...plan,
    ...rest,
    orders: (plan.orders ?? []).map((order, index) => ({ ...order, ...promises[index % 4] })),
  }));

const GIVEN: Given = { scheduled: true, cell: () => 7 };

/** Every number of a picture. */
const numbersOf = (picture: ObjectivePicture) =>
  Object.values(picture).filter((value): value is number => typeof value === "number");

describe("objectives of any workbook", () => {
  it("have no NaN, no infinity, and a reason for each figure that is missing", () => {
    fc.assert(
      fc.property(fc.array(objective, { minLength: 1, maxLength: 8 }), book, (objectives, rows) => {
        for (const picture of picturesOf(objectives, rows, GIVEN)) {
          expect(numbersOf(picture).filter((value) => !Number.isFinite(value))).toEqual([]);
          expect(picture.notMeasured === "").toBe(picture.achieved !== undefined);
          expect(picture.notProjected === "").toBe(picture.projected !== undefined);
          expect(picture.status === "Not measured").toBe(picture.gapNow === undefined);
        }
      }),
      { numRuns: runs(150, 2000) },
    );
  });

  it("do not depend on the order of rows", () => {
    const turned = <T>(list: readonly T[] | undefined) => [...(list ?? [])].reverse();
    // What follows another order, or shares a resource, is scheduled by the order of rows: no schedule here.
    const plain = ({ objective: _, sheet, cell: __, ...rest }: ObjectivePicture) => ({
      ...rest,
      sheet,
    });
    fc.assert(
      fc.property(fc.array(objective, { minLength: 1, maxLength: 6 }), book, (objectives, rows) => {
        const named = objectives.map((each, index) => ({ objective: `O${index + 1}`, ...each }));
        const other = {
          ...rows,
          orders: turned(rows.orders),
          actuals: turned(rows.actuals),
          milestones: turned(rows.milestones),
          standards: rows.standards ?? [],
        };
        const given = { cell: GIVEN.cell! };
        const one = picturesOf(named, rows, given).map(plain);
        const two = picturesOf(turned(named), other, given).map(plain).reverse();
        expect(two.map(rounded)).toEqual(one.map(rounded));
      }),
      { numRuns: runs(80, 1000) },
    );
  });

  it("grow with what is counted, and shares do not", () => {
    const metrics = ["Throughput", "WIP", "Yield", "OEE", "Productivity", "Sales"] as const;
    const factor = fc.constantFrom(2, 3, 10);
    fc.assert(
      fc.property(factor, fc.array(booking, { minLength: 1, maxLength: 6 }), (by, actuals) => {
        const measured = (times: number) =>
          picturesOf(
            metrics.map((metric) => ({ metric, start: at("2026-10-01") })),
            {
              orders: [
                { order: "O0", product: "P", quantity: 1e9 },
                {
                  order: "O1",
                  product: "P",
                  quantity: 10,
                  value: 100 * times,
                  status: "Done",
                  shipped: at("2026-10-10"),
                },
              ],
              // Twice the units at twice the rate: the time stays as it is.
              standards: ["10", "20"].map((step) => ({
                product: "P",
                step,
                resource: "M",
                minPerUnit: 1,
              })),
              actuals: actuals.map((row) => ({
                ...row,
                resource: "M",
                order: "O0",
                good: row.good * times,
                scrap: row.scrap * times,
                crewHours: row.crewHours === undefined ? undefined : row.crewHours * times,
              })),
            },
          ).map(({ achieved }) => achieved);
        const [one, more] = [measured(1), measured(by)];
        const grows = [by, by, 1, by, 1, by];
        grows.forEach((growth, index) => {
          const [small, large] = [one[index], more[index]];
          if (small === undefined) expect(large).toBeUndefined();
          else
            expect(Math.abs(large! - small * growth)).toBeLessThanOrEqual(
              1e-9 * Math.abs(large!) + 1e-9,
            );
        });
      }),
      { numRuns: runs(60, 600) },
    );
  });
});

/** To nine digits: sums in another order differ in their last bits. */
function rounded(picture: object): object {
  return Object.fromEntries(
    Object.entries(picture).map(([key, value]) => [
      key,
      typeof value === "number" ? Number(value.toPrecision(9)) : value,
    ]),
  );
}
