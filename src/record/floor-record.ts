import { DAY, type Moment, startOfDay } from "../kernel/moment";
import type { Issue } from "../kernel/issue";
import { IssueLog, placeOf as cellOf } from "../intake/issue-log";
import type { ActualEntry } from "../intake/plan-context";
import type { PlanFrame } from "../intake/plan-frame";
import { plannedResources } from "../intake/planned-resources";
import { ResourceCatalog } from "../intake/resource-catalog";
import type { Settings } from "../sheets/settings";
import type { AllRows } from "../workbook/sheet-rows";
import type { Booking, FloorJob, FloorStop, PlaceOf } from "./booking";
import { floorJobs, type JobsOfOrder } from "./floor-jobs";
import { LossReasons } from "./loss-reasons";
import { OddityLog } from "./oddity-log";
import { type KnownOperation, OrderLookup } from "./order-lookup";
import { type BookedRow, bookedRows, soundBookings, withoutDoubled } from "./read-bookings";
import { readRecord } from "./read-record";
import { tellMoreThanStarted, tellOddBookings, tellOddJobs } from "./record-oddities";
import { stopsByResource } from "./read-stops";
import { ShopTime } from "./shop-time";

/** Calendars are laid out so far beyond the record's end, for what is still planned. */
const AHEAD_DAYS = 120;

/** What a record is read from, besides the rows. */
export interface RecordContext {
  /** When the record ends: running work is taken to run until then. See `recordEnd`. */
  readonly until: Moment;
  /** Filled rows of the written Targets and its archive. */
  readonly targets: readonly ActualEntry[];
  /** Operations of plans, for orders that the sheet Orders does not have. */
  readonly known: readonly KnownOperation[];
  /** Calendars reach back to here at least; empty: to the first booking. */
  readonly from?: Moment;
}

/** What the floor did, with everything odd told once. */
export interface FloorRecord {
  /** Ascending in start. */
  readonly bookings: readonly Booking[];
  /** The same by comparable key of the resource. */
  readonly onResource: ReadonlyMap<string, readonly Booking[]>;
  /** Ascending in start. */
  readonly jobs: readonly FloorJob[];
  /** The same by comparable key of the order. */
  readonly ofOrder: ReadonlyMap<string, JobsOfOrder>;
  /** By comparable key of the resource, ascending in start. */
  readonly stops: ReadonlyMap<string, readonly FloorStop[]>;
  readonly reasons: LossReasons;
  readonly lookup: OrderLookup;
  readonly time: ShopTime;
  readonly until: Moment;
  /** See `isScrapBooked`. */
  readonly countsScrap: boolean;
  readonly placeOf: PlaceOf;
  readonly issues: readonly Issue[];
}

/**
 * The record of the floor in one shape: Actuals and filled Targets as bookings in working time, the
 * stops inside them, and the jobs that they make up. The same rows in another order give the same.
 */
export function floorRecord(
  rows: AllRows,
  settings: Settings,
  context: RecordContext,
): FloorRecord {
  const log = new OddityLog();
  const { until } = context;
  const placeOf = startCells(rows);
  const entered = bookedRows(rows, context.targets);
  const booked = withoutDoubled(soundBookings(entered, until, placeOf, log));
  const from = Math.min(firstDay(booked, until), context.from ?? Infinity);
  const time = shopTime(rows, settings, from, until);
  const reasons = new LossReasons(rows);
  const lookup = new OrderLookup(rows, context.known);
  const stops = stopsByResource(rows, reasons, until, log);
  const reading = { time, reasons, lookup, stops, until, placeOf, log };
  const { all: bookings, onResource } = readRecord(booked, reading);
  const made = floorJobs(onResource.values(), lookup);
  const jobs = made.all;
  tellOddBookings(bookings, placeOf, log);
  tellOddJobs(jobs, lookup, placeOf, log);
  tellMoreThanStarted(made, lookup, placeOf, log);
  return {
    ...{ bookings, onResource, jobs, stops, reasons, lookup, time, until },
    ...{ ofOrder: made.ofOrder, countsScrap: isScrapBooked(jobs), placeOf },
    issues: log.issues(),
  };
}

/** Where no job at all has scrap, nobody books it: good units alone say nothing about a yield. */
export function isScrapBooked(jobs: readonly FloorJob[]): boolean {
  return jobs.some(({ scrap }) => scrap > 0);
}

/** Where what is booked stands: its cell in Start. */
function startCells({ Actuals }: AllRows): PlaceOf {
  return ({ row, target }) => target ?? cellOf(Actuals, row, "start");
}

function firstDay(booked: readonly BookedRow[], until: Moment): Moment {
  let first = until;
  for (const { start } of booked) if (start < first) first = start;
  return startOfDay(first) - DAY;
}

/** Resources as they are at the record's end, their calendars over all of it. Faults in them are the plan's to tell. */
function shopTime(rows: AllRows, settings: Settings, from: Moment, until: Moment): ShopTime {
  const quiet = new IssueLog();
  const to = until + AHEAD_DAYS * DAY;
  const frame = (start: Moment): PlanFrame => ({ start, end: to, horizon: to - start });
  const catalog = new ResourceCatalog(rows, frame(until), quiet);
  const context = { nextFullHour: until };
  const planned = plannedResources(rows, catalog, frame(from), settings, context, quiet);
  return new ShopTime(planned.resources, from, to);
}
