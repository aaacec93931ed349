import fc from "fast-check";
import type { CheckRecords } from "../../src/checks/check-assumptions";
import { DAY } from "../../src/kernel/moment";
import { check, NOW } from "../unit/checks/some-records";

const at = fc.integer({ min: NOW - 900 * DAY, max: NOW + 40 * DAY });
const ratio = fc.oneof(
  fc.double({ min: 0.6, max: 1.4, noNaN: true }),
  fc.constantFrom(0, 1, -1, NaN, Infinity, 1e-12, 1e12),
);
const job = fc.record({ at, ratio });
const of = {
  product: fc.constantFrom("P", "Q"),
  step: fc.constant("10"),
  resource: fc.constantFrom("M", "N"),
  reviewed: fc.option(at, { nil: undefined }),
};
const minutes = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.constantFrom(0, 120, 1e9));
const optionalMinutes = fc.option(minutes, { nil: undefined });
const booking = fc.record({
  from: at,
  to: at,
  workMin: minutes,
  setupMin: optionalMinutes,
  standardRunMin: optionalMinutes,
  standardSetupMin: optionalMinutes,
  downMin: minutes,
  hasReason: fc.boolean(),
});
const receipt = fc.record({
  ordered: at,
  promised: fc.option(at, { nil: undefined }),
  received: fc.option(at, { nil: undefined }),
});
const few = <T>(each: fc.Arbitrary<T>, maxLength = 3) => fc.array(each, { maxLength });

const records: fc.Arbitrary<CheckRecords> = fc.record({
  bookings: few(fc.record({ resource: fc.constantFrom("M", "N"), bookings: few(booking, 40) }), 1),
  leadTimes: few(
    fc.record({
      material: fc.constantFrom("A", "B"),
      supplier: fc.constantFrom("", "S"),
      plannedDays: fc.constantFrom(0.5, 1, 10, 400),
      receipts: few(receipt, 50),
    }),
  ),
  rates: few(
    fc.record({
      ...of,
      cell: fc.constantFrom(0.01, 100),
      inverse: fc.boolean(),
      efficiency: fc.constantFrom(0.5, 1, 1.3),
      jobs: few(job, 60),
      watched: few(job, 8),
      remark: fc.constant(""),
    }),
  ),
  setups: few(
    fc.record({ ...of, cell: fc.constantFrom(1, 30), jobs: few(job, 60), remark: fc.constant("") }),
  ),
  yields: few(
    fc.record({
      ...of,
      cell: fc.constantFrom(0.3, 0.98, 1),
      jobs: few(fc.record({ at, good: fc.nat(2000), scrap: fc.nat(50) }), 60),
    }),
  ),
  uptimes: few(
    fc.record({
      resource: fc.constantFrom("M", "N"),
      cell: fc.constantFrom(0.5, 1),
      days: few(fc.record({ at, workedMin: fc.nat(1440), downMin: fc.nat(1440) }), 90),
    }),
  ),
  calendars: few(
    fc.record({
      resource: fc.constantFrom("M", "N"),
      shifts: few(
        fc.record({
          at,
          shift: fc.constantFrom("", "Early"),
          hours: fc.nat(12),
          manned: fc.boolean(),
          waiting: fc.boolean(),
        }),
        80,
      ),
      extraHours: fc.nat(50),
      weeks: fc.constant(20),
      weeksWithExtra: fc.nat(20),
    }),
  ),
  loads: few(
    fc.record({
      resource: fc.constantFrom("M", "N"),
      days: fc.nat(28),
      used: fc.nat(500),
      available: fc.nat(400),
      bookings: fc.nat(9),
      ahead: few(
        fc.record({
          resource: fc.constant("M"),
          from: at,
          required: fc.nat(90),
          available: fc.nat(80),
        }),
      ),
    }),
  ),
});

describe("the checks of any record", () => {
  it("give finite figures in order, no verdict from fewer than five, and no odd words", () => {
    fc.assert(
      fc.property(records, (drawn) => {
        for (const finding of check(drawn)) {
          const { planned, n, observed, low, high, suggested, since, more, verdict, evidence } =
            finding;
          for (const figure of [planned, n, observed, low, high, suggested, since, more]) {
            if (figure !== undefined) expect(Number.isFinite(figure)).toBe(true);
          }
          if (low !== undefined && high !== undefined) expect(low).toBeLessThanOrEqual(high);
          const bySchedule = finding.kind === "Load" && planned !== undefined;
          if (n < 5 && finding.kind !== "Record" && !bySchedule) {
            expect(["Unproven", "Copied, not measured", "Too coarse"]).toContain(verdict);
          }
          if (verdict === "Unproven") expect(suggested).toBeUndefined();
          expect(evidence).not.toMatch(/NaN|undefined|Infinity|\?/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("do not hang on the order of the rows", () => {
    const reversed = <T extends object>(each: T): T =>
      Object.fromEntries(
        Object.entries(each).map(([name, value]) => [
          name,
          Array.isArray(value) ? [...value].reverse() : value,
        ]),
      ) as T;
    fc.assert(
      fc.property(records, (drawn) => {
        const turned = Object.fromEntries(
          Object.entries(drawn).map(([name, value]) => [name, value.map(reversed)]),
        ) as unknown as CheckRecords;
        const verdicts = (of: CheckRecords) =>
          check(of).map((finding) => [
            finding.kind,
            finding.verdict,
            finding.n,
            finding.observed,
            finding.low,
          ]);
        expect(verdicts(turned)).toEqual(verdicts(drawn));
      }),
      { numRuns: 80 },
    );
  });
});
