import { HOUR, MINUTE, type Moment, type Seconds } from "../kernel/moment";
import type { Random } from "../kernel/random";
import type { SampleOrder } from "./demand";
import { CHANGEOVERS, RESOURCES } from "./factory";
import { startQuantities } from "./routings";
import type { SampleStep } from "./routing-steps";
import { type Closure, resourceClock, type ShiftClock } from "./shift-clock";
import {
  bell,
  type Booking,
  TRUTH,
  trueRate,
  trueSetup,
  trueUptime,
  trueYield,
} from "./true-factory";

export interface SampleActual {
  readonly order: string;
  readonly product: string;
  readonly step: string;
  readonly resource: string;
  readonly start: Moment;
  /** Undefined: still running when the book was last filled in. */
  readonly end: Moment | undefined;
  readonly good: number;
  readonly scrap: number;
  readonly downMin: number;
  readonly setupMin: number;
  readonly reason: string;
}

export interface SampleStop {
  readonly resource: string;
  readonly from: Moment;
  readonly minutes: number;
  readonly reason: string;
  readonly order: string;
}

export interface FloorRecord {
  readonly actuals: readonly SampleActual[];
  readonly stops: readonly SampleStop[];
  /** When an order was finished, by order; open ones are missing. */
  readonly finished: ReadonlyMap<string, Moment>;
}

interface Bench {
  readonly resource: string;
  readonly clock: ShiftClock;
  readonly unlimited: boolean;
  freeAt: Moment;
  family: string;
}

interface Waiting {
  readonly order: SampleOrder;
  readonly starts: readonly number[];
  step: number;
  readyAt: Moment;
  good: number;
}

interface Run {
  readonly setup: Seconds;
  readonly run: Seconds;
  readonly down: Seconds;
  readonly stop: Seconds;
  readonly good: number;
  readonly scrap: number;
}

/** The floor as it really was until `until`: each machine takes the waiting order that is due first. */
export function simulateFloor(
  orders: readonly SampleOrder[],
  closures: readonly Closure[],
  from: Moment,
  until: Moment,
  random: Random,
): FloorRecord {
  const benches = allBenches(closures, from, until + 8 * 7 * 24 * HOUR);
  const waiting = orders
    .filter((order) => order.release < until)
    .map((order) => ({
      order,
      starts: startQuantities(order.product, order.quantity),
      step: 0,
      readyAt: order.release,
      good: 0,
    }));
  const actuals: SampleActual[] = [];
  const stops: SampleStop[] = [];
  const finished = new Map<string, Moment>();
  for (;;) {
    const next = nextStart(waiting, benches, until);
    if (!next) break;
    const { bench, job, start } = next;
    const step = job.order.product.steps[job.step]!;
    const run = drawRun(job, step, bench, start, random);
    const end = bench.clock.after(start, run.setup + run.run + run.down + run.stop);
    actuals.push(bookingOf(job, step, bench, start, end, run, until, random));
    if (run.stop > 0) stops.push(stopOf(job, bench, start, run, until, random));
    bench.freeAt = end;
    bench.family = step.family;
    job.readyAt = end + (step.waitAfterHours ?? 0) * HOUR;
    job.good = run.good;
    job.step += 1;
    if (job.step === job.order.product.steps.length) {
      waiting.splice(waiting.indexOf(job), 1);
      if (end < until) finished.set(job.order.id, end);
    }
  }
  const seen = stops.filter((stop) => stop.from < until);
  return { actuals: actuals.sort((a, b) => a.start - b.start), stops: seen, finished };
}

function allBenches(closures: readonly Closure[], from: Moment, to: Moment): Bench[] {
  return RESOURCES.filter((resource) => !resource.pool).flatMap((resource) => {
    const clock = resourceClock(resource.id, closures, from, to);
    return Array.from({ length: resource.units }, () => ({
      resource: resource.id,
      clock,
      unlimited: resource.unlimited === true,
      freeAt: from,
      family: "",
    }));
  });
}

/** The earliest start there is; among those of one moment, the order that is due first. */
function nextStart(waiting: readonly Waiting[], benches: readonly Bench[], until: Moment) {
  let best: { bench: Bench; job: Waiting; start: Moment } | undefined;
  for (const job of waiting) {
    const step = job.order.product.steps[job.step]!;
    for (const bench of benches) {
      if (!step.resources.includes(bench.resource)) continue;
      const open = bench.unlimited ? job.readyAt : Math.max(job.readyAt, bench.freeAt);
      if (open >= until || (best && open > best.start)) continue;
      const start = bench.clock.next(open);
      if (start >= until) continue;
      if (!best || start < best.start || (start === best.start && sooner(job, best.job))) {
        best = { bench, job, start };
      }
    }
  }
  return best;
}

function sooner(a: Waiting, b: Waiting): boolean {
  return a.order.due - b.order.due < 0;
}

function drawRun(job: Waiting, step: SampleStep, bench: Bench, at: Moment, random: Random): Run {
  const product = job.order.product;
  const resource = RESOURCES.find((r) => r.id === bench.resource)!;
  const booking: Booking = {
    product: product.id,
    step: step.step,
    resource: bench.resource,
    family: step.family,
    at,
  };
  const quantity = Math.max(job.starts[job.step]!, job.good);
  const copied = (TRUTH.copied as readonly string[]).includes(bench.resource);
  const setup = standardSetup(step, bench) * (copied ? 1 : trueSetup(booking, random));
  const rate =
    (step.ratePerHour ?? Infinity) * resource.efficiency * (copied ? 1 : trueRate(booking, random));
  const run = (step.fixedMin ?? 0) * MINUTE + (quantity / rate) * HOUR;
  const lost =
    bench.unlimited || copied
      ? []
      : breakdowns(run, trueUptime(resource.id, resource.uptime), random);
  const scrap = drawScrap(quantity, 1 - trueYield(product.id, step.step, step.yield), random);
  const sum = (minutes: readonly number[]) => minutes.reduce((a, b) => a + b, 0) * MINUTE;
  return {
    setup: whole(setup),
    run: whole(run),
    down: sum(lost.filter((minutes) => minutes < 45)),
    stop: sum(lost.filter((minutes) => minutes >= 45)),
    good: quantity - scrap,
    scrap,
  };
}

/** Seconds, to the whole minute. */
function whole(seconds: Seconds): Seconds {
  return Math.round(seconds / MINUTE) * MINUTE;
}

function standardSetup(step: SampleStep, bench: Bench): Seconds {
  const group = RESOURCES.find((r) => r.id === bench.resource)!.group;
  const fits = CHANGEOVERS.filter(
    ([of, from, to]) =>
      (of === bench.resource || of === group) &&
      (from === bench.family || (from === "*" && bench.family !== step.family)) &&
      (to === step.family || (to === "*" && bench.family !== step.family)),
  );
  const exact = (row: (typeof fits)[number]) => Number(row[1] !== "*") * 2 + Number(row[2] !== "*");
  const row = [...fits].sort((a, b) => exact(b) - exact(a))[0];
  return (bench.family !== "" && step.family !== "" && row ? row[3] : step.setupMin) * MINUTE;
}

/** Minutes of each breakdown in so much running, on average what the uptime leaves. */
function breakdowns(run: Seconds, uptime: number, random: Random): number[] {
  const found: number[] = [];
  const meanMinutes = 31;
  const chance = ((1 / uptime - 1) * 6) / meanMinutes;
  for (let slice = 0; slice < run / (6 * MINUTE); slice++) {
    if (random.next() >= chance) continue;
    found.push(random.next() < 0.06 ? 90 + random.below(150) : 6 + random.below(32));
  }
  return found;
}

function drawScrap(quantity: number, share: number, random: Random): number {
  const expected = quantity * share;
  const drawn = Math.round(expected + Math.sqrt(expected * (1 - share)) * 1.3 * bell(random));
  return Math.min(quantity, Math.max(0, drawn));
}

const SMALL_REASONS = [
  "Tool change",
  "Chip jam",
  "Waiting for setter",
  "Gauge check",
  "Sensor fault",
];
const BIG_REASONS = [
  "Breakdown mechanical",
  "Breakdown electrical",
  "Coolant leak",
  "Spindle alarm",
];

function bookingOf(
  job: Waiting,
  step: SampleStep,
  bench: Bench,
  start: Moment,
  end: Moment,
  run: Run,
  until: Moment,
  random: Random,
): SampleActual {
  const grid = (TRUTH.coarse as readonly string[]).includes(bench.resource) ? 15 * MINUTE : MINUTE;
  const round = (moment: Moment) => Math.round(moment / grid) * grid;
  const running = end >= until;
  const share = running
    ? bench.clock.between(start, until) / Math.max(1, bench.clock.between(start, end))
    : 1;
  const lost = run.down / MINUTE;
  return {
    order: job.order.id,
    product: job.order.product.id,
    step: step.step,
    resource: bench.resource,
    start: round(start),
    end: running ? undefined : Math.max(round(end), round(start) + grid),
    good: Math.floor(run.good * Math.max(0, share - 0.02 * Number(running))),
    scrap: Math.floor(run.scrap * share),
    downMin: Math.round(lost * share),
    setupMin: Math.round(run.setup / MINUTE),
    reason: lost > 0 ? SMALL_REASONS[random.below(SMALL_REASONS.length)]! : "",
  };
}

function stopOf(
  job: Waiting,
  bench: Bench,
  start: Moment,
  run: Run,
  until: Moment,
  random: Random,
): SampleStop {
  const from = bench.clock.after(start, run.setup + whole(run.run * random.next()));
  const minutes = run.stop / MINUTE;
  return {
    resource: bench.resource,
    from: from < until ? from : start,
    minutes,
    reason: BIG_REASONS[random.below(BIG_REASONS.length)]!,
    order: job.order.id,
  };
}
