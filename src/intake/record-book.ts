import type { Moment } from "../kernel/moment";
import { comparableKey } from "../kernel/names";
import type { InputRow } from "../sheets/registry";
import type { AllRows } from "../workbook/sheet-rows";
import { type IssueLog, type Place, placeOf } from "./issue-log";
import type { ActualEntry, OperationKey, PlanContext } from "./plan-context";
import type { PlanFrame } from "./plan-frame";
import type { ResourceCatalog } from "./resource-catalog";

/** A stretch of work that was booked. Times are at most plan start. */
export interface BookedWork {
  readonly start: Moment;
  /** Undefined: still running. */
  readonly end: Moment | undefined;
  readonly good: number;
  readonly scrap: number;
  /** Index; undefined when it was not booked or is not known. */
  readonly resource: number | undefined;
  readonly place: Place;
  /** From the written Targets. */
  readonly fromTargets: boolean;
}

/** All that is recorded about one step of one order. */
export interface StepRecord {
  readonly key: OperationKey;
  /** Ascending in start; where there is any, Progress does not count. */
  work: BookedWork[];
  progress: InputRow<"Progress"> | undefined;
  /** An operation was found for it. */
  used: boolean;
}

/** What is recorded of one order line, by step. */
export class LineRecords {
  private readonly bySteps = new Map<string, StepRecord>();

  /** The record of a step, made when there is none. */
  record(key: OperationKey): StepRecord {
    const step = comparableKey(key.step);
    const known = this.bySteps.get(step);
    if (known) return known;
    const made = { key, work: [], progress: undefined, used: false };
    this.bySteps.set(step, made);
    return made;
  }

  /** By comparable key; it counts as used from now on. */
  step(key: string): StepRecord | undefined {
    const record = this.bySteps.get(key);
    if (record) record.used = true;
    return record;
  }

  /** All steps in one, for an order whose only step has no name of its own. */
  all(): StepRecord {
    const records = [...this.bySteps.values()];
    for (const record of records) record.used = true;
    const work = records.flatMap((record) => record.work).sort((a, b) => a.start - b.start);
    const progress = records.find((record) => record.progress)?.progress;
    return { key: records[0]!.key, work, progress, used: true };
  }

  steps(): Iterable<StepRecord> {
    return this.bySteps.values();
  }

  /** Records that no operation was found for. */
  unused(): StepRecord[] {
    return [...this.bySteps.values()].filter((record) => !record.used);
  }
}

/** What the floor recorded: Actuals, filled Targets and Progress, by order, line and step. */
export class RecordBook {
  private readonly orders = new Map<string, Map<string, LineRecords>>();
  /** Booked work by index of the resource, for what stands on its units. */
  readonly byResource = new Map<
    number,
    { readonly key: OperationKey; readonly work: BookedWork }[]
  >();

  constructor(
    private readonly rows: AllRows,
    context: PlanContext,
    catalog: ResourceCatalog,
    frame: PlanFrame,
    log: IssueLog,
  ) {
    for (const row of rows.Progress.rows) {
      this.record({ order: row.order, line: row.line ?? "", step: row.step }).progress ??= row;
    }
    const ahead: ActualEntry[] = [];
    const book = (entry: ActualEntry, fromTargets: boolean) => {
      if (entry.end !== undefined && entry.end < entry.start) {
        const what = `The booking of ${entry.order}, step ${entry.step}, ends before it starts.`;
        log.error("ends-before-start", entry, "", what, "Correct Start or End.");
        return;
      }
      if (entry.start > frame.start) ahead.push(entry);
      this.book(entry, fromTargets, catalog, frame);
    };
    for (const row of rows.Actuals.rows) book(actualEntry(rows, row), false);
    for (const entry of context.targetActuals ?? []) book(entry, true);
    this.settleTargets(log);
    warnOfFuture(ahead, log);
  }

  /** What is recorded of an order line; where the order has one only, rows without a line count too. */
  of(order: string, line: string): LineRecords | undefined {
    const lines = this.orders.get(comparableKey(order));
    if (!lines) return undefined;
    const exact = lines.get(comparableKey(line));
    if (exact || lines.size !== 1) return exact;
    const [only] = lines;
    return only && (line === "" || only[0] === "") ? only[1] : undefined;
  }

  /** True when nothing at all is recorded. */
  get empty(): boolean {
    return this.orders.size === 0;
  }

  /** Where a record stands. */
  placeOf(record: StepRecord): Place {
    const [work] = record.work;
    if (work) return work.place;
    return record.progress
      ? placeOf(this.rows.Progress, record.progress.row, "step")
      : { sheet: "", cell: "" };
  }

  private record(key: OperationKey): StepRecord {
    const order = comparableKey(key.order);
    const lines = this.orders.get(order) ?? new Map<string, LineRecords>();
    this.orders.set(order, lines);
    const line = comparableKey(key.line);
    const records = lines.get(line) ?? new LineRecords();
    lines.set(line, records);
    return records.record(key);
  }

  private book(
    entry: ActualEntry,
    fromTargets: boolean,
    catalog: ResourceCatalog,
    frame: PlanFrame,
  ): void {
    const resource = catalog.resource(entry.resource)?.index;
    const work: BookedWork = {
      start: Math.min(entry.start, frame.start),
      end: entry.end === undefined ? undefined : Math.min(entry.end, frame.start),
      good: entry.good,
      scrap: entry.scrap,
      resource,
      place: { sheet: entry.sheet, cell: entry.cell },
      fromTargets,
    };
    this.record(entry).work.push(work);
    if (resource === undefined) return;
    const list = this.byResource.get(resource);
    if (list) list.push({ key: entry, work });
    else this.byResource.set(resource, [{ key: entry, work }]);
  }

  /** A row of Actuals wins over a filled Targets row of the same order and step that it overlaps. */
  private settleTargets(log: IssueLog): void {
    for (const lines of this.orders.values()) {
      for (const records of lines.values()) {
        for (const record of records.steps()) {
          record.work = withoutDoubled(record, log).sort((a, b) => a.start - b.start);
        }
      }
    }
  }
}

function withoutDoubled(record: StepRecord, log: IssueLog): BookedWork[] {
  const actuals = record.work.filter((work) => !work.fromTargets);
  if (actuals.length === 0 || actuals.length === record.work.length) return record.work;
  return record.work.filter((work) => {
    const overlaps = (actual: BookedWork) =>
      actual.start < (work.end ?? Infinity) && work.start < (actual.end ?? Infinity);
    if (!work.fromTargets || !actuals.some(overlaps)) return true;
    log.warning(
      "target-overlaps-actual",
      work.place,
      String(work.good),
      `${record.key.order}, step ${record.key.step}, is entered in Targets and booked in Actuals for the same time; Actuals counts.`,
      "Clear the row in Targets, or correct the booking.",
    );
    return false;
  });
}

/** A row of Actuals as an entry, with the place of its start. */
function actualEntry(rows: AllRows, row: InputRow<"Actuals">): ActualEntry {
  return {
    order: row.order,
    line: row.line ?? "",
    step: row.step,
    resource: row.resource ?? "",
    start: row.start,
    end: row.end,
    good: row.good,
    scrap: row.scrap,
    ...placeOf(rows.Actuals, row.row, "start"),
  };
}

function warnOfFuture(ahead: readonly ActualEntry[], log: IssueLog): void {
  const [first] = ahead;
  if (!first) return;
  const others = ahead.length > 1 ? ` and ${ahead.length - 1} more` : "";
  log.warning(
    "actual-in-future",
    first,
    first.order,
    `The booking of ${first.order}, step ${first.step},${others} lie after plan start; quantities count, times are taken as plan start.`,
    "Correct Start and End, or set Plan start later.",
  );
}
