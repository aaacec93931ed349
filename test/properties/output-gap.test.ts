import fc from "fast-check";
import { HOUR, MINUTE } from "../../src/kernel/moment";
import { EFFECTS } from "../../src/variance/gap-cells";
import { GAP_LEVELS, gapLevels, type GapRow } from "../../src/variance/gap-levels";
import { type OrderLateness, orderLateness } from "../../src/variance/lateness";
import { LATENESS_CAUSES } from "../../src/variance/lateness-causes";
import { matchOperations } from "../../src/variance/match-operations";
import { orderCourses } from "../../src/variance/order-course";
import { MaterialArrivals } from "../../src/record/material-arrivals";
import { outputGap } from "../../src/variance/output-gap";
import type { PlannedPart } from "../../src/variance/plan-that-was";
import { type Booked, weekRecord, WINDOW } from "../unit/variance/a-week";
import { aRows, at, type SomeRows } from "../support/a-plan";

const moment = fc.integer({ min: -60, max: 200 }).map((hours) => WINDOW.from + hours * HOUR);
const far = fc.constantFrom(at("1971-01-01"), at("9999-12-31"));
const order = fc.constantFrom("A", "A/1", "A/2", "B", "ghost");
const step = fc.constantFrom("10", "20");
const resource = fc.constantFrom("M", "N", "O", "nowhere");

const part: fc.Arbitrary<PlannedPart> = fc
  .record({
    order,
    step,
    resource,
    start: moment,
    setup: fc.constantFrom(0, 30 * MINUTE),
    run: fc.constantFrom(0, 1, 3 * HOUR, 20 * HOUR),
    idle: fc.constantFrom(0, 2 * HOUR),
    startQuantity: fc.constantFrom(0, 1, 100),
    ratePerHour: fc.constantFrom(undefined, 60, 1e-3),
    yield: fc.constantFrom(1, 0.8),
    efficiency: fc.constantFrom(1, 0.9),
    uptime: fc.constantFrom(1, 0.85),
  })
  .map(({ idle, ...given }) => ({
    ...given,
    line: "",
    product: "P",
    runStart: given.start + given.setup,
    end: given.start + given.setup + given.run + idle,
    goodQuantity: given.startQuantity * given.yield,
  }));

const booking: fc.Arbitrary<Booked> = fc.record({
  order,
  step,
  resource,
  start: fc.oneof({ weight: 9, arbitrary: moment }, { weight: 1, arbitrary: far }),
  end: fc.oneof(
    { weight: 7, arbitrary: moment },
    { weight: 1, arbitrary: far },
    { weight: 2, arbitrary: fc.constant(undefined) },
  ),
  good: fc.constantFrom(0, 1, 80, 1e7),
  scrap: fc.constantFrom(0, 7),
  downMin: fc.constantFrom(0, 20, 1e5),
  setupMin: fc.constantFrom(undefined, 0, 45, 1e5),
  reason: fc.constantFrom(undefined, "Breakdown", "Waiting for material", "Gremlins"),
});
const stop = fc.record({
  resource,
  from: moment,
  minutes: fc.constantFrom(undefined, 0, 45, 3000),
  reason: fc.constantFrom(undefined, "Setup", "Meeting"),
});

describe("any lateness", () => {
  it("sums to the minute, whatever the input, and in any order of rows", () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.array(booking, { maxLength: 8 }),
        fc.array(stop, { maxLength: 4 }),
        (parts, actuals, stops) => {
          const rows = { actuals, stops };
          const record = weekRecord(rows);
          const arrivals = new MaterialArrivals(aRows(rows));
          const lateOf = (of: readonly PlannedPart[]) =>
            orderLateness(
              orderCourses(matchOperations(of, record.jobs), [], record),
              arrivals,
              record,
            );
          const found = lateOf(parts);
          for (const { late, causes, finish, plannedFinish } of found) {
            const sum = LATENESS_CAUSES.reduce((all, cause) => all + causes[cause], 0);
            expect([sum, late]).toEqual([late, Math.round((finish - plannedFinish) / MINUTE)]);
          }
          const lates = (of: readonly OrderLateness[]) =>
            of.map(({ order: name, late }) => `${name} ${late}`).sort();
          expect(lates(lateOf([...parts].reverse()))).toEqual(lates(found));
        },
      ),
      { numRuns: 120 },
    );
  });
});

const levelsOf = (
  parts: readonly PlannedPart[],
  given: SomeRows,
  later?: readonly PlannedPart[],
): GapRow[] =>
  gapLevels(
    outputGap(
      {
        ...{ kind: "committed", version: 1, planStart: WINDOW.from, parts },
        later: later && { planStart: WINDOW.from + 48 * HOUR, parts: later },
      },
      weekRecord(given),
      WINDOW,
    ),
  );

const figuresOf = ({ planned, actual, gap, effects }: GapRow) => [
  planned,
  actual,
  gap,
  ...EFFECTS.map((effect) => effects[effect]),
];
/** Sums of figures of this size are exact to here. */
const close = (a: number, b: number, size: number) => Math.abs(a - b) <= 1e-9 * (1 + size);
const sizeOf = (rows: readonly GapRow[]) =>
  rows.reduce((sum, row) => sum + figuresOf(row).reduce((all, n) => all + Math.abs(n), 0), 0);

describe("any output gap", () => {
  const runs = { numRuns: 120 };

  it("sums in every row, and every level to the total, with finite figures", () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.array(booking, { maxLength: 8 }),
        fc.array(stop, { maxLength: 4 }),
        fc.option(fc.array(part, { maxLength: 4 }), { nil: undefined }),
        (parts, actuals, stops, later) => {
          const rows = levelsOf(parts, { actuals, stops }, later);
          const size = sizeOf(rows);
          expect(rows.flatMap(figuresOf).every(Number.isFinite)).toBe(true);
          for (const row of rows) {
            const effects = EFFECTS.reduce((sum, effect) => sum + row.effects[effect], 0);
            expect(close(effects, row.gap, size)).toBe(true);
          }
          for (const level of GAP_LEVELS) {
            const own = rows.filter((row) => row.level === level).map(figuresOf);
            figuresOf(rows[0]!).forEach((figure, at) =>
              expect(
                close(
                  own.reduce((sum, figures) => sum + figures[at]!, 0),
                  figure,
                  size,
                ),
              ).toBe(true),
            );
          }
        },
      ),
      runs,
    );
  });

  it("does not depend on the order of rows", () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 6 }),
        fc.array(booking, { maxLength: 6 }),
        fc.array(stop, { maxLength: 3 }),
        (parts, actuals, stops) => {
          const rows = levelsOf(parts, { actuals, stops });
          const turned = levelsOf([...parts].reverse(), {
            actuals: [...actuals].reverse(),
            stops: [...stops].reverse(),
          });
          const size = sizeOf(rows);
          const named = new Map(
            turned.map((row) => [`${row.level} ${row.name}`.toLowerCase(), row]),
          );
          for (const row of rows) {
            const other = figuresOf(named.get(`${row.level} ${row.name}`.toLowerCase())!);
            figuresOf(row).forEach((figure, index) =>
              expect(close(figure, other[index]!, size)).toBe(true),
            );
          }
        },
      ),
      runs,
    );
  });

  it("is 0 everywhere when the floor did what the plan said", () => {
    const shift = fc.record({
      slot: fc.integer({ min: -1, max: 6 }),
      hours: fc.integer({ min: 1, max: 15 }),
      setupHours: fc.constantFrom(0, 0.5),
      uptime: fc.constantFrom(1, 0.8),
      efficiency: fc.constantFrom(1, 0.9),
      resource: fc.constantFrom("M", "N", "O"),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(shift, { selector: ({ slot }) => slot, maxLength: 6 }),
        (slots) => {
          const { time } = weekRecord({ actuals: [] });
          const parts = slots.map((each, index): PlannedPart => {
            // Each begins a day of its own; the first may reach into the window from before.
            const start = WINDOW.from + each.slot * 24 * HOUR + HOUR;
            const run = each.hours * HOUR;
            const setup = each.setupHours * HOUR;
            const begin = time.after(each.resource, start, 1) - 1;
            const units = each.hours * 60 * each.uptime * each.efficiency;
            return {
              order: ["A", "B", "C"][index % 3]!,
              step: index < 3 ? "10" : "20",
              line: "",
              product: "P",
              resource: each.resource,
              start: begin,
              runStart: time.after(each.resource, begin, setup),
              end: time.after(each.resource, begin, setup + run),
              setup,
              run,
              startQuantity: units,
              goodQuantity: units * 0.8,
              ratePerHour: 60,
              yield: 0.8,
              efficiency: each.efficiency,
              uptime: each.uptime,
            };
          });
          const actuals = parts.map((each): Booked => ({
            order: each.order,
            step: each.step,
            resource: each.resource,
            start: each.start,
            end: each.end,
            good: each.goodQuantity,
            scrap: each.startQuantity - each.goodQuantity,
            setupMin: each.setup / MINUTE,
            downMin: ((1 - each.uptime) * each.run) / MINUTE,
          }));
          const plan = {
            kind: "committed" as const,
            version: 1,
            planStart: -Infinity,
            parts,
            later: undefined,
          };
          const rows = gapLevels(outputGap(plan, weekRecord({ actuals }), WINDOW));
          for (const row of rows) {
            expect(Math.abs(row.gap)).toBeLessThan(1e-9);
            for (const effect of EFFECTS) expect(Math.abs(row.effects[effect])).toBeLessThan(1e-9);
          }
        },
      ),
      runs,
    );
  });

  it("scales with the unit that its standards are in", () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 5 }),
        fc.array(booking, { maxLength: 5 }),
        (parts, actuals) => {
          const dozens = parts.map((each) => ({
            ...each,
            startQuantity: each.startQuantity / 12,
            goodQuantity: each.goodQuantity / 12,
            ratePerHour: each.ratePerHour === undefined ? undefined : each.ratePerHour / 12,
          }));
          const booked = actuals.map((each) => ({
            ...each,
            good: each.good! / 12,
            scrap: each.scrap! / 12,
          }));
          const standards = ["10", "20"].flatMap((name) =>
            ["M", "N", "O"].map((of) => ({
              product: "P",
              step: name,
              resource: of,
              minPerUnit: 12,
              yield: 0.8,
            })),
          );
          const rows = levelsOf(parts, { actuals });
          const other = levelsOf(dozens, { actuals: booked, standards });
          const size = sizeOf(rows);
          expect(other).toHaveLength(rows.length);
          figuresOf(other[0]!).forEach((figure, index) =>
            expect(close(figure, figuresOf(rows[0]!)[index]!, size)).toBe(true),
          );
        },
      ),
      runs,
    );
  });
});
