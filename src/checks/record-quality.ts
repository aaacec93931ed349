import { MINUTE, type Moment } from "../kernel/moment";
import type { CheckSettings } from "./check-settings";
import { FEWEST, type Finding, NOWHERE, type RecordVerdict } from "./finding";
import { sayShare, sayThin } from "./say-figures";
import { clopperPearson } from "./statistics/clopper-pearson";
import { median } from "./statistics/quantile-interval";

/** A finished booking as far as it tells how it was taken down. */
export interface BookingRecord {
  readonly from: Moment;
  readonly to: Moment;
  /** Working minutes from start to end, without down time. */
  readonly workMin: number;
  /** Booked setup; undefined where none was booked. */
  readonly setupMin: number | undefined;
  /** What the standard gives for so many units; undefined where there is none. */
  readonly standardRunMin: number | undefined;
  readonly standardSetupMin: number | undefined;
  readonly downMin: number;
  readonly hasReason: boolean;
}

export interface ResourceBookings {
  readonly resource: string;
  readonly bookings: readonly BookingRecord[];
}

export interface RecordView {
  readonly n: number;
  /** Bookings long enough to tell a measured time from a copied one, and those that are the standard's. */
  readonly comparable: number;
  readonly copied: number;
  /** Start and end both on the quarter hour. */
  readonly quarterHour: number;
  readonly overlapping: number;
  /** Bookings with down time, and those of them without a reason. */
  readonly down: number;
  readonly withoutReason: number;
  /** Bookings that begin in the very minute in which the one before ended. */
  readonly gapless: number;
  readonly typicalMin: number;
}

const SAME = 0.01;
const HALF_MINUTE = 0.5;
/** Shorter bookings agree with the standard by rounding to the minute alone. */
const LEAST_COMPARABLE = 15;
const QUARTER_HOUR = 15 * MINUTE;
/** In longer bookings a quarter of an hour is lost in the noise: 2 % of it. */
const COARSE_BELOW_MIN = 15 / 0.02;
/** More than half of the bookings, as far as the record shows. */
const MOST = 0.5;
/** The few that there are all agree. */
const FEW_ALL = 0.45;

export function viewBookings(bookings: readonly BookingRecord[]): RecordView {
  const sorted = [...bookings].sort((a, b) => a.from - b.from || a.to - b.to);
  const seen = {
    ...{ comparable: 0, copied: 0, quarterHour: 0, overlapping: 0 },
    ...{ down: 0, withoutReason: 0, gapless: 0 },
  };
  let lastEnd = -Infinity;
  for (const booking of sorted) {
    const { from, to } = booking;
    if (standardOf(booking) >= LEAST_COMPARABLE) {
      seen.comparable++;
      if (isCopied(booking)) seen.copied++;
    }
    if (onQuarter(from) && onQuarter(to)) seen.quarterHour++;
    if (from < lastEnd) seen.overlapping++;
    if (booking.downMin > 0) {
      seen.down++;
      if (!booking.hasReason) seen.withoutReason++;
    }
    if (from === lastEnd) seen.gapless++;
    lastEnd = Math.max(lastEnd, to);
  }
  const lengths = sorted.map(({ from, to }) => (to - from) / MINUTE);
  const typicalMin = sorted.length === 0 ? 0 : median(lengths);
  return { n: sorted.length, ...seen, typicalMin };
}

const onQuarter = (moment: Moment) => moment % QUARTER_HOUR === 0;

function standardOf(booking: BookingRecord): number {
  return booking.standardRunMin ?? 0;
}

/** Either the whole time is the standard's, or what is left of it without the booked setup. */
function isCopied(booking: BookingRecord): boolean {
  const run = standardOf(booking);
  const whole = run + (booking.standardSetupMin ?? 0);
  const same = (is: number, standard: number) =>
    Math.abs(is - standard) <= Math.max(SAME * standard, HALF_MINUTE);
  return same(booking.workMin, whole) || same(booking.workMin - (booking.setupMin ?? 0), run);
}

export function recordVerdict(view: RecordView, confidence: number): RecordVerdict {
  if (view.n < FEWEST) return "Unproven";
  if (most(view.copied, view.comparable, confidence)) return "Copied, not measured";
  const coarse = most(view.quarterHour, view.n, confidence);
  return coarse && view.typicalMin < COARSE_BELOW_MIN ? "Too coarse" : "Measured";
}

function most(hits: number, n: number, confidence: number): boolean {
  if (n < FEWEST) return false;
  const { low } = clopperPearson(hits, n, confidence);
  return low >= MOST || (hits === n && low >= FEW_ALL);
}

/** Is the record of a resource fit to judge by? */
export function recordFinding(record: ResourceBookings, settings: CheckSettings): Finding {
  const view = viewBookings(record.bookings);
  const verdict = recordVerdict(view, settings.confidence);
  const share =
    verdict === "Too coarse"
      ? view.quarterHour / view.n
      : view.copied / Math.max(1, view.comparable);
  return {
    kind: "Record",
    subject: { ...NOWHERE, resource: record.resource },
    verdict,
    planned: undefined,
    n: view.n,
    observed: view.n === 0 ? undefined : share,
    low: undefined,
    high: undefined,
    suggested: undefined,
    since: undefined,
    cause: "",
    more: view.n < FEWEST ? FEWEST - view.n : undefined,
    evidence: view.n < FEWEST ? sayThin(view.n, FEWEST, "booking") : words(view, verdict),
  };
}

function words(view: RecordView, verdict: RecordVerdict): string {
  const of = (part: number, whole: number) => (whole === 0 ? "none" : sayShare(part / whole));
  const facts = [
    `${of(view.copied, view.comparable)} of the bookings last as long as the standard says`,
    `${of(view.quarterHour, view.n)} lie on the quarter hour`,
    `${of(view.overlapping, view.n)} overlap`,
    `${of(view.gapless, view.n)} begin in the minute in which the one before ended`,
    view.down > 0
      ? `${of(view.withoutReason, view.down)} of those with down time have no reason`
      : "",
  ];
  const what = {
    "Copied, not measured": "The times are the standard's own, so they prove nothing about it. ",
    "Too coarse": "Times to the quarter hour are too coarse to judge jobs of this length. ",
    Measured: "",
    Unproven: "",
  }[verdict];
  return `${what}${facts.filter(Boolean).join(", ")}.`;
}
