import { checkAssumptions } from "../../../src/checks/check-assumptions";
import type { Finding } from "../../../src/checks/finding";
import { recordsOfBook } from "../../../src/checks/records-of-book";
import type { PlannedLoad } from "../../../src/checks/load-verdict";
import { DAY, HOUR, MINUTE, type Moment } from "../../../src/kernel/moment";
import { floorRecord } from "../../../src/record/floor-record";
import { DEFAULT_SETTINGS } from "../../../src/sheets/settings";
import { aRows, at, hour, type SomeRows, WEEKDAYS } from "../../support/a-plan";

/** A Monday; the record reaches from it to `UNTIL`. */
const MONDAY = at("2026-09-07 00:00");
const UNTIL = at("2026-11-30 06:00");
type Actual = NonNullable<SomeRows["actuals"]>[number];

function findingsOf(given: SomeRows, loads: readonly PlannedLoad[] = []) {
  const rows = aRows(given);
  const record = floorRecord(rows, DEFAULT_SETTINGS, { until: UNTIL, targets: [], known: [] });
  const book = recordsOfBook(rows, record, { loads, achievedDays: 28 });
  const { confidence, serviceLevel, reviewDays } = DEFAULT_SETTINGS;
  const findings = checkAssumptions(book.records, {
    ...{ now: UNTIL, confidence, serviceLevel, reviewDays },
  });
  const only = (kind: Finding["kind"], of: Partial<Finding["subject"]> = {}) =>
    findings.filter(
      (finding) =>
        finding.kind === kind &&
        Object.entries(of).every(([key, value]) => finding.subject[key as "step"] === value),
    );
  return { only, placeOf: book.placeOf };
}

/** Two shifts from Monday to Friday on two machines, the second step after the first. */
const shop = (more: SomeRows): SomeRows => ({
  capacities: [
    { resource: "M", calendar: "Two" },
    { resource: "N", calendar: "Two" },
  ],
  calendars: [
    { calendar: "Two", shift: "Early", days: WEEKDAYS, start: hour(6), end: hour(14) },
    { calendar: "Two", shift: "Late", days: WEEKDAYS, start: hour(14), end: hour(22) },
  ],
  standards: [
    { product: "P", step: "10", resource: "M", minPerUnit: 1 },
    { product: "P", step: "20", resource: "N", minPerUnit: 1 },
  ],
  ...more,
});

const workdays = (weeks: number): Moment[] =>
  Array.from({ length: weeks * 5 }, (_, i) => MONDAY + (Math.floor(i / 5) * 7 + (i % 5)) * DAY);

const booked = (order: string, step: string, from: Moment, to: Moment, setupMin?: number) => ({
  ...{ order, step, resource: step === "10" ? "M" : "N", start: from, end: to, good: 100 },
  setupMin,
});

const ordersOf = (actuals: readonly Actual[], product = "P") =>
  [...new Set(actuals.map(({ order }) => order!))].map((order) => ({
    ...{ order, product, quantity: 100 },
  }));

describe("shifts of a calendar", () => {
  /** M works in every shift; N in early ones alone, from the second week on. */
  const actuals = workdays(8).flatMap((day, i) => [
    booked(`O${i}`, "10", day + 6 * HOUR, day + 21 * HOUR),
    ...(i === 0 ? [] : [booked(`O${i - 1}`, "20", day + 7 * HOUR, day + 13 * HOUR)]),
  ]);

  it("are not manned where work waited and nobody booked", () => {
    // O of Monday is done on M at 21:00 and begun on N at 7:00 next day: no whole shift waited.
    const { only } = findingsOf(shop({ actuals, orders: ordersOf(actuals) }));
    expect(only("Calendar", { resource: "M" })[0]).toMatchObject({ verdict: "Holds", n: 80 });
    expect(only("Calendar", { resource: "N" })[0]).toMatchObject({ n: 38, observed: 1 });
    // Now it is begun a day later: its late shifts passed with work in front of them.
    const later = actuals.map((row) =>
      row.step === "20" ? { ...row, start: row.start + DAY, end: row.end + DAY } : row,
    );
    const { only: then, placeOf } = findingsOf(shop({ actuals: later, orders: ordersOf(later) }));
    const [finding] = then("Calendar", { resource: "N" });
    expect(finding).toMatchObject({ verdict: "Too tight" });
    expect(finding!.evidence).toMatch(/Late \d+ of \d+/);
    expect(placeOf("Calendar", finding!.subject)).toEqual({ sheet: "Capacities", cell: "D3" });
  });

  it("of a labour pool are manned by its head counts", () => {
    const days = workdays(8);
    const given = shop({
      actuals,
      orders: ordersOf(actuals),
      capacities: [{ resource: "Fitters", calendar: "Two", units: 4, pool: true }],
      crews: days.map((date, i) => ({
        ...{ date, shift: "Late", labour: "Fitters", present: i % 2 === 0 ? 3 : 4 },
      })),
    });
    const [finding] = findingsOf(given).only("Calendar", { resource: "Fitters" });
    expect(finding!.verdict).toBe("Too tight");
    // Of eight hours of four heads in 20 late shifts six were there.
    expect(finding!.observed).toBeCloseTo(1 - (20 * 0.25) / finding!.n, 9);
  });

  it("are asked for nothing where there are no calendars", () => {
    const given = shop({ actuals, orders: ordersOf(actuals) });
    const { calendars: _calendars, ...without } = given;
    expect(findingsOf(without).only("Calendar")).toEqual([]);
  });
});

describe("load", () => {
  const actuals = workdays(12).map((day, i) =>
    booked(`O${i}`, "10", day + 6 * HOUR, day + 22 * HOUR),
  );
  const few = workdays(12).map((day, i) => booked(`O${i}`, "20", day + 6 * HOUR, day + 8 * HOUR));
  const given = shop({ actuals: [...actuals, ...few], orders: ordersOf(actuals) });

  it("is what was worked of what there was, and what the schedule fills", () => {
    const { only } = findingsOf(given);
    expect(only("Load", { resource: "M" })[0]).toMatchObject({
      verdict: "Overloaded",
      observed: 1,
    });
    expect(only("Load", { resource: "N" })[0]).toMatchObject({ verdict: "Idle", observed: 0.125 });
    expect(only("Load", { resource: "N" })[0]!.planned).toBeUndefined();
  });

  it("says which resource is the constraint, and when that moves", () => {
    const week = (n: number, resource: string, required: number): PlannedLoad => ({
      ...{ resource, from: UNTIL + n * 7 * DAY, required, available: 80 },
    });
    const loads = [week(0, "M", 70), week(0, "N", 40), week(1, "M", 20), week(1, "N", 60)];
    const { only } = findingsOf(given, loads);
    const [m] = only("Load", { resource: "M" });
    expect(m!.planned).toBeCloseTo(90 / 160, 9);
    expect(m!.evidence).toMatch(/It is the constraint from 2026-11-30 to 2026-12-07\.$/);
    const [n] = only("Load", { resource: "N" });
    expect(n).toMatchObject({ verdict: "Balanced" });
    expect(n!.evidence).toMatch(/It is the constraint from 2026-12-07 on\.$/);
  });
});

describe("setups by Changeovers", () => {
  /** Red and blue by turns on M, 20 min to blue and 40 to red, booked 30 and 40. */
  const actuals = workdays(12).flatMap((day, i) => [
    booked(`R${i}`, "10", day + 6 * HOUR, day + 9 * HOUR + MINUTE, 40),
    booked(`B${i}`, "10", day + 9 * HOUR + MINUTE, day + 13 * HOUR, 30),
  ]);
  const family = (product: string, name: string) => ({
    ...{ product, step: "10", resource: "M", minPerUnit: 1, setupMin: 15, family: name },
  });
  const given = shop({
    actuals,
    orders: actuals.map(({ order }) => ({
      ...{ order, product: order.startsWith("R") ? "PR" : "PB", quantity: 100 },
    })),
    standards: [family("PR", "Red"), family("PB", "Blue")],
    changeovers: [
      { fromFamily: "*", toFamily: "*", minutes: 40 },
      { resource: "M", fromFamily: "*", toFamily: "Blue", minutes: 20 },
      { resource: "N", fromFamily: "Red", toFamily: "Blue", minutes: 5 },
    ],
  });

  it("are tested against the most specific row, with its cell", () => {
    const { only, placeOf } = findingsOf(given);
    const [toBlue] = only("Setup", { step: "Red → Blue" });
    expect(toBlue).toMatchObject({ verdict: "Too tight", planned: 20, observed: 30, n: 60 });
    expect(placeOf("Setup", toBlue!.subject)).toEqual({ sheet: "Changeovers", cell: "D3" });
    const [toRed] = only("Setup", { step: "Blue → Red" });
    expect(toRed).toMatchObject({ verdict: "Holds", planned: 40, n: 59 });
    expect(placeOf("Setup", toRed!.subject)).toEqual({ sheet: "Changeovers", cell: "D2" });
    // No family followed itself, so nothing was set up by Setup min.
    expect(only("Setup")).toHaveLength(2);
  });

  it("leave the changes within a family to Setup min", () => {
    const red = given.orders!.map((order) => ({ ...order, product: "PR" }));
    const { only } = findingsOf({ ...given, orders: red });
    expect(only("Setup")).toEqual([
      expect.objectContaining({ verdict: "Too tight", planned: 15, n: 119 }),
    ]);
  });
});

describe("what is read of rows", () => {
  it("takes a date without a time as that day", () => {
    // Dates alone: received on the last day of the planned ten, read as the end of that day.
    const receipts = Array.from({ length: 40 }, (_, i) => {
      const ordered = MONDAY + i * DAY;
      return { material: "X", quantity: 1, ordered, received: ordered + 11 * DAY };
    });
    const { only } = findingsOf({ supply: [{ material: "X", leadTimeDays: 10 }], receipts });
    expect(only("Lead time")[0]).toMatchObject({ verdict: "Realistic", observed: 10, n: 40 });
  });

  it("does not judge a rate whose Efficiency could not be read", () => {
    const actuals = workdays(6).map((day, i) =>
      booked(`O${i}`, "10", day + 6 * HOUR, day + 6 * HOUR + (50 + (i % 7)) * MINUTE),
    );
    const fault = { row: 1, cell: "E2", reason: "is odd", values: { resource: "M" } };
    const given = shop({ actuals, orders: ordersOf(actuals) });
    expect(findingsOf(given).only("Rate")[0]!.verdict).toBe("Too loose");
    const { only } = findingsOf({ ...given, capacities: [], leftOut: { capacities: [fault] } });
    expect(only("Rate")[0]).toMatchObject({ verdict: "Unproven", n: 0 });
    expect(only("Rate")[0]!.evidence).toMatch(/Efficiency is not known/);
  });
});

describe("a record without scrap and without down time", () => {
  const actuals = workdays(10).map((day, i) => ({
    ...booked(`O${i}`, "10", day + 6 * HOUR + ((i * 7) % 23) * MINUTE, day + 14 * HOUR),
    good: 390 + ((i * 37) % 60),
  }));
  const given = (more: Partial<Actual>) =>
    shop({
      actuals: actuals.map((row, i) => (i === 0 ? { ...row, ...more } : row)),
      orders: ordersOf(actuals),
      standards: [
        { product: "P", step: "10", resource: "M", minPerUnit: 1, yield: 0.9 },
        { product: "P", step: "20", resource: "N", minPerUnit: 1 },
      ],
      capacities: [{ resource: "M", calendar: "Two", uptime: 0.85 }],
    });

  it("does not call a yield too low, since nobody counts what is bad", () => {
    const [finding] = findingsOf(given({})).only("Yield", { resource: "M" });
    expect(finding).toMatchObject({ verdict: "Unproven", n: 0, suggested: undefined });
    expect(finding!.evidence).toMatch(/No booking anywhere has Scrap/);
  });

  it("does not call an uptime too low, since nobody notes what stands still", () => {
    const [finding] = findingsOf(given({})).only("Uptime", { resource: "M" });
    expect(finding).toMatchObject({ verdict: "Unproven", n: 0, suggested: undefined });
    expect(finding!.evidence).toMatch(/no Stops/);
  });

  it("is judged as soon as one booking has them", () => {
    const { only } = findingsOf(given({ scrap: 1, downMin: 3 }));
    expect(only("Yield", { resource: "M" })[0]).toMatchObject({ verdict: "Too loose" });
    expect(only("Uptime", { resource: "M" })[0]).toMatchObject({ n: 50 });
  });

  it("says nothing of a yield of 100 %, which assumes nothing", () => {
    const rows = given({});
    expect(findingsOf({ ...rows, standards: shop({}).standards! }).only("Yield")).toEqual([]);
  });
});
