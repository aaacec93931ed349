import { DAY, MINUTE, type Moment } from "../../src/kernel/moment";
import { type Random, seededRandom } from "../../src/kernel/random";
import { EVERY_DAY, hour, type SomeRows } from "../support/a-plan";

export interface BookedWork {
  readonly order: string;
  readonly step: string;
  readonly resource: string;
  readonly start: number;
  readonly end: number;
  readonly good: number;
  readonly scrap: number;
  readonly setupMin: number;
  readonly downMin: number;
}

const RESOURCES = 50;
const PRODUCTS = 500;
const STEPS = 4;
const MATERIALS = 500;
const RECEIPTS = 20_000;
const MIN_PER_UNIT = 2;
const SETUP_MIN = 15;

/** What one standard truly is, as shares of what the workbook says. */
interface Truth {
  readonly rate: number;
  /** Job from which on the rate is so. */
  readonly since: number;
  readonly setup: number;
  readonly yield: number;
}

/**
 * A year of a shop with 2,000 standards on 50 resources: jobs of every length, a part of the
 * standards wrong, one resource with copied bookings, lead times of 500 materials.
 */
export function noisyShop(bookings: number, until: Moment): SomeRows & { actuals: BookedWork[] } {
  const random = seededRandom(7);
  const actuals = bookedWork(random, bookings, until);
  const many = <T>(length: number, make: (i: number) => T) =>
    Array.from({ length }, (_, i) => make(i));
  const shift = (name: string, start: number, end: number) => ({
    ...{ calendar: "Day", shift: name, days: EVERY_DAY, start: hour(start), end: hour(end) },
    breaks: [{ start: hour(start + 3), end: hour(start + 3.25) }],
  });
  return {
    actuals,
    orders: actuals
      .filter(({ step }) => step === "10")
      .map(({ order }, i) => ({ order, product: `P${i % PRODUCTS}`, quantity: 50 })),
    capacities: many(RESOURCES, (i) => ({
      resource: `M${i}`,
      ...{ calendar: "Day", costPerHour: 50, uptime: 0.95 },
    })),
    calendars: [shift("Early", 6, 14), shift("Late", 14, 22), shift("Night", 22, 6)],
    standards: many(PRODUCTS * STEPS, (i) => ({
      ...{ product: `P${Math.floor(i / STEPS)}`, step: String(10 * ((i % STEPS) + 1)) },
      resource: `M${i % RESOURCES}`,
      ...{ minPerUnit: MIN_PER_UNIT, setupMin: SETUP_MIN, yield: 0.97 },
    })),
    materials: many(PRODUCTS, (i) => ({ product: `P${i}`, material: `X${i}`, quantityPer: 1 })),
    supply: many(MATERIALS, (i) => ({
      material: `X${i}`,
      ...{ supplier: `S${i % 40}`, leadTimeDays: 10 + (i % 20), standardPrice: 2 },
    })),
    receipts: many(RECEIPTS, (i) => receiptOf(random, i, until)),
    consumption: many(20_000, (i) => ({
      order: `O${bookings / STEPS - 1 - i}`,
      ...{ material: "X1", quantity: 55 },
    })),
    stops: many(5000, (i) => ({
      resource: `M${i % RESOURCES}`,
      ...{ from: until - DAY * (i % 200), minutes: 30 },
    })),
  };
}

/** About 1, seldom more than twice `spread` away. */
function around(random: Random, spread: number): number {
  return 1 + spread * (random.next() + random.next() + random.next() - 1.5) * 2;
}

function truthOf(random: Random): Truth {
  const kind = random.next();
  const rate = kind < 0.1 ? 0.85 : kind < 0.2 ? 1.15 : 1;
  return {
    rate,
    since: rate !== 1 && random.next() < 0.4 ? 25 : 0,
    setup: random.next() < 0.1 ? 1.4 : 1,
    yield: random.next() < 0.1 ? 0.93 : 0.97,
  };
}

/** Each resource does one job after the other, with small pauses, until the record ends. */
function bookedWork(random: Random, count: number, until: Moment): BookedWork[] {
  const truths = Array.from({ length: PRODUCTS * STEPS }, () => truthOf(random));
  const free = new Array<number>(RESOURCES).fill(0);
  const works = Array.from({ length: count }, (_, i) => {
    const order = Math.floor(i / STEPS);
    const standard = standardOf(i);
    const resource = standard % RESOURCES;
    const truth = truths[standard]!;
    const units = 30 + random.below(40);
    const rate = Math.floor(order / PRODUCTS) >= truth.since ? truth.rate : 1;
    const copied = resource === 0;
    const run = (units * MIN_PER_UNIT) / (copied ? 1 : rate * around(random, 0.05));
    const setupMin = copied
      ? SETUP_MIN
      : Math.round(SETUP_MIN * truth.setup * around(random, 0.15));
    const downMin = !copied && random.next() < 0.15 ? 10 + random.below(60) : 0;
    let scrap = 0;
    for (let unit = 0; unit < units; unit++) if (random.next() > truth.yield) scrap++;
    const start = free[resource]!;
    const end = start + Math.round(run + setupMin + downMin) * MINUTE;
    free[resource] = end + random.below(30) * MINUTE;
    return {
      ...{ order: `O${order}`, step: String(10 * ((i % STEPS) + 1)), resource: `M${resource}` },
      ...{ start, end, good: units - scrap, scrap, setupMin, downMin },
    };
  });
  return works.map((work, i) => {
    const moved = until - free[standardOf(i) % RESOURCES]!;
    return { ...work, start: work.start + moved, end: work.end + moved };
  });
}

/** Which of all standards a booking is of. */
const standardOf = (i: number) => (Math.floor(i / STEPS) % PRODUCTS) * STEPS + (i % STEPS);

function receiptOf(random: Random, i: number, until: Moment) {
  const material = i % MATERIALS;
  const share = material % 10 === 0 ? 1.3 : material % 10 === 1 ? 0.6 : 0.9;
  const planned = 10 + (material % 20);
  const ordered = until - DAY * random.below(360);
  const received = ordered + Math.round(planned * share * around(random, 0.12)) * DAY;
  return {
    ...{ material: `X${material}`, supplier: `S${material % 40}`, quantity: 5, price: 3 },
    ...{ ordered, promised: ordered + planned * DAY },
    received: received < until ? received : undefined,
  };
}
