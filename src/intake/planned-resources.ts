import { comparableKey } from "../kernel/names";
import type { LeftOut, Resource } from "../model/planning-model";
import type { ProblemResource, ResourceCost } from "../schedule/problem";
import type { Settings } from "../sheets/settings";
import type { AllRows } from "../workbook/sheet-rows";
import { type CalendarShift, calendarShifts } from "./calendar-shifts";
import { type Closures, closuresByKey } from "./closures";
import { HeadCounts } from "./head-counts";
import { type IssueLog, leftOutAt, placeOf } from "./issue-log";
import type { PlanContext } from "./plan-context";
import type { PlanFrame } from "./plan-frame";
import type { CatalogEntry, ResourceCatalog } from "./resource-catalog";
import { type ResourceShift, resourceShifts } from "./resource-shifts";
import { extraTime, poolProfile, timeOf, unitTimes } from "./working-hours";

/** Resources with their shifts, as the business and as the engine sees them; parallel to the catalog. */
export interface PlannedResources {
  readonly resources: readonly Resource[];
  readonly compiled: readonly CompiledResource[];
  /** By index: why nothing can be scheduled on it; its calendar has only rows with faults. */
  readonly faults: ReadonlyMap<number, LeftOut>;
}

/** A problem's resource; the families that stand on its units are known later. */
export type CompiledResource =
  | Omit<Extract<ProblemResource, { kind: "units" }>, "lastFamily">
  | Exclude<ProblemResource, { kind: "units" }>;

export function plannedResources(
  rows: AllRows,
  catalog: ResourceCatalog,
  frame: PlanFrame,
  settings: Settings,
  context: PlanContext,
  log: IssueLog,
): PlannedResources {
  const optional = (context.optionalShifts ?? settings.optionalShifts) !== "Never";
  const calendars = calendarShifts(rows.Calendars, frame, optional, log);
  const known = (key: string) => calendars.has(key) || catalog.resource(key) !== undefined;
  const closures = closuresByKey(rows.Closures, known, log);
  const heads = new HeadCounts(rows.Crews);
  const faults = new Map<number, LeftOut>();
  const memo = new Map<string, ResourceShift[]>();
  const shifts = catalog.entries.map((entry) => {
    const calendar = calendarOf(rows, entry, calendars, faults, log);
    const sources = [closures.get(calendarKey(entry)), closures.get(entry.key)];
    const own = sources[1] !== undefined || heads.has(entry.key);
    const same = own ? "" : likeness(entry);
    const made = memo.get(same) ?? shiftsFor(entry, calendar, sources, heads, frame);
    if (!own) memo.set(same, made);
    return made;
  });
  heads.checkUsed((key) => shiftsAt(catalog, shifts, key), frame, log);
  noteRoundTheClock(rows, catalog, log);
  return {
    resources: catalog.entries.map((entry) => modelResource(entry, shifts[entry.index]!)),
    compiled: compileAll(catalog, shifts, frame),
    faults,
  };
}

const calendarKey = ({ row }: CatalogEntry) => (row.calendar ? comparableKey(row.calendar) : "");

/** Entries with the same text have the same shifts, unless closures or head counts name them. */
function likeness({ row, units }: CatalogEntry): string {
  const key = row.calendar ? comparableKey(row.calendar) : "";
  return JSON.stringify([key, units, row.availableFrom ?? null, row.availableTo ?? null]);
}

function shiftsAt(catalog: ResourceCatalog, shifts: readonly ResourceShift[][], key: string) {
  const entry = catalog.resource(key);
  return entry && shifts[entry.index];
}

/** Undefined: it works round the clock. An empty list: it never works. */
function calendarOf(
  rows: AllRows,
  entry: CatalogEntry,
  calendars: ReadonlyMap<string, CalendarShift[]>,
  faults: Map<number, LeftOut>,
  log: IssueLog,
): readonly CalendarShift[] | undefined {
  const { calendar, resource, row } = entry.row;
  if (!calendar || !rows.Calendars.found) return undefined;
  const key = comparableKey(calendar);
  const found = calendars.get(key);
  if (found) return found;
  const fault = (rows.Calendars.leftOut ?? []).find(
    ({ values }) => values.calendar !== undefined && comparableKey(values.calendar) === key,
  );
  if (fault) {
    const place = { sheet: rows.Calendars.sheet, cell: fault.cell };
    faults.set(
      entry.index,
      leftOutAt(place, `calendar ${calendar} has no good row: ${fault.reason}`),
    );
    return [];
  }
  log.error(
    "dangling-reference",
    placeOf(rows.Capacities, row, "calendar"),
    calendar,
    `Calendar ${calendar} of ${resource} is not in Calendars; it is taken to work round the clock.`,
    "Add the calendar to Calendars, or correct the name.",
  );
  return undefined;
}

function shiftsFor(
  entry: CatalogEntry,
  calendar: readonly CalendarShift[] | undefined,
  closures: readonly (Closures | undefined)[],
  heads: HeadCounts,
  frame: PlanFrame,
): ResourceShift[] {
  return resourceShifts(
    {
      calendar,
      closures: closures.filter((each) => each !== undefined),
      availableFrom: entry.row.availableFrom,
      availableTo: entry.row.availableTo,
      units: entry.units,
      present: (date, shift) => heads.present(entry.key, date, shift),
    },
    frame,
  );
}

function noteRoundTheClock(rows: AllRows, catalog: ResourceCatalog, log: IssueLog): void {
  const { found } = rows.Calendars;
  const without = catalog.entries.filter((entry) => !found || !entry.row.calendar);
  const [first] = without;
  if (!first) return;
  const others = without.length > 1 ? ` and ${without.length - 1} more` : "";
  log.note(
    "round-the-clock",
    placeOf(rows.Capacities, first.row.row, "calendar"),
    "",
    `${first.row.resource}${others} without a calendar: taken to work round the clock.`,
    found
      ? "Give each a Calendar where that is not so."
      : "Add the sheet Calendars where that is not so.",
  );
}

function modelResource({ row, pool, units }: CatalogEntry, shifts: ResourceShift[]): Resource {
  return {
    id: row.resource,
    group: row.group ?? "",
    units,
    pool,
    limited: row.limit,
    efficiency: row.efficiency,
    uptime: row.uptime,
    costPerHour: row.costPerHour,
    overtimeRate: row.overtimeRate,
    shifts,
  };
}

/** Resources with the same list of shifts share their working times. */
function compileAll(
  catalog: ResourceCatalog,
  shifts: readonly ResourceShift[][],
  frame: PlanFrame,
): CompiledResource[] {
  const times = new Map<readonly ResourceShift[], ReturnType<typeof timesOf>>();
  return catalog.entries.map((entry) => {
    const own = shifts[entry.index]!;
    const known = times.get(own) ?? timesOf(own, entry.units, frame);
    times.set(own, known);
    return compile(entry, known);
  });
}

/** Each is made when it is first asked for, and kept. */
function timesOf(shifts: readonly ResourceShift[], units: number, frame: PlanFrame) {
  return {
    units: once(() => unitTimes(shifts, units, frame)),
    all: once(() => timeOf(shifts, frame, 0)),
    heads: once(() => poolProfile(shifts, frame)),
    extra: once(() => extraTime(shifts, frame)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function compile({ row, pool }: CatalogEntry, times: ReturnType<typeof timesOf>): CompiledResource {
  const perHour = row.costPerHour ?? 0;
  const cost: ResourceCost = {
    perHour,
    perExtraHour: row.overtimeRate ?? perHour,
    extra: times.extra(),
  };
  const id = row.resource;
  if (!row.limit) return { kind: "unlimited", id, time: times.all(), cost };
  if (pool) return { kind: "pool", id, capacity: times.heads(), cost };
  return { kind: "units", id, units: times.units(), cost };
}
