import { cpuUsage } from "node:process";
import { DAY, MINUTE } from "../../src/kernel/moment";
import { CostBook } from "../../src/record/cost-book";
import { floorRecord } from "../../src/record/floor-record";
import { MaterialArrivals } from "../../src/record/material-arrivals";
import { DEFAULT_SETTINGS } from "../../src/sheets/settings";
import { checkAssumptions } from "../../src/checks/check-assumptions";
import { recordsOfBook } from "../../src/checks/records-of-book";
import { gapLevels } from "../../src/variance/gap-levels";
import { kpiBases } from "../../src/variance/kpi-bases";
import { orderLateness } from "../../src/variance/lateness";
import { moneyVariance } from "../../src/variance/money";
import { orderCourses } from "../../src/variance/order-course";
import { outputGap } from "../../src/variance/output-gap";
import type { PlannedPart } from "../../src/variance/plan-that-was";
import { aRows, at, EVERY_DAY, hour, type SomeRows } from "../support/a-plan";
import { type BenchCase, cpuSeconds, type Figure, peak } from "./cases";
import { type BookedWork, noisyShop } from "./noisy-shop";

const RESOURCES = 50;
const PRODUCTS = 200;
const UNTIL = at("2026-11-30 06:00");
const WINDOW = { from: UNTIL - 7 * DAY, to: UNTIL };

/** Half a year of bookings, of which the last week is judged. */
export const VARIANCE_CASES: readonly BenchCase[] = [
  { name: "variance of 100,000 bookings", run: () => varianceCase(100_000) },
  { name: "variance and checks of 100,000 bookings", run: () => checksCase(100_000) },
];

async function varianceCase(bookings: number): Promise<readonly Figure[]> {
  const actuals = bookedWork(bookings);
  const rows = aRows(shopRows(bookings, actuals));
  const plan = planOf(actuals);
  const { parts } = plan;
  globalThis.gc?.();
  const used = cpuUsage();
  const began = performance.now();
  const record = floorRecord(rows, DEFAULT_SETTINGS, { until: UNTIL, targets: [], known: [] });
  const read = performance.now();
  const gap = outputGap(plan, record, WINDOW);
  const [total] = gapLevels(gap);
  const late = orderLateness(
    orderCourses(gap.matched, [], record),
    new MaterialArrivals(rows),
    record,
  );
  moneyVariance(record, new CostBook(rows), WINDOW);
  const ended = performance.now();
  return [
    { what: "bookings", value: record.bookings.length, unit: "rows" },
    { what: "operations planned", value: parts.length, unit: "operations" },
    { what: "record", value: (read - began) / 1000, unit: "s" },
    { what: "gap, lateness and money", value: (ended - read) / 1000, unit: "s" },
    { what: "all in CPU time", value: cpuSeconds(cpuUsage(used)), unit: "s" },
    { what: "all", value: (ended - began) / 1000, unit: "s", limit: 3 },
    { what: "orders with lateness", value: late.length, unit: "orders" },
    { what: "gap", value: total!.gap, unit: "hours" },
    ...peak(1500),
  ];
}

/** What `run` reckons beside the plan: one record, the last week's variance, and every check. */
async function checksCase(bookings: number): Promise<readonly Figure[]> {
  const shop = noisyShop(bookings, UNTIL);
  const rows = aRows(shop);
  const plan = planOf(shop.actuals);
  globalThis.gc?.();
  const used = cpuUsage();
  const began = performance.now();
  const record = floorRecord(rows, DEFAULT_SETTINGS, { until: UNTIL, targets: [], known: [] });
  const read = performance.now();
  const gap = outputGap(plan, record, WINDOW);
  gapLevels(gap);
  orderLateness(orderCourses(gap.matched, [], record), new MaterialArrivals(rows), record);
  kpiBases(record, WINDOW);
  moneyVariance(record, new CostBook(rows), WINDOW);
  const reviewed = performance.now();
  const { confidence, serviceLevel, reviewDays } = DEFAULT_SETTINGS;
  const { records } = recordsOfBook(rows, record, { loads: [], achievedDays: 28 });
  const mapped = performance.now();
  const findings = checkAssumptions(records, { now: UNTIL, confidence, serviceLevel, reviewDays });
  const ended = performance.now();
  const decided = findings.filter(({ verdict }) => verdict !== "Unproven");
  return [
    { what: "bookings", value: record.bookings.length, unit: "rows" },
    { what: "receipts", value: rows.Receipts.rows.length, unit: "rows" },
    { what: "record", value: (read - began) / 1000, unit: "s" },
    { what: "gap, lateness, money", value: (reviewed - read) / 1000, unit: "s" },
    { what: "rows to the checks", value: (mapped - reviewed) / 1000, unit: "s" },
    { what: "checks", value: (ended - mapped) / 1000, unit: "s" },
    { what: "all in CPU time", value: cpuSeconds(cpuUsage(used)), unit: "s" },
    { what: "all", value: (ended - began) / 1000, unit: "s", limit: 3 },
    { what: "findings", value: findings.length, unit: "rows" },
    { what: "decided", value: decided.length, unit: "rows" },
    ...peak(1500),
  ];
}

function planOf(actuals: readonly BookedWork[]) {
  return {
    kind: "committed" as const,
    version: 1,
    planStart: WINDOW.from,
    parts: actuals.filter(({ end }) => end > WINDOW.from).map(plannedAs),
    later: undefined,
  };
}

/** Each resource does one job after the other, with small pauses, until the record ends. */
function bookedWork(count: number): BookedWork[] {
  const each = count / RESOURCES;
  const free = new Array<number>(RESOURCES).fill(UNTIL - Math.round(each * 8420));
  return Array.from({ length: count }, (_, i) => {
    const order = Math.floor(i / 4);
    const resource = ((order % PRODUCTS) * 4 + (i % 4)) % RESOURCES;
    const start = free[resource]!;
    const end = start + 2000 + ((i * 7919) % 9000);
    free[resource] = end + 300 + ((i * 31) % 4000);
    return {
      order: `O${order}`,
      step: String(10 * ((i % 4) + 1)),
      resource: `M${resource}`,
      ...{ start, end, good: 48, scrap: i % 5, setupMin: 10, downMin: i % 7 },
    };
  });
}

const plannedAs = ({ order, step, resource, start, end }: BookedWork): PlannedPart => ({
  ...{ order, line: "", product: "P", step, resource },
  start: start - 20 * MINUTE,
  runStart: start - 10 * MINUTE,
  end: end - 10 * MINUTE,
  setup: 10 * MINUTE,
  run: end - start,
  ...{ startQuantity: 50, goodQuantity: 49, ratePerHour: 120, yield: 0.98 },
  ...{ efficiency: 1, uptime: 0.9 },
});

function shopRows(bookings: number, actuals: readonly BookedWork[]): SomeRows {
  const many = <T>(length: number, make: (i: number) => T) =>
    Array.from({ length }, (_, i) => make(i));
  const shift = (name: string, start: number, end: number) => ({
    ...{ calendar: "Day", shift: name, days: EVERY_DAY, start: hour(start), end: hour(end) },
    breaks: [{ start: hour(start + 3), end: hour(start + 3.25) }],
  });
  return {
    actuals,
    orders: many(bookings / 4, (i) => ({
      order: `O${i}`,
      product: `P${i % PRODUCTS}`,
      quantity: 50,
    })),
    capacities: many(RESOURCES, (i) => ({ resource: `M${i}`, calendar: "Day", costPerHour: 50 })),
    calendars: [shift("Early", 6, 14), shift("Late", 14, 22), shift("Night", 22, 6)],
    standards: many(PRODUCTS * 4, (i) => ({
      ...{ product: `P${Math.floor(i / 4)}`, step: String(10 * ((i % 4) + 1)) },
      ...{ resource: `M${i % RESOURCES}`, minPerUnit: 0.5, setupMin: 10, yield: 0.98 },
    })),
    materials: many(PRODUCTS, (i) => ({
      product: `P${i}`,
      material: `X${i % 50}`,
      quantityPer: 1,
    })),
    supply: many(50, (i) => ({ material: `X${i}`, standardPrice: 2 })),
    receipts: many(20_000, (i) => {
      const ordered = UNTIL - DAY * (i % 300);
      const times = { ordered, promised: ordered + 5 * DAY, received: ordered + 6 * DAY };
      return { material: `X${i % 50}`, quantity: 5, price: 3, ...times };
    }),
    consumption: many(20_000, (i) => ({ order: `O${i}`, material: "X1", quantity: 55 })),
    stops: many(5000, (i) => ({
      resource: `M${i % RESOURCES}`,
      ...{ from: UNTIL - DAY * (i % 200), minutes: 30 },
    })),
  };
}
