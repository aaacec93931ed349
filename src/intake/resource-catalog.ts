import { groupBy } from "../kernel/groups";
import { comparableKey } from "../kernel/names";
import type { LeftOut } from "../model/planning-model";
import type { InputRow } from "../sheets/registry";
import type { AllRows, SheetRows } from "../workbook/sheet-rows";
import { type IssueLog, leftOutAt, placeOf } from "./issue-log";
import type { PlanFrame } from "./plan-frame";
import { validAt } from "./valid-rows";

type CapacityRow = InputRow<"Capacities">;

/** One resource as Capacities has it at plan start. Index = index in model and problem. */
export interface CatalogEntry {
  readonly index: number;
  readonly key: string;
  readonly row: CapacityRow;
  /** Named as a pool, or only ever used as labour. */
  readonly pool: boolean;
  /** Whole machines; heads of a pool may be fractional. */
  readonly units: number;
}

/** What the name of a resource or group stands for. */
export type Found =
  | { readonly kind: "resource"; readonly entry: CatalogEntry }
  | { readonly kind: "group"; readonly entries: readonly CatalogEntry[] }
  /** Its row was left out, or is not valid yet. */
  | { readonly kind: "broken"; readonly leftOut: LeftOut }
  | { readonly kind: "nothing" };

/** More machines than this on one row are a slip; a pool or Limit No says it better. */
const MOST_UNITS = 10_000;
const MOST_HEADS = 2_000_000;

/** All resources, found by name or group. */
export class ResourceCatalog {
  readonly entries: readonly CatalogEntry[];
  private readonly byKey = new Map<string, CatalogEntry>();
  private readonly groups = new Map<string, CatalogEntry[]>();
  private readonly broken = new Map<string, LeftOut>();

  constructor(rows: AllRows, frame: PlanFrame, log: IssueLog) {
    const sheet = rows.Capacities;
    const labour = labourOnly(rows);
    this.entries = validCapacities(sheet, frame, log, this.broken).map((row, index) =>
      entryOf(sheet, row, index, labour, log),
    );
    for (const entry of this.entries) {
      this.byKey.set(entry.key, entry);
      if (!entry.row.group) continue;
      const group = comparableKey(entry.row.group);
      const members = this.groups.get(group);
      if (members) members.push(entry);
      else this.groups.set(group, [entry]);
    }
    for (const { values, reason, cell } of sheet.leftOut ?? []) {
      if (values.resource === undefined) continue;
      const key = comparableKey(values.resource);
      if (!this.byKey.has(key)) this.broken.set(key, { reason, sheet: sheet.sheet, cell });
    }
  }

  /** A resource goes before a group of the same name. */
  find(name: string): Found {
    const key = comparableKey(name);
    const entry = this.byKey.get(key);
    if (entry) return { kind: "resource", entry };
    const entries = this.groups.get(key);
    if (entries) return { kind: "group", entries };
    const leftOut = this.broken.get(key);
    return leftOut ? { kind: "broken", leftOut } : { kind: "nothing" };
  }

  resource(name: string): CatalogEntry | undefined {
    return this.byKey.get(comparableKey(name));
  }
}

/** For each resource the row that is valid at plan start, in workbook order. */
function validCapacities(
  sheet: SheetRows<"Capacities">,
  frame: PlanFrame,
  log: IssueLog,
  broken: Map<string, LeftOut>,
): CapacityRow[] {
  const byKey = groupBy(sheet.rows, (row) => comparableKey(row.resource));
  const found: CapacityRow[] = [];
  for (const [key, same] of byKey) {
    const { valid, later } = validAt(same, frame.start);
    if (valid) found.push(valid);
    const [next] = later;
    if (!next) continue;
    const place = placeOf(sheet, next.row, "validFrom");
    log.note(
      "row-valid-later",
      place,
      next.resource,
      `A row of ${next.resource} is valid from after plan start only, and is kept for later.`,
      "Nothing, if that is meant; else correct Valid from.",
    );
    if (!valid) broken.set(key, leftOutAt(place, `${next.resource} is not valid at plan start`));
  }
  return found;
}

function entryOf(
  sheet: SheetRows<"Capacities">,
  row: CapacityRow,
  index: number,
  labour: ReadonlySet<string>,
  log: IssueLog,
): CatalogEntry {
  const key = comparableKey(row.resource);
  const pool = row.pool || (labour.has(key) && row.limit);
  if (pool && !row.pool) {
    log.warning(
      "labour-not-a-pool",
      placeOf(sheet, row.row, "pool"),
      row.resource,
      `${row.resource} is used as labour only, but is not marked as a pool; it is taken as one.`,
      "Put Yes into Pool.",
    );
  }
  return { index, key, row, pool, units: unitsOf(sheet, row, pool, log) };
}

function unitsOf(
  sheet: SheetRows<"Capacities">,
  row: CapacityRow,
  pool: boolean,
  log: IssueLog,
): number {
  const most = pool ? MOST_HEADS : MOST_UNITS;
  const place = placeOf(sheet, row.row, "units");
  if (row.units > most) {
    log.warning(
      "too-many-units",
      place,
      String(row.units),
      `${row.resource} has ${row.units} units; ${most} are planned.`,
      "Correct Units; use Pool, or Limit No, where units need not be told apart.",
    );
    return most;
  }
  if (pool || Number.isInteger(row.units)) return row.units;
  const whole = Math.max(1, Math.floor(row.units));
  log.warning(
    "units-not-whole",
    place,
    String(row.units),
    `${row.resource} has ${row.units} units, which is not a whole number; ${whole} are planned.`,
    "Enter whole units, or mark it as a pool.",
  );
  return whole;
}

/** Keys of what Standards names as labour and nobody names as a resource. */
function labourOnly(rows: AllRows): Set<string> {
  const labour = new Set<string>();
  for (const row of rows.Standards.rows) {
    if (row.labour) labour.add(comparableKey(row.labour));
    if (row.setupLabour) labour.add(comparableKey(row.setupLabour));
  }
  for (const row of rows.Standards.rows) labour.delete(comparableKey(row.resource));
  for (const row of rows.Orders.rows) {
    if (row.resource) labour.delete(comparableKey(row.resource));
  }
  return labour;
}
