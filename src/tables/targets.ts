import { addTo } from "../kernel/groups";
import { DAY, type Moment, type Seconds } from "../kernel/moment";
import type { ShiftOccurrence } from "../model/planning-model";
import type { Settings } from "../sheets/settings";
import { type Period, hoursOfShift, shiftPeriods } from "./buckets";
import { comesOutAtOnce, cumulativeGood } from "./cumulative-good";
import { type Plan, type PlannedOperation, plannedOperations } from "./plan-result";
import { type WorkingPiece, WorkingPieces } from "./working-pieces";

/** What one operation does on its resource in one bucket. */
export interface TargetRow {
  readonly shift: ShiftOccurrence;
  /** The hour or the shift that the row stands for. */
  readonly bucket: Period;
  readonly resource: string;
  /** Undefined for a break. */
  readonly operation: PlannedOperation | undefined;
  readonly activity: "Setup" | "Run" | "Break";
  /** When it begins inside the bucket; for sorting. */
  readonly from: Moment;
  readonly to: Moment;
  /** Good units of the operation by the end of the bucket, and those of this bucket alone; undefined unless it runs. */
  readonly cumulative: number | undefined;
  readonly units: number | undefined;
}

/** Targets of all shifts that begin inside Target days (or are on at plan start), by date, shift, resource and hour. */
export function targetRows(plan: Plan, settings: Settings): readonly TargetRow[] {
  const { planStart } = plan.model;
  const until = planStart + settings.targetDays * DAY;
  const work = workByResource(plan, until);
  const rows = plan.model.resources.flatMap((resource) => {
    const list = work.get(resource.id);
    if (!list) return [];
    return shiftPeriods(resource.shifts, planStart, until).flatMap((shift) =>
      shiftRows(resource.id, shift, list, planStart, settings),
    );
  });
  return rows.sort(byShift);
}

interface Work {
  readonly operation: PlannedOperation;
  /** In moments, ascending. */
  readonly pieces: readonly WorkingPiece[];
}

function workByResource(plan: Plan, until: Moment): ReadonlyMap<string, readonly Work[]> {
  const cutter = new WorkingPieces(plan.problem);
  const { planStart } = plan.model;
  const byResource = new Map<string, Work[]>();
  for (const operation of plannedOperations(plan)) {
    // A shift that begins before `until` is shown to its end.
    if (operation.start > until + DAY || operation.end <= planStart) continue;
    const pieces = cutter.of(operation.placement).map((piece) => ({
      ...piece,
      start: planStart + piece.start,
      end: planStart + piece.end,
    }));
    addTo(byResource, operation.resource, { operation, pieces });
  }
  return byResource;
}

function shiftRows(
  resource: string,
  shift: ShiftOccurrence,
  work: readonly Work[],
  planStart: Moment,
  settings: Settings,
): TargetRow[] {
  const buckets = settings.bucket === "Shift" ? [shift] : hoursOfShift(shift);
  const touching = work.filter(
    ({ pieces }) =>
      pieces.length > 0 && pieces.at(-1)!.end > shift.start && pieces[0]!.start < shift.end,
  );
  const rows = buckets.flatMap((bucket) =>
    touching.flatMap((one) => bucketRows(resource, shift, bucket, one, settings.wholeUnits)),
  );
  dropSilentRows(rows);
  return rows.length === 0 ? [] : [...rows, ...breakRows(resource, shift, buckets, planStart)];
}

/** What comes out at once needs no row for each hour: its first one in the shift, and the one with its target. */
function dropSilentRows(rows: TargetRow[]): void {
  const shown = new Set<number>();
  const kept = rows.filter(({ activity, operation, units }) => {
    if (activity !== "Run" || !operation || units !== undefined) return true;
    if (shown.has(operation.index)) return false;
    shown.add(operation.index);
    return true;
  });
  rows.splice(0, rows.length, ...kept);
}

function bucketRows(
  resource: string,
  shift: ShiftOccurrence,
  bucket: Period,
  { operation, pieces }: Work,
  wholeUnits: boolean,
): TargetRow[] {
  const rows: TargetRow[] = [];
  for (const activity of ["Setup", "Run"] as const) {
    const inside = pieces.filter(
      (piece) =>
        piece.activity === activity && piece.start < bucket.end && piece.end > bucket.start,
    );
    if (inside.length === 0) continue;
    const from = Math.max(bucket.start, inside[0]!.start);
    const to = Math.min(bucket.end, inside.at(-1)!.end);
    const common = { shift, bucket, resource, operation, activity, from, to };
    if (activity === "Setup") {
      rows.push({ ...common, cumulative: undefined, units: undefined });
      continue;
    }
    const before = cumulativeGood(operation, worked(pieces, bucket.start), wholeUnits);
    const cumulative = cumulativeGood(operation, worked(pieces, bucket.end), wholeUnits);
    if (cumulative === 0 && comesOutAtOnce(operation)) {
      rows.push({ ...common, cumulative: undefined, units: undefined });
      continue;
    }
    rows.push({ ...common, cumulative, units: Math.round((cumulative - before) * 1e6) / 1e6 });
  }
  return rows;
}

/** Running seconds from plan start up to a moment. */
function worked(pieces: readonly WorkingPiece[], until: Moment): Seconds {
  let sum = 0;
  for (const piece of pieces)
    if (piece.activity === "Run") sum += Math.max(0, Math.min(until, piece.end) - piece.start);
  return sum;
}

function breakRows(
  resource: string,
  shift: ShiftOccurrence,
  buckets: readonly Period[],
  planStart: Moment,
): TargetRow[] {
  return shift.breaks
    .filter((pause) => pause.end > planStart)
    .flatMap((pause) => {
      const bucket = buckets.find((b) => pause.start >= b.start && pause.start < b.end);
      return bucket
        ? [
            {
              shift,
              bucket,
              resource,
              operation: undefined,
              activity: "Break" as const,
              from: pause.start,
              to: pause.end,
              cumulative: undefined,
              units: undefined,
            },
          ]
        : [];
    });
}

function byShift(a: TargetRow, b: TargetRow): number {
  return (
    a.shift.date - b.shift.date ||
    a.shift.start - b.shift.start ||
    compare(a.shift.shift, b.shift.shift) ||
    compare(a.resource, b.resource) ||
    a.bucket.start - b.bucket.start ||
    a.from - b.from ||
    (a.operation?.index ?? -1) - (b.operation?.index ?? -1)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
