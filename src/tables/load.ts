import type { Seconds } from "../kernel/moment";
import type { Mode, ProblemResource } from "../schedule/problem";
import { WHOLE, workBetween } from "../schedule/working-time";
import { type Bucket, type Period, periods } from "./buckets";
import type { Plan } from "./plan-result";
import { type WorkingPiece, WorkingPieces } from "./working-pieces";

/** How full a resource or pool is in a stretch of time; hours of machines or heads. */
export interface LoadRow {
  /** Index into the problem's resources. */
  readonly resource: number;
  readonly period: Period;
  /** Undefined where there is no limit. */
  readonly availableHours: number | undefined;
  readonly setupHours: number;
  readonly runHours: number;
}

/** Load of every resource from plan start to the last End, in rows where there is anything. */
export function loadRows(plan: Plan, bucket: Bucket): readonly LoadRow[] {
  const work = workByResource(plan);
  const last = lastEnd(plan);
  return plan.problem.resources.flatMap((resource, index) =>
    resourceRows(plan, resource, index, work[index]!, bucket, last),
  );
}

/** A stretch in which so many machines or heads are busy. */
interface Work extends WorkingPiece {
  /** Machines or heads. */
  readonly amount: number;
}

function workByResource(plan: Plan): readonly (readonly Work[])[] {
  const pieces = new WorkingPieces(plan.problem);
  const work: Work[][] = plan.problem.resources.map(() => []);
  for (const placement of plan.solution.placements) {
    const mode = placement && plan.problem.operations[placement.operation]!.modes[placement.mode];
    if (!mode) continue;
    for (const piece of pieces.of(placement))
      for (const [resource, amount] of held(mode, piece.activity))
        work[resource]!.push({ ...piece, amount });
  }
  return work;
}

/** What an operation holds while it sets up or runs: machines or heads by resource. */
function held(mode: Mode, activity: WorkingPiece["activity"]) {
  const amounts = new Map<number, number>([[mode.resource, 1]]);
  for (const need of mode.needs) {
    if (need.during !== "all" && need.during !== activity.toLowerCase()) continue;
    amounts.set(need.resource, (amounts.get(need.resource) ?? 0) + need.amount / WHOLE);
  }
  return amounts;
}

function lastEnd(plan: Plan): Seconds {
  let last = 1;
  for (const placement of plan.solution.placements) last = Math.max(last, placement?.end ?? 0);
  return last;
}

function resourceRows(
  plan: Plan,
  resource: ProblemResource,
  index: number,
  work: readonly Work[],
  bucket: Bucket,
  last: Seconds,
): readonly LoadRow[] {
  const { planStart } = plan.model;
  const found = periods(bucket, plan.model.resources[index]!, planStart, planStart + last);
  const setup = new Float64Array(found.length);
  const run = new Float64Array(found.length);
  const starts = found.map((period) => period.start - planStart);
  const ends = found.map((period) => period.end - planStart);
  for (const piece of work) {
    const hours = piece.activity === "Setup" ? setup : run;
    for (let i = firstEndingAfter(ends, piece.start); i < ends.length; i++) {
      if (starts[i]! >= piece.end) break;
      const seconds = Math.min(piece.end, ends[i]!) - Math.max(piece.start, starts[i]!);
      hours[i] = hours[i]! + (seconds * piece.amount) / 3600;
    }
  }
  const available = availableHours(resource, starts, ends, plan.problem.horizon);
  return found
    .map((period, i) => ({
      resource: index,
      period,
      availableHours: available?.[i],
      setupHours: setup[i]!,
      runHours: run[i]!,
    }))
    .filter((row) => (row.availableHours ?? 0) + row.setupHours + row.runHours > 0);
}

function firstEndingAfter(ends: readonly Seconds[], at: Seconds): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Machine or head hours by period, none before plan start or after the horizon; undefined: no limit. */
function availableHours(
  resource: ProblemResource,
  starts: readonly Seconds[],
  ends: readonly Seconds[],
  horizon: Seconds,
): readonly number[] | undefined {
  if (resource.kind === "unlimited") return undefined;
  const spans = starts.map(
    (start, i) => [Math.max(0, start), Math.min(horizon, ends[i]!)] as const,
  );
  if (resource.kind === "units")
    return spans.map(([from, to]) =>
      resource.units.reduce((sum, unit) => sum + workBetween(unit, from, to) / 3600, 0),
    );
  const { times, amounts } = resource.capacity;
  let i = 0;
  return spans.map(([from, to]) => {
    let sum = 0;
    while (i + 1 < times.length && times[i + 1]! <= from) i++;
    for (let k = i; k < times.length && times[k]! < to; k++) {
      const seconds = Math.min(to, times[k + 1] ?? to) - Math.max(from, times[k]!);
      if (seconds > 0) sum += (amounts[k]! * seconds) / WHOLE / 3600;
    }
    return sum;
  });
}
