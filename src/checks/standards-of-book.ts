import { addTo, groupBy } from "../kernel/groups";
import { HOUR, MINUTE, type Moment } from "../kernel/moment";
import { comparableKey, rememberedKeys } from "../kernel/names";
import { type FloorJob, secondsOf, unitsOf } from "../record/booking";
import { isScrapBooked } from "../record/floor-record";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";
import type { CheckRecords, WatchedRate } from "./check-assumptions";
import { type Capacity, capacityOf } from "./capacity-rows";
import type { Subject } from "./finding";
import type { RatioJob } from "./ratio-case";
import type { BookingRecord, ResourceBookings } from "./record-quality";
import { SetupRules } from "./setup-rules";
import type { YieldRecord } from "./standard-cases";

type Standard = InputRow<"Standards">;

/** A standard as one resource works by it. */
interface Worked {
  readonly row: Standard;
  readonly resource: string;
  /** Undefined where the row of Capacities has a fault. */
  readonly efficiency: number | undefined;
  /** Minutes of running that one unit should take there; undefined: Fixed min alone. */
  readonly minPerUnit: number | undefined;
  readonly fixedMin: number;
  readonly jobs: FloorJob[];
}

export interface StandardRecords {
  readonly records: Pick<CheckRecords, "rates" | "setups" | "yields">;
  readonly bookings: readonly ResourceBookings[];
  readonly rowOf: (subject: Subject) => Standard | undefined;
  readonly changeoverOf: (subject: Subject) => InputRow<"Changeovers"> | undefined;
}

/** One record a product, step and resource for which jobs were finished, in the order of Standards. */
export function standardRecords(
  rows: AllRows,
  jobs: readonly FloorJob[],
  capacities: ReadonlyMap<string, Capacity>,
): StandardRecords {
  const worked = workedBy(rows, jobs, capacities);
  const rules = new SetupRules(rows, jobs, capacities);
  const watched = watchedBy(rows);
  return {
    records: {
      rates: worked
        .filter(({ minPerUnit }) => minPerUnit !== undefined)
        .map((of) => rateOf(of, watched)),
      setups: [
        ...worked
          .filter(({ row }) => row.setupMin > 0)
          .filter((of) => !rules.any || !of.row.family || setupJobs(of, rules).length > 0)
          .map((of) => ({
            ...{ ...named(of), cell: of.row.setupMin, remark: "" },
            get jobs() {
              return setupJobs(of, rules);
            },
          })),
        ...rules.records(),
      ],
      yields: yieldsOf(worked, jobs),
    },
    bookings: bookingsOf(worked, capacities),
    rowOf: (subject) =>
      worked.find(
        ({ row, resource }) =>
          row.product === subject.product &&
          row.step === subject.step &&
          resource === subject.resource,
      )?.row,
    changeoverOf: (subject) => rules.rowOf(subject),
  };
}

function workedBy(
  rows: AllRows,
  jobs: readonly FloorJob[],
  capacities: ReadonlyMap<string, Capacity>,
): Worked[] {
  const byRow = new Map(rows.Standards.rows.map((row) => [row.row, row]));
  const keyOf = rememberedKeys();
  const found = new Map<Standard, Map<string, Worked>>();
  for (const job of jobs) {
    const row = job.standardRow === undefined ? undefined : byRow.get(job.standardRow);
    if (!row || job.product === "") continue;
    const ofRow = found.get(row) ?? new Map<string, Worked>();
    found.set(row, ofRow);
    const before = ofRow.get(keyOf(job.resource));
    if (before) before.jobs.push(job);
    else ofRow.set(keyOf(job.resource), { ...timesOf(rows, row, job, capacities), jobs: [job] });
  }
  return [...found.values()]
    .flatMap((ofRow) => [...ofRow.values()])
    .sort((a, b) => a.row.row - b.row.row || (a.resource < b.resource ? -1 : 1));
}

function timesOf(
  rows: AllRows,
  row: Standard,
  job: FloorJob,
  capacities: ReadonlyMap<string, Capacity>,
) {
  const efficiency = efficiencyOf(rows, capacities, job.resource);
  const perUnit =
    row.minPerUnit ?? (row.ratePerHour === undefined ? undefined : 60 / row.ratePerHour);
  return {
    row,
    resource: job.resource,
    efficiency,
    minPerUnit: perUnit === undefined ? undefined : perUnit / (efficiency ?? 1),
    fixedMin: row.fixedMin ?? 0,
  };
}

function efficiencyOf(
  rows: AllRows,
  capacities: ReadonlyMap<string, Capacity>,
  resource: string,
): number | undefined {
  const capacity = capacityOf(capacities, resource);
  if (capacity) return capacity.efficiency;
  const own = comparableKey(resource);
  const faulty = (rows.Capacities.leftOut ?? []).some(
    ({ values }) => comparableKey(values.resource ?? "") === own,
  );
  return faulty ? undefined : 1;
}

function named({ row, resource }: Worked) {
  return { product: row.product, step: row.step, resource, reviewed: row.reviewed };
}

/** Jobs before Valid from were done by another standard. */
function since({ row, jobs }: Worked): readonly FloorJob[] {
  return row.validFrom === undefined ? jobs : jobs.filter((job) => job.start >= row.validFrom!);
}

/**
 * Where a setup is planned and none was ever booked, setups hide in the running time, and the rate
 * cannot be told from it.
 */
function rateOf(of: Worked, watched: ReadonlyMap<string, readonly RatioTiming[]>): WatchedRate {
  const { row, efficiency, minPerUnit, fixedMin } = of;
  const jobs = since(of);
  const hidden = row.setupMin > 0 && jobs.every((job) => job.setup === undefined);
  const remark = hidden
    ? "No setup is booked, so running cannot be told from setting up."
    : efficiency === undefined
      ? `The row of ${of.resource} in Capacities has a fault, so that its Efficiency is not known.`
      : "";
  const inverse = row.ratePerHour === undefined;
  const cell = row.ratePerHour ?? row.minPerUnit!;
  const timings = watched.get(timingKey(of.resource, row.product, row.step)) ?? [];
  return {
    ...named(of),
    cell,
    inverse,
    efficiency: efficiency ?? 1,
    remark,
    get jobs() {
      if (remark !== "") return [];
      return jobs.map((job) => ({
        at: job.start,
        ratio: ((job.good + job.scrap) * minPerUnit!) / (job.run / MINUTE - fixedMin),
      }));
    },
    watched: timings.map(({ at, units, hours }) => ({
      at,
      ratio: (units * minPerUnit!) / (60 * hours),
    })),
  };
}

const NO_SCRAP = "No booking anywhere has Scrap, so that bad units were hardly counted.";

function yieldsOf(worked: readonly Worked[], jobs: readonly FloorJob[]): readonly YieldRecord[] {
  if (isScrapBooked(jobs))
    return worked.map((of) => ({
      ...{ ...named(of), cell: of.row.yield },
      get jobs() {
        return since(of).map(({ start, good, scrap }) => ({ at: start, good, scrap }));
      },
    }));
  return worked
    .filter(({ row }) => row.yield < 1)
    .map((of) => ({ ...named(of), cell: of.row.yield, remark: NO_SCRAP, jobs: [] }));
}

/** Setups that were booked; an empty or zero one is none that was seen. */
function setupJobs(of: Worked, rules: SetupRules): RatioJob[] {
  const jobs: RatioJob[] = [];
  for (const job of since(of))
    if (job.setup && rules.takesSetupMin(job))
      jobs.push({ at: job.start, ratio: of.row.setupMin / (job.setup / MINUTE) });
  return jobs;
}

interface RatioTiming {
  readonly at: Moment;
  readonly units: number;
  readonly hours: number;
}

/** Observations with units in a time above 0, by resource, product and step. */
function watchedBy(rows: AllRows): Map<string, RatioTiming[]> {
  const found = new Map<string, RatioTiming[]>();
  for (const row of rows.Observations.rows) {
    if (!row.product || !row.step || !row.units || !(row.to > row.from)) continue;
    const timing = { at: row.date, units: row.units, hours: (row.to - row.from) / HOUR };
    addTo(found, timingKey(row.resource, row.product, row.step), timing);
  }
  return found;
}

function timingKey(resource: string, product: string, step: string): string {
  return [resource, product, step].map(comparableKey).join("\u0001");
}

/** Bookings are only made when they are asked for: those of all resources at once fill the memory. */
function bookingsOf(
  worked: readonly Worked[],
  capacities: ReadonlyMap<string, Capacity>,
): ResourceBookings[] {
  const found = groupBy(worked, ({ resource }) => resource);
  const order = [...capacities.values()].map((row) => row.resource);
  const place = (name: string) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  return [...found]
    .map(([resource, ofResource]) => ({
      resource,
      get bookings() {
        return ofResource.flatMap(bookingsBy);
      },
    }))
    .sort((a, b) => place(a.resource) - place(b.resource));
}

/** The bookings of a standard as they were taken down. */
function bookingsBy({ row, minPerUnit, fixedMin, jobs }: Worked): BookingRecord[] {
  const found: BookingRecord[] = [];
  for (const { bookings } of jobs)
    for (const booking of bookings)
      found.push({
        from: booking.start,
        to: booking.end,
        workMin: (booking.worked - booking.down - secondsOf(booking.stops)) / MINUTE,
        setupMin: booking.setup === undefined ? undefined : booking.setup / MINUTE,
        standardRunMin: fixedMin + unitsOf(booking) * (minPerUnit ?? 0),
        standardSetupMin: row.setupMin,
        downMin: booking.down / MINUTE,
        hasReason: booking.reason.reason !== "",
      });
  return found;
}
