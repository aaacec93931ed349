import { momentFromCivil, type Moment } from "../kernel/moment";
import type { Random } from "../kernel/random";

/**
 * Where the sample factory really differs from its workbook. Everything that is not listed is as
 * the standards say, with the noise of a real floor.
 */
export const TRUTH = {
  /** True rate as a share of the standard rate; the first that fits counts. */
  rates: [
    { product: "BV-25", step: "30", resource: "MILL-1", share: 0.87 },
    { product: "EL-15", step: "20", resource: "LATHE-2", share: 0.88 },
    { product: "EL-20", step: "20", resource: "LATHE-2", share: 0.88 },
    { product: "MF-6", step: "60", resource: "ASSY-2", share: 1.16 },
    {
      product: "CV-15",
      step: "70",
      resource: "TEST",
      share: 0.84,
      since: momentFromCivil(2026, 9, 7),
    },
  ],
  /** True setup time as a share of the standard, by the family that is changed to. */
  setups: [{ step: "20", family: "TX", share: 1.35 }],
  yields: [
    { product: "BV-32", step: "30", good: 0.945 },
    { product: "CV-25", step: "60", good: 0.962 },
  ],
  uptimes: [{ resource: "MILL-1", share: 0.85 }],
  /** Days from order to receipt: `promise` is what the supplier confirms, `slip` what is added to it. */
  leadTimes: [
    { material: "BAR-25", promise: 13, slip: 0.6 },
    { material: "BAR-35", promise: 13, slip: 0.6 },
    { material: "BAR-50", promise: 13, slip: 0.8 },
    { material: "INOX-30", promise: 21, slip: 6.5 },
    { material: "HANDLE", promise: 15, slip: 0.5 },
  ],
  /** Bookings whose durations are the standard's own. */
  copied: ["WASH-1"],
  /** Bookings to the quarter hour. */
  coarse: ["TEST"],
} as const;

export interface Booking {
  readonly product: string;
  readonly step: string;
  readonly resource: string;
  readonly family: string;
  readonly at: Moment;
}

/** True rate ÷ standard rate of one job, noise included. */
export function trueRate(booking: Booking, random: Random): number {
  const planted = TRUTH.rates.find(
    (rate) =>
      rate.product === booking.product &&
      rate.step === booking.step &&
      rate.resource === booking.resource &&
      (!("since" in rate) || booking.at >= rate.since),
  );
  return (planted?.share ?? 1) * within(1 + 0.045 * bell(random), 0.8, 1.2);
}

/** True setup ÷ standard setup of one job, noise included. */
export function trueSetup(booking: Booking, random: Random): number {
  const planted = TRUTH.setups.find(
    (setup) => setup.step === booking.step && setup.family === booking.family,
  );
  return (planted?.share ?? 1) * within(1 + 0.12 * bell(random), 0.65, 1.5);
}

export function trueYield(product: string, step: string, standard: number): number {
  const planted = TRUTH.yields.find((y) => y.product === product && y.step === step);
  return planted?.good ?? standard;
}

export function trueUptime(resource: string, standard: number): number {
  return TRUTH.uptimes.find((uptime) => uptime.resource === resource)?.share ?? standard;
}

/** About normal with mean 0 and deviation 1, from four even ones: no logarithm, same bits everywhere. */
export function bell(random: Random): number {
  return (random.next() + random.next() + random.next() + random.next() - 2) / 0.5773502691896258;
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
