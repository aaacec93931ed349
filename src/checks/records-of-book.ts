import type { Place } from "../intake/issue-log";
import { placeOf } from "../intake/issue-log";
import { DAY, MINUTE, type Moment, startOfDay } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { Booking } from "../record/booking";
import type { FloorRecord } from "../record/floor-record";
import type { AllRows } from "../workbook/sheet-rows";
import type { CheckRecords } from "./check-assumptions";
import { type Capacity, capacitiesOf, capacityOf } from "./capacity-rows";
import { calendarsOfBook } from "./calendars-of-book";
import type { Subject } from "./finding";
import type { LeadTimeRecord, ReceiptRecord } from "./lead-time-record";
import type { PlannedLoad } from "./load-verdict";
import { loadsOfBook } from "./loads-of-book";
import { type StandardRecords, standardRecords } from "./standards-of-book";
import type { UptimeRecord, WorkedDay } from "./uptime-case";

/** A workbook's assumptions with what happened to each, and where each stands. */
export interface BookRecords {
  readonly records: CheckRecords;
  /** The cell that holds an assumption; undefined where no single one does. */
  readonly placeOf: (kind: string, subject: Subject) => Place | undefined;
}

/** What the checks look at besides the inputs and the record. */
export interface PlanAhead {
  /** The Load of the schedule that stands in the workbook; empty: none does. */
  readonly loads: readonly PlannedLoad[];
  /** The last so many days count as what is achieved today. */
  readonly achievedDays: number;
}

/** Maps the rows of the workbook and the record of its floor to what the checks are given. */
export function recordsOfBook(rows: AllRows, record: FloorRecord, plan: PlanAhead): BookRecords {
  const capacities = capacitiesOf(rows);
  const done = record.jobs.filter((job) => !job.running);
  const standards = standardRecords(rows, done, capacities);
  const records: CheckRecords = {
    ...standards.records,
    bookings: standards.bookings,
    leadTimes: leadTimesOf(rows),
    uptimes: uptimesOf(capacities, record),
    calendars: calendarsOfBook(rows, record, capacities),
    loads: loadsOfBook(record, capacities, plan.loads, plan.achievedDays),
  };
  return { records, placeOf: placesOf(rows, capacities, standards) };
}

/** By supplier and material; materials without a planned lead time have no belief to test. */
function leadTimesOf(rows: AllRows): LeadTimeRecord[] {
  const found = new Map<
    string,
    { material: string; supplier: string; plannedDays: number; receipts: ReceiptRecord[] }
  >();
  for (const supply of rows.Supply.rows) {
    if (!supply.leadTimeDays) continue;
    found.set(leadKey(supply.supplier, supply.material), {
      material: supply.material,
      supplier: supply.supplier ?? "",
      plannedDays: supply.leadTimeDays,
      receipts: [],
    });
  }
  const supplyOf = new Map(rows.Supply.rows.map((row) => [comparableKey(row.material), row]));
  for (const receipt of rows.Receipts.rows) {
    const supply = supplyOf.get(comparableKey(receipt.material));
    if (!supply?.leadTimeDays) continue;
    const supplier = receipt.supplier ?? supply.supplier;
    const key = leadKey(supplier, receipt.material);
    const group = found.get(key) ?? {
      material: supply.material,
      supplier: supplier ?? "",
      plannedDays: supply.leadTimeDays,
      receipts: [],
    };
    group.receipts.push({
      ordered: receipt.ordered,
      promised: lastDay(receipt.promised),
      received: lastDay(receipt.received),
    });
    found.set(key, group);
  }
  return [...found.values()];
}

/** A date without a time was read as the end of its day, which is the beginning of the next one. */
function lastDay(end: Moment | undefined): Moment | undefined {
  return end === undefined || startOfDay(end) !== end ? end : end - DAY;
}

function leadKey(supplier: string | undefined, material: string): string {
  return `${comparableKey(supplier ?? "")}\u0001${comparableKey(material)}`;
}

const NO_DOWN_TIME =
  "No booking has Down min and there are no Stops, so that down time is not known.";

/** Days by the start of each booking; time set up is not time that it could have run. */
function uptimesOf(capacities: ReadonlyMap<string, Capacity>, record: FloorRecord): UptimeRecord[] {
  const isNoted = record.stops.size > 0 || record.bookings.some(({ down }) => down > 0);
  return [...capacities].flatMap(([key, { resource, uptime }]) => {
    const days = uptime < 1 ? workedDays(record.onResource.get(key) ?? []) : [];
    if (days.length === 0) return [];
    const of = { resource, cell: uptime };
    return [isNoted ? { ...of, days } : { ...of, days: [], remark: NO_DOWN_TIME }];
  });
}

function workedDays(bookings: readonly Booking[]): WorkedDay[] {
  const days = new Map<Moment, { workedMin: number; downMin: number }>();
  for (const { running, start, worked, setup, down, stops } of bookings) {
    if (running) continue;
    const at = startOfDay(start);
    const day = days.get(at) ?? { workedMin: 0, downMin: 0 };
    days.set(at, day);
    let planned = 0;
    let unplanned = 0;
    for (const { stop, seconds } of stops)
      if (stop.reason.planned) planned += seconds;
      else unplanned += seconds;
    day.workedMin += (worked - (setup ?? 0) - planned) / MINUTE;
    day.downMin += (down + unplanned) / MINUTE;
  }
  return [...days].map(([at, { workedMin, downMin }]) => ({
    at,
    workedMin: Math.max(0, workedMin),
    downMin: Math.max(0, Math.min(downMin, workedMin)),
  }));
}

function placesOf(
  rows: AllRows,
  capacities: ReadonlyMap<string, Capacity>,
  standards: Pick<StandardRecords, "rowOf" | "changeoverOf">,
): BookRecords["placeOf"] {
  const supplies = new Map(rows.Supply.rows.map((row) => [comparableKey(row.material), row]));
  return (kind, subject) => {
    if (kind === "Lead time") {
      const supply = supplies.get(comparableKey(subject.material));
      return supply && placeOf(rows.Supply, supply.row, "leadTimeDays");
    }
    if (kind === "Uptime" || kind === "Calendar") {
      const capacity = capacityOf(capacities, subject.resource);
      return capacity && placeOf(rows.Capacities, capacity.row, kind.toLowerCase());
    }
    const changeover = kind === "Setup" ? standards.changeoverOf(subject) : undefined;
    if (changeover) return placeOf(rows.Changeovers, changeover.row, "minutes");
    const standard = standards.rowOf(subject);
    if (!standard) return undefined;
    const rate = standard.ratePerHour === undefined ? "minPerUnit" : "ratePerHour";
    const column = { Rate: rate, Setup: "setupMin", Yield: "yield" }[kind];
    return column === undefined ? undefined : placeOf(rows.Standards, standard.row, column);
  };
}
