import { DAY, HOUR, momentFromCivil } from "../../src/kernel/moment";
import { RESOURCES } from "../../src/sample/factory";
import { MATERIALS } from "../../src/sample/materials";
import { PRODUCTS, startQuantities } from "../../src/sample/routings";
import { PLAN_START, sampleFactory } from "../../src/sample/sample-factory";
import { resourceClock } from "../../src/sample/shift-clock";

const factory = sampleFactory();
const open = factory.orders.filter((order) => !factory.floor.finished.has(order.id));
const productOf = new Map(PRODUCTS.map((product) => [product.id, product]));

describe("the sample factory", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(sampleFactory(1)).toEqual(factory);
    expect(sampleFactory(2)).not.toEqual(factory);
  });

  it("has the size that the product page names", () => {
    expect(open).toHaveLength(120);
    expect(PRODUCTS).toHaveLength(14);
    expect(RESOURCES).toHaveLength(11);
    expect(MATERIALS).toHaveLength(9);
    expect(new Set(MATERIALS.map((material) => material.supplier)).size).toBe(5);
    expect(new Set(factory.plan.map((row) => row.period)).size).toBe(12);
  });

  it("has half a year of bookings and receipts behind it, and work in progress", () => {
    const { actuals } = factory.floor;
    expect(actuals[0]!.start).toBeLessThan(momentFromCivil(2026, 6, 15));
    expect(actuals.length).toBeGreaterThan(3000);
    expect(actuals.filter((actual) => actual.end === undefined).length).toBeGreaterThan(1);
    expect(
      factory.receipts.filter((receipt) => receipt.received === undefined).length,
    ).toBeGreaterThan(5);
    expect(factory.receipts.length).toBeGreaterThan(100);
  });

  it("has had late orders, but not many", () => {
    const closed = factory.orders.filter((order) => factory.floor.finished.has(order.id));
    const late = closed.filter((order) => factory.floor.finished.get(order.id)! > order.due + DAY);
    expect(late.length / closed.length).toBeGreaterThan(0.04);
    expect(late.length / closed.length).toBeLessThan(0.25);
  });

  it("books in working time only, and one job at a time on each machine", () => {
    for (const resource of RESOURCES.filter((r) => !r.pool && !r.unlimited)) {
      const clock = resourceClock(
        resource.id,
        factory.closures,
        PLAN_START - 400 * DAY,
        PLAN_START,
      );
      const booked = factory.floor.actuals.filter((a) => a.resource === resource.id);
      // The test benches book to the quarter hour, so a start may fall into a break.
      for (const { start } of resource.id === "TEST" ? [] : booked) {
        expect(clock.next(start) - start).toBeLessThanOrEqual(60);
      }
      if (resource.units > 1) continue;
      const sorted = [...booked].sort((a, b) => a.start - b.start);
      sorted.forEach((actual, index) => {
        const before = sorted[index - 1];
        if (before) expect(actual.start).toBeGreaterThanOrEqual(before.end!);
      });
    }
  });

  it("leaves no finished step of an open order short of its quantity", () => {
    for (const order of open) {
      const starts = startQuantities(productOf.get(order.product.id)!, order.quantity);
      for (const actual of factory.floor.actuals.filter(
        (a) => a.order === order.id && a.end !== undefined,
      )) {
        const step = order.product.steps.findIndex((s) => s.step === actual.step);
        expect(actual.good + actual.scrap).toBeGreaterThanOrEqual(starts[step]!);
      }
    }
  });

  it("differs from its standards where that was planted, and nowhere else", () => {
    const ratio = (product: string, step: string, resource: string, since = 0) =>
      median(observedRates(product, step, resource, since));
    expect(ratio("BV-25", "30", "MILL-1")).toBeCloseTo(0.87, 1);
    expect(ratio("EL-15", "20", "LATHE-2")).toBeCloseTo(0.88, 1);
    expect(ratio("MF-6", "60", "ASSY-2")).toBeCloseTo(1.16, 1);
    expect(ratio("CV-15", "70", "TEST", momentFromCivil(2026, 9, 7))).toBeCloseTo(0.84, 1);
    expect(Math.abs(ratio("BV-15", "30", "MILL-1") - 1)).toBeLessThan(0.03);
    expect(Math.abs(ratio("EL-15", "20", "LATHE-1") - 1)).toBeLessThan(0.04);
  });
});

/** Actual rate ÷ standard rate of each finished job, stops taken out. */
function observedRates(product: string, step: string, resource: string, since: number): number[] {
  const made = productOf.get(product)!;
  const standard = made.steps.find((s) => s.step === step)!;
  const machine = RESOURCES.find((r) => r.id === resource)!;
  const clock = resourceClock(resource, factory.closures, PLAN_START - 400 * DAY, PLAN_START);
  return factory.floor.actuals
    .filter((a) => a.product === product && a.step === step && a.resource === resource)
    .filter((a) => a.end !== undefined && a.start >= since)
    .map((a) => {
      const stops = factory.floor.stops.filter(
        (s) =>
          s.resource === resource && s.order === a.order && s.from >= a.start && s.from <= a.end!,
      );
      const lost = (a.downMin + a.setupMin + stops.reduce((sum, s) => sum + s.minutes, 0)) * 60;
      const hours = (clock.between(a.start, a.end!) - lost) / HOUR;
      return (a.good + a.scrap) / hours / (standard.ratePerHour! * machine.efficiency);
    });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
